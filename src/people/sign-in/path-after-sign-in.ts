import { ownPath } from '#platform/http/own-path.ts';

/** Where to go on after signing in, if it was said: never back to signing in. */
export function pathAfterSignIn(text: unknown): string | undefined {
  const path = ownPath(text);
  return path?.startsWith('/sign-in') ? undefined : path;
}
