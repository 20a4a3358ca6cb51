/** What changed between two wordings: clause by clause, and inside a clause word by word. */
import type { Block, PolicyWording } from './document.ts';

export interface Words {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}
export type Change =
  | { readonly kind: 'same'; readonly block: Block }
  | { readonly kind: 'added'; readonly block: Block }
  | { readonly kind: 'removed'; readonly block: Block }
  | { readonly kind: 'changed'; readonly block: Block; readonly words: readonly Words[] };
export interface SectionChanges {
  /** `same` where nothing in the section changed. */
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly heading: readonly Words[];
  readonly changes: readonly Change[];
}

/** Two clauses share this much of their words: the one is the other, reworded. */
const ALIKE = 0.5;

/** Pairs of a longest common subsequence, by indices. */
function commonPairs<T>(left: readonly T[], right: readonly T[], equal: (a: T, b: T) => boolean): [number, number][] {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  const same = (i: number, j: number): boolean => equal(left[i] as T, right[j] as T);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    if (same(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Whole words, joined into runs of one kind. */
export function compareTexts(before: string, after: string): Words[] {
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const runs: { kind: Words['kind']; words: string[] }[] = [];
  const put = (kind: Words['kind'], words: readonly string[]) => {
    if (words.length === 0) return;
    const last = runs.at(-1);
    if (last?.kind === kind) last.words.push(...words);
    else runs.push({ kind, words: [...words] });
  };
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...commonPairs(left, right, (a, b) => a === b), [left.length, right.length] as const]) {
    put('removed', left.slice(i, nextI));
    put('added', right.slice(j, nextJ));
    put('same', right.slice(nextJ, nextJ + 1));
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return runs.map(({ kind, words }) => ({ kind, text: words.join(' ') }));
}

/** From 0 (no word in common) to 1. */
function likeness(before: string, after: string): number {
  const [left, right] = [new Set(wordsOf(before.toLowerCase())), new Set(wordsOf(after.toLowerCase()))];
  const common = [...left].filter((word) => right.has(word)).length;
  return (2 * common) / Math.max(1, left.size + right.size);
}

const isSame = (a: Block, b: Block): boolean => a.kind === b.kind && a.text === b.text;
const promisesOf = (block: Block): readonly string[] => (block.kind === 'group' ? [] : block.promises);

function isReworded(a: Block, b: Block): boolean {
  if ((a.kind === 'group') !== (b.kind === 'group')) return false;
  return promisesOf(a).some((id) => promisesOf(b).includes(id)) || likeness(a.text, b.text) >= ALIKE;
}

/** First what stayed as it was; then, in the gaps between, what was reworded; the rest came or went. */
function compareBlocks(before: readonly Block[], after: readonly Block[]): Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...commonPairs(before, after, isSame), [before.length, after.length] as const]) {
    changes.push(...compareGap(before.slice(i, nextI), after.slice(j, nextJ)));
    const block = after[nextJ];
    if (block) changes.push({ kind: 'same', block });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return changes;
}

function compareGap(before: readonly Block[], after: readonly Block[]): Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...commonPairs(before, after, isReworded), [before.length, after.length] as const]) {
    changes.push(...before.slice(i, nextI).map((block) => ({ kind: 'removed', block }) as const));
    changes.push(...after.slice(j, nextJ).map((block) => ({ kind: 'added', block }) as const));
    const [old, block] = [before[nextI], after[nextJ]];
    if (old && block) changes.push({ kind: 'changed', block, words: compareTexts(old.text, block.text) });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return changes;
}

interface Part {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** Sections are paired by their address, or by a heading that stayed; the title and what precedes them is the first. */
export function compareWordings(before: PolicyWording, after: PolicyWording): SectionChanges[] {
  const partsOf = (wording: PolicyWording): Part[] => [
    { id: '', heading: wording.title, blocks: wording.opening },
    ...wording.sections,
  ];
  const [left, right] = [partsOf(before), partsOf(after)];
  const paired = (a: Part, b: Part) => a.id === b.id || a.heading === b.heading;
  const found: SectionChanges[] = [];
  const whole = (kind: 'added' | 'removed', part: Part): SectionChanges => ({
    kind,
    heading: [{ kind, text: part.heading }],
    changes: part.blocks.map((block) => ({ kind, block })),
  });
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...commonPairs(left, right, paired), [left.length, right.length] as const]) {
    found.push(...left.slice(i, nextI).map((part) => whole('removed', part)));
    found.push(...right.slice(j, nextJ).map((part) => whole('added', part)));
    const [old, part] = [left[nextI], right[nextJ]];
    if (old && part) {
      const heading = compareTexts(old.heading, part.heading);
      const changes = compareBlocks(old.blocks, part.blocks);
      const same = [...heading, ...changes].every(({ kind }) => kind === 'same');
      found.push({ kind: same ? 'same' : 'changed', heading, changes });
    }
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return found;
}

export interface ChangeCount {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

export function countChanges(sections: readonly SectionChanges[]): ChangeCount {
  const all = sections.flatMap((section) => section.changes);
  const headings = sections.filter((s) => s.kind === 'changed' && s.heading.some((words) => words.kind !== 'same'));
  const of = (kind: Change['kind']) => all.filter((change) => change.kind === kind).length;
  return { added: of('added'), removed: of('removed'), changed: of('changed') + headings.length };
}
