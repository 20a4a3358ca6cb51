import { measurePromises } from '#promises';
import type { Verb } from '../verb.ts';

export const promises: Verb = {
  name: 'promises',
  usage: '[--check] [--json]',
  summary: 'Measures every promise of the policy on this installation; --check fails when one is late or broken',
  words: 0,
  options: { check: { type: 'boolean' } },
  async run({ ctx, school, flags }) {
    const rows = await measurePromises(ctx, school.inventory);
    const failing = rows.filter((row) => row.state === 'late' || row.state === 'broken');
    return { rows, failed: flags['check'] === true && failing.length > 0 };
  },
};
