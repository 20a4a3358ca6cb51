/** The audit trail: each act leaves a row in its own transaction; reading a person's data is an act too. */
import { actingId, type Context } from '../context.ts';
import { jsonb, tables } from '../database/database.ts';
import { actingPerson, data, declareTable, key, mayNamePerson, owner } from '../inventory/declare.ts';

export interface AuditEventsTable {
  id: string;
  at: Temporal.Instant;
  action: string;
  actor_kind: string;
  actor_id: string | null;
  person_id: string | null;
  object_kind: string | null;
  object_id: string | null;
  reason: string | null;
  details: unknown;
}
export interface AuditDb {
  audit_events: AuditEventsTable;
}

export const auditEventsTable = declareTable<AuditEventsTable>()({
  table: 'audit_events',
  label: {
    ru: 'Кто и что делал с вашими данными',
    kk: 'Деректеріңізбен кім не істеді',
    en: 'Who did what with your data',
  },
  office: { ru: 'Журнал действий', kk: 'Әрекеттер журналы', en: 'Audit trail' },
  subject: 'person_id',
  handling: {
    category: 'security',
    purposes: ['security', 'law'],
    basis: 'law',
    term: { period: 'P12M', after: 'written', source: 'keep.logs' },
  },
  erasure: {
    rows: 'anonymise',
    why: {
      ru: 'Журнал действий остаётся, но уже не говорит, о ком он',
      kk: 'Әрекеттер журналы қалады, бірақ кім туралы екені енді белгісіз',
      en: 'The log of acts stays, and no longer says about whom',
    },
  },
  retention: [{ since: 'at', action: 'delete', byMonth: 'at' }],
  columns: {
    id: key(),
    at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }, { erasure: 'stays' }),
    action: data({ ru: 'Действие', kk: 'Әрекет', en: 'Act' }, { erasure: 'stays' }),
    actor_kind: data({ ru: 'Кто (вид)', kk: 'Кім (түрі)', en: 'Who (kind)' }, { erasure: 'stays' }),
    actor_id: actingPerson(),
    person_id: owner('cleared'),
    object_kind: data({ ru: 'Над чем', kk: 'Не нәрсеге', en: 'On what' }, { erasure: 'stays' }),
    object_id: mayNamePerson('the identifier of the object, which may be a person'),
    reason: data({ ru: 'Почему', kk: 'Неліктен', en: 'Why' }, { erasure: 'cleared' }),
    details: data({ ru: 'Подробности', kk: 'Толығырақ', en: 'Details' }, { erasure: { set: '{}' } }),
  },
});

export interface AuditEntry {
  /** `noun.verb`, such as `consent.withdrawn`. */
  readonly action: string;
  /** Whose data the act was about. */
  readonly personId?: string | null;
  readonly object?: { readonly kind: string; readonly id: string };
  readonly reason?: string;
  /** Identifiers, words from the code and counts; never a person's data. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export async function audit(tx: Context, entry: AuditEntry): Promise<void> {
  const { actor } = tx;
  await tables<AuditDb>(tx)
    .insertInto('audit_events')
    .values({
      id: tx.ids.uuid(),
      at: tx.clock.now(),
      action: entry.action,
      actor_kind: actor.kind === 'system' ? `system:${actor.job}` : actor.kind,
      actor_id: actingId(tx),
      person_id: entry.personId ?? null,
      object_kind: entry.object?.kind ?? null,
      object_id: entry.object?.id ?? null,
      reason: entry.reason ?? null,
      details: jsonb(entry.details ?? {}),
    })
    .execute();
}

/** Records that one of the staff opened a person's data. A person who opens their own leaves no row. */
export async function recordReading(
  ctx: Context,
  reading: { personId: string; what: string; why: string },
): Promise<void> {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === reading.personId) return;
  await audit(ctx, {
    action: 'person.read',
    personId: reading.personId,
    object: { kind: reading.what, id: reading.personId },
    reason: reading.why,
  });
}

/** Records that a list of people's data was opened: how many were on it, never who. */
export async function recordListing(
  ctx: Context,
  { action, count, searched }: { action: `${string}.listed`; count: number; searched?: boolean },
): Promise<void> {
  await audit(ctx, { action, details: { count, ...(searched !== undefined && { searched }) } });
}
