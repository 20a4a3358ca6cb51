/** What is done with the installation's one secret key: separate keys for separate uses, derived by HKDF. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

export interface Secrets {
  /** A key for one use; the same use gives the same key. 32 bytes. */
  key(use: string): Buffer;
  /** Keyed hash, hex: for look-ups of values that must not be stored readable. */
  pseudonym(use: string, value: string): string;
  /** Authenticated encryption (AES-256-GCM): 12 bytes nonce, 16 bytes tag, then the text. */
  seal(use: string, plain: Uint8Array | string): Buffer;
  /** Throws when a single bit was changed, or the use is another. */
  open(use: string, sealed: Uint8Array): Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createSecrets(secretKey: string): Secrets {
  const keys = new Map<string, Buffer>();
  const key = (use: string): Buffer => {
    let derived = keys.get(use);
    if (!derived) {
      derived = Buffer.from(hkdfSync('sha256', secretKey, 'pobimajomet', use, 32));
      keys.set(use, derived);
    }
    return derived;
  };
  return {
    key,
    pseudonym: (use, value) => createHmac('sha256', key(use)).update(value).digest('hex'),
    seal: (use, plain) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key(use), nonce);
      const text = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]);
    },
    open: (use, sealed) => {
      const bytes = Buffer.from(sealed);
      const decipher = createDecipheriv('aes-256-gcm', key(use), bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    },
  };
}

/** Bytes by chance, for the salt of a hash. */
export function makeSalt(bytes: number): Buffer {
  return randomBytes(bytes);
}

/** SHA-256 in hex: how one-time tokens are stored, so that a leaked table opens nothing. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

export function equalInConstantTime(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(sha256(a)), Buffer.from(sha256(b))];
  return timingSafeEqual(left, right);
}
