/**
 * The library that knows how to sign people in (better-auth), working on our own connection, tables and clock. It is
 * made anew for each use, which costs a millisecond beside a password's third of a second: so what it writes belongs to
 * the caller's transaction, and nothing of it lives between requests. None of its HTTP endpoints is mounted.
 */
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { systemClock } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { LEARNER_SESSION } from './session.ts';
import { COOKIE_PREFIX, signInSecret } from './session-cookie.ts';

/** The library reads the machine's clock. What it stores and reads back is moved to ours; in service both are one. */
function clockAhead(ctx: Context): Temporal.Duration {
  return systemClock.now().until(ctx.clock.now());
}

class CallersConnection implements DatabaseConnection {
  readonly #ctx: Context;
  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const ahead = clockAhead(this.#ctx);
    const toOurs = (value: unknown) => (value instanceof Date ? value.toTemporalInstant().add(ahead) : value);
    const toTheirs = (value: unknown) =>
      value instanceof Temporal.Instant ? new Date(value.subtract(ahead).epochMilliseconds) : value;
    const result = await this.#ctx.db.executeQuery<Record<string, unknown>>({
      ...query,
      parameters: query.parameters.map(toOurs),
    });
    const rows = result.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toTheirs(value)])),
    );
    return { ...result, rows: rows as R[] };
  }

  // biome-ignore lint/correctness/useYield: part of the interface; the library streams nothing
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('queries of the sign-in library are not streamed');
  }
}

const nothingToDo = async (): Promise<void> => undefined;
const refuse = async (): Promise<never> => {
  throw new Error('transactions are the caller’s');
};

function callersDialect(ctx: Context): Dialect {
  const driver: Driver = {
    init: nothingToDo,
    acquireConnection: async () => new CallersConnection(ctx),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: nothingToDo,
    destroy: nothingToDo,
  };
  return {
    createDriver: () => driver,
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
/** A code works for the half-minute it was made in and the ones beside it; the challenge waits ten minutes. */
const CHALLENGE_SECONDS = 10 * 60;

/** The header in which our routes tell the library the network address they trust. */
export const ADDRESS_HEADER = 'x-school-address';

export function authFor(ctx: Context) {
  return betterAuth({
    appName: ctx.school.name,
    baseURL: ctx.school.baseUrl,
    secret: signInSecret(ctx.secrets),
    database: { dialect: callersDialect(ctx), type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      minPasswordLength: 1,
      maxPasswordLength: 1024,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: { modelName: 'people', fields: { ...TIMES, emailVerified: 'email_verified' } },
    session: {
      modelName: 'sessions',
      fields: {
        ...TIMES,
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: Temporal.Duration.from(LEARNER_SESSION).total('seconds'),
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'credentials',
      fields: {
        ...TIMES,
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        password: 'password_hash',
      },
    },
    verification: { modelName: 'verifications', fields: { ...TIMES, expiresAt: 'expires_at' } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: ctx.school.baseUrl.startsWith('https:'),
      database: { generateId: () => ctx.ids.uuid(), validateSchema: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      twoFactor({
        issuer: ctx.school.name,
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 15 * 60 },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'second_factors',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  });
}
