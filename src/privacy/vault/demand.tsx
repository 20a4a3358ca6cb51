/** By which demand of the law the vault is opened: asked wherever it is. */
import { CodeField, Select, TextField } from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { GROUND_WORDS } from './schema.ts';

export const PATH = '/office/vault';

export interface DemandProps {
  readonly locale: Locale;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function DemandFields({ locale, values, errors }: DemandProps) {
  const t = translator(messages, locale);
  return (
    <>
      <Select
        name="ground"
        label={t('ground')}
        value={typed(values, 'ground')}
        options={GROUND_WORDS.map((ground) => ({ value: ground, label: t(`ground_${ground}`) }))}
        error={errors?.['ground']}
      />
      <TextField
        name="document"
        label={t('document')}
        hint={t('document_hint')}
        value={typed(values, 'document')}
        error={errors?.['document']}
        maxlength={200}
      />
      <CodeField label={t('code')} why={t('code_why')} error={errors?.['code']} digits />
    </>
  );
}
