/** What was read from the database and is kept until it changes: a map of a bounded size. */

/** Last used, last to go: keeps `most` at most. */
export function keep<V>(kept: Map<string, V>, most: number, key: string, value: V): void {
  kept.delete(key);
  kept.set(key, value);
  const oldest = kept.keys().next().value;
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}
