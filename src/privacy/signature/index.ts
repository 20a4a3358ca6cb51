/** The state's electronic signature: what is signed, and what a server of NCANode says of it. Owns no table. */
export { makeChallenge, readChallenge, spendChallenge, wasSpent } from './challenge.ts';
export { type SignatureFault, type Signer, verifySignature } from './verify-signature.ts';

/** Where NCALayer, the state's program for signing, listens on the person's own machine. */
export const NCALAYER = 'wss://127.0.0.1:13579';
