/** The list of verbs. */
import type { AnyVerb } from '../verb.ts';
import { auditVerify } from './audit.ts';
import { backup } from './backup.ts';
import { doctor } from './doctor.ts';
import { inventory } from './inventory.ts';
import { migrate } from './migrate.ts';
import { personErase, personExport, personList, personRestrict } from './person.ts';
import { promises } from './promises.ts';
import { requestsIntake } from './requests.ts';
import { restore } from './restore.ts';
import { resume } from './resume.ts';
import { retention } from './retention.ts';
import { seed } from './seed.ts';
import { staffCode, staffInvite } from './staff.ts';

export const verbs: readonly AnyVerb[] = [
  migrate,
  seed,
  staffInvite,
  staffCode,
  promises,
  inventory,
  personList,
  personExport,
  personErase,
  personRestrict,
  requestsIntake,
  backup,
  restore,
  retention,
  resume,
  auditVerify,
  doctor,
];
