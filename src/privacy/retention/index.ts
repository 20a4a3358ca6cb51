/** `keep.*`: everything goes at the end of its term, and nothing before. Made from the inventory alone. */
import { z } from 'zod';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import type { Room } from '#platform/room.ts';
import { routesFor } from './routes.tsx';
import { closingNoticesTable, legalHoldsTable, retentionCountsTable, retentionRunsTable } from './schema.ts';
import { tellAndRun } from './tell-and-run.ts';
import { tellOfWithdrawal } from './tell-closings.ts';

export { type Closing, closingOf } from './closing.ts';
export { ClosingNotice } from './closing-notice.tsx';
export { findUntold } from './find-closings.ts';
export { liftHold, placeHold } from './hold-person.ts';
export { countOverdue, type DueGroup, type DueRow, listDue, previewRetention } from './preview.ts';
export { type Certificate, countRunsAhead, lastRun } from './queries.ts';
export { type Action, type Rule, rulesOf } from './rule.ts';
export { type Destroyed, type RetentionReport, runRetention } from './run-retention.ts';
export type { RetentionDb } from './schema.ts';
export { tellAndRun } from './tell-and-run.ts';

export function retentionRoom(inventory: () => Inventory): Room {
  const nightly = defineJob({
    name: 'retention.run',
    payload: z.object({}),
    run: async (ctx) => {
      await tellAndRun(ctx, inventory());
    },
  });
  return {
    name: 'privacy/retention',
    tables: [legalHoldsTable, closingNoticesTable, retentionRunsTable, retentionCountsTable],
    jobs: [nightly],
    listeners: [tellOfWithdrawal],
    routes: routesFor(inventory),
  };
}
