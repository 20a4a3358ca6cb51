import { expect, it } from 'vitest';
import { pathAfterSignIn } from './path-after-sign-in.ts';

it('leads on within this site, and not back to signing in', () => {
  expect(pathAfterSignIn('/learn/first-connections-open')).toBe('/learn/first-connections-open');
  for (const path of ['/sign-in', '/sign-in/forgotten', '//evil.example', undefined])
    expect(pathAfterSignIn(path), String(path)).toBeUndefined();
});
