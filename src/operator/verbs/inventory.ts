import { inventoryRows } from '#privacy/export';
import type { Verb } from '../verb.ts';

export const inventory: Verb = {
  name: 'inventory',
  usage: '[--json]',
  summary: 'Lists every column, file bucket, log field and job payload with its purpose, term, export and erasure',
  words: 0,
  async run({ school }) {
    return { rows: inventoryRows(school.inventory) };
  },
};
