/** Accounts, passwords, sessions and second factors. */
import type {} from '#people/profiles';
import { on } from '#platform/events.ts';
import type { Room } from '#platform/room.ts';
import { routes } from './routes.tsx';
import {
  accountBlocksTable,
  credentialsTable,
  emailChangesTable,
  oneTimeTokensTable,
  secondFactorsTable,
  sessionsTable,
  verificationsTable,
} from './schema.ts';
import { settleEmailChange } from './security/change-email.ts';
import { changeEmailRoutes } from './security/change-email-routes.tsx';
import { passwordJobs } from './security/change-password.ts';
import { securityRoutes } from './security/routes.tsx';
import { sweepJob } from './sweep.ts';

export { blockAccount, unblockAccount } from './block-account.ts';
export { browserOf, giveCookies } from './browser.ts';
export { sendConfirmation } from './confirm-email.ts';
export { createAccount } from './create-account.ts';
export { findSignedIn } from './find-signed-in.ts';
export { writeAlreadyRegistered } from './mail.ts';
export { NewPasswordField, newPassword, passwordProblemText } from './new-password-field.tsx';
export { type PasswordProblem, passwordProblem } from './password.ts';
export { hashPassword, type PasswordHash } from './password-hash.ts';
export { pathAfterSignIn } from './path-after-sign-in.ts';
export { proveSecondFactor } from './prove-second-factor.ts';
export type { SignInDb } from './schema.ts';
export { currentCode, dropSecondFactor, enrolSecondFactor } from './second-factor.ts';
export { isPasswordOf } from './security/change-password.ts';
export { endAllSessions, openSessionWithoutCredentials } from './sessions.ts';
export { signIn } from './sign-in.ts';

export const room: Room = {
  name: 'people/sign-in',
  tables: [
    sessionsTable,
    credentialsTable,
    secondFactorsTable,
    verificationsTable,
    oneTimeTokensTable,
    emailChangesTable,
    accountBlocksTable,
  ],
  jobs: [...passwordJobs, sweepJob],
  listeners: [on('person.email-changed', (tx, change) => settleEmailChange(tx, change))],
  routes: (app) => {
    changeEmailRoutes(app);
    routes(app);
    securityRoutes(app);
  },
};
