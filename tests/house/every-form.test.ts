/** Every form of the school, given what nobody should send: a clear answer each time, never a fault, never an echo. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type CrawledForm, type CrawledPage, cookieOf, crawl, formsOf, patternOf } from '#tests/harness/crawl.ts';
import { useSchool } from '#tests/harness/school.ts';
import { seedDemo } from '../../src/seed/index.ts';

const school = useSchool();

const BAD_VALUES: Readonly<Record<string, string | string[]>> = {
  'nothing at all': '',
  'far too much': 'ә'.repeat(70_000),
  HTML: `"><script>alert(1)</script><img src=x onerror=alert(1)>'`,
  'control characters': 'a\u0000b\u0007c\u001b[31m',
  'text that runs the other way': '\u202Efdp.exe\u202C\u2067x',
  'a number beyond numbers': '99999999999999999999999',
  'a negative fraction': '-1.5e309',
  'a broken date': '2026-02-31',
  'the same field twice': ['one', 'two'],
  'half a surrogate': '\ud83d',
  'a template': '#{7*7}{{7*7}}%00%0a',
};

/** Ends the very session the walk is made with, so it would only test the sign-in page from then on. */
const ENDS_THE_WALK = /^\/(sign-out|account\/security\/sessions\/)/;

const WALKERS = [
  {
    who: 'a visitor',
    email: undefined,
    from: ['/', '/sign-up', '/sign-in', '/sign-in/forgotten', '/privacy', '/certificates'],
  },
  { who: 'a learner', email: 'daniyar@example.kz', from: ['/account', '/learn', '/schedule', '/programmes'] },
  { who: 'an administrator', email: 'administrator@example.kz', from: ['/office', '/account'] },
] as const;

type Field = CrawledForm['fields'][number];

/** What somebody wrote themselves and would have to write again; a code or a password is never shown again. */
function isText({ name, type }: Field): boolean {
  return (type === 'text' || type === 'textarea') && !/code|token/.test(name);
}

/** Recognised on any page: no other text holds it. */
const textFor = (name: string) => `Набрано в поле ${name}`;

function plausible(field: Field): string {
  if (isText(field)) return textFor(field.name);
  if (field.type === 'email') return 'somebody.else@example.kz';
  if (field.type === 'date') return field.value || '2026-11-20';
  return field.value || (field.type === 'number' ? '1' : '');
}

describe.each(WALKERS)('the forms that $who meets', ({ email, from }) => {
  let cookie: string | undefined;
  let forms: CrawledForm[];
  let pages: CrawledPage[];

  beforeAll(async () => {
    const { rows } = await school.school.pool.query('select from people limit 1');
    if (rows.length === 0) await seedDemo(school.ctx, { password: 'a passphrase for the walk' });
    cookie = email && (await cookieOf(school, email, email.startsWith('administrator')));
    pages = await crawl(school, cookie, from);
    forms = formsOf(pages).filter((form) => !ENDS_THE_WALK.test(form.action));
  }, 120_000);

  it('are found, on pages without a fault', () => {
    expect(pages.filter((page) => page.status >= 500 || page.status === 404).map((page) => page.path)).toEqual([]);
    expect(forms.length).toBeGreaterThan(3);
  });

  it('keep every text that was typed when one field is wrong', async () => {
    const lost: string[] = [];
    let answered = 0;
    for (const form of forms.filter((each) => each.method === 'post')) {
      const typed = form.fields.filter(({ name, type }) => type !== 'button' && type !== 'file' && name !== '');
      const texts = typed.filter(isText).map(({ name }) => name);
      if (texts.length === 0) continue;
      for (const wrong of new Set(typed.filter(({ type }) => type !== 'hidden').map(({ name }) => name))) {
        const filled = Object.fromEntries(typed.map((field) => [field.name, plausible(field)]));
        filled[wrong] = texts.includes(wrong) ? `${textFor(wrong)}\u0007` : 'wrong\u0007';
        const response = await school.request(form.action, { form: filled, cookie });
        const html = await response.text();
        if (response.status !== 422 && response.status !== 409) continue;
        answered += 1;
        const gone = texts.filter((name) => !html.includes(textFor(name)));
        if (gone.length > 0) lost.push(`${patternOf(form.action)}: ${gone.join(', ')} lost with a wrong ${wrong}`);
      }
    }
    expect([...new Set(lost)]).toEqual([]);
    expect(answered).toBeGreaterThan(2);
  }, 120_000);

  it.each(Object.entries(BAD_VALUES))('answer %s clearly', async (_, value) => {
    const wrong: string[] = [];
    for (const form of forms) {
      const names = [...new Set(form.fields.filter((field) => field.type !== 'file').map((field) => field.name))];
      const filled = Object.fromEntries(names.map((name) => [name, value]));
      const response =
        form.method === 'post'
          ? await school.request(form.action, { form: filled, cookie })
          : await school.request(
              `${form.action.split('?')[0]}?${new URLSearchParams(Object.entries(filled).map(([name, each]) => [name, String(each)]))}`,
              { cookie },
            );
      const text = await response.text();
      if (response.status >= 500) wrong.push(`${response.status} ${form.method} ${patternOf(form.action)}`);
      if (text.includes('<script>alert(1)') || text.includes('<img src=x'))
        wrong.push(`echoed by ${patternOf(form.action)}`);
      if (/\n\s+at \S+ \(/.test(text)) wrong.push(`a stack trace from ${patternOf(form.action)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('answer a file where text belongs, a body that is no form, and a foreign origin', async () => {
    const wrong: string[] = [];
    for (const form of forms.filter((each) => each.method === 'post')) {
      const file = new File(['x'], '../../etc/passwd', { type: 'text/plain' });
      const asFile = await school.request(form.action, {
        form: Object.fromEntries(form.fields.map((field) => [field.name, file])),
        cookie,
      });
      if (asFile.status >= 500) wrong.push(`file: ${asFile.status} ${patternOf(form.action)}`);
      const noForm = await school.app.request(`http://school.test${form.action}`, {
        method: 'POST',
        body: '{"a":',
        headers: { 'content-type': 'application/json', origin: 'http://school.test', ...(cookie && { cookie }) },
      });
      if (noForm.status >= 500) wrong.push(`JSON: ${noForm.status} ${patternOf(form.action)}`);
      const foreign = await school.request(form.action, {
        form: {},
        cookie,
        headers: { origin: 'https://evil.example' },
      });
      if (foreign.status !== 403) wrong.push(`foreign origin: ${foreign.status} ${patternOf(form.action)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what belongs to one person', () => {
  it('does not exist for another', async () => {
    const owner = await cookieOf(school, 'galymzhan@example.kz');
    const stranger = await cookieOf(school, 'daniyar@example.kz');
    const pages = await crawl(school, owner, ['/account', '/account/orders', '/learn', '/account/privacy'], {
      every: true,
      most: 150,
    });
    const own = pages.filter(
      (page) => /^\/(account|learn)\/.*[0-9a-f]{8}-[0-9a-f-]{27}/.test(page.path) && page.status === 200,
    );
    const files = pages.flatMap((page) =>
      [...page.html.matchAll(/href="(\/account\/[^"]*\/pdf)"/g)].map((match) => match[1] ?? ''),
    );
    const addresses = [...new Set([...own.map((page) => page.path), ...files])];
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      expect((await school.request(address, { cookie: stranger })).status, address).toBe(404);
      expect([303, 404], address).toContain((await school.request(address)).status);
    }
    const posts = formsOf(pages).filter(
      (form) => form.method === 'post' && /^\/(account|learn)\/.*[0-9a-f]{8}-/.test(form.action),
    );
    for (const form of posts) {
      expect([404, 303, 403], form.action).toContain(
        (await school.request(form.action, { form: {}, cookie: undefined })).status,
      );
      expect((await school.request(form.action, { form: {}, cookie: stranger })).status, form.action).toBe(404);
    }
  });

  it('and the office opens none of its pages to a learner or a visitor', async () => {
    const administrator = await cookieOf(school, 'administrator@example.kz', true);
    const learner = await cookieOf(school, 'daniyar@example.kz');
    const offices = (await crawl(school, administrator, ['/office'])).filter((page) => page.path.startsWith('/office'));
    expect(offices.length).toBeGreaterThan(15);
    for (const { path } of offices) {
      expect((await school.request(path, { cookie: learner })).status, path).toBe(404);
      expect((await school.request(path)).status, path).toBe(303);
    }
  });
});
