/** A real IMAP server for a test: Dovecot on the loopback, with its own settings in a folder of its own, never as root. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface Mailbox {
  readonly url: string;
  /** Puts a letter into the inbox, byte for byte. */
  deliver(letter: string | Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

const PROGRAM = '/usr/sbin/dovecot';
const NOBODY = { uid: 65_534, gid: 65_534, user: 'nobody', group: 'nogroup' };

function identity() {
  const { uid, gid, username } = userInfo();
  return uid === 0 ? NOBODY : { uid, gid, user: username, group: String(gid) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function settings(folder: string, port: number): string {
  const { uid, gid, user, group } = identity();
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/home
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

/** Resolves once the server greets. */
async function greeted(port: number, server: ChildProcess, log: string): Promise<void> {
  const giveUp = Date.now() + 20_000;
  while (Date.now() < giveUp) {
    if (server.exitCode !== null) break;
    const greeting = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => setTimeout(resolve, 50, false));
    });
    if (greeting) return;
  }
  throw new Error(`Dovecot does not answer: ${await readFile(log, 'utf8').catch(() => 'no log')}`);
}

export async function startMailbox(): Promise<Mailbox> {
  const { uid, gid } = identity();
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
  const port = await freePort();
  const folders = ['', 'run', 'state', 'home', 'mail', 'mail/new', 'mail/cur', 'mail/tmp'].map((name) =>
    join(folder, name),
  );
  for (const each of folders) {
    await mkdir(each, { recursive: true });
    await chown(each, uid, gid);
  }
  const file = join(folder, 'dovecot.conf');
  await writeFile(file, settings(folder, port));
  const server = spawn(PROGRAM, ['-F', '-c', file], { uid, gid, stdio: 'ignore', cwd: folder });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  await greeted(port, server, join(folder, 'log'));
  let delivered = 0;
  return {
    url: `imap://contact:secret@127.0.0.1:${port}/INBOX`,
    async deliver(letter) {
      delivered += 1;
      const name = `${1_700_000_000 + delivered}.M${delivered}.test`;
      await writeFile(join(folder, 'mail/tmp', name), letter);
      await chown(join(folder, 'mail/tmp', name), uid, gid);
      await rename(join(folder, 'mail/tmp', name), join(folder, 'mail/new', name));
    },
    async stop() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
