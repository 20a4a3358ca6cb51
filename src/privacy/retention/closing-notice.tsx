import { Notice } from '#platform/html/index.ts';
import type { Closing } from './closing.ts';

/** To whom it concerns, on a page of their own data. */
export function ClosingNotice({ closing }: { closing: Closing }) {
  return (
    <Notice kind="warning" title={closing.when}>
      {closing.paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </Notice>
  );
}
