/** A school's own document, as it comes out of a word processor, turned into the grammar of `document.ts`. */
import { type Block, type PolicyWording, type Section, tidySource } from './document.ts';

const BULLET = /^\s*(?:[-*•·–—▪◦]|\d{1,3}[.)])\s+/;
const LONGEST_HEADING = 120;
/** The date of the update is written by the program, from the day of force. */
const DATE_LINE = /(обновл|жаңарт|updated).*\d{4}/i;

/** True where somebody has written in the grammar already. */
export function isMarkdown(text: string): boolean {
  return /^# \S/m.test(text) && /^## \S/m.test(text);
}

/** A short line that ends as no sentence does. */
function looksLikeHeading(line: string): boolean {
  return line.length <= LONGEST_HEADING && !/[.!?:;,]$/.test(line);
}

interface Part {
  readonly kind: 'item' | 'line';
  readonly text: string;
}

function partsOf(text: string): Part[][] {
  return text.split(/\n\s*\n/).map((chunk) =>
    chunk
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const isItem = BULLET.test(line);
        return { kind: isItem ? 'item' : 'line', text: line.replace(isItem ? BULLET : /^\s+/, '').trim() };
      }),
  );
}

/**
 * Splits plain text into sections, groups and clauses: the first line is the title, a short line that stands alone is a
 * heading, and a heading right above a list inside a section that has begun is a group. The person sees the result
 * in the editor before anything is stored.
 */
export function splitDocument(text: string): PolicyWording {
  const chunks = partsOf(tidySource(text)).filter((chunk) => chunk.length > 0);
  const title =
    chunks
      .shift()
      ?.map((part) => part.text)
      .join(' ') ?? '';
  if (chunks[0]?.length === 1 && DATE_LINE.test(chunks[0][0]?.text ?? '')) chunks.shift();
  const opening: Block[] = [];
  const sections: (Section & { blocks: Block[] })[] = [];
  chunks.forEach((chunk, index) => {
    const [first] = chunk;
    const section = sections.at(-1);
    if (chunk.length === 1 && first?.kind === 'line' && looksLikeHeading(first.text)) {
      const abovesList = chunks[index + 1]?.[0]?.kind === 'item';
      if (abovesList && section && section.blocks.length > 0) section.blocks.push({ kind: 'group', text: first.text });
      else sections.push({ id: `section-${sections.length + 1}`, heading: first.text, blocks: [] });
      return;
    }
    for (const part of chunk) {
      const kind = part.kind === 'item' ? 'item' : 'paragraph';
      (section?.blocks ?? opening).push({ kind, text: part.text, promises: [] });
    }
  });
  return { title, opening, sections };
}
