/** Looks at the running installation, promise by promise. */
import type { Context } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { traceOf } from '#platform/log/log.ts';
import { type Evidence, type PromiseState, stateOf } from './evidence.ts';
import { type PromiseId, promises } from './list.ts';
import { stillByPromise } from './measures/standstill.ts';
import type { PolicyPromise } from './promise.ts';

/** What was found about one promise. `evidence` undefined: nobody measures it, or there is nothing to measure yet. */
export interface Measured {
  readonly promise: PolicyPromise<PromiseId>;
  readonly state: PromiseState;
  readonly evidence: Evidence | undefined;
}

export async function measureAll(ctx: Context, inventory: Inventory): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  const still = await stillByPromise(ctx);
  // One after another: a look at the promises does not take the connections from the people in the school.
  for (const promise of promises as readonly PolicyPromise<PromiseId>[]) {
    const evidence = still.get(promise.id) ?? (await lookAt(ctx, inventory, promise));
    measured.push({ promise, state: stateOf(evidence, ctx.clock.now()), evidence });
  }
  return measured;
}

/** A measurement that fails found nothing out: the promise is not measured, which nobody takes for kept. */
async function lookAt(ctx: Context, inventory: Inventory, promise: PolicyPromise): Promise<Evidence | undefined> {
  try {
    return await promise.evidence?.({ ctx, inventory });
  } catch (error) {
    ctx.log.error({ event: `promise.unmeasured:${promise.id}`, error: traceOf(error) });
    return undefined;
  }
}

/** As `bin/school promises --json` and `/privacy/promises` for machines print it. */
export type PromiseRow = {
  readonly id: PromiseId;
  readonly kind: string;
  readonly state: PromiseState;
  readonly measured_at: string | null;
  readonly code: readonly string[];
  readonly test: readonly string[];
  readonly evidence: string | null;
};

export function rowOf({ promise, state, evidence }: Measured, locale: Locale): PromiseRow {
  return {
    id: promise.id,
    kind: promise.kind,
    state,
    measured_at: evidence?.provenAt.toString({ smallestUnit: 'second' }) ?? null,
    code: promise.keptBy?.code ?? [],
    test: promise.keptBy?.test ?? [],
    evidence: evidence?.finding[locale] ?? null,
  };
}

export async function measurePromises(
  ctx: Context,
  inventory: Inventory,
  locale: Locale = 'en',
): Promise<PromiseRow[]> {
  return (await measureAll(ctx, inventory)).map((measured) => rowOf(measured, locale));
}

const FRESH: Temporal.DurationLike = { minutes: 5 };

/** One look serves every reader for a while: many visitors cost the database as much as one. */
export function measuredForReaders(inventory: () => Inventory): (ctx: Context) => Promise<readonly Measured[]> {
  let latest: { readonly until: Temporal.Instant; readonly found: Promise<readonly Measured[]> } | undefined;
  return (ctx) => {
    const now = ctx.clock.now();
    if (!latest || Temporal.Instant.compare(now, latest.until) >= 0) {
      const found = measureAll(ctx, inventory());
      latest = { until: now.add(FRESH), found };
    }
    return latest.found;
  };
}
