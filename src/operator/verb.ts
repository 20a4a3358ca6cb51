/** What a verb of `bin/school` is. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Context } from '#platform/context.ts';
import type { School } from '../app.ts';
import type { Config } from '../config.ts';

export type Flags = Readonly<Record<string, string | boolean | undefined>>;

export interface Handed {
  readonly ctx: Context;
  readonly school: School;
  readonly config: Config;
  readonly words: readonly string[];
  readonly flags: Flags;
}

export interface Verb {
  /** As it is typed: `person export`. */
  readonly name: string;
  /** The words and flags after the name. */
  readonly usage: string;
  readonly summary: string;
  /** How many words must follow the name. */
  readonly words: number;
  readonly options?: ParseArgsOptionsConfig;
  /** What is printed: a table of rows, or lines. `failed` makes the exit status 1. */
  run(handed: Handed): Promise<Result>;
}

export type Row = Readonly<Record<string, unknown>>;
export interface Result {
  readonly rows?: readonly Row[];
  /** Printed with `--json` instead of the rows. */
  readonly json?: unknown;
  readonly lines?: readonly string[];
  readonly failed?: boolean;
}

/** Wrong words: exit status 2. */
export class WrongWords extends Error {}
/** The verb could not do it: one clear line, exit status 1. */
export class Failure extends Error {}
