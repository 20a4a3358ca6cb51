/** What every page shows on which a revision is written. */
import { type FieldErrors, Notice } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Revision } from '../queries.ts';
import { office } from './messages.ts';

export interface EditorProps {
  readonly revision: Pick<Revision, 'id' | 'name' | 'created_at'>;
  readonly version: number;
  readonly refusal?: string | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly locale: Locale;
}

export function Refusal({ text, locale }: { text: string | undefined; locale: Locale }) {
  if (!text) return null;
  return (
    <div role="alert">
      <Notice kind="danger" title={translator(office, locale)('conflict_title')}>
        <p>{text}</p>
      </Notice>
    </div>
  );
}
