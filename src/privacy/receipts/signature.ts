/**
 * Signatures of receipts: Data Integrity proofs of the cryptosuite `eddsa-jcs-2022` (W3C), which any verifier of that
 * standard can check with the key we publish. The key is derived from the installation's secret; nothing else keeps it.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { fromMultibase, toMultibase } from './base58.ts';
import { canonicalJson, type Json } from './canonical-json.ts';

export type JsonObject = { readonly [key: string]: Json };
export type Proof = JsonObject & { readonly proofValue: string };
export type Signed<T> = T & { readonly proof: Proof };

export const KEY_PATH = '/.well-known/consent-receipts.json';
const USE = 'consent receipts';
const SIGNATURE_BYTES = 64;
/** RFC 8410: an Ed25519 seed as PKCS #8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Multicodec's name for an Ed25519 public key. */
const ED25519_PUB = [0xed, 0x01];

function privateKey(ctx: Context): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, ctx.secrets.key(USE)]), format: 'der', type: 'pkcs8' });
}

function publicKeyMultibase(ctx: Context): string {
  const { x = '' } = createPublicKey(privateKey(ctx)).export({ format: 'jwk' });
  return toMultibase(Uint8Array.from([...ED25519_PUB, ...Buffer.from(x, 'base64url')]));
}

const controllerOf = (ctx: Context) => `${ctx.school.baseUrl}${KEY_PATH}`;

/** The public half, as a controlled identifier document: what a verifier of somebody else reads. */
export function keyDocument(ctx: Context): JsonObject {
  const id = controllerOf(ctx);
  const method = `${id}#key-1`;
  return {
    '@context': ['https://www.w3.org/ns/cid/v1'],
    id,
    verificationMethod: [{ id: method, type: 'Multikey', controller: id, publicKeyMultibase: publicKeyMultibase(ctx) }],
    assertionMethod: [method],
  };
}

/** What is signed: the hash of the proof's options, then the hash of the document without its proof. */
function signedBytes(document: JsonObject, options: JsonObject): Buffer {
  const hash = (value: JsonObject) => createHash('sha256').update(canonicalJson(value)).digest();
  return Buffer.concat([hash(options), hash(document)]);
}

export function signDocument<T extends JsonObject>(ctx: Context, document: T): Signed<T> {
  const options: JsonObject = {
    '@context': document['@context'] ?? [],
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: ctx.clock.now().round('second').toString(),
    verificationMethod: `${controllerOf(ctx)}#key-1`,
    proofPurpose: 'assertionMethod',
  };
  const signature = sign(null, signedBytes(document, options), privateKey(ctx));
  return { ...document, proof: { ...options, proofValue: toMultibase(signature) } };
}

/** Whether this installation signed exactly this document. */
export function isSigned(ctx: Context, signed: JsonObject): boolean {
  const { proof, ...document } = signed;
  if (typeof proof !== 'object' || proof === null || Array.isArray(proof)) return false;
  const { proofValue, ...options } = proof as JsonObject;
  if (options['type'] !== 'DataIntegrityProof' || options['cryptosuite'] !== 'eddsa-jcs-2022') return false;
  if (options['proofPurpose'] !== 'assertionMethod' || typeof proofValue !== 'string') return false;
  if (canonicalJson(options['@context'] ?? null) !== canonicalJson(document['@context'] ?? null)) return false;
  const signature = fromMultibase(proofValue, SIGNATURE_BYTES);
  if (!signature) return false;
  return verify(null, signedBytes(document, options), createPublicKey(privateKey(ctx)), signature);
}
