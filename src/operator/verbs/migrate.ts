import { sql } from 'kysely';
import type { Verb } from '../verb.ts';

export const migrate: Verb = {
  name: 'migrate',
  usage: '',
  summary: 'Brings the database up to date, and lists the migrations it has',
  words: 0,
  async run({ ctx }) {
    // Opening the installation has applied what was missing.
    const { rows } = await sql<{ name: string; applied_at: string }>`
      select name, to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as applied_at
      from migrations order by name`.execute(ctx.db);
    return { rows };
  },
};
