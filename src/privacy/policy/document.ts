/**
 * The wording of a policy as people write it and as it is read. The small grammar, a part of Markdown:
 *
 *     # The title                           once, at the top
 *     ## A section {#share}                 the name in braces is its address on the page, and may be left out
 *     ### A group inside a section
 *     - a clause {#share.never_sold}        bound to the promises named in braces; a paragraph may be bound too
 *     A paragraph, over as many lines as one likes, until an empty line.
 *
 * Everything else is plain text: there is no markup inside a line, and HTML is refused.
 */

export interface Clause {
  readonly kind: 'item' | 'paragraph';
  readonly text: string;
  /** Ids of the promises it is bound to. */
  readonly promises: readonly string[];
}
export interface Group {
  readonly kind: 'group';
  readonly text: string;
}
export type Block = Clause | Group;
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}
export interface PolicyWording {
  readonly title: string;
  /** Before the first section. */
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
}

export type WordingProblem =
  | 'empty'
  | 'too-long'
  | 'control-characters'
  | 'html'
  | 'no-title'
  | 'second-title'
  | 'no-sections'
  | 'empty-section'
  | 'wrong-mark'
  | 'block-too-long'
  | 'too-many-blocks'
  | 'same-address';
export interface Problem {
  readonly problem: WordingProblem;
  /** From 1; 0: the text as a whole. */
  readonly line: number;
}
export interface Reading {
  readonly wording: PolicyWording;
  readonly problems: readonly Problem[];
}

/** Characters of one language: four times the policy the school began with. */
export const LONGEST_SOURCE = 40_000;
const LONGEST_BLOCK = 4_000;
const MOST_BLOCKS = 500;

const TAG = /<[a-z/!?]/i;
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const HEADING = /^(#{1,3})\s+(.*)$/;
const ITEM = /^[-*•–]\s+(.*)$/;
const MARK = /^(.*?)\s*\{((?:\s*#[a-z][a-z0-9_.-]*)+)\s*\}$/s;
const STRAY_MARK = /\{\s*#|#[a-z_]+\.[a-z_]+\s*\}/;
const PROMISE = /^[a-z]+\.[a-z_]+$/;
const ADDRESS = /^[a-z][a-z0-9-]*$/;
const SPECIAL = /^(?:#{1,3}\s|[-*•–]\s|\\)/;

/** The same text whatever program it was written in: NFC, line feeds, no blanks at the ends of lines. */
export function tidySource(source: string): string {
  const text = source
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .normalize('NFC');
  return `${text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`;
}

interface Piece {
  kind: 'title' | 'section' | 'group' | 'item' | 'paragraph';
  text: string;
  line: number;
}

/** Lines to pieces: a line that opens nothing goes on with the piece above it. */
function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  source.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '') {
      open = undefined;
      return;
    }
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (heading) {
      const kind = (['title', 'section', 'group'] as const)[(heading[1]?.length ?? 1) - 1] ?? 'group';
      pieces.push({ kind, text: heading[2] ?? '', line: index + 1 });
      open = undefined;
    } else if (item) {
      open = { kind: 'item', text: item[1] ?? '', line: index + 1 };
      pieces.push(open);
    } else if (open) {
      open.text += ` ${line}`;
    } else {
      open = { kind: 'paragraph', text: line, line: index + 1 };
      pieces.push(open);
    }
  });
  return pieces;
}

function readMark(text: string): { text: string; names: string[] } {
  const match = MARK.exec(text);
  if (!match) return { text, names: [] };
  const names = (match[2] ?? '').split('#').map((name) => name.trim());
  return { text: match[1] ?? '', names: [...new Set(names.filter((name) => name !== ''))] };
}

const unescaped = (text: string): string => (text.startsWith('\\') ? text.slice(1) : text);

/** Reads a source. What can be read is read; everything that is wrong is named with its line. */
export function readWording(source: string): Reading {
  const problems: Problem[] = [];
  const complain = (problem: WordingProblem, line = 0) => problems.push({ problem, line });
  if (source.length > LONGEST_SOURCE) {
    return { wording: NOTHING, problems: [{ problem: 'too-long', line: 0 }] };
  }
  if (source.trim() === '') return { wording: NOTHING, problems: [{ problem: 'empty', line: 0 }] };
  source.split('\n').forEach((line, index) => {
    if (INVISIBLE.test(line.replaceAll('\t', ' '))) complain('control-characters', index + 1);
    if (TAG.test(line)) complain('html', index + 1);
  });
  const pieces = piecesOf(source);
  if (pieces.length > MOST_BLOCKS) complain('too-many-blocks', pieces[MOST_BLOCKS]?.line);
  const wording = assemble(pieces.slice(0, MOST_BLOCKS), complain);
  return { wording, problems };
}

const NOTHING: PolicyWording = { title: '', opening: [], sections: [] };

function assemble(pieces: readonly Piece[], complain: (problem: WordingProblem, line?: number) => void): PolicyWording {
  let title: string | undefined;
  const opening: Block[] = [];
  const sections: { id: string; heading: string; blocks: Block[]; line: number }[] = [];
  for (const piece of pieces) {
    const { text: rest, names } = readMark(piece.text);
    const text = unescaped(rest.trim());
    if (text.length > LONGEST_BLOCK) complain('block-too-long', piece.line);
    if (STRAY_MARK.test(text) || (text === '' && piece.kind !== 'title')) complain('wrong-mark', piece.line);
    if (piece.kind === 'title') {
      if (title !== undefined) complain('second-title', piece.line);
      title ??= text;
    } else if (piece.kind === 'section') {
      const given = names[0];
      if (names.length > 1 || (given !== undefined && !ADDRESS.test(given))) complain('wrong-mark', piece.line);
      const id = given ?? `section-${sections.length + 1}`;
      if (sections.some((section) => section.id === id)) complain('same-address', piece.line);
      sections.push({ id, heading: text, blocks: [], line: piece.line });
    } else {
      const isGroup = piece.kind === 'group';
      if (isGroup ? names.length > 0 : names.some((name) => !PROMISE.test(name))) complain('wrong-mark', piece.line);
      const block: Block =
        piece.kind === 'group' ? { kind: 'group', text } : { kind: piece.kind, text, promises: names };
      (sections.at(-1)?.blocks ?? opening).push(block);
    }
  }
  if (!title) complain('no-title');
  if (sections.length === 0) complain('no-sections');
  for (const section of sections) if (section.blocks.length === 0) complain('empty-section', section.line);
  return { title: title ?? '', opening, sections: sections.map(({ line: _, ...section }) => section) };
}

/** The clauses and paragraphs of a wording, in order; groups only order them. */
export function clausesOf(wording: PolicyWording): (Clause & { readonly section: Section | undefined })[] {
  const own = (blocks: readonly Block[], section: Section | undefined) =>
    blocks.filter((block): block is Clause => block.kind !== 'group').map((clause) => ({ ...clause, section }));
  return [...own(wording.opening, undefined), ...wording.sections.flatMap((section) => own(section.blocks, section))];
}

/** Writes a wording as its source; reading that gives the same wording again. */
export function writeWording({ title, opening, sections }: PolicyWording): string {
  const lines = [`# ${title}`, ...opening.flatMap(blockLines)];
  sections.forEach((section, index) => {
    const mark = section.id === `section-${index + 1}` ? '' : ` {#${section.id}}`;
    lines.push(`## ${section.heading}${mark}`, ...section.blocks.flatMap(blockLines));
  });
  return tidySource(lines.join('\n\n').replaceAll(/^(- .*)\n\n(?=- )/gm, '$1\n'));
}

function blockLines(block: Block): string[] {
  const text = SPECIAL.test(block.text) ? `\\${block.text}` : block.text;
  if (block.kind === 'group') return [`### ${block.text}`];
  const mark = block.promises.length > 0 ? ` {${block.promises.map((id) => `#${id}`).join(' ')}}` : '';
  return [`${block.kind === 'item' ? '- ' : ''}${text}${mark}`];
}

/** The source with its clauses bound anew; `bindings` has one list for each of {@link clausesOf}. */
export function bindClauses(wording: PolicyWording, bindings: readonly (readonly string[])[]): PolicyWording {
  let next = 0;
  const bound = (blocks: readonly Block[]): Block[] =>
    blocks.map((block) => {
      if (block.kind === 'group') return block;
      const promises = bindings[next] ?? block.promises;
      next += 1;
      return { ...block, promises };
    });
  const opening = bound(wording.opening);
  return { ...wording, opening, sections: wording.sections.map((s) => ({ ...s, blocks: bound(s.blocks) })) };
}

/**
 * The one text that is hashed and can be downloaded: NFC, line feeds, an empty line between blocks, no markup. The date
 * of the update stands right below the title (`policy.date`).
 */
export function canonicalText({ title, opening, sections }: PolicyWording, updatedLine: string): string {
  const shown = (block: Block) => (block.kind === 'item' ? `• ${block.text}` : block.text);
  const blocks = [title, updatedLine, ...opening.map(shown)];
  for (const section of sections) blocks.push(section.heading, ...section.blocks.map(shown));
  return `${blocks.join('\n\n')}\n`.normalize('NFC');
}

/** How the wordings of two languages are built, for comparing: kinds of blocks, section by section. */
export function shapeOf(wording: PolicyWording): string {
  const kinds = (blocks: readonly Block[]) => blocks.map((block) => block.kind[0]).join('');
  return [kinds(wording.opening), ...wording.sections.map((section) => kinds(section.blocks))].join('/');
}

/** Which promises no clause is bound to, and which clauses of a list are bound to none. */
export function bindingGaps(
  wording: PolicyWording,
  promiseIds: readonly string[],
): { unboundPromises: string[]; unboundClauses: Clause[]; unknownPromises: string[] } {
  const clauses = clausesOf(wording);
  const bound = new Set(clauses.flatMap((clause) => clause.promises));
  return {
    unboundPromises: promiseIds.filter((id) => !bound.has(id)),
    unboundClauses: clauses.filter((clause) => clause.kind === 'item' && clause.promises.length === 0),
    unknownPromises: [...bound].filter((id) => !promiseIds.includes(id)),
  };
}
