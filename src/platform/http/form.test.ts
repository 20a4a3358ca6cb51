import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from './app.ts';
import { day, email, line, oneOf, optional, paragraphs, readForm, someOf, ticked, wholeNumber } from './form.ts';

const schema = z.object({
  name: line({ max: 20 }),
  email,
  about: optional(paragraphs({ max: 50 })),
  hours: wholeNumber({ min: 1, max: 100 }),
  starts: day,
  level: oneOf(['start', 'practice']),
  agreed: ticked,
  topics: someOf(['homes', 'offices']),
});
const app = createApp();
app.use(async (c, next) => {
  c.set('locale', 'en');
  await next();
});
app.post('/', async (c) => c.json(await readForm(c, schema)));

async function send(fields: Record<string, string | string[]>) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  const response = await app.request('/', { method: 'POST', body });
  return (await response.json()) as {
    ok: boolean;
    value: Record<string, unknown>;
    errors: Record<string, string>;
    values: Record<string, unknown>;
  };
}

const good = {
  name: ' Әсел ',
  email: 'Asel@Example.KZ',
  hours: '1 2',
  starts: '2026-12-01',
  level: 'start',
  agreed: 'yes',
  topics: 'homes',
};

describe('a form', () => {
  it('reads what people type', async () => {
    const { ok, value } = await send(good);
    expect(ok).toBe(true);
    expect(value).toMatchObject({
      name: 'Әсел',
      email: 'asel@example.kz',
      hours: 12,
      starts: '2026-12-01',
      agreed: true,
      topics: ['homes'],
    });
  });

  it('names each wrong field, and keeps what was typed', async () => {
    const typed = {
      ...good,
      name: '',
      email: 'asel',
      hours: 'many',
      starts: '2026-02-30',
      level: 'x',
      topics: 'castles',
    };
    const { ok, errors, values } = await send(typed);
    expect(ok).toBe(false);
    expect(errors).toEqual({
      name: 'Fill in this field',
      email: expect.stringContaining('whole e-mail address'),
      hours: 'Write a number in figures',
      starts: 'Write a date that exists',
      level: 'Choose one of the answers',
      topics: 'This value does not fit',
    });
    expect(values).toMatchObject({ email: 'asel', hours: 'many' });
  });

  it.each([
    ['a control character', 'A\u0000B'],
    ['a mark that turns the text round', 'A\u202eB'],
    ['an isolate', 'A\u2066B'],
    ['a byte order mark', 'A\ufeffB'],
    ['a new line in a field of one line', 'A\nB'],
  ])('refuses %s', async (_, name) => {
    expect((await send({ ...good, name })).errors['name']).toContain('invisible');
  });

  it.each([
    ['spaces without width', '\u200b\u200b'],
    ['joiners and soft hyphens', '\u200d\u00ad\u2060'],
    ['letters without a shape', '\u3164\uffa0\u115f'],
    ['wide and narrow spaces', '\u00a0\u3000\u202f'],
    ['empty Braille', '\u2800'],
    ['marks with nothing under them', '\u0301\ufe0f'],
  ])('takes for empty what is nothing but %s', async (_, text) => {
    expect((await send({ ...good, name: text })).errors['name']).toBe('Fill in this field');
    expect((await send({ ...good, about: text })).ok).toBe(true);
    expect((await send({ ...good, name: `${text}А${text}` })).ok).toBe(true);
  });

  it('takes new lines in a field of several', async () => {
    expect((await send({ ...good, about: 'one\r\ntwo' })).value['about']).toBe('one\ntwo');
  });

  it('says how long is too long', async () => {
    expect((await send({ ...good, name: 'a'.repeat(21) })).errors['name']).toBe('Too long: at most 20 characters');
  });

  it('takes what is missing for empty, and several values of one field for wrong', async () => {
    expect((await send({})).errors['name']).toBe('Fill in this field');
    expect((await send({ ...good, name: ['a', 'b'] })).errors['name']).toBe('Fill in this field');
  });

  it('reads a body that is no form as empty', async () => {
    const response = await app.request('/', {
      method: 'POST',
      body: '{"name":',
      headers: { 'content-type': 'application/json' },
    });
    expect(((await response.json()) as { ok: boolean }).ok).toBe(false);
  });
});
