/** What every route works with: the request's context, its language, and one way to answer with a page. */
import { Hono, type Context as HonoContext } from 'hono';
import type { Child } from 'hono/jsx';
import type { Context, PersonActor } from '../context.ts';
import { NotFound } from '../errors.ts';
import { type Locale, localPath } from '../i18n/locale.ts';

/** The signed-in person as the frame of a page shows them. */
export interface Viewer {
  readonly name: string;
  readonly email: string;
}

export interface PageFrame {
  readonly title: string;
  readonly description?: string;
  readonly area?: 'public' | 'learner' | 'office';
  readonly status?: 200 | 201 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 | 507;
  readonly noindex?: boolean;
  /** A page without the navigation around it: one question, one answer. */
  readonly focused?: boolean;
  /** Origins of other sites that this page frames, because its reader asked for it. */
  readonly lets?: readonly string[];
  /** Origins on the reader's own machine that a script of this page speaks to, because its reader asked for it. */
  readonly connects?: readonly string[];
}

export interface WebEnv {
  Variables: {
    ctx: Context;
    locale: Locale;
    /** The path without its language. */
    path: string;
    requestId: string;
    viewer: Viewer | undefined;
    /** The network address, for the session and against guessing; never logged. */
    address: string;
    frame: (frame: PageFrame, body: Child) => Response | Promise<Response>;
  };
}

export type App = Hono<WebEnv>;
export type Request = HonoContext<WebEnv>;

export function createApp(options?: ConstructorParameters<typeof Hono<WebEnv>>[0]): App {
  return new Hono<WebEnv>(options);
}

/** Answers with a whole page around the body. */
export function page(c: Request, frame: PageFrame, body: Child): Response | Promise<Response> {
  return c.get('frame')(frame, body);
}

/** After a post: on to a page of the same language. */
export function seeOther(c: Request, path: string): Response {
  return c.redirect(localPath(c.var.locale, path), 303);
}

/** Thrown where a page is for signed-in people; the web answers with the way to sign in. */
export class SignInRequired extends Error {}
/** Thrown where a page needs a second factor that this session has not shown. */
export class SecondFactorRequired extends Error {}

/** The signed-in person. Throws {@link SignInRequired}. */
export function requirePerson(c: Request): PersonActor {
  const { actor } = c.get('ctx');
  if (actor.kind !== 'person') throw new SignInRequired();
  return actor;
}

/** A path parameter that must be a UUID; anything else is an object that does not exist. */
export function uuidParam(c: Request, name: string): string {
  const value = c.req.param(name) ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) throw new NotFound(name);
  return value;
}
