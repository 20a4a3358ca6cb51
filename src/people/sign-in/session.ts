/** How long a session lives. */

export const LEARNER_SESSION: Temporal.DurationLike = { hours: 30 * 24 };
/** Whoever reads other people's data signs in every day. */
export const STAFF_SESSION: Temporal.DurationLike = { hours: 12 };

export function sessionLifetime(roles: readonly string[]): Temporal.DurationLike {
  return roles.length > 0 ? STAFF_SESSION : LEARNER_SESSION;
}

/** A session opened before its person joined the staff does not outlive a day's work either. `created` in milliseconds. */
export function isLive(
  session: { readonly created: number; readonly roles: readonly string[] },
  now: Temporal.Instant,
): boolean {
  return session.created + lifetimeMilliseconds(session.roles) > now.epochMilliseconds;
}

const [learnerMilliseconds, staffMilliseconds] = [LEARNER_SESSION, STAFF_SESSION].map((lifetime) =>
  Temporal.Duration.from(lifetime).total('milliseconds'),
) as [number, number];

function lifetimeMilliseconds(roles: readonly string[]): number {
  return roles.length > 0 ? staffMilliseconds : learnerMilliseconds;
}
