/** The one row that says what this installation is. */
import type { Context } from './context.ts';
import { tables } from './database/database.ts';
import { declareThings } from './inventory/declare.ts';

interface InstallationTable {
  only_row: boolean;
  demo: boolean;
  created_at: Temporal.Instant;
}
interface InstallationDb {
  installation: InstallationTable;
}
interface MigrationsTable {
  name: string;
  sha256: string;
  applied_at: Temporal.Instant;
}

export const installationTable = declareThings<InstallationTable>()({
  table: 'installation',
  label: { ru: 'Установка', kk: 'Орнату', en: 'The installation' },
  why: 'what this installation is',
  columns: ['only_row', 'demo', 'created_at'],
});

export const migrationsTable = declareThings<MigrationsTable>()({
  table: 'migrations',
  label: { ru: 'Миграции', kk: 'Миграциялар', en: 'Migrations' },
  why: 'which migrations were applied',
  columns: ['name', 'sha256', 'applied_at'],
});

/** Undefined before the first start. */
export async function findInstallation(
  ctx: Pick<Context, 'db'>,
): Promise<{ demo: boolean; created_at: Temporal.Instant } | undefined> {
  return tables<InstallationDb>(ctx).selectFrom('installation').select(['demo', 'created_at']).executeTakeFirst();
}

export async function registerInstallation(ctx: Context, demo: boolean): Promise<void> {
  await tables<InstallationDb>(ctx)
    .insertInto('installation')
    .values({ only_row: true, demo, created_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
