import { Notice } from '#platform/html/index.ts';
import type { Closing } from './closing.ts';

/** To whom it concerns, on the page of their data. */
export function ClosingNotice({ closing: { when, why, goes, until, stay } }: { closing: Closing }) {
  return (
    <Notice kind="warning" title={when}>
      <p>{why}</p>
      <p>{goes}</p>
      <p>{until}</p>
      <p>{stay}</p>
    </Notice>
  );
}
