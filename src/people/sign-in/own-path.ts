/** Where to go on after signing in: a path of this site, or nothing. Another site's address never survives. */
export function ownPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 500 || !/^\/(?![/\\])[^\s\\]*$/.test(text)) return undefined;
  const here = 'http://school.invalid';
  if (!URL.canParse(text, here) || new URL(text, here).origin !== here) return undefined;
  return text.startsWith('/sign-in') ? undefined : text;
}
