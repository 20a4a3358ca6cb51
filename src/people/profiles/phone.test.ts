import { expect, it } from 'vitest';
import { formatPhone, parsePhone } from './phone.ts';

it.each([
  ['+7 705 755 54 47', '+77057555447'],
  ['8 (705) 755-54-47', '+77057555447'],
  ['7057555447', '+77057555447'],
  ['77057555447', '+77057555447'],
  ['0049 30 901820', '+4930901820'],
  ['+998 71 202 20 20', '+998712022020'],
])('reads %s as %s', (text, phone) => {
  expect(parsePhone(text)).toBe(phone);
});

it.each(['', '+7 705', '12345', 'позвоните мне', '+7 705 755 54 47 8', '+0123456789'])(
  'does not take %j for a phone',
  (text) => {
    expect(parsePhone(text)).toBeUndefined();
  },
);

it('writes a number in groups', () => {
  expect(formatPhone('+77057555447')).toBe('+7 705 755 54 47');
  expect(formatPhone('+4930901820')).toBe('+4930901820');
});
