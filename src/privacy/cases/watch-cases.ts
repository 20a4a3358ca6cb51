/** The clock on the wall: alarms for the responsible person, and demands whose sender never came back. */
import { sql } from 'kysely';
import { z } from 'zod';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { isLocale, type Locale } from '#platform/i18n/locale.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { type Alarm, alarmAt, isClosed, waitsForSender } from './case.ts';
import { decideCase } from './decide-case.ts';
import { postAlarm } from './mail.ts';
import { getCaseForChange } from './queries.ts';
import type { CasesDb } from './schema.ts';

export interface Responsible {
  readonly personId: string | null;
  readonly email: string;
  readonly locale: Locale;
}

/** The responsible persons; without one the administrators; without them the school's own address. */
export async function responsiblePeople(ctx: Context): Promise<Responsible[]> {
  const { rows } = await sql<{ id: string; email: string; locale: string; role: string }>`
    select distinct p.id, p.email, p.locale, r.role from staff_roles r join people p on p.id = r.person_id
    where r.ended_at is null and r.role in ('privacy-officer', 'administrator') order by p.id`.execute(ctx.db);
  const officers = rows.filter(({ role }) => role === 'privacy-officer');
  const found = officers.length > 0 ? officers : rows;
  if (found.length === 0) return [{ personId: null, email: ctx.school.email, locale: 'ru' }];
  return found.map(({ id, email, locale }) => ({ personId: id, email, locale: isLocale(locale) ? locale : 'ru' }));
}

async function alarm(ctx: Context, caseId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getCaseForChange(tx, caseId);
    const reached = alarmAt(found.received_at, found.due_on, tx.clock.now());
    if (isClosed(found.state) || reached <= found.alarmed) return;
    await tables<CasesDb>(tx).updateTable('privacy_cases').set({ alarmed: reached }).where('id', '=', caseId).execute();
    await audit(tx, {
      action: 'case.alarmed',
      personId: found.person_id,
      object: { kind: 'case', id: caseId },
      details: { percent: reached as Exclude<Alarm, 0> },
    });
    for (const person of await responsiblePeople(tx)) await postAlarm(tx, person, found, reached);
  });
}

/**
 * Each case in its own transaction: one that fails stops no other. In a school that was brought back, and until somebody has
 * looked, no demand lapses: its sender may have come back since the backup.
 */
export async function watchCases(ctx: Context): Promise<void> {
  const open = await tables<CasesDb>(ctx)
    .selectFrom('privacy_cases')
    .select(['id', 'state', 'way', 'received_at', 'due_on', 'alarmed', 'lapses_on'])
    .where('closed_at', 'is', null)
    .orderBy('due_on')
    .execute();
  const now = ctx.clock.now();
  const today = schoolDay(now);
  const mayLapse = (await findStandstill(ctx))?.restored === undefined;
  await eachApart(ctx, open, async (found) => {
    if (mayLapse && found.state === 'identity-asked' && Temporal.PlainDate.compare(found.lapses_on, today) < 0) {
      await decideCase(ctx, found.id, { state: 'lapsed' });
    } else if (
      !waitsForSender(found.state, found.way) &&
      alarmAt(found.received_at, found.due_on, now) > found.alarmed
    ) {
      await alarm(ctx, found.id);
    }
  });
}

export const watchJob = defineJob({ name: 'cases.watch', payload: z.object({}), run: (ctx) => watchCases(ctx) });
