import { type ChildProcess, execFile, type StdioOptions, spawn } from 'node:child_process';

/** Under whose name the server runs, and the commands that guard it. */
export interface Privileges {
  /** Put before the command; each replaces itself by the next, so the pid is the server's own. */
  readonly prefix: readonly string[];
  /** A real change of user, files included. Absent: the files stay the program's own. */
  readonly uid?: number;
}

/** "nobody": PostgreSQL refuses root, and wants a user that /etc/passwd knows. */
const NOBODY = 65534;
/** The kernel interrupts the server when the program ends, even by kill -9: SIGINT is PostgreSQL's fast shutdown. */
const DIE_WITH_PROGRAM = ['setpriv', '--pdeathsig', 'INT'];
/** Inside its own user namespace root is called nobody, while its files remain root's. A new namespace clears the
 * death signal, so this comes first. */
const ROOT_AS_NOBODY = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

export async function choosePrivileges(log: (line: string) => void): Promise<Privileges> {
  const isRoot = process.getuid?.() === 0;
  const guarded: Privileges[] = isRoot
    ? [{ prefix: [...ROOT_AS_NOBODY, ...DIE_WITH_PROGRAM] }, { prefix: DIE_WITH_PROGRAM, uid: NOBODY }]
    : [{ prefix: DIE_WITH_PROGRAM }];
  for (const privileges of guarded) if (await succeeds(privileges, ['true'])) return privileges;
  log('setpriv (util-linux) is missing: after a kill -9 of this program its database server would go on running');
  return isRoot ? { prefix: [], uid: NOBODY } : { prefix: [] };
}

/** Starts a command in its own session, so that a Ctrl-C in the terminal reaches the program alone, and without the
 * program's environment, which holds secrets the server has no use for. */
export function spawnAs({ prefix, uid }: Privileges, command: readonly string[], stdio: StdioOptions): ChildProcess {
  const [file = '', ...args] = [...prefix, ...command];
  return spawn(file, args, { ...surroundings(uid), detached: true, stdio });
}

export async function succeeds(privileges: Privileges, command: readonly string[]): Promise<boolean> {
  return (await outcome(privileges, command)).code === 0;
}

/** Runs to the end; `code` is the exit status, or undefined when the command could not start or was killed. */
export function outcome({ prefix, uid }: Privileges, command: readonly string[]) {
  const [file = '', ...args] = [...prefix, ...command];
  return new Promise<{ code: number | undefined; output: string }>((resolve) => {
    execFile(file, args, surroundings(uid), (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      const output = `${stdout}${stderr}`.trim() || (error?.message ?? '');
      resolve({ code: typeof code === 'number' ? code : undefined, output });
    });
  });
}

function surroundings(uid: number | undefined) {
  const { PATH } = process.env;
  const env = { PATH, LC_ALL: 'C.UTF-8' };
  return { cwd: '/', env, ...(uid === undefined ? {} : { uid, gid: uid }) };
}
