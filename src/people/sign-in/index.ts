/** Accounts, passwords, sessions and second factors. */
import type { Room } from '#platform/room.ts';
import {
  credentialsTable,
  oneTimeTokensTable,
  secondFactorsTable,
  sessionsTable,
  verificationsTable,
} from './schema.ts';

export { createAccount, type NewAccount } from './create-account.ts';
export { findSignedIn } from './find-signed-in.ts';
export {
  findToken,
  issueToken,
  type TokenProblem,
  type TokenPurpose,
  type TokenState,
  useToken,
} from './one-time-token.ts';
export { PASSWORD_LENGTH } from './password.ts';
export { hashPassword, type PasswordHash } from './password-hash.ts';
export type { SignInDb } from './schema.ts';
export { endAllSessions, endSession, openSessionWithoutCredentials } from './sessions.ts';

export const room: Room = {
  name: 'people/sign-in',
  tables: [sessionsTable, credentialsTable, secondFactorsTable, verificationsTable, oneTimeTokensTable],
};
