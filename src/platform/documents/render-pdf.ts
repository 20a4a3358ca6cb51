import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RenderReply, RenderRequest } from './renderer.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A Typst file below `src/`. It reads its data with `json(bytes(sys.inputs.data))` and sets title, date and language. */
export interface DocumentTemplate {
  readonly file: URL;
}

/** The template refused its data, or is itself wrong. The message names template and reason, never the data. */
export class DocumentError extends Error {
  override name = 'DocumentError';
}

/** The data holds characters that our font cannot draw: better no certificate than one with a box inside the name. */
export class UnprintableText extends DocumentError {
  override name = 'UnprintableText';
  readonly characters: readonly string[];
  constructor(characters: readonly string[]) {
    const codes = characters.map(
      (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
    );
    super(`The document font has no glyph for one of ${codes.join(', ')}`);
    this.characters = characters;
  }
}

export class DocumentTimeout extends DocumentError {
  override name = 'DocumentTimeout';
}

/** A document takes some tens of milliseconds; the first one also waits for the process to start. */
const TIME_LIMIT_MS = 20_000;
/** The process holds some 200 MB, so it is let go when nobody asks for documents. */
const IDLE_LIMIT_MS = 60_000;

interface Job {
  request: RenderRequest;
  timeLimitMs: number;
  resolve: (reply: RenderReply) => void;
  reject: (error: Error) => void;
}

/**
 * One renderer process and its queue. A process and not a thread, because a native call can be ended only with its
 * process: the time limit is then real, and a crash in the compiler fails one document instead of the server.
 */
export class Renderer {
  readonly #queue: Job[] = [];
  #current: Job | undefined;
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** Renders a PDF/UA-1 file, its bytes a function of template and data alone. */
  async render(template: DocumentTemplate, data: JsonValue, timeLimitMs = TIME_LIMIT_MS): Promise<Uint8Array> {
    const request = { template: fileURLToPath(template.file), json: JSON.stringify(printable(data)) };
    const reply = await new Promise<RenderReply>((resolve, reject) => {
      this.#queue.push({ request, timeLimitMs, resolve, reject });
      this.#next();
    });
    if ('pdf' in reply) return reply.pdf;
    if ('unprintable' in reply) throw new UnprintableText(reply.unprintable);
    throw new DocumentError(withoutData(reply.diagnostics.join('; '), data));
  }

  #next(): void {
    if (this.#current || this.#queue.length === 0) return;
    const job = this.#queue.shift() as Job;
    this.#current = job;
    clearTimeout(this.#idle);
    const child = this.#start();
    child.ref();
    child.channel?.ref();
    const limit = setTimeout(() => {
      finish(() => job.reject(new DocumentTimeout(`No document within ${job.timeLimitMs} ms`)));
      this.#stop();
    }, job.timeLimitMs);
    const onReply = (reply: RenderReply) => finish(() => job.resolve(reply));
    const onEnd = () => finish(() => job.reject(new DocumentError('The document renderer ended unexpectedly')));
    const finish = (settle: () => void) => {
      clearTimeout(limit);
      child.off('message', onReply).off('exit', onEnd).off('error', onEnd);
      this.#current = undefined;
      settle();
      child.unref();
      child.channel?.unref();
      this.#idle = setTimeout(() => this.#stop(), IDLE_LIMIT_MS).unref();
      queueMicrotask(() => this.#next());
    };
    child.once('message', onReply).once('exit', onEnd).once('error', onEnd);
    child.send(job.request);
  }

  /**
   * The renderer inherits no environment: it needs no secret, and no home folder may change its output. The compiler
   * would fetch a package that a template names; the proxy that nobody serves turns that into an error.
   */
  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(new URL('./renderer.ts', import.meta.url), {
      execArgv: [],
      env: { HTTPS_PROXY: 'http://127.0.0.1:9' },
      serialization: 'advanced',
    });
    const forget = () => {
      if (this.#child === child) this.#child = undefined;
    };
    child.once('exit', forget).on('error', forget);
    this.#child = child;
    return child;
  }

  #stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

const renderer = new Renderer();

/** Renders `template` with `data` to a tagged PDF/UA-1 file. Same data, same bytes. Throws `DocumentError`. */
export function renderPdf(template: DocumentTemplate, data: JsonValue): Promise<Uint8Array> {
  return renderer.render(template, data);
}

/**
 * Composed letters, without invisible characters: a direction mark inside a name could make the rest of the line read
 * backwards, and a control character has no shape.
 */
function printable(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return value.normalize('NFC').replaceAll(/[\p{Bidi_Control}\u{feff}]|(?![\n\t])\p{Cc}/gu, '');
  }
  if (Array.isArray(value)) return value.map(printable);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printable(inner as JsonValue)]));
  }
  return value;
}

/** A diagnostic may quote the value it stumbled on, and errors go to the log. */
function withoutData(message: string, data: JsonValue): string {
  if (typeof data === 'string') return data.length > 2 ? message.replaceAll(data, '…') : message;
  if (data === null || typeof data !== 'object') return message;
  return Object.values(data).reduce<string>((text, value) => withoutData(text, value as JsonValue), message);
}
