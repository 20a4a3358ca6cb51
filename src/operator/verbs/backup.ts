import { resolve } from 'node:path';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { spellIn } from '#platform/files/place.ts';
import { type BackupSetup, KEEP_DAYS, makeBackup, makeKeptBackup, tellRemoved } from '#protection/backups';
import { Failure, type Result, type Verb } from '../verb.ts';

export const backup: Verb = {
  name: 'backup',
  usage: '[--to FILE | --removed-from PLACE]',
  summary:
    'Backs the whole school up while it is in use, encrypted; without --to, into BACKUP_URL. --removed-from: says that its backups were removed from a former place by hand',
  words: 0,
  options: { to: { type: 'string' }, 'removed-from': { type: 'string' } },
  async run({ ctx, school, config, flags }) {
    const former = flags['removed-from'];
    if (typeof former === 'string') return removedFrom(former, ctx, school.backups);
    const to = typeof flags['to'] === 'string' ? resolve(flags['to']) : undefined;
    const making = to === undefined ? makeKeptBackup(ctx, school.backups) : makeBackup(ctx, school.backups, to);
    const made = await making.catch((error: unknown) => {
      if (error instanceof Conflict) throw new Failure('another backup or drill is under way');
      throw error;
    });
    const openedBy = config.backupRecipient ? 'the owner’s key and the drill key' : 'the drill key alone';
    const path = to ?? spellIn(school.backups.place, made.name);
    return {
      json: { path, bytes: made.bytes, sha256: made.sha256, rows: made.rows, files: made.files },
      lines: [
        `Written: ${path}`,
        `${made.rows} rows and ${made.files} files in ${made.bytes} bytes; opened by ${openedBy}`,
        ...(config.backupRecipient
          ? []
          : ['BACKUP_RECIPIENT is not set: if this machine is lost, nothing opens this backup']),
        ...(to === undefined ? [] : [termOf(ctx.clock.now())]),
        ...(made.lostFiles > 0
          ? [`${made.lostFiles} files are missing or damaged on the disk, and so in the backup`]
          : []),
      ],
      failed: made.lostFiles > 0,
    };
  },
};

async function removedFrom(place: string, ctx: Context, setup: BackupSetup): Promise<Result> {
  const { removed, moved } = await tellRemoved(ctx, setup, place).catch((error: unknown) => {
    if (error instanceof Conflict) throw new Failure(`${place} is where backups are put now: they go by themselves`);
    if (error instanceof NotFound)
      throw new Failure(`no kept backup was put in ${place}; bin/school doctor names the places`);
    throw error;
  });
  return {
    json: { place, removed, moved },
    lines: [
      `Noted as removed from ${place}: ${removed}`,
      ...(moved > 0 ? [`Found in ${setup.place}, and kept there until their term: ${moved}`] : []),
    ],
  };
}

/** Nothing removes it, and the promise to whoever is erased meanwhile holds for it as for the others. */
function termOf(madeAt: Temporal.Instant): string {
  const day = schoolDay(madeAt).add({ days: KEEP_DAYS });
  return `Nothing removes this file: remove it by ${day}, for whoever is erased is told that backups go after ${KEEP_DAYS} days`;
}
