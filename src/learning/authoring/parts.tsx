/** Small parts that the pages of the office's authoring share. */
import type { Child } from 'hono/jsx';
import type { ProgrammeState } from '#learning/programmes';
import { Button, Form, LinkButton, Notice, Tag, TextField } from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { LOCALES, type Locale, type LocalText, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

/** What was typed, or what is stored when nothing was typed yet. */
export interface Filled {
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

const DONE = [
  'created',
  'saved',
  'published',
  'unpublished',
  'archived',
  'restored',
  'removed',
  'lesson_archived',
  'uploaded',
] as const;
export type Done = (typeof DONE)[number];

/** Says what the last act did; words it does not know say nothing. */
export function DoneNotice({ word, locale }: { word: string | undefined; locale: Locale }) {
  const known = DONE.find((done) => done === word);
  if (!known) return null;
  return (
    <Notice kind="success">
      <p role="status">{translator(messages, locale)(`done_${known}`)}</p>
    </Notice>
  );
}

const TONES = { draft: 'attention', published: 'good', archived: 'neutral' } as const;

export function StateTag({ state, locale }: { state: ProgrammeState; locale: Locale }) {
  return <Tag tone={TONES[state]}>{translator(messages, locale)(`state_${state}`)}</Tag>;
}

export type MoveButtonsProps = { action: string; what: string; locale: Locale };

/** Up and down without a script: each a form of its own, named for those who do not see where it stands. */
export function MoveButtons({ action, what, locale }: MoveButtonsProps) {
  const t = translator(messages, locale);
  return (
    <form class="cluster cluster-tight" action={action} method="post">
      {(['up', 'down'] as const).map((direction) => (
        <Button kind="quiet" name="direction" value={direction}>
          <span aria-hidden="true">{direction === 'up' ? '↑' : '↓'}</span>
          <span class="visually-hidden">{t(direction, { what })}</span>
        </Button>
      ))}
    </form>
  );
}

/** One title in three languages, Russian first and needed. */
export function TitleFields({ label, stored, values, errors, locale, hint }: TitleFieldsProps) {
  const t = translator(messages, locale);
  return (
    <>
      {LOCALES.map((each) => (
        <TextField
          name={`title_${each}`}
          label={`${label} · ${t(`language_${each}`)}`}
          optionalText={each === 'ru' ? undefined : t('optional')}
          value={values ? typed(values, `title_${each}`) : stored?.[each]}
          error={errors?.[`title_${each}`]}
          hint={each === 'ru' ? hint : undefined}
          maxlength={120}
        />
      ))}
    </>
  );
}

export type TitleFieldsProps = Filled & {
  label: string;
  stored?: LocalText | undefined;
  locale: Locale;
  hint?: string | undefined;
};

export type ConfirmationProps = {
  title: string;
  says: string;
  action: string;
  back: string;
  button: string;
  kind: 'primary' | 'danger';
  locale: Locale;
  children?: Child;
};

/** One question, what will happen, and the way back. */
export function Confirmation({ title, says, action, back, button, kind, locale, children }: ConfirmationProps) {
  const t = translator(messages, locale);
  return (
    <>
      <h1>{title}</h1>
      <p class="measure">{says}</p>
      {children}
      <Form action={localPath(locale, action)}>
        <div class="actions">
          <Button kind={kind}>{button}</Button>
          <LinkButton kind="quiet" href={localPath(locale, back)}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

/** The languages as tabs that are pages. */
export function LanguageTabs({ base, current, written, locale }: LanguageTabsProps) {
  const t = translator(messages, locale);
  return (
    <nav class="tabs" aria-label={t('language')}>
      {LOCALES.map((each) => (
        <a href={localPath(locale, `${base}/${each}`)} aria-current={each === current ? 'page' : undefined}>
          {t(`language_${each}`)}
          {!written.includes(each) && <span class="muted"> ({t('not_written')})</span>}
        </a>
      ))}
    </nav>
  );
}

export type LanguageTabsProps = {
  base: string;
  current: Locale;
  written: readonly Locale[];
  locale: Locale;
};
