/** The figures of a child's way through a guardian's consent to their own. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** What was begun and not confirmed by a code is not kept. */
export const UNCONFIRMED_HOURS = 24;
/** How long the studies of a now-adult wait to be taken over. */
export const HAND_OVER_DAYS = 30;
