/**
 * `rights.access`, `rights.portability`: copies of a person's data, made in the background, sealed while they lie here,
 * fetched by the person within a week, or once by an organisation which the person named.
 */
import { z } from 'zod';
import type { BucketDeclaration, Inventory } from '#platform/inventory/inventory.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import type { Room } from '#platform/room.ts';
import { COPIES_BUCKET } from './copy.ts';
import { makeCopyJob } from './jobs.ts';
import { makeCopy } from './make-copy.ts';
import { routes } from './routes.tsx';
import { copiesTable } from './schema.ts';
import { watchCopies } from './watch-copies.ts';

export { type AskedCopy, askForCopy, askForHandOver } from './ask-for-copy.ts';
export type { Copy } from './copy.ts';
export { CopiesSection } from './pages.tsx';
export { copiesOf } from './queries.ts';
export type { CopiesDb } from './schema.ts';

const copiesBucket: BucketDeclaration = {
  bucket: COPIES_BUCKET,
  label: { ru: 'Копии данных, зашифрованы', kk: 'Деректердің шифрланған көшірмелері', en: 'Copies of data, encrypted' },
  personal: true,
  exported: false,
  category: 'technical',
  purposes: ['law'],
  basis: 'law',
  term: { period: 'P7D', after: 'written', source: 'rights.access' },
};

/** Every minute: what fell silent is begun again, what is over goes. */
const watchCopiesJob = defineJob({ name: 'copies.watch', payload: z.object({}), run: (ctx) => watchCopies(ctx) });

export function copiesRoom(inventory: () => Inventory): Room {
  return {
    name: 'privacy/copies',
    tables: [copiesTable],
    buckets: [copiesBucket],
    jobs: [makeCopyJob((ctx, copyId) => makeCopy(ctx, inventory(), copyId)), watchCopiesJob],
    routes,
  };
}
