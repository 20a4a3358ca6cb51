/** What a verb of `bin/school` is. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Context } from '#platform/context.ts';
import type { Log } from '#platform/log/log.ts';
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

interface VerbWords {
  /** As it is typed: `person export`. */
  readonly name: string;
  /** The words and flags after the name. */
  readonly usage: string;
  readonly summary: string;
  /** How many words must follow the name. */
  readonly words: number;
  readonly options?: ParseArgsOptionsConfig;
}

export interface Verb extends VerbWords {
  /** What is printed: a table of rows, or lines. `failed` makes the exit status 1. */
  run(handed: Handed): Promise<Result>;
}

/** A verb for a machine on which there is no school yet. */
export interface VerbWithoutSchool extends VerbWords {
  runWithoutSchool(handed: Omit<Handed, 'ctx' | 'school'> & { readonly log: Log }): Promise<Result>;
}
export type AnyVerb = Verb | VerbWithoutSchool;

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
