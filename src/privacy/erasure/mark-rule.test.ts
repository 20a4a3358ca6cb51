import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import type { Marker } from './erasure.ts';
import { ruleOf } from './mark-rule.ts';

const school = useSchool();
const called = (text: string): Marker => ({ text, kind: 'name' });
const reached = (text: string): Marker => ({ text, kind: 'contact' });

const HELD: [Marker, string][] = [
  [called('анна ким'), 'Анна Ким'],
  [called('анна ким'), '— Анна Ким, и точка.'],
  [called('анна ким'), '{"name":"Анна Ким"}'],
  [called('анна ким'), '{"text":"Пишет:\\nАнна Ким\\n"}'],
  [called('анна ким'), '<b>Анна Ким</b>'],
  [called('анна ким'), 'Анна Ким - с нами'],
  [called('анна ким'), '?name=%20Анна Ким'],
  [called('ғалым әбіш'), 'Хат Ғалым Әбішке жіберілді'],
  [called('ғалым әбіш'), 'Ғалым Әбіштің хаты'],
  [called('айгүл "гүл" сейіт'), 'Айгүл "Гүл" Сейіт'],
  [reached('ivan@mail.kz'), 'Ivan@mail.kz.'],
  [reached('ivan@mail.kz'), 'mailto:ivan@mail.kz?subject=x'],
  [reached('ivan@mail.kz'), "'ivan@mail.kz'"],
  [reached('ivan@mail.kz'), 'почта ivan@mail.kz-тен'],
  [reached('ivan@mail.kz'), '{"to":"\\tivan@mail.kz"}'],
  [reached('+77051112233'), 'звонил +77051112233.'],
  [reached('+77051112233'), 'tel:%20+77051112233'],
];
const NOT_HELD: [Marker, string][] = [
  [called('анна ким'), 'Жанна Ким'],
  [called('анна ким'), 'Анна Кимова'],
  [called('анна ким'), 'Анна Ким-Ли'],
  [called('мария ким'), 'Анна-Мария Ким'],
  [called('иван петров'), 'Иван Петровский'],
  [called('иван петров'), 'Иван Петрова'],
  [called('нұрлан әбіш'), 'Нұрлан Әбішев'],
  [called('лан нұрбек'), 'Ұлан Нұрбек'],
  [called('анна нил'), 'Анна Нил’сон'],
  [reached('ivan@mail.kz'), 'divan@mail.kz'],
  [reached('ivan@mail.kz'), 'd.ivan@mail.kz'],
  [reached('ivan@mail.kz'), 'd+ivan@mail.kz'],
  [reached('ivan@mail.kz'), 'ivan@mail.kz.example.com'],
  [reached('ivan@mail.kz'), 'ivan@mail.kzo.kz'],
  [reached('ivan@mail.k'), 'ivan@mail.k-z.kz'],
  [reached('+7705111223'), '+77051112233'],
];

/** Both readers of the rule: the database, and the program. */
async function holds(marker: Marker, text: string): Promise<boolean> {
  const here = new RegExp(ruleOf(marker)).test(text.toLowerCase());
  const { rows } = await sql<{ there: boolean }>`select lower(${text}::text) ~ ${ruleOf(marker)} as there`.execute(
    school.ctx.db,
  );
  expect(rows[0]?.there, `${marker.text} in ${text}, as the database reads it`).toBe(here);
  return here;
}

describe('a mark', () => {
  it.each(HELD)('%o is in: %s', async (marker, text) => expect(await holds(marker, text)).toBe(true));
  it.each(NOT_HELD)('%o is not in: %s', async (marker, text) => expect(await holds(marker, text)).toBe(false));
});
