import { Icon, LinkButton, PlanDrawing } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { ProgrammeList } from './programme-list.tsx';
import type { OfferedProgramme } from './queries.ts';

export interface HomeProps {
  readonly programmes: readonly OfferedProgramme[];
  readonly locale: Locale;
  readonly today: Temporal.PlainDate;
}

/** A first page shows the beginning of the list; the catalogue has the whole. */
const SHOWN = 6;

const TEACHES = [
  ['teach_trade', 'teach_trade_text'],
  ['teach_people', 'teach_people_text'],
  ['teach_honesty', 'teach_honesty_text'],
] as const;
const STEPS = [
  ['step_choose', 'step_choose_text'],
  ['step_read', 'step_read_text'],
  ['step_do', 'step_do_text'],
  ['step_finish', 'step_finish_text'],
] as const;
const FOR = ['for_curious', 'for_new', 'for_change'] as const;
const NOT_FOR = ['not_income', 'not_base', 'not_law'] as const;

export function HomePage({ programmes, locale, today }: HomeProps) {
  const t = translator(messages, locale);
  const free = programmes.find((programme) => programme.priceKzt === 0 && programme.cohorts.length > 0);
  return (
    <>
      <div class="hero">
        <div class="hero-inner">
          <div class="hero-text">
            <h1>{t('hero_title')}</h1>
            <p class="lead">{t('hero_lead')}</p>
            <div class="actions">
              {free && <LinkButton href={localPath(locale, `/programmes/${free.slug}`)}>{t('start_free')}</LinkButton>}
              <LinkButton href={localPath(locale, '/programmes')} kind={free ? 'secondary' : 'primary'}>
                {t('all_programmes')}
              </LinkButton>
            </div>
          </div>
          <PlanDrawing seed="home" size="hero" />
        </div>
      </div>
      <div class="page">
        {programmes.length > 0 && (
          <section class="section">
            <h2>{t('programmes')}</h2>
            <ProgrammeList programmes={programmes.slice(0, SHOWN)} locale={locale} today={today} headings="h3" />
            {programmes.length > SHOWN && (
              <p>
                <a href={localPath(locale, '/programmes')}>{t('all_programmes')}</a>
              </p>
            )}
          </section>
        )}
        <section class="section">
          <h2>{t('teach_title')}</h2>
          <div class="columns">
            {TEACHES.map(([title, text]) => (
              <div class="stack-tight">
                <h3>{t(title)}</h3>
                <p>{t(text)}</p>
              </div>
            ))}
          </div>
        </section>
        <section class="section">
          <h2>{t('steps_title')}</h2>
          <ol class="syllabus syllabus-columns">
            {STEPS.map(([title, text]) => (
              <li>
                <h3>{t(title)}</h3>
                <p class="measure">{t(text)}</p>
              </li>
            ))}
          </ol>
        </section>
        <section class="section">
          <div class="columns">
            <Suits title={t('for_title')} lines={FOR.map((line) => t(line))} icon="check" />
            <Suits title={t('not_title')} lines={NOT_FOR.map((line) => t(line))} icon="cross" />
          </div>
        </section>
        <section class="walls">
          <h2>{t('privacy_title')}</h2>
          <p class="measure">{t('privacy_text')}</p>
          <p>
            <a href={localPath(locale, '/privacy/promises')}>{t('privacy_link')}</a>
          </p>
        </section>
      </div>
    </>
  );
}

function Suits({ title, lines, icon }: { title: string; lines: readonly string[]; icon: 'check' | 'cross' }) {
  return (
    <div class="stack">
      <h2>{title}</h2>
      <ul class="lesson-list">
        {lines.map((line) => (
          <li>
            <span>
              <Icon name={icon} />
              <span>{line}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
