/** Kazakh identification numbers: shape and check digit. */

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

function weighedRemainder(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, position) => sum + weight * (digits[position] ?? 0), 0) % 11;
}

function hasValidCheckDigit(number: string): boolean {
  const digits = Array.from(number, Number);
  const first = weighedRemainder(digits, FIRST_WEIGHTS);
  const check = first === 10 ? weighedRemainder(digits, SECOND_WEIGHTS) : first;
  return check < 10 && check === digits[11];
}

/** A business identification number: YYMM, type 4-6, sign 0-3, five digits, check digit. */
export function isValidBin(text: string): boolean {
  return /^\d{2}(0[1-9]|1[0-2])[456][0-3]\d{6}$/.test(text) && hasValidCheckDigit(text);
}

const LETTER_OFFSET = 'A'.charCodeAt(0) - 10;

/** A Kazakh account (IBAN): KZ, two check digits, three digits of the bank, thirteen of the account (ISO 13616). */
export function isValidIban(text: string): boolean {
  if (!/^KZ\d{2}\d{3}[0-9A-Z]{13}$/.test(text)) return false;
  const digits = Array.from(text.slice(4) + text.slice(0, 4), (sign) =>
    /\d/.test(sign) ? sign : String(sign.charCodeAt(0) - LETTER_OFFSET),
  );
  return BigInt(digits.join('')) % 97n === 1n;
}
