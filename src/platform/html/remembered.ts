/**
 * HTML that is kept in memory under a key that names everything it depends on. A key that no longer comes is the oldest
 * one day, and goes. Nothing is ever dropped for being out of date: another state of the world is another key.
 */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';

export interface HtmlMemory {
  /** What was made for this key before, or what `make` renders now. A `make` that throws leaves nothing behind. */
  remembered(key: string, make: () => Child | Promise<Child>): Promise<HtmlEscapedString>;
}

/** `most` is how many pieces are kept: those used last. */
export function createHtmlMemory(most: number): HtmlMemory {
  const pieces = new Map<string, HtmlEscapedString>();
  return {
    async remembered(key, make) {
      const known = pieces.get(key);
      if (known !== undefined) {
        pieces.delete(key);
        pieces.set(key, known);
        return known;
      }
      const made = raw(await renderHtml(await make()));
      pieces.set(key, made);
      const oldest = pieces.keys().next().value;
      if (pieces.size > most && oldest !== undefined) pieces.delete(oldest);
      return made;
    },
  };
}

export async function renderHtml(child: Child): Promise<string> {
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  return String(await child.toString());
}

/**
 * One memory for each school that is open in this process: `const memoryOf = memoryForEach(500)`, then
 * `memoryOf(ctx.school)`. The key is the object that lives as long as the school does.
 */
export function memoryForEach(most: number): (school: object) => HtmlMemory {
  const memories = new WeakMap<object, HtmlMemory>();
  return (school) => {
    const memory = memories.get(school) ?? createHtmlMemory(most);
    memories.set(school, memory);
    return memory;
  };
}
