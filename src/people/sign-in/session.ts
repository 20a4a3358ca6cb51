/** How long a session lives. */

export const LEARNER_SESSION: Temporal.DurationLike = { hours: 30 * 24 };
/** Whoever reads other people's data signs in every day. */
export const STAFF_SESSION: Temporal.DurationLike = { hours: 12 };

const LEARNER_MS = Temporal.Duration.from(LEARNER_SESSION).total('milliseconds');
const STAFF_MS = Temporal.Duration.from(STAFF_SESSION).total('milliseconds');

/** A session opened before its person joined the staff does not outlive a day's work either. `created` in milliseconds. */
export function isLive(
  session: { readonly created: number; readonly roles: readonly string[] },
  now: Temporal.Instant,
): boolean {
  return session.created + (session.roles.length > 0 ? STAFF_MS : LEARNER_MS) > now.epochMilliseconds;
}
