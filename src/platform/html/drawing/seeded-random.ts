/** Numbers in [0, 1) that depend on the seed alone: the same programme has the same plan on every page and paper. */
export type SeededRandom = () => number;

/** FNV-1a to turn the seed's letters into a state, mulberry32 to draw from it. Not for secrets. */
export function seededRandom(seed: string): SeededRandom {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<Item>(random: SeededRandom, items: readonly Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)];
}
