/** The audit trail against its seals. */
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { oldestKept } from '#platform/database/partitions.ts';
import { compareMark, lastingOf, MARK_BYTES, markOf, type TrailRow } from './mark.ts';
import { countActs, findSealAfter, firstAct, rowsOfStretch } from './queries.ts';
import { type AuditSealsTable, TRAIL_TERM_MONTHS } from './schema.ts';
import { sealOf, trailKey } from './seal-trail.ts';

export type Finding =
  | 'seal altered'
  | 'seal missing'
  | 'rows missing'
  | 'row added'
  | 'row altered'
  | 'row before the seals';
export interface TrailFinding {
  readonly finding: Finding;
  /** The number of the seal. */
  readonly seal: number;
  /** Of the row; undefined for what is not there. */
  readonly row?: string;
  readonly rows?: number;
}
export interface TrailReport {
  readonly state: 'intact' | 'broken';
  readonly seals: number;
  /** Rows that stand under a seal. */
  readonly sealed: number;
  /** Of those, rows that an erasure has made anonymous since. */
  readonly anonymised: number;
  /** Rows of the last hour, which no seal covers yet. */
  readonly unsealed: number;
  readonly sealedUntil: string | null;
  readonly findings: readonly TrailFinding[];
}

/** A trail that was rewritten would else list every row of it. */
const MOST_FINDINGS = 100;

/**
 * Looks at every seal and at every row under it. What it cannot see: that the newest seals were taken away together with
 * their rows; a backup of before, and the log of the hour, still hold them.
 */
export async function verifyTrail(ctx: Context): Promise<TrailReport> {
  const key = trailKey(ctx);
  const findings: TrailFinding[] = [];
  const oldest = oldestKept(schoolDay(ctx.clock.now()).toPlainYearMonth(), TRAIL_TERM_MONTHS);
  const kept = oldest.toPlainDate({ day: 1 }).toZonedDateTime(SCHOOL_ZONE).toInstant();
  let [seals, sealed, anonymised] = [0, 0, 0];
  let last: AuditSealsTable | undefined;
  for (;;) {
    const seal = await findSealAfter(ctx, last?.number ?? 0);
    if (!seal) break;
    findings.push(...judgeSeal(key, seal, last));
    if (!last) findings.push(...(await rowsBefore(ctx, seal)));
    last = seal;
    seals += 1;
    // The rows of an older month went with it.
    if (Temporal.Instant.compare(seal.since, kept) < 0) continue;
    const rows = await rowsOfStretch(ctx, seal.since, seal.until);
    const judged = judgeRows(key, seal, rows);
    sealed += rows.length;
    anonymised += judged.anonymised;
    findings.push(...judged.findings);
  }
  const since = last?.until ?? (await firstAct(ctx));
  return {
    state: findings.length === 0 ? 'intact' : 'broken',
    seals,
    sealed,
    anonymised,
    unsealed: since ? await countActs(ctx, since) : 0,
    sealedUntil: last ? last.until.toString() : null,
    findings: findings.slice(0, MOST_FINDINGS),
  };
}

function judgeSeal(key: Buffer, seal: AuditSealsTable, last: AuditSealsTable | undefined): TrailFinding[] {
  const whole = seal.seal === sealOf(key, seal) && seal.marks.length === seal.rows * MARK_BYTES;
  // The first that is left may follow on those that have reached their term.
  const follows =
    !last || (seal.number === last.number + 1 && seal.previous === last.seal && seal.since.equals(last.until));
  return [
    ...(whole ? [] : [{ finding: 'seal altered', seal: seal.number } as const]),
    ...(follows ? [] : [{ finding: 'seal missing', seal: seal.number - 1 } as const]),
  ];
}

/** Under the very first seal began the trail: what claims to be older came later. */
async function rowsBefore(ctx: Context, seal: AuditSealsTable): Promise<TrailFinding[]> {
  if (seal.number !== 1) return [];
  const first = await firstAct(ctx);
  if (!first || Temporal.Instant.compare(first, seal.since) >= 0) return [];
  const rows = await countActs(ctx, first, seal.since);
  return [{ finding: 'row before the seals', seal: 1, rows }];
}

function judgeRows(
  key: Buffer,
  seal: AuditSealsTable,
  rows: readonly TrailRow[],
): { readonly anonymised: number; readonly findings: readonly TrailFinding[] } {
  const marks = new Map<string, Buffer>();
  for (let from = 0; from < seal.marks.length; from += MARK_BYTES) {
    const mark = seal.marks.subarray(from, from + MARK_BYTES);
    marks.set(lastingOf(mark), mark);
  }
  const findings: TrailFinding[] = [];
  let anonymised = 0;
  for (const row of rows) {
    const now = markOf(key, row);
    const known = lastingOf(now);
    const mark = marks.get(known);
    marks.delete(known);
    const compared = mark ? compareMark(row, now, mark) : 'added';
    if (compared === 'anonymised') anonymised += 1;
    if (compared === 'altered') findings.push({ finding: 'row altered', seal: seal.number, row: row.id });
    if (compared === 'added') findings.push({ finding: 'row added', seal: seal.number, row: row.id });
  }
  if (marks.size > 0) findings.push({ finding: 'rows missing', seal: seal.number, rows: marks.size });
  return { anonymised, findings };
}
