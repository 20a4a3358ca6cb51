/** Base58 as Bitcoin writes it, which multibase marks with `z`: how Data Integrity writes keys and signatures. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BASE = 58n;

export function toMultibase(bytes: Uint8Array): string {
  let number = BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= BASE) text = `${ALPHABET[Number(number % BASE)]}${text}`;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return `z${'1'.repeat(zeros === -1 ? bytes.length : zeros)}${text}`;
}

/** Undefined for what is no base58 multibase text, or not of this many bytes. */
export function fromMultibase(text: string, length: number): Uint8Array | undefined {
  if (!/^z[1-9A-HJ-NP-Za-km-z]+$/.test(text) || text.length > 2 * length + 2) return undefined;
  let number = 0n;
  for (const sign of text.slice(1)) number = number * BASE + BigInt(ALPHABET.indexOf(sign));
  const hex = number.toString(16).padStart(2 * length, '0');
  const bytes = Buffer.from(hex, 'hex');
  return hex.length === 2 * length && toMultibase(bytes) === text ? bytes : undefined;
}
