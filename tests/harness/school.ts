/** A whole school for a test file: its own database, a clock that can be moved, its letters, and the web in-process. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Role } from '#people/roles';
import { type MovableClock, movableClock } from '#platform/clock.ts';
import { type Actor, actingAs, type Context } from '#platform/context.ts';
import { type Connection, tables } from '#platform/database/database.ts';
import type { App } from '#platform/http/app.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { createLog } from '#platform/log/log.ts';
import type { OutboxDb, OutboxMessagesTable } from '#platform/outbox/outbox.ts';
import { openSchool, type School } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { administer, databaseOf } from './global-setup.ts';
import { signInForTest, type TestPerson } from './people.ts';

export const START = '2026-11-22T06:00:00Z';
export const TEST_SECRET_KEY = 'a secret key for tests, thirty-two characters and more';

export interface RequestOptions {
  method?: string;
  form?: Record<string, string | string[] | File> | undefined;
  cookie?: string | undefined;
  headers?: Record<string, string>;
  locale?: Locale;
}

export interface TestSchool {
  readonly ctx: Context;
  readonly clock: MovableClock;
  readonly inventory: Inventory;
  readonly school: School;
  /** For what opens connections of its own. */
  readonly connection: Connection;
  /** Of the places of this school: `data`, `ledger`. */
  readonly folder: string;
  readonly app: App;
  /** Every line the technical log wrote. */
  readonly logLines: string[];
  /** The text of every statement, in order; empty it to count anew. */
  readonly statements: string[];
  as(actor: string | Actor): Context;
  person(given?: { name?: string; email?: string; roles?: readonly Role[]; locale?: Locale }): Promise<TestPerson>;
  request(path: string, options?: RequestOptions): Promise<Response>;
  runJobs(): Promise<void>;
  letters(): Promise<OutboxMessagesTable[]>;
}

/** Its secret half was thrown away. */
const OWNERS_KEY = 'age1798ggxwjyjr6037jc4xy9hza4e55f2t2mptjsh82salvl04jxdysujmvka';

let count = 0;

/** `settings` join the test's own, such as a server of the test's own. */
export function useSchool(settings: Readonly<Record<string, string>> = {}): TestSchool {
  const opened: { current?: TestSchool; close?: () => Promise<void> } = {};
  beforeAll(async () => {
    const server = inject('server');
    const database = `school_${process.pid}_${count++}_${Date.now().toString(36)}`;
    const folder = await mkdtemp(join(tmpdir(), 'school-test-'));
    await administer(server, `create database ${database} template ${inject('template')}`);
    const connection = databaseOf(server, database);
    const clock = movableClock(START);
    const logLines: string[] = [];
    const statements: string[] = [];
    const school = await openSchool({
      config: readConfig({
        NODE_ENV: 'test',
        DATA_DIR: join(folder, 'data'),
        LEDGER_URL: `file:${join(folder, 'ledger')}`,
        DRILL_KEY_FILE: join(folder, 'drill.key'),
        BACKUP_RECIPIENT: OWNERS_KEY,
        BASE_URL: 'http://school.test',
        ...settings,
      }),
      connection,
      secretKey: TEST_SECRET_KEY,
      log: createLog('info', { write: (line) => logLines.push(line) }),
      clock,
      onStatement: (text) => statements.push(text),
    });
    // As the first start does.
    await school.ctx.ledger.begin();
    opened.close = async () => {
      await school.close();
      await administer(server, `drop database if exists ${database} with (force)`);
      await rm(folder, { recursive: true, force: true });
    };
    opened.current = { ...describeSchool(school, clock, logLines, statements), connection, folder };
  });
  afterAll(() => opened.close?.());
  return new Proxy({} as TestSchool, {
    get: (_, property) => {
      if (!opened.current) throw new Error('the school is open inside tests only');
      return opened.current[property as keyof TestSchool];
    },
  });
}

const NO_ASSETS = { head: { css: [], scripts: [], preload: [] }, files: new Map() };

function describeSchool(
  school: School,
  clock: MovableClock,
  logLines: string[],
  statements: string[],
): Omit<TestSchool, 'connection' | 'folder'> {
  const ctx = actingAs(school.ctx, { kind: 'operator' });
  const app = school.createWeb(NO_ASSETS);
  const person = (personId: string): Actor => ({
    kind: 'person',
    personId,
    sessionId: personId,
    roles: [],
    secondFactor: false,
  });
  return {
    ctx,
    clock,
    inventory: school.inventory,
    school,
    app,
    logLines,
    statements,
    as: (actor) => actingAs(ctx, typeof actor === 'string' ? person(actor) : actor),
    person: (given) => signInForTest(ctx, given),
    request: async (path, options = {}) => app.request(urlOf(path, options), requestOf(options)),
    runJobs: () => school.runWaitingJobs(),
    letters: () =>
      tables<OutboxDb>(ctx).selectFrom('outbox_messages').selectAll().orderBy('written_at').orderBy('id').execute(),
  };
}

function urlOf(path: string, options: RequestOptions): string {
  return `http://school.test${localPath(options.locale ?? 'ru', path)}`;
}

function requestOf({ method, form, cookie, headers }: RequestOptions): RequestInit {
  const cookies: Record<string, string> = cookie ? { cookie } : {};
  if (!form) return { method: method ?? 'GET', headers: { ...cookies, ...headers } };
  const hasFile = Object.values(form).some((value) => value instanceof File);
  const body = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const each of Array.isArray(value) ? value : [value]) (body as FormData).append(name, each);
  }
  return { method: method ?? 'POST', headers: { origin: 'http://school.test', ...cookies, ...headers }, body };
}
