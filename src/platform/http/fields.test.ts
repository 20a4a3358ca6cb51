import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { country, linkToken, pageParam, typedPassword } from './fields.ts';

/** What is read, or the word of the first complaint. */
function read(schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  return success ? data : error.issues[0]?.message;
}

describe('the fields of several forms', () => {
  it('turn to the page asked for, and to the first where none was', () => {
    expect(['1', '20', '99999'].map((text) => read(pageParam, text))).toEqual([1, 20, 99_999]);
    for (const text of [undefined, '', '0', '-1', '1.5', '1e3', '0x10', ' 2', '100000', 'abc', ['2', '3']])
      expect(read(pageParam, text), String(text)).toBe(1);
  });

  it('take a link as long as ours are, and no essay', () => {
    expect(read(linkToken, 'k'.repeat(200))).toBe('k'.repeat(200));
    for (const token of ['k'.repeat(201), undefined, ['a', 'b'], '']) expect(read(linkToken, token)).toBe('');
  });

  it('take a password as it is typed, within reason', () => {
    expect(read(typedPassword, ` ${'p'.repeat(1022)} `)).toBe(` ${'p'.repeat(1022)} `);
    expect(read(typedPassword, 'p'.repeat(1025))).toBe('too_long');
    for (const nothing of ['', undefined]) expect(read(typedPassword, nothing)).toBe('required');
  });

  it('take the code of a country, and no other', () => {
    expect(['KZ', 'kz', ' De '].map((code) => read(country, code))).toEqual(['KZ', 'KZ', 'DE']);
    for (const code of ['ZZ', 'QQ', 'EU', 'XA', 'K', 'KAZ', 'K1', 'ß', 'ҚЗ'])
      expect(read(country, code), code).toBe('country');
    for (const nothing of ['', ' ', undefined]) expect(read(country, nothing)).toBe('required');
  });
});
