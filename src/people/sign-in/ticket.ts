/** A sealed note that the password was right a moment ago, so that it need not be typed again for the next button. */
import type { Context } from '#platform/context.ts';

const USE = 'confirmation-ticket';
const LIFETIME = { minutes: 30 } as const;

export function issueTicket(ctx: Context, personId: string): string {
  const until = ctx.clock.now().add(LIFETIME);
  return ctx.secrets.seal(USE, JSON.stringify([personId, until.epochMilliseconds])).toString('base64url');
}

/** Undefined for a ticket that is not ours, or is over. */
export function readTicket(ctx: Context, ticket: string): string | undefined {
  try {
    const [personId, until] = JSON.parse(ctx.secrets.open(USE, Buffer.from(ticket, 'base64url')).toString()) as [
      string,
      number,
    ];
    return until > ctx.clock.now().epochMilliseconds ? personId : undefined;
  } catch {
    return undefined;
  }
}
