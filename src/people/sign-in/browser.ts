/** Between a request and the verbs of signing in. */
import { type Request, seeOther } from '#platform/http/app.ts';
import { pathAfterSignIn } from './path-after-sign-in.ts';
import type { Browser, Cookies } from './sign-in.ts';

export function browserOf(c: Request): Browser {
  return { cookies: c.req.header('cookie') ?? '', userAgent: c.req.header('user-agent') ?? '', address: c.var.address };
}

export function giveCookies(c: Request, cookies: Cookies): void {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
}

/** Where somebody who has just signed in goes on. */
export function welcome(c: Request, { next, isStaff }: { next: unknown; isStaff: boolean }): Response {
  return seeOther(c, pathAfterSignIn(next) ?? (isStaff ? '/office' : '/learn'));
}
