/**
 * How a lower room makes a higher one act: it publishes, in its own transaction, and the higher room listens.
 * Rooms add their events to `DomainEvents` by declaration merging, beside the verb that publishes them.
 */
import type { Context } from './context.ts';

// biome-ignore lint/suspicious/noEmptyInterface: rooms fill it by declaration merging
export interface DomainEvents {}

type EventName = keyof DomainEvents;
type Listener<N extends EventName> = (tx: Context, event: DomainEvents[N]) => Promise<void>;
export interface Listening {
  readonly event: string;
  readonly listener: (tx: Context, event: never) => Promise<void>;
}
export type Listeners = readonly Listening[];

/** Declares a listener; `app.ts` collects them from the rooms. */
export function on<N extends EventName>(event: N, listener: Listener<N>): Listening {
  return { event, listener };
}

/** Runs every listener inside the caller's transaction; a listener that throws undoes the whole act. */
export async function publish<N extends EventName>(tx: Context, event: N, payload: DomainEvents[N]): Promise<void> {
  for (const listening of tx.listeners) {
    if (listening.event === event) await listening.listener(tx, payload as never);
  }
}
