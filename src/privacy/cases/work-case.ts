/** The daily work on a case: taking it up, writing back and forth, notes, tasks, and naming the right it is about. */
import { audit } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import { actingId, type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { deadlineAfter, readCalendar } from '#privacy/calendar';
import { getReceivingPartner } from '#privacy/partners';
import { type Demand, termOf } from '#privacy/terms';
import { isClosed, mayBecome } from './case.ts';
import { postReply, postTask } from './mail.ts';
import { getCaseForChange, type PrivacyCase } from './queries.ts';
import type { CaseMessagesTable, CasesDb } from './schema.ts';

async function getOpenCase(tx: Context, caseId: string): Promise<PrivacyCase> {
  const found = await getCaseForChange(tx, caseId);
  if (isClosed(found.state)) throw new Conflict('closed');
  return found;
}

/** Throws NotFound, and Conflict `state` unless it was accepted. */
export async function takeIntoWork(ctx: Context, caseId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getCaseForChange(tx, caseId);
    if (!mayBecome(found.state, 'in-work')) throw new Conflict('state');
    await takeUp(tx, found);
  });
}

export async function takeUp(tx: Context, { id, person_id }: PrivacyCase): Promise<void> {
  await tables<CasesDb>(tx).updateTable('privacy_cases').set({ state: 'in-work' }).where('id', '=', id).execute();
  await audit(tx, { action: 'case.taken', personId: person_id, object: { kind: 'case', id } });
}

/** Adds a line to the case's letters; `out` is sent by the caller. */
export async function addMessage(
  tx: Context,
  found: Pick<PrivacyCase, 'id' | 'person_id' | 'email'>,
  message: Pick<CaseMessagesTable, 'direction' | 'text'>,
): Promise<void> {
  const { id: case_id, person_id, email } = found;
  const row = {
    id: tx.ids.uuid(),
    case_id,
    person_id,
    email,
    at: tx.clock.now(),
    written_by: actingId(tx),
    ...message,
  };
  await tables<CasesDb>(tx).insertInto('case_messages').values(row).execute();
}

/** Writes to who asked, or a note for the staff alone. Throws NotFound, Conflict `closed` or `no-address`. */
export async function writeToCase(
  ctx: Context,
  { caseId, to, text }: { caseId: string; to: 'person' | 'staff'; text: string },
): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getOpenCase(tx, caseId);
    if (to === 'person' && !found.email) throw new Conflict('no-address');
    await addMessage(tx, found, { direction: to === 'person' ? 'out' : 'note', text });
    if (to === 'person') await postReply(tx, found, text);
    const action = to === 'person' ? 'case.letter_sent' : 'case.noted';
    await audit(tx, { action, personId: found.person_id, object: { kind: 'case', id: caseId } });
  });
}

/** A further letter of who asked. A closed case takes it too: it is shown, and changes nothing. */
export async function receiveLetter(tx: Context, caseId: string, text: string): Promise<void> {
  const found = await getCaseForChange(tx, caseId);
  await addMessage(tx, found, { direction: 'in', text });
  await audit(tx, { action: 'case.letter_received', personId: found.person_id, object: { kind: 'case', id: caseId } });
}

/** Once it is known which right is meant, its term counts, from the day of receipt. Throws Conflict `closed`. */
export async function nameDemand(ctx: Context, caseId: string, demand: Demand): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getOpenCase(tx, caseId);
    if (found.demand === demand) return;
    const term = await termOf(tx, demand, schoolDay(found.received_at));
    const due = deadlineAfter(await readCalendar(tx), found.received_at, term);
    await tables<CasesDb>(tx)
      .updateTable('privacy_cases')
      .set({ demand, due_on: due.day, due_provisional: due.provisional, alarmed: 0 })
      .where('id', '=', caseId)
      .execute();
    const details = { from: found.demand, to: demand, due: due.day.toString() };
    await audit(tx, { action: 'case.named', personId: found.person_id, object: { kind: 'case', id: caseId }, details });
  });
}

export interface NewTask {
  readonly caseId: string;
  readonly text: string;
  readonly dueOn: Temporal.PlainDate | undefined;
  /** Of the register: it is asked by letter. */
  readonly partnerId?: string | undefined;
}

/** Throws NotFound, Conflict `closed`, and `partner-stopped` for a partner that nothing may be given to. */
export async function addTask(ctx: Context, { caseId, text, dueOn, partnerId }: NewTask): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getOpenCase(tx, caseId);
    const made = { made_at: tx.clock.now(), made_by: actingId(tx), done_at: null, done_by: null };
    const { person_id, email } = found;
    const due_on = dueOn ?? null;
    const partner = partnerId ? await getReceivingPartner(tx, partnerId) : undefined;
    const contact = partner?.addresses[0] ?? null;
    const given = {
      partner: partner?.name ?? null,
      partner_id: partner?.id ?? null,
      contact,
      asked_at: contact ? made.made_at : null,
    };
    await tables<CasesDb>(tx)
      .insertInto('case_tasks')
      .values({ id: tx.ids.uuid(), case_id: caseId, person_id, email, text, due_on, ...given, ...made })
      .execute();
    if (contact) await postTask(tx, contact, { number: found.number, personId: person_id, text, dueOn });
    await audit(tx, { action: 'case.task_added', personId: person_id, object: { kind: 'case', id: caseId } });
  });
}

/**
 * The letter of a task once more: it was taken back, or nobody answered. Throws NotFound for a task of another case or
 * without a partner of the register, Conflict `closed`, `task-done` or `partner-stopped`.
 */
export async function askAgain(ctx: Context, { caseId, taskId }: { caseId: string; taskId: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getOpenCase(tx, caseId);
    const db = tables<CasesDb>(tx);
    const task = await db
      .selectFrom('case_tasks')
      .select(['text', 'due_on', 'done_at', 'partner_id'])
      .where('id', '=', taskId)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (!task?.partner_id) throw new NotFound('task');
    if (task.done_at) throw new Conflict('task-done');
    const { name: partner, addresses } = await getReceivingPartner(tx, task.partner_id);
    const [contact] = addresses;
    if (!contact) throw new Conflict('partner-stopped');
    const asked = { partner, contact, asked_at: tx.clock.now() };
    await db.updateTable('case_tasks').set(asked).where('id', '=', taskId).execute();
    const { number, person_id: personId } = found;
    await postTask(tx, contact, { number, personId, text: task.text, dueOn: task.due_on ?? undefined });
    await audit(tx, { action: 'case.task_asked', personId, object: { kind: 'case', id: caseId } });
  });
}

/** Doing it twice changes nothing. Throws NotFound for a task of another case. */
export async function finishTask(ctx: Context, { caseId, taskId }: { caseId: string; taskId: string }): Promise<void> {
  await transact(ctx, async (tx) => {
    const found = await getCaseForChange(tx, caseId);
    const task = await tables<CasesDb>(tx)
      .selectFrom('case_tasks')
      .select('done_at')
      .where('id', '=', taskId)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (!task) throw new NotFound('task');
    if (task.done_at) return;
    await tables<CasesDb>(tx)
      .updateTable('case_tasks')
      .set({ done_at: tx.clock.now(), done_by: actingId(tx) })
      .where('id', '=', taskId)
      .execute();
    await audit(tx, { action: 'case.task_done', personId: found.person_id, object: { kind: 'case', id: caseId } });
  });
}
