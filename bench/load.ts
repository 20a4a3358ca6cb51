/** The client: a fixed number of kept connections, each asking again as soon as it is answered. */
import { type ChildProcess, fork } from 'node:child_process';

export interface Load {
  readonly port: number;
  readonly path: string;
  readonly cookie?: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface Measured {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly bytes: number;
}

export type Answer = { readonly measured: Measured } | { readonly failure: string };

let client: ChildProcess | undefined;

/**
 * The client has a process of its own, warm from the measurement before: the memory that this one has filled and lets go
 * would stop it now and then, and its pauses would count as the server's.
 */
export async function load(given: Load): Promise<Measured> {
  client ??= fork(new URL('./client.ts', import.meta.url), { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
  const answer = await new Promise<Answer>((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the client ended with ${code}`));
    client?.once('exit', ended);
    client?.once('message', (message) => {
      client?.off('exit', ended);
      resolve(message as Answer);
    });
    client?.send(given);
  });
  if ('failure' in answer) throw new Error(answer.failure);
  return answer.measured;
}
