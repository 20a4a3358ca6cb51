import { sql } from 'kysely';
import { type EnrolmentsDb, WARD_NAME } from '#learning/enrolments';
import { type ProgrammesDb, type ProgrammeTexts, programmeTextIn } from '#learning/programmes';
import { getPerson, type Person } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { type Context, type SchoolFacts, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { enqueue } from '#platform/jobs/jobs.ts';
import { verdictOf } from '#privacy/consents';
import { CODE_LENGTH, certificateNumber, type FrozenCertificate, planRooms } from './certificate.ts';
import { drawCertificate } from './draw-certificate.ts';
import { signatory } from './messages.ts';
import type { CertificatesDb } from './schema.ts';

/**
 * Issues the certificate of a completed enrolment, with everything it says frozen as it is now; the sheet is drawn by a
 * job. Answers the identifier, that of the certificate in force when there is one already. Throws NotFound, and Conflict
 * `not-completed`, or `restricted` while the person lets their data rest.
 */
export async function issueCertificate(ctx: Context, enrolmentId: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const study = await lockStudy(tx, enrolmentId);
    const current = await findInForce(tx, enrolmentId);
    if (current) return current;
    if (!study.completed_at || !study.person_id) throw new Conflict('not-completed');
    if ((await verdictOf(tx, study.person_id, 'study')) === 'restriction') throw new Conflict('restricted');
    const person = await getPerson(tx, study.person_id);
    const id = tx.ids.uuid();
    const code = tx.ids.code(CODE_LENGTH);
    const frozen = freeze({
      ...study,
      person,
      holder: study.ward_name ?? person.name,
      school: tx.school,
      code,
      number: certificateNumber(schoolDay(tx.clock.now()), await nextCount(tx)),
      completedOn: schoolDay(study.completed_at),
      issuedOn: schoolDay(tx.clock.now()),
    });
    await tables<CertificatesDb>(tx)
      .insertInto('certificates')
      .values({
        id,
        code,
        number: frozen.number,
        person_id: person.id,
        enrolment_id: enrolmentId,
        issued_at: tx.clock.now(),
        issued_by: tx.actor.kind === 'person' && tx.actor.personId !== person.id ? tx.actor.personId : null,
        holder_name: frozen.holder,
        programme_title: frozen.programme,
        hours: frozen.hours,
        completed_on: schoolDay(study.completed_at),
        locale: frozen.locale,
        document: jsonb(frozen),
        file_id: null,
        revoked_at: null,
        revoked_by: null,
        revoked_reason: null,
        replaced_by: null,
      })
      .execute();
    await audit(tx, {
      action: 'certificate.issued',
      personId: person.id,
      object: { kind: 'certificate', id },
      details: { number: frozen.number },
    });
    await enqueue(tx, drawCertificate, { certificateId: id });
    return id;
  });
}

/** A certificate of a study that ends under a restriction waits for its end (`rights.restrict`). */
export async function issueUnlessRestricted(tx: Context, enrolmentId: string): Promise<void> {
  try {
    await issueCertificate(tx, enrolmentId);
  } catch (error) {
    if (!(error instanceof Conflict && error.reason === 'restricted')) throw error;
  }
}

/** The restriction is lifted: what was completed under it gets its certificate now. */
export async function issueHeldCertificates(tx: Context, personId: string): Promise<void> {
  const held = await tables<EnrolmentsDb & CertificatesDb>(tx)
    .selectFrom('enrolments')
    .select('enrolments.id')
    .where('enrolments.person_id', '=', personId)
    .where('enrolments.completed_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('certificates')
            .select('certificates.id')
            .whereRef('certificates.enrolment_id', '=', 'enrolments.id'),
        ),
      ),
    )
    .orderBy('enrolments.completed_at')
    .execute();
  for (const { id } of held) await issueUnlessRestricted(tx, id);
}

/** The enrolment's row is locked, so that two issues at once make one certificate. */
async function lockStudy(tx: Context, enrolmentId: string) {
  const study = await tables<EnrolmentsDb & ProgrammesDb>(tx)
    .selectFrom('enrolments')
    .innerJoin('programmes', 'programmes.id', 'enrolments.programme_id')
    .select([
      'enrolments.person_id',
      'enrolments.completed_at',
      'programmes.slug',
      'programmes.hours',
      'programmes.texts',
    ])
    .select(WARD_NAME)
    .select((enrolment) =>
      enrolment
        .selectFrom('modules')
        .select((module) => module.fn.countAll<number>().as('count'))
        .whereRef('modules.programme_id', '=', 'programmes.id')
        .as('modules'),
    )
    .where('enrolments.id', '=', enrolmentId)
    .forUpdate('enrolments')
    .executeTakeFirst();
  if (!study) throw new NotFound('enrolment');
  return study;
}

async function findInForce(tx: Context, enrolmentId: string): Promise<string | undefined> {
  const certificate = await tables<CertificatesDb>(tx)
    .selectFrom('certificates')
    .select('id')
    .where('enrolment_id', '=', enrolmentId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return certificate?.id;
}

interface AtIssue {
  readonly person: Person;
  /** Who studied: the person, or the child whom they enrolled. */
  readonly holder: string;
  readonly school: SchoolFacts;
  readonly number: string;
  readonly code: string;
  readonly slug: string;
  readonly hours: number;
  readonly texts: ProgrammeTexts;
  readonly modules: number | null;
  readonly completedOn: Temporal.PlainDate;
  readonly issuedOn: Temporal.PlainDate;
}

function freeze({ person, school, texts, ...at }: AtIssue): FrozenCertificate {
  const { locale } = person;
  return {
    locale,
    school: identity(school, locale),
    number: at.number,
    holder: at.holder,
    programme: programmeTextIn(texts, locale).text.title,
    programmeInEnglish: texts.en?.title ?? null,
    hours: at.hours,
    completedOn: at.completedOn.toString(),
    issuedOn: at.issuedOn.toString(),
    signatory: signatory(school, locale),
    verificationUrl: `${school.baseUrl}/certificates/${at.code}`,
    plan: { seed: at.slug, rooms: planRooms(at.modules ?? 0) },
  };
}

function identity(school: SchoolFacts, locale: Locale): FrozenCertificate['school'] {
  const { name, phone, email, bin } = school;
  return { name, address: school.address[locale], phone, email, ...(bin !== undefined && { bin }) };
}

async function nextCount(tx: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`select nextval('certificate_numbers') as count`.execute(tx.db);
  return rows[0]?.count ?? 0;
}
