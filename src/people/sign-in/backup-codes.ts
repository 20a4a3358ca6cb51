/** Ten codes for the day the phone is lost: each works once, and they are told once. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { SignInDb } from './schema.ts';
import { openText, sealText } from './sealed-text.ts';

const BACKUP_CODES = 10;

export function makeBackupCodes(ctx: Context): string[] {
  return Array.from({ length: BACKUP_CODES }, () => `${ctx.ids.code(5)}-${ctx.ids.code(5)}`);
}

export function sealBackupCodes(ctx: Context, codes: readonly string[]): Promise<string> {
  return sealText(ctx, JSON.stringify(codes));
}

/** As it is stored, however it was typed. */
export function normaliseBackupCode(code: string): string {
  return code
    .trim()
    .toUpperCase()
    .replace(/^(\S{5})[\s-]?(\S{5})$/, '$1-$2');
}

/** New backup codes; the old ones stop working. Throws NotFound without a second factor. */
export async function renewBackupCodes(ctx: Context, personId: string): Promise<readonly string[]> {
  return transact(ctx, async (tx) => {
    const codes = makeBackupCodes(tx);
    const renewed = await tables<SignInDb>(tx)
      .updateTable('second_factors')
      .set({ backup_codes: await sealBackupCodes(tx, codes) })
      .where('person_id', '=', personId)
      .where('verified', '=', true)
      .returning('id')
      .executeTakeFirst();
    if (!renewed) throw new NotFound('second factor');
    await audit(tx, { action: 'backup-codes.renewed', personId });
    return codes;
  });
}

export async function countBackupCodes(ctx: Context, personId: string): Promise<number> {
  const { backup_codes } = await tables<SignInDb>(ctx)
    .selectFrom('second_factors')
    .select('backup_codes')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return (JSON.parse(await openText(ctx, backup_codes)) as string[]).length;
}
