/** A path of this site to go on to, as a form or a link brought it, or nothing. Another site's address never survives. */
export function ownPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 500 || !/^\/(?![/\\])[^\s\\]*$/.test(text)) return undefined;
  const here = 'http://school.invalid';
  return URL.canParse(text, here) && new URL(text, here).origin === here ? text : undefined;
}
