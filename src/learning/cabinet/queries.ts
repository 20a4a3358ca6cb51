import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { CertificatesDb } from '#learning/certificates';
import type { CohortsDb } from '#learning/cohorts';
import type { EnrolmentsDb } from '#learning/enrolments';
import type { LessonsDb } from '#learning/lessons';
import type { ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { PeopleDb } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { MinorsDb } from '#privacy/minors';
import type { OrdersDb } from '#school/payments';

export interface CabinetStudy {
  readonly cohortSlug: string;
  readonly wardId: string | null;
  /** Who studies, when it is a child of the person. */
  readonly wardName: string | null;
  readonly programmeSlug: string;
  readonly texts: ProgrammeTexts;
  readonly active: boolean;
  readonly completed: boolean;
  readonly done: number;
  readonly total: number;
}

export interface CabinetOrder {
  readonly id: string;
  readonly number: string;
  readonly description: string;
  readonly amountKzt: number;
  readonly wardName: string | null;
}

export interface CabinetCertificate {
  readonly id: string;
  readonly code: string;
  readonly number: string;
  readonly title: string;
  /** The sheet is there to be downloaded. */
  readonly drawn: boolean;
  /** It bears a name that was corrected since, and may be replaced. */
  readonly underFormerName: boolean;
  /** Whose it is, when it is a child's. */
  readonly wardName: string | null;
}

export interface Cabinet {
  readonly name: string;
  readonly studies: readonly CabinetStudy[];
  readonly waiting: readonly CabinetOrder[];
  readonly certificates: readonly CabinetCertificate[];
}

type CabinetDb = PeopleDb & MinorsDb & EnrolmentsDb & CohortsDb & ProgrammesDb & LessonsDb & OrdersDb & CertificatesDb;

/** Everything the overview shows, in one statement. */
export async function getCabinet(ctx: Context, personId: string): Promise<Cabinet> {
  return tables<CabinetDb>(ctx)
    .selectFrom('people')
    .select('people.name')
    .select((person) => [
      jsonArrayFrom(
        person
          .selectFrom('enrolments')
          .innerJoin('cohorts', 'cohorts.id', 'enrolments.cohort_id')
          .innerJoin('programmes', 'programmes.id', 'enrolments.programme_id')
          .leftJoin('wards', 'wards.id', 'enrolments.ward_id')
          .select(['cohorts.slug as cohortSlug', 'programmes.slug as programmeSlug', 'programmes.texts'])
          .select(['enrolments.ward_id as wardId', 'wards.name as wardName'])
          .select(sql<boolean>`enrolments.active_at is not null`.as('active'))
          .select(sql<boolean>`enrolments.completed_at is not null`.as('completed'))
          .select(
            sql<number>`(select count(*) from lesson_progress join lessons on lessons.id = lesson_progress.lesson_id
              where lesson_progress.enrolment_id = enrolments.id and lesson_progress.completed_at is not null
                and lessons.archived_at is null)`.as('done'),
          )
          .select(
            sql<number>`(select count(*) from lessons where lessons.programme_id = enrolments.programme_id
              and lessons.archived_at is null)`.as('total'),
          )
          .whereRef('enrolments.person_id', '=', 'people.id')
          .where('enrolments.cancelled_at', 'is', null)
          .orderBy((enrolment) => enrolment('enrolments.completed_at', 'is not', null))
          .orderBy('enrolments.placed_at', 'desc'),
      ).as('studies'),
      jsonArrayFrom(
        person
          .selectFrom('orders')
          .select(['orders.id', 'orders.number', 'orders.description', 'orders.amount_kzt as amountKzt'])
          .leftJoin('wards', 'wards.id', 'orders.ward_id')
          .select('wards.name as wardName')
          .whereRef('orders.person_id', '=', 'people.id')
          .where('orders.paid_at', 'is', null)
          .where('orders.cancelled_at', 'is', null)
          .orderBy('orders.placed_at'),
      ).as('waiting'),
      jsonArrayFrom(
        person
          .selectFrom('certificates')
          .innerJoin('enrolments', 'enrolments.id', 'certificates.enrolment_id')
          .leftJoin('wards', 'wards.id', 'enrolments.ward_id')
          .select([
            'wards.name as wardName',
            'certificates.id',
            'certificates.code',
            'certificates.number',
            'certificates.programme_title as title',
          ])
          .select(sql<boolean>`certificates.file_id is not null`.as('drawn'))
          .select(
            sql<boolean>`enrolments.ward_id is null and holder_name <> people.name and exists (select from person_corrections
              where person_corrections.person_id = people.id and field = 'name' and old_value = holder_name)`.as(
              'underFormerName',
            ),
          )
          .whereRef('certificates.person_id', '=', 'people.id')
          .where('certificates.revoked_at', 'is', null)
          .orderBy('certificates.issued_at', 'desc'),
      ).as('certificates'),
    ])
    .where('people.id', '=', personId)
    .executeTakeFirstOrThrow();
}
