/** Walks through every page somebody can reach by links, in-process, and lists the pages and forms it met. */
import { findPersonByEmail } from '#people/profiles';
import { openSessionWithoutCredentials } from '#people/sign-in';
import { transact } from '#platform/context.ts';
import type { TestSchool } from './school.ts';

export interface CrawledPage {
  readonly path: string;
  readonly status: number;
  readonly html: string;
}

export interface CrawledForm {
  /** The page it stands on. */
  readonly page: string;
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly fields: readonly { readonly name: string; readonly type: string; readonly value: string }[];
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };
const decode = (text: string): string =>
  text.replace(/&(amp|quot|#39|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : decode(found);
};

/** Two addresses that differ in identifiers, codes and queries alone are one page. */
export function patternOf(path: string): string {
  return path
    .replace(/\?.*$/, '')
    .replace(/#.*$/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\/certificates\/[0-9A-Z]{8,}/, '/certificates/:code')
    .replace(/\/media\/[^/]+$/, '/media/:name');
}

/** Each page once a pattern, unless `every`; `/sign-out` is never followed. */
export async function crawl(
  school: Pick<TestSchool, 'request'>,
  cookie: string | undefined,
  from: readonly string[],
  options: { every?: boolean; most?: number } = {},
): Promise<CrawledPage[]> {
  const queue = [...from];
  const seen = new Set<string>();
  const pages: CrawledPage[] = [];
  while (queue.length > 0 && pages.length < (options.most ?? 400)) {
    const path = queue.shift() ?? '';
    const identity = options.every ? path : patternOf(path);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const response = await school.request(path, { cookie });
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    const html = isPage ? await response.text() : '';
    pages.push({ path, status: response.status, html });
    const location = response.headers.get('location');
    const links = [...html.matchAll(/<a\s[^>]*>/g)].map(([tag]) => attribute(tag, 'href') ?? '');
    for (const link of [...links, ...(location ? [location] : [])]) {
      const clean = link.replace(/#.*$/, '');
      // The other languages are the same tree.
      if (clean.startsWith('/') && !/^\/(kk|en)(\/|$)/.test(clean) && !clean.startsWith('/assets/')) queue.push(clean);
    }
  }
  return pages;
}

/** As the form would send it if nobody touched it; of a choice, the first that says something. */
function valueIn(kind: string, field: string, within: string): string {
  if (kind === 'textarea') return decode(within.slice(0, within.indexOf('</textarea>')));
  if (kind !== 'select') return attribute(field, 'value') ?? '';
  const options = [...within.slice(0, within.indexOf('</select>')).matchAll(/<option(\s[^>]*)>/g)];
  const values = options.map(([, option = '']) => ({
    value: attribute(option, 'value') ?? '',
    selected: /\sselected/.test(option),
  }));
  return (
    (values.find(({ selected, value }) => selected && value !== '') ?? values.find(({ value }) => value !== ''))
      ?.value ?? ''
  );
}

export function formsOf(pages: readonly CrawledPage[]): CrawledForm[] {
  const forms = new Map<string, CrawledForm>();
  for (const page of pages) {
    for (const [, tag = '', body = ''] of page.html.matchAll(/<form(\s[^>]*)>(.*?)<\/form>/gs)) {
      const action = attribute(tag, 'action') ?? page.path;
      const method = attribute(tag, 'method') === 'post' ? 'post' : 'get';
      const fields = [...body.matchAll(/<(input|textarea|select|button)(\s[^>]*)>/g)].flatMap((match) => {
        const [start, kind = '', field = ''] = match;
        const name = attribute(field, 'name');
        const within = body.slice(match.index + start.length);
        return name ? [{ name, type: attribute(field, 'type') ?? kind, value: valueIn(kind, field, within) }] : [];
      });
      const identity = `${method} ${patternOf(action)}`;
      if (!forms.has(identity)) forms.set(identity, { page: page.path, action, method, fields });
    }
  }
  return [...forms.values()];
}

/** A cookie for one of the demo's people, staff with their second factor shown. */
export async function cookieOf(school: TestSchool, email: string, secondFactor = false): Promise<string> {
  const person = await findPersonByEmail(school.ctx, email);
  if (!person) throw new Error(`${email} is not in the demo school`);
  const { cookie } = await transact(school.ctx, (tx) =>
    openSessionWithoutCredentials(tx, { personId: person.id, secondFactor }),
  );
  return cookie;
}
