/** The questions of consent as a part of another room's form: each a box of its own, none ticked beforehand. */
import { Checkbox } from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, ticked, typed } from '#platform/http/form.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type ConsentPurpose, consentPurposes, PURPOSES } from './purposes.ts';

/** Spread into the form's schema; `explainConsentErrors` puts its errors into words. */
export const consentFields = {
  consent_study: ticked.refine((given) => given, 'required'),
  consent_offers: ticked,
  consent_improvement: ticked,
  consent_third_parties: ticked,
  consent_abroad: ticked,
} as const;

type ConsentAnswers = Readonly<Record<keyof typeof consentFields, boolean>>;

/** The purposes ticked in a form that was read with {@link consentFields}. */
export function givenIn(answers: ConsentAnswers): readonly ConsentPurpose[] {
  return PURPOSES.filter((purpose) => answers[`consent_${purpose}`]);
}

/** The same errors, with the words that say why the one consent is needed. */
export function explainConsentErrors(errors: FieldErrors, locale: Locale): FieldErrors {
  if (!errors['consent_study']) return errors;
  return { ...errors, consent_study: messages.study_missing[locale] };
}

export interface ConsentChoicesProps {
  readonly locale: Locale;
  /** What was ticked before, when the form comes back with errors. */
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function ConsentChoices({ locale, values, errors = {} }: ConsentChoicesProps) {
  const t = translator(messages, locale);
  const told = explainConsentErrors(errors, locale);
  return (
    <fieldset class="consents">
      <legend class="field-label">{t('legend')}</legend>
      <p class="field-hint">{t('hint')}</p>
      {consentPurposes(locale).map((facts) => (
        <Checkbox
          name={`consent_${facts.purpose}`}
          label={facts.required ? `${facts.label} ${t('required_word')}` : facts.label}
          hint={facts.text}
          why={`${t('data_words')}: ${facts.dataList}. ${t('term_words')}: ${facts.term}.`}
          checked={typed(values, `consent_${facts.purpose}`) === 'yes'}
          error={told[`consent_${facts.purpose}`]}
        />
      ))}
    </fieldset>
  );
}
