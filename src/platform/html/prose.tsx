import { raw } from 'hono/html';

/**
 * Long reading: a lesson, the policy, an article. The HTML is put in as it is, so it must come from our own
 * renderer or have been sanitised: never from what a visitor typed.
 */
export function Prose({ trustedHtml }: { trustedHtml: string }) {
  return <div class="prose">{raw(trustedHtml)}</div>;
}
