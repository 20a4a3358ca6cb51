import { type PublicationProblem, stateOf } from '#learning/programmes';
import { Button, LinkButton, Money, Notice, SummaryList } from '#platform/html/index.ts';
import { inLocale, LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { DoneNotice, MoveButtons, StateTag } from './parts.tsx';
import { Crumbs, programmeTitle } from './programme-pages.tsx';
import type { EditedLesson, EditedModule, EditedProgramme } from './queries.ts';

export interface EditorProps extends EditedProgramme {
  readonly problems: readonly PublicationProblem[];
  readonly done: string | undefined;
  readonly locale: Locale;
}

/** Everything about one programme, each part with the way to change it. */
export function EditorPage({ programme, modules, archived, problems, done, locale }: EditorProps) {
  const t = translator(messages, locale);
  const base = `/office/programmes/${programme.id}`;
  const link = (path: string) => localPath(locale, base + path);
  const state = stateOf(programme);
  const title = programmeTitle(programme, locale);
  return (
    <>
      <Crumbs locale={locale} here={title} />
      <DoneNotice word={done} locale={locale} />
      <div class="split">
        <h1>{title}</h1>
        <StateTag state={state} locale={locale} />
      </div>
      <SummaryList
        items={[
          {
            label: t('slug'),
            value:
              state === 'published' ? (
                <a href={localPath(locale, `/programmes/${programme.slug}`)}>/programmes/{programme.slug}</a>
              ) : (
                `/programmes/${programme.slug}`
              ),
          },
          {
            label: t('facts'),
            value: (
              <>
                {t(`level_${programme.level}`)}, {t('hours', { count: programme.hours })},{' '}
                {programme.price_kzt === 0 ? t('free') : <Money tenge={programme.price_kzt} locale={locale} />}
              </>
            ),
            action: { href: link('/facts'), label: t('change') },
          },
          ...LOCALES.map((each) => ({
            label: t('text_in', { language: t(`language_${each}`) }),
            value: programme.texts[each]?.title ?? <span class="muted">{t('not_written')}</span>,
            action: { href: link(`/texts/${each}`), label: t('change') },
          })),
        ]}
      />
      <section class="section">
        <h2>{t('outline')}</h2>
        {modules.length === 0 && <p>{t('outline_empty')}</p>}
        {modules.map((module) => (
          <ModuleBlock module={module} base={base} locale={locale} />
        ))}
        <LinkButton kind="secondary" href={link('/modules/new')}>
          {t('add_module')}
        </LinkButton>
      </section>
      {archived.length > 0 && (
        <section class="section">
          <h2>{t('archived_lessons')}</h2>
          {archived.map((lesson) => (
            <ArchivedLesson lesson={lesson} modules={modules} base={base} locale={locale} />
          ))}
        </section>
      )}
      <section class="section">
        <h2>{t('publication')}</h2>
        <Publication {...{ state, problems, base, locale }} />
      </section>
    </>
  );
}

function ModuleBlock({ module, base, locale }: { module: EditedModule; base: string; locale: Locale }) {
  const t = translator(messages, locale);
  const title = inLocale(module.titles, locale);
  const link = (path: string) => localPath(locale, `${base}${path}`);
  return (
    <div class="block">
      <div class="split">
        <h3>{title}</h3>
        <div class="cluster cluster-tight">
          <MoveButtons action={link(`/modules/${module.id}/position`)} what={title} locale={locale} />
          <a href={link(`/modules/${module.id}`)}>
            {t('rename')}
            <span class="visually-hidden">: {title}</span>
          </a>
          {module.lessons.length === 0 && (
            <a href={link(`/modules/${module.id}/removal`)}>
              {t('remove')}
              <span class="visually-hidden">: {title}</span>
            </a>
          )}
        </div>
      </div>
      {module.lessons.length === 0 && <p class="muted">{t('module_empty')}</p>}
      <ol class="lesson-titles">
        {module.lessons.map((lesson) => (
          <LessonRow lesson={lesson} base={base} locale={locale} />
        ))}
      </ol>
      <p>
        <a href={link(`/lessons/new?module=${module.id}`)}>
          {t('add_lesson')}
          <span class="visually-hidden">: {title}</span>
        </a>
      </p>
    </div>
  );
}

function LessonRow({ lesson, base, locale }: { lesson: EditedLesson; base: string; locale: Locale }) {
  const t = translator(messages, locale);
  const title = inLocale(lesson.titles, locale);
  const link = (path: string) => localPath(locale, `${base}/lessons/${lesson.id}${path}`);
  return (
    <li>
      <span>
        <a href={link('/texts/ru')}>{title}</a>{' '}
        <span class="small muted">
          {t('minutes_count', { count: lesson.minutes })}, {lesson.written.join(', ')}
        </span>
      </span>
      <span class="cluster cluster-tight">
        <MoveButtons action={link('/position')} what={title} locale={locale} />
        <a href={link('/removal')}>
          {t('remove')}
          <span class="visually-hidden">: {title}</span>
        </a>
      </span>
    </li>
  );
}

type ArchivedLessonProps = { lesson: EditedLesson; modules: readonly EditedModule[]; base: string; locale: Locale };

function ArchivedLesson({ lesson, modules, base, locale }: ArchivedLessonProps) {
  const t = translator(messages, locale);
  const action = localPath(locale, `${base}/lessons/${lesson.id}/restoration`);
  return (
    <div class="choice-row">
      <p>
        <a href={localPath(locale, `${base}/lessons/${lesson.id}/texts/ru`)}>{inLocale(lesson.titles, locale)}</a>
      </p>
      {modules.length > 0 && (
        <form class="cluster" method="post" action={action}>
          <label for={`module-${lesson.id}`}>{t('restore_to')}</label>
          <select class="input input-select" id={`module-${lesson.id}`} name="module">
            {modules.map((module) => (
              <option value={module.id}>{inLocale(module.titles, locale)}</option>
            ))}
          </select>
          <Button kind="secondary">{t('restore')}</Button>
        </form>
      )}
    </div>
  );
}

type PublicationProps = Pick<EditorProps, 'problems' | 'locale'> & {
  state: ReturnType<typeof stateOf>;
  base: string;
};

function Publication({ state, problems, base, locale }: PublicationProps) {
  const t = translator(messages, locale);
  const link = (path: string) => localPath(locale, base + path);
  if (state === 'archived') {
    return (
      <LinkButton kind="secondary" href={link('/restoration')}>
        {t('restore')}
      </LinkButton>
    );
  }
  return (
    <>
      {state === 'draft' && problems.length > 0 && (
        <Notice kind="info" title={t('not_ready')}>
          <ul>
            {problems.map((problem) => (
              <li>{t(`problem_${problem}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="actions">
        {state === 'draft' && problems.length === 0 && (
          <LinkButton href={link('/publication')}>{t('publish')}</LinkButton>
        )}
        {state === 'published' && (
          <LinkButton kind="secondary" href={link('/unpublication')}>
            {t('unpublish')}
          </LinkButton>
        )}
        <LinkButton kind="quiet" href={link('/archiving')}>
          {t('archive_do')}
        </LinkButton>
      </div>
    </>
  );
}
