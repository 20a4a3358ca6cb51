/** The disk fills up again and again under writes, backups and retention. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Drill } from './drill.ts';
import { fillDisk, whyNoSmallDisk } from './full-disk.ts';

const ROUNDS = 20;

export const fullDisks: Drill = {
  name: 'full-disk',
  summary: `a disk that fills up ${ROUNDS} times under writes: reading goes on, writing is refused and heals`,
  async run(say) {
    const folder = await mkdtemp(join(tmpdir(), 'school-drill-'));
    try {
      const impossible = await whyNoSmallDisk(folder);
      if (impossible) return { held: false, counts: {}, faults: [`${impossible}; run it as root`] };
      const { faults, ...counts } = await fillDisk({ folder, rounds: ROUNDS, say });
      return { held: faults.length === 0 && counts.lost === 0 && counts.doubled === 0, counts, faults };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
