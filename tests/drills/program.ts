/** The whole program in a process of its own, for proofs that kill it or take its disk away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type Environment = Record<string, string>;

export interface Program {
  readonly process: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly address: Promise<string>;
}

export function open(env: Environment): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', '--empty'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /is open: (http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`the program ended before it opened:\n${said}`)));
  });
  address.catch(() => undefined);
  return { process: child, ended: once(child, 'exit'), address };
}

export async function kill(program: Program): Promise<void> {
  program.process.kill('SIGKILL');
  await program.ended;
}

export async function stop(program: Program): Promise<void> {
  program.process.kill('SIGTERM');
  await program.ended;
}
