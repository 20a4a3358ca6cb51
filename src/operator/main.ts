/**
 * `bin/school VERB`: the operator's tool. Exit status 0 on success, 1 with one clear line on failure, 2 on wrong words.
 * It works beside a running server and without one.
 */
import { parseArgs } from 'node:util';
import { actingAs } from '#platform/context.ts';
import { environment } from '#platform/environment.ts';
import { createLog } from '#platform/log/log.ts';
import { NotAsRoot } from '#platform/owner.ts';
import { readConfig } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { formatTable } from './table.ts';
import { type AnyVerb, type Result, WrongWords } from './verb.ts';
import { verbs } from './verbs/index.ts';

const HELP = { help: { type: 'boolean' }, json: { type: 'boolean' } } as const;

function overview(): string {
  const width = Math.max(...verbs.map((verb) => `${verb.name} ${verb.usage}`.length));
  const lines = verbs.map((verb) => `  ${`${verb.name} ${verb.usage}`.padEnd(width)}  ${verb.summary}`);
  return ['bin/school VERB', '', ...lines, '', 'Each verb has --help, and --json where it prints a table.'].join('\n');
}

function findVerb(words: readonly string[]): AnyVerb {
  const two = words.slice(0, 2).join(' ');
  const found = verbs.find((verb) => verb.name === two) ?? verbs.find((verb) => verb.name === words[0]);
  if (!found) throw new WrongWords(`no verb "${two}"; bin/school --help lists them`);
  return found;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runVerb(
  verb: AnyVerb,
  words: string[],
  flags: Record<string, string | boolean | undefined>,
): Promise<Result> {
  // An operator reads the answer, not the log, unless it was asked for.
  const config = readConfig({ LOG_LEVEL: 'silent', ...environment });
  const log = createLog(config.logLevel);
  if ('runWithoutSchool' in verb) return verb.runWithoutSchool({ config, words, flags, log });
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const installation = await openInstallation(config, { beside: true, log, onLoss: lost.reject });
  try {
    const { school } = installation;
    const ctx = actingAs(school.ctx, { kind: 'operator' });
    // What waits for a database that is gone may wait for ever.
    return await Promise.race([verb.run({ ctx, school, config, words, flags }), lost.promise]);
  } catch (error) {
    throw await installation.causeOf(error);
  } finally {
    await installation.close();
  }
}

async function main(given: string[]): Promise<number> {
  const position = given.findIndex((word) => word.startsWith('-'));
  const leading = position === -1 ? given : given.slice(0, position);
  if (leading.length === 0) {
    say(overview());
    return given.length === 0 || given.includes('--help') ? 0 : 2;
  }
  const verb = findVerb(leading);
  const parsed = (() => {
    try {
      return parseArgs({ args: given, options: { ...HELP, ...verb.options }, allowPositionals: true });
    } catch (error) {
      throw new WrongWords((error as Error).message);
    }
  })();
  if (parsed.values.help) {
    say(`bin/school ${verb.name} ${verb.usage}\n\n${verb.summary}`);
    return 0;
  }
  const words = parsed.positionals.slice(verb.name.split(' ').length);
  if (words.length !== verb.words) throw new WrongWords(`usage: bin/school ${verb.name} ${verb.usage}`);
  const result = await runVerb(verb, words, parsed.values as Record<string, string | boolean | undefined>);
  if (parsed.values.json) say(JSON.stringify(result.json ?? result.rows ?? { lines: result.lines }, null, 2));
  else {
    if (result.rows) say(formatTable(result.rows));
    for (const line of result.lines ?? []) say(line);
  }
  return result.failed ? 1 : 0;
}

function reasonOf(error: unknown): string {
  if (error instanceof NotAsRoot) return error.advise('bin/school', process.argv.slice(2));
  return error instanceof Error ? error.message : String(error);
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`bin/school: ${reasonOf(error)}\n`);
    process.exit(error instanceof WrongWords ? 2 : 1);
  },
);
