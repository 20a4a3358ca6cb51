/** PostgreSQL's own receiver of the log, and the room that it may take on this machine. */
import { join } from 'node:path';
import { type Running, runProgram, wayTo } from '#platform/database/programs.ts';
import { mayReceive } from './log-store.ts';
import { SLOT } from './progress.ts';
import type { WalSetup } from './setup.ts';

const LOOK_EVERY_MS = 500;

/** Its code stands in the technical log, where a message does not. */
export class ShippingFailed extends Error {
  override readonly name = 'ShippingFailed';
  readonly code: 'slot refused' | 'receiver ended' | 'base does not arrive' | 'server unknown';
  constructor(code: ShippingFailed['code'], said: string) {
    super(`${code}: ${said}`);
    this.code = code;
  }
}

/** The slot makes the server keep the log until it is received. */
export async function receive(setup: WalSetup, programs: string, spool: string): Promise<Running> {
  const { dsn, env } = wayTo(setup.connectionString);
  const program = join(programs, 'pg_receivewal');
  const common = [`--slot=${SLOT}`, '--no-password', `--dbname=${dsn}`];
  const creating = runProgram(program, ['--create-slot', '--if-not-exists', ...common], { env });
  if ((await creating.ended) !== 0) throw new ShippingFailed('slot refused', creating.said());
  return runProgram(program, [`--directory=${spool}`, '--synchronous', '--no-loop', ...common], { env });
}

/** Ends the receiver where it would take the room that the school needs; it is begun anew once there is some. */
export function guardRoom({ process: receiver, ended }: Running, spool: string): void {
  const look = setInterval(async () => {
    if (!(await mayReceive(spool).catch(() => true))) receiver.kill('SIGTERM');
  }, LOOK_EVERY_MS);
  const end = () => clearInterval(look);
  ended.then(end, end);
}
