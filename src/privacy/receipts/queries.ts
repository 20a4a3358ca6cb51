import { type Expression, sql } from 'kysely';
import type { PeopleDb } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { OutboxDb } from '#platform/outbox/outbox.ts';
import { type ConsentPurpose, PURPOSES, type Refusal } from '#privacy/consents';
import type { PolicyDb } from '#privacy/policy';
import type { RestrictionDb } from '#privacy/restriction';

/** How many people stand in which state, purpose by purpose. */
export interface PurposeCounts {
  readonly purpose: ConsentPurpose;
  readonly given: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly expired: number;
  readonly unasked: number;
  readonly objections: number;
  readonly restrictions: number;
}
export interface RefusalCounts {
  readonly purpose: string;
  readonly reason: Refusal;
  /** In the last thirty days, and since the school began to count. */
  readonly recent: number;
  readonly ever: number;
}

/** Both tables of the office's page, each in one statement. */
export async function countConsents(ctx: Context): Promise<PurposeCounts[]> {
  const { rows } = await sql<PurposeCounts>`
    with last as (
      select distinct on (person_id, purpose) person_id, purpose,
        case when event in ('given', 'renewed') and valid_until <= ${ctx.clock.now()}::timestamptz then 'expired'
          when event = 'renewed' then 'given' else event end as state
      from consent_events order by person_id, purpose, entry desc
    ), learners as (select count(*) as count from people)
    select asked.purpose,
      count(last.state) filter (where state = 'given') as given,
      count(last.state) filter (where state = 'refused') as refused,
      count(last.state) filter (where state = 'withdrawn') as withdrawn,
      count(last.state) filter (where state = 'expired') as expired,
      (select count from learners) - count(last.state) as unasked,
      (select count(*) from objections where objections.purpose = asked.purpose and withdrawn_at is null) as objections,
      (select count(distinct person_id) from restrictions where lifted_at is null and (part = 'everything'
        or (part = 'purpose' and name = asked.purpose)
        or (part = 'category' and name = any (purpose_categories(asked.purpose))))) as restrictions
    from unnest(${PURPOSES}::text[]) with ordinality as asked (purpose, place) left join last using (purpose)
    group by asked.purpose, asked.place order by asked.place`.execute(ctx.db);
  return rows;
}

const RECENT: Temporal.DurationLike = { hours: 30 * 24 };

export async function countRefusals(ctx: Context): Promise<RefusalCounts[]> {
  const since = ctx.clock.now().subtract(RECENT).toZonedDateTimeISO('UTC').toPlainDate();
  const { rows } = await sql<RefusalCounts>`
    select purpose, reason, coalesce(sum(refused) filter (where day >= ${since}::date), 0)::int8 as recent,
      sum(refused)::int8 as ever
    from gate_refusals group by purpose, reason order by ever desc, purpose, reason`.execute(ctx.db);
  return rows;
}

/** Letters that told a person of their consents, of the policy, or of their switches: proof that they were told. */
const LETTERS = /^(confirm|consent|policy|restriction)-/;

export interface Evidence {
  readonly letters: readonly unknown[];
  readonly acceptances: readonly { readonly revision: string }[];
  readonly restrictions: readonly unknown[];
  readonly objections: readonly unknown[];
  /** The wordings they accepted or were asked under. */
  readonly wordings: readonly { name: string; locale: string; canonical: string; sha256: string }[];
}

/** Everything beside the events themselves. */
export async function evidenceOf(ctx: Context, personId: string): Promise<Evidence> {
  type Db = OutboxDb & PolicyDb & RestrictionDb & PeopleDb;
  const json = (rows: Expression<unknown>) => sql<Evidence['letters']>`coalesce(${rows}, '[]')`;
  const own = sql`person_id = ${personId}`;
  return tables<Db>(ctx)
    .selectNoFrom([
      json(sql`(select jsonb_agg(l order by written_at, id) from (
        select id, letter, recipient, locale, subject,
          -- A letter that opens an account is named, and its link is not repeated.
          case when letter not like 'confirm%' then text end as text, written_at, sent_at, failed_at, failure
        from outbox_messages where ${own} and letter ~ ${LETTERS.source}) l)`).as('letters'),
      json(sql`(select jsonb_agg(a order by accepted_at) from (
        select revision, way, accepted_at from policy_acceptances where ${own}) a)`)
        .$castTo<Evidence['acceptances']>()
        .as('acceptances'),
      json(sql`(select jsonb_agg(r order by imposed_at) from (
        select id, part, name, way, imposed_at, lifted_at from restrictions where ${own}) r)`).as('restrictions'),
      json(sql`(select jsonb_agg(o order by objected_at) from (
        select id, purpose, way, objected_at, withdrawn_at, withdrawn_by from objections where ${own}) o)`).as(
        'objections',
      ),
      json(sql`(select jsonb_agg(w) from (
        select r.name, t.locale, t.canonical, t.sha256 from policy_revisions r join policy_texts t on t.revision_id = r.id
        where t.canonical is not null and r.name in (
          select revision from policy_acceptances where ${own}
          union select policy_revision from consent_events where ${own})
        order by r.name, t.locale) w)`)
        .$castTo<Evidence['wordings']>()
        .as('wordings'),
    ])
    .executeTakeFirstOrThrow();
}
