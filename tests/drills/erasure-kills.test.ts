/** The drill of killed erasures, small; bin/drill kills at every step. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { killErasures } from './erasure-kills.ts';

/** One of each kind: nothing done yet, half named in the ledger, half redacted, half deleted, files half gone, all done and not written down. */
const CHOSEN = [
  'asked',
  'ledger written',
  'an entry copied',
  'account redacted',
  'rows deleted, not committed',
  'a file removed',
  'searched',
];

it('ends verified wherever an erasure is killed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'erasure-kills-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const result = await killErasures({
    folder,
    choose: (steps) => steps.filter((step) => CHOSEN.includes(step)),
    say: () => undefined,
  });
  expect(result.faults).toEqual([]);
  expect(result.counts).toMatchObject({ kills: CHOSEN.length, verified: CHOSEN.length });
}, 600_000);
