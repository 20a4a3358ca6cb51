/**
 * Answers that are complete: bytes and every header, made once and sent many times. No middleware touches them, so what
 * it would add must be in them already, and they never set a cookie.
 */
import type { PageFrame } from '#platform/http/app.ts';

const finished = new WeakSet<Response>();

export interface FinishedAnswer {
  readonly status: NonNullable<PageFrame['status']>;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function sendFinished(answer: FinishedAnswer): Response {
  const { status, headers, bytes } = answer;
  const response = new Response(bytes, { status, headers });
  finished.add(response);
  return response;
}

export function isFinished(response: Response): boolean {
  return finished.has(response);
}
