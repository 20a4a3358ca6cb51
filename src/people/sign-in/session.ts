/** How long a session lives. */

export const LEARNER_SESSION: Temporal.DurationLike = { hours: 30 * 24 };
/** Whoever reads other people's data signs in every day. */
export const STAFF_SESSION: Temporal.DurationLike = { hours: 12 };

export function sessionLifetime(roles: readonly string[]): Temporal.DurationLike {
  return roles.length > 0 ? STAFF_SESSION : LEARNER_SESSION;
}

/** A session opened before its person joined the staff does not outlive a day's work either. */
export function isLive(
  session: { readonly createdAt: Temporal.Instant; readonly roles: readonly string[] },
  now: Temporal.Instant,
): boolean {
  return Temporal.Instant.compare(session.createdAt.add(sessionLifetime(session.roles)), now) > 0;
}
