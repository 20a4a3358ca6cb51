/**
 * The technical log, to standard output as JSON lines. Only the declared fields below may appear: none of them says who
 * a person is. Anything else given to a log line is dropped.
 */
import { pino } from 'pino';
import type { LogFieldDeclaration } from '../inventory/inventory.ts';

export const logFields = [
  { field: 'event', why: 'a word from the code for what happened' },
  { field: 'requestId', why: 'ties the lines of one request together; made by chance for each' },
  { field: 'method', why: 'the HTTP method' },
  { field: 'route', why: 'the pattern of the route, without its values' },
  { field: 'status', why: 'the HTTP status of the answer' },
  { field: 'milliseconds', why: 'how long it took' },
  { field: 'job', why: "a job's name" },
  { field: 'table', why: "a table's name" },
  { field: 'error', why: "an error's class and stack, without its message's values" },
  { field: 'count', why: 'how many' },
] as const satisfies readonly LogFieldDeclaration[];

type Field = (typeof logFields)[number]['field'];
export type LogFields = Partial<Record<Field, string | number>>;

/** A message is a fixed text of the program: what a library says may quote somebody. */
export interface Log {
  debug(fields: LogFields, message?: string): void;
  info(fields: LogFields, message?: string): void;
  warn(fields: LogFields, message?: string): void;
  error(fields: LogFields, message?: string): void;
}

const allowed = new Set<string>(logFields.map((declaration) => declaration.field));

function onlyDeclared(fields: LogFields): LogFields {
  for (const name in fields) {
    if (!allowed.has(name)) return Object.fromEntries(Object.entries(fields).filter(([each]) => allowed.has(each)));
  }
  return fields;
}

const LINES_TOGETHER_BYTES = 8_192;
const LATEST_MS = 1_000;

/** Standard output, many lines in one write: a write for every request would cost more than most requests. */
function standardOutput(): ReturnType<typeof pino.destination> {
  const output = pino.destination({ fd: 1, sync: false, minLength: LINES_TOGETHER_BYTES });
  setInterval(() => output.flush(), LATEST_MS).unref();
  process.on('exit', () => output.flushSync());
  return output;
}

export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const base = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination ? pino(base, destination) : level === 'silent' ? pino(base) : pino(base, standardOutput());
  return {
    debug: (fields, message) => logger.debug(onlyDeclared(fields), message),
    info: (fields, message) => logger.info(onlyDeclared(fields), message),
    warn: (fields, message) => logger.warn(onlyDeclared(fields), message),
    error: (fields, message) => logger.error(onlyDeclared(fields), message),
  };
}

/**
 * An error as the log may hold it: its class and where it happened. Messages are left out, since a database's or a
 * library's message can quote the value it stumbled over.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return [`${error.name}${code}`, ...frames.slice(0, 12)].join('\n');
}
