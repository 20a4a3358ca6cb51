/** The refusals a verb can give. The web turns each into a page; none of them is a fault of the program. */

/** Nothing there, or nothing there for this person: the two answers are the same. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor(what: string) {
    super(`${what} not found`);
  }
}

/** The actor is known, and may not do this. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
  constructor(what: string) {
    super(`not allowed: ${what}`);
  }
}

/** The thing is not in the state the act needs; `reason` is a stable word that routes translate. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly reason: string;
  constructor(reason: string) {
    super(`conflict: ${reason}`);
    this.reason = reason;
  }
}

/** Too many tries; `retryAfter` in seconds. */
export class TooMany extends Error {
  override readonly name = 'TooMany';
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('too many attempts');
    this.retryAfter = retryAfter;
  }
}
