import { expect, it } from 'vitest';
import { passwordProblem } from './password.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

const person = { email: 'aigerim.s@example.kz', name: 'Айгерім Серікқызы' };

it.each([
  ['qwertyuiop', 'common'],
  ['Password123', 'common'],
  ['йцукенгшщз', 'common'],
  ['1234567890', 'common'],
  ['9876543210', 'common'],
  ['abcabcabcabc', 'common'],
  ['7777777777', 'common'],
  ['Недвижимость2026', 'common'],
  ['!!Алматы2026!!', 'common'],
  ['correcthorsebatterystaple', 'common'],
  ['my-aigerim.s-pass', 'contains-email'],
  ['тайна Айгерім 77', 'contains-name'],
])('refuses %s: %s', (password, problem) => {
  expect(passwordProblem(password, person)).toBe(problem);
});

it.each(['seven quiet herons at dawn', 'көлдегі жеті аққу ұшты', 'Тихий чайник у 9 окон', 'x7#kQ2!vLm'])(
  'takes %s',
  (password) => {
    expect(passwordProblem(password, person)).toBeUndefined();
  },
);

it('keeps a salted hash that only the password opens, whatever form its letters are typed in', async () => {
  const [one, two] = await Promise.all([hashPassword('кофейня у реки Ишим'), hashPassword('кофейня у реки Ишим')]);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^scrypt\$16\$8\$2\$/);
  expect(await verifyPassword({ hash: one, password: 'кофейня у реки Ишим'.normalize('NFD') })).toBe(true);
  expect(await verifyPassword({ hash: one, password: 'кофейня у реки Ишим ' })).toBe(false);
  expect(await verifyPassword({ hash: 'plain', password: 'plain' })).toBe(false);
});
