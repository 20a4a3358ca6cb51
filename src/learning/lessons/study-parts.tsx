/** What every page of a study shows: whose it is, how far it is, what comes next. */
import { localTextIn, programmeTextIn } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import { formatDay, LinkButton, ProgressPlan, Tag } from '#platform/html/index.ts';
import { inLocale, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { Study } from './queries.ts';
import { doneCount, nextStep, type StudyLesson } from './study.ts';

export interface StudyProps {
  readonly locale: Locale;
  readonly study: Study;
}

export const studyTitle = (locale: Locale, study: Pick<Study, 'programmeTexts'>): string =>
  programmeTextIn(study.programmeTexts, locale).text.title;

export const studyPath = (locale: Locale, study: Study) => localPath(locale, `/learn/${study.seat}`);

const lessonsOf = (study: Study): StudyLesson[] => study.modules.flatMap((module) => module.lessons);

/** Who studies, when it is not the reader, and with which cohort. */
export function StudyEyebrow({ locale, study }: StudyProps) {
  const cohort = localTextIn(study.cohortTitles, locale).text;
  const { wardName: name } = study;
  return (
    <p class="eyebrow">{name === null ? cohort : `${translator(messages, locale)('studies', { name })} · ${cohort}`}</p>
  );
}

export function StudyState({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  if (!study.activeAt) return <Tag tone="attention">{t('awaiting')}</Tag>;
  if (!study.completedAt) return <Tag tone="info">{t('under_way')}</Tag>;
  return (
    <p class="cluster">
      <Tag tone="good">{t('completed')}</Tag>
      <span class="muted">{t('completed_on', { day: formatDay(schoolDay(study.completedAt), locale) })}</span>
    </p>
  );
}

export function StudyProgress({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  const lessons = lessonsOf(study);
  const [done, total] = [doneCount(lessons), lessons.length];
  return <ProgressPlan seed={study.programmeSlug} done={done} total={total} label={t('progress', { done, total })} />;
}

/** The one thing to do now, and what else the page offers beside it. */
export function NextStep({ locale, study, children }: StudyProps & { children?: unknown }) {
  const t = translator(messages, locale);
  const lessons = lessonsOf(study);
  const step = nextStep(lessons);
  const begun = lessons.some((lesson) => lesson.lastOpenedAt !== null);
  return (
    <>
      {step && <p class="measure">{t('next_is', { title: inLocale(step.titles, locale) })}</p>}
      <div class="actions">
        {step && (
          <LinkButton href={`${studyPath(locale, study)}/${step.slug}`}>{t(begun ? 'go_on' : 'start')}</LinkButton>
        )}
        {study.certificateCode && (
          <LinkButton kind="secondary" href={localPath(locale, `/certificates/${study.certificateCode}`)}>
            {t('certificate')}
          </LinkButton>
        )}
        {children}
      </div>
    </>
  );
}

export function Awaiting({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  const order = study.orderId ? `/account/orders/${study.orderId}` : '/account/orders';
  return (
    <>
      <p class="measure">{t('awaiting_text')}</p>
      <p class="measure muted">{t('awaiting_paid')}</p>
      <div class="actions">
        <LinkButton href={localPath(locale, order)}>{t('to_order')}</LinkButton>
      </div>
    </>
  );
}
