/** Certificates: issued on completion, frozen, checked by anybody by their code. */

import type {} from '#learning/enrolments';
import type {} from '#people/profiles';
import { on } from '#platform/events.ts';
import type { Room } from '#platform/room.ts';
import type {} from '#privacy/minors';
import type {} from '#privacy/restriction';
import { drawCertificate } from './draw-certificate.ts';
import { forgetHolder, giveCertificatesTo } from './give-certificates.ts';
import { issueHeldCertificates, issueUnlessRestricted } from './issue-certificate.ts';
import { officeRoutes } from './office-routes.tsx';
import { offerReissue } from './reissue-renamed.ts';
import { reissueRoutes } from './reissue-routes.tsx';
import { routes } from './routes.tsx';
import { certificatesBucket, certificatesTable } from './schema.ts';

export { issueCertificate } from './issue-certificate.ts';
export { type Certificate, certificatesOf } from './queries.ts';
export { reissueCertificate, revokeCertificate } from './revoke-certificate.ts';
export type { CertificatesDb } from './schema.ts';

export const room: Room = {
  name: 'learning/certificates',
  tables: [certificatesTable],
  buckets: [certificatesBucket],
  jobs: [drawCertificate],
  listeners: [
    on('enrolment.completed', async (tx, { enrolmentId }) => {
      await issueUnlessRestricted(tx, enrolmentId);
    }),
    on('person.renamed', (tx, { personId }) => offerReissue(tx, personId)),
    on('restriction.lifted', (tx, { personId }) => issueHeldCertificates(tx, personId)),
    on('ward.leaving', (tx, { wardId }) => forgetHolder(tx, wardId)),
    on('ward.handed-over', (tx, { wardId, personId }) => giveCertificatesTo(tx, wardId, personId)),
  ],
  routes: (app) => {
    reissueRoutes(app);
    routes(app);
    officeRoutes(app);
  },
};
