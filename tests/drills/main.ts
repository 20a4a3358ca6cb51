/** Runs the drills one after another, prints their counts, and fails when one did not hold. */
import { damagedBackups } from './damaged-backups.ts';
import type { Drill } from './drill.ts';
import { erasureKills } from './erasure-kills.ts';
import { fullDisks } from './full-disks.ts';
import { killsEmbedded, killsOnServer } from './killed-programs.ts';
import { retentionKills } from './retention-kills.ts';
import { tenYears } from './ten-years.ts';

const drills: readonly Drill[] = [
  damagedBackups,
  erasureKills,
  killsEmbedded,
  killsOnServer,
  fullDisks,
  retentionKills,
  tenYears,
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !drills.some((drill) => drill.name === name));
if (unknown.length > 0) {
  say(`no drill ${unknown.join(', ')}; there are:`);
  for (const drill of drills) say(`  ${drill.name}  ${drill.summary}`);
  process.exit(2);
}

let failed = 0;
for (const drill of drills.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  say(`— ${drill.name}: ${drill.summary}`);
  const started = performance.now();
  const { held, counts, faults } = await drill.run((line) => say(`  ${line}`));
  for (const fault of faults.slice(0, 20)) say(`  FAULT ${fault}`);
  const spelled = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  say(`  ${spelled.join(', ')}`);
  say(`  ${held ? 'held' : 'DID NOT HOLD'} in ${Math.round((performance.now() - started) / 1_000)} s`);
  if (!held) failed += 1;
}
process.exit(failed > 0 ? 1 : 0);
