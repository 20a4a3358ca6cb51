import type { PeopleDb } from '#people/profiles';
import type { Context, PersonActor } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { countBackupCodes } from '../backup-codes.ts';
import { type Device, describeDevice } from '../device.ts';
import type { SignInDb } from '../schema.ts';

export interface SessionView {
  readonly id: string;
  readonly device: Device;
  readonly openedAt: Temporal.Instant;
  readonly current: boolean;
}

export interface SecurityView {
  readonly sessions: readonly SessionView[];
  /** Undefined: no second factor. */
  readonly backupCodesLeft: number | undefined;
}

/** Where the person is signed in, the newest first, and whether a second factor guards it. */
export async function findSecurity(ctx: Context, actor: PersonActor): Promise<SecurityView> {
  const rows = await tables<SignInDb & PeopleDb>(ctx)
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select(['sessions.id', 'sessions.user_agent', 'sessions.created_at', 'people.two_factor_enabled'])
    .where('sessions.person_id', '=', actor.personId)
    .where('sessions.expires_at', '>', ctx.clock.now())
    .orderBy('sessions.created_at', 'desc')
    .execute();
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      device: describeDevice(row.user_agent),
      openedAt: row.created_at,
      current: row.id === actor.sessionId,
    })),
    backupCodesLeft: rows[0]?.two_factor_enabled ? await countBackupCodes(ctx, actor.personId) : undefined,
  };
}

const FRESH_FOR: Temporal.DurationLike = { minutes: 15 };

/** Whether this session was opened a moment ago, so that the password need not be asked again. */
export async function isFreshSession(ctx: Context, sessionId: string): Promise<boolean> {
  const since = ctx.clock.now().subtract(FRESH_FOR);
  const found = await tables<SignInDb>(ctx)
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('created_at', '>', since)
    .executeTakeFirst();
  return found !== undefined;
}
