/** A long proof: what bin/test tries small, at full size. */
export interface Drill {
  readonly name: string;
  readonly summary: string;
  /** `say` prints progress. Returns the counts, and whether all was as it must be. */
  run(say: (line: string) => void): Promise<DrillResult>;
}
export interface DrillResult {
  readonly held: boolean;
  readonly counts: Readonly<Record<string, number>>;
  /** What was not as it must be, in a line each. */
  readonly faults: readonly string[];
}
