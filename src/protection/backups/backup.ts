/** The rules of backups: their names, how long they are kept, what stands in their manifest. Pure. */
import { z } from 'zod';
import { lastCredible } from '#platform/clock.ts';

/** Days a backup is kept. An erasure leaves the last backup that still held the person this long after. */
export const KEEP_DAYS = 35;
/** A backup and its drill are made each night; silence of either for longer breaks the promise. */
export const DRILL_DUE_HOURS = 26;
/** Why a trial proves nothing although all was right: the backup was too old by then. */
export const STALE = 'stale';

/** Whether more than a night and a little has passed. */
export const isOverdue = (since: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(since.add({ hours: DRILL_DUE_HOURS }), now) < 0;

/** Dated in the future: by a clock that was ahead, or seen by one that is behind. */
export const isAhead = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, lastCredible(now)) > 0;

/** The shape of the archive; a program reads its own and older ones. */
export const FORMAT = 1;

const NAME = /^school-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}\.tar\.age(?<part>\.part)?$/;

/** `school-20261122T060000Z-1a2b3c4d.tar.age`: sorts by time; the end tells two of the same second apart. */
export function backupName(madeAt: Temporal.Instant, id: string): string {
  const stamp = madeAt.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  return `school-${stamp}-${id.slice(-8)}.tar.age`;
}

/** When the backup of that name was begun; undefined for a name that is not a backup's. */
export function timeOfName(name: string): Temporal.Instant | undefined {
  const found = NAME.exec(name);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  return Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * Whole backups past their term, and beginnings that a kill left over a day ago. One that was `seenAt` a moment before
 * the one in its name was there by then: its term runs from that.
 */
export function isSpent(name: string, now: Temporal.Instant, seenAt?: Temporal.Instant): boolean {
  const madeAt = timeOfName(name);
  if (!madeAt) return false;
  const since = seenAt && Temporal.Instant.compare(seenAt, madeAt) < 0 ? seenAt : madeAt;
  const kept = name.endsWith('.part') ? 24 : KEEP_DAYS * 24;
  return Temporal.Instant.compare(since.add({ hours: kept }), now) < 0;
}

const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/);
export const manifestShape = z.object({
  format: z.number().int(),
  madeAt: z.string(),
  /** The migrations the school had, in their order. */
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })).min(1),
  /** The last migration of the job queue's own schema. */
  queue: z.number().int(),
  tables: z.array(
    z.object({
      schema: identifier,
      table: identifier,
      columns: z.array(identifier).min(1),
      rows: z.number().int().min(0),
      parts: z.number().int().min(0),
      /** Sum over the rows of a hash of each: the same whatever the order of the rows. */
      digest: z.string().regex(/^\d+$/),
    }),
  ),
  sequences: z.array(
    z.object({ schema: identifier, name: identifier, value: z.string().regex(/^-?\d+$/), called: z.boolean() }),
  ),
  files: z.number().int().min(0),
  /** Keys of files that were not there whole: erased while the backup was made, or lost before. */
  absent: z.array(z.string()),
  /** Tells whether a SECRET_KEY is the one that sealed what is sealed in here. */
  secretCheck: z.string(),
  auditHead: z.string().nullable(),
  /** How many members stand before the manifest, and the hash over all their names, lengths and hashes in order. */
  members: z.number().int(),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Manifest = z.output<typeof manifestShape>;
export type TableManifest = Manifest['tables'][number];

/** Why a backup cannot be used: a stable word, which the verb and the office put into a sentence. */
export type Refusal =
  | 'wrong key'
  | 'damaged'
  | 'incomplete'
  | 'of a newer version'
  | 'of a changed version'
  | 'of another queue'
  | 'wrong secret'
  | 'different when restored';

export class UnusableBackup extends Error {
  override readonly name = 'UnusableBackup';
  readonly refusal: Refusal;
  constructor(refusal: Refusal, detail: string) {
    super(`the backup is ${refusal}: ${detail}`);
    this.refusal = refusal;
  }
}

/** Throws {@link UnusableBackup} for a backup made by a newer program, or by one whose migrations differ. */
export function assertKnownVersion(
  manifest: Pick<Manifest, 'migrations'>,
  known: readonly { readonly name: string; readonly sha256: string }[],
): void {
  manifest.migrations.forEach(({ name, sha256 }, position) => {
    const own = known[position];
    if (!own || (own.name !== name && !known.some((migration) => migration.name === name)))
      throw new UnusableBackup('of a newer version', `this program does not know its migration ${name}`);
    if (own.name !== name || own.sha256 !== sha256)
      throw new UnusableBackup('of a changed version', `its migration ${name} is not this program's`);
  });
}

/** Tables others refer to come first, so that references hold at once. A circle keeps its given order. */
export function parentsFirst<T extends { readonly schema: string; readonly table: string }>(
  tables: readonly T[],
  references: readonly { readonly from: string; readonly to: string }[],
): T[] {
  const byName = new Map(tables.map((table) => [`${table.schema}.${table.table}`, table]));
  const ordered = new Set<T>();
  const underWay = new Set<string>();
  const visit = (name: string): void => {
    const table = byName.get(name);
    if (!table || underWay.has(name)) return;
    underWay.add(name);
    for (const { from, to } of references) if (from === name) visit(to);
    ordered.add(table);
  };
  for (const name of byName.keys()) visit(name);
  return [...ordered];
}
