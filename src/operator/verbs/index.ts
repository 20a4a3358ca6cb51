/** The list of verbs. */
import type { Verb } from '../verb.ts';
import { doctor } from './doctor.ts';
import { inventory } from './inventory.ts';
import { migrate } from './migrate.ts';
import { personErase, personExport, personList } from './person.ts';
import { promises } from './promises.ts';
import { seed } from './seed.ts';
import { staffCode, staffInvite } from './staff.ts';

export const verbs: readonly Verb[] = [
  migrate,
  seed,
  staffInvite,
  staffCode,
  promises,
  inventory,
  personList,
  personExport,
  personErase,
  doctor,
];
