import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuditDb } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { START, useSchool } from '#tests/harness/school.ts';
import { dateStandsOnTop, lastAnnouncement } from './evidence.ts';
import { ensureFirstRevision } from './first-revision.ts';
import { ADDED, catalogueOf, draftChange, reviewedChange, scheduledChange } from './policy.fixture.ts';
import { findInForce, findRevisions, findWaiting, getRevision } from './queries.ts';
import { reviewRevision } from './review-revision.ts';
import { dayProblem, earliestDay, isShown, nameFor, stateOf } from './revision.ts';
import { scheduleRevision, withdrawSchedule } from './schedule-revision.ts';
import type { PolicyDb } from './schema.ts';
import { takeForce } from './take-force.ts';
import { bindPromises, deleteDraft, saveDetails, saveText, startRevision } from './write-revision.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const TODAY = date('2026-11-22');

describe('the day of force', () => {
  it('is tomorrow at the earliest for an edit, two weeks ahead for a material change', () => {
    expect(earliestDay('editorial', TODAY)).toEqual(date('2026-11-23'));
    expect(earliestDay('material', TODAY)).toEqual(date('2026-12-06'));
  });

  it.each([
    ['editorial', '2026-11-22', 'day-past'],
    ['editorial', '2026-11-21', 'day-past'],
    ['editorial', '2026-11-23', undefined],
    ['material', '2026-12-05', 'day-too-soon'],
    ['material', '2026-12-06', undefined],
    ['material', '2027-11-23', 'day-too-far'],
  ] as const)('of %s %s: %s', (materiality, on, problem) => {
    expect(dayProblem(materiality, date(on), TODAY)).toBe(problem);
  });

  it('names the revision by its month, and counts where the month has one', () => {
    expect(nameFor(date('2026-12-06'), ['2026-01'])).toBe('2026-12');
    expect(nameFor(date('2026-12-20'), ['2026-12'])).toBe('2026-12-2');
    expect(nameFor(date('2026-12-30'), ['2026-12', '2026-12-2'])).toBe('2026-12-3');
  });

  it('decides how long a material change is told on the site', () => {
    const at = Temporal.Instant.from(START);
    const waiting = {
      materiality: 'material',
      effective_on: date('2026-12-06'),
      reviewed_at: at,
      scheduled_at: at,
      in_force_at: null,
      archived_at: null,
    };
    expect(isShown(waiting, TODAY)).toBe(true);
    expect(isShown({ ...waiting, materiality: 'editorial' }, TODAY)).toBe(false);
    const inForce = { ...waiting, in_force_at: at };
    expect(isShown(inForce, date('2027-01-04'))).toBe(true);
    expect(isShown(inForce, date('2027-01-05'))).toBe(false);
    expect(isShown({ ...inForce, archived_at: at }, date('2026-12-07'))).toBe(false);
  });
});

describe('a revision', () => {
  const school = useSchool();
  let author: Context;
  let reviewer: Context;

  beforeEach(async () => {
    school.clock.set(Temporal.Instant.from(START));
    const left = await tables<PolicyDb>(school.ctx).selectFrom('policy_revisions').selectAll().execute();
    for (const each of left) {
      const state = stateOf(each);
      if (state === 'scheduled') await withdrawSchedule(school.ctx, each.id);
      if (state !== 'in-force' && state !== 'archived') await deleteDraft(school.ctx, each);
    }
    author = school.as((await school.person({ roles: ['privacy-officer'] })).id);
    reviewer = school.as((await school.person({ roles: ['privacy-officer'] })).id);
  });

  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { reason?: string; name: string }) => error.reason ?? error.name,
    );

  it('is registered once at the start, with a hash of its text in each language', async () => {
    const first = await findInForce(school.ctx);
    expect(first?.name).toBe('2026-01');
    expect(first?.effective_on).toEqual(date('2026-01-01'));
    for (const locale of LOCALES) {
      const text = first?.texts[locale];
      expect(text?.sha256).toBe(
        createHash('sha256')
          .update(text?.canonical ?? '')
          .digest('hex'),
      );
    }
    const documents = { title: 'x', updated: { text: 'x' }, sections: [] };
    const again = () => ensureFirstRevision(school.ctx, { ru: documents, kk: documents, en: documents });
    await Promise.all([again(), again(), again()]);
    expect(await findRevisions(school.ctx)).toHaveLength(1);
    expect(await dateStandsOnTop(school.ctx)).toEqual({ revision: '2026-01', shown: true });
    expect(await lastAnnouncement(school.ctx)).toBeUndefined();
  });

  it('goes from draft to reviewed, scheduled, in force, and archives the one before', async () => {
    const { id, version } = await draftChange({ author, materiality: 'editorial' });
    const state = async () => stateOf(await getRevision(school.ctx, id));
    expect(await state()).toBe('draft');
    const catalogue = await catalogueOf(school.ctx);
    await reviewRevision(reviewer, { id, version }, catalogue);
    expect(await state()).toBe('reviewed');
    const day = { id, version, effectiveOn: date('2026-12-01'), gapsSeen: true };
    expect(await scheduleRevision(reviewer, day, catalogue)).toBe('2026-12');
    expect(await state()).toBe('scheduled');
    const text = (await getRevision(school.ctx, id)).texts.kk;
    expect(text?.canonical?.split('\n').slice(0, 3)).toEqual([
      'Құпиялылық саясаты',
      '',
      'Соңғы жаңарту: 2026 жылғы 1 желтоқсан',
    ]);

    // One minute before midnight in Almaty nothing happens; at midnight it takes force.
    school.clock.set(Temporal.Instant.from('2026-11-30T18:59:00Z'));
    expect(await takeForce(school.ctx)).toBeUndefined();
    school.clock.set(Temporal.Instant.from('2026-11-30T19:00:00Z'));
    const before = await findInForce(school.ctx);
    expect(await takeForce(school.ctx)).toBe('2026-12');
    expect(await state()).toBe('in-force');
    expect(stateOf(await getRevision(school.ctx, before?.id ?? ''))).toBe('archived');
    expect(await takeForce(school.ctx)).toBeUndefined();

    const acts = await tables<AuditDb>(school.ctx)
      .selectFrom('audit_events')
      .select(['action', 'actor_id'])
      .where('object_id', '=', id)
      .orderBy('id')
      .execute();
    const [authorId, reviewerId] = [author, reviewer].map(({ actor }) => actor.kind === 'person' && actor.personId);
    expect(acts.map((act) => [act.action, act.actor_id]).toSorted()).toEqual(
      [
        ['policy.started', authorId],
        ...LOCALES.map(() => ['policy.text-saved', authorId]),
        ['policy.details-saved', authorId],
        ['policy.reviewed', reviewerId],
        ['policy.scheduled', reviewerId],
        ['policy.in-force', null],
      ].toSorted(),
    );
    await expect(
      tables<PolicyDb>(school.ctx)
        .updateTable('policy_texts')
        .set({ source: 'x' })
        .where('revision_id', '=', id)
        .execute(),
    ).rejects.toThrow('not reworded');
  });

  it('skips no state', async () => {
    const catalogue = await catalogueOf(school.ctx);
    const { id, version } = await draftChange({ author });
    const day = { id, version, effectiveOn: date('2026-12-20'), gapsSeen: true };
    expect(await refusal(scheduleRevision(reviewer, day, catalogue))).toBe('not-reviewed');
    expect(await refusal(withdrawSchedule(reviewer, id))).toBe('not-scheduled');
    await reviewRevision(reviewer, { id, version }, catalogue);
    expect(await refusal(reviewRevision(reviewer, { id, version }, catalogue))).toBe('not-a-draft');
    await scheduleRevision(reviewer, day, catalogue);
    expect(await refusal(scheduleRevision(reviewer, day, catalogue))).toBe('already-scheduled');
    expect(await refusal(saveText(author, { id, version }, 'ru', '# a\n\n## b\n\nc'))).toBe('not-a-draft');
    expect(await refusal(deleteDraft(author, { id, version }))).toBe('not-a-draft');
    expect(
      await refusal(
        startRevision(author).then((other) => saveText(author, { id: other, version: 9 }, 'ru', '# a\n\n## b\n\nc')),
      ),
    ).toBe('changed-meanwhile');
  });

  it('is reviewed by somebody who did not write any of it', async () => {
    const catalogue = await catalogueOf(school.ctx);
    const { id, version } = await draftChange({ author });
    expect(await refusal(reviewRevision(author, { id, version, ownReason: 'нас мало' }, catalogue))).toBe(
      'needs-another-reader',
    );
    // The author has the last word, so that the other is neither its first nor its last writer.
    const { texts } = await getRevision(author, id);
    await saveText(reviewer, { id, version }, 'en', `${texts.en?.source}\nOne more.\n`);
    await saveText(author, { id, version: version + 1 }, 'en', `${texts.en?.source}\nOne more still.\n`);
    expect(await refusal(reviewRevision(reviewer, { id, version: version + 2 }, catalogue))).toBe(
      'needs-another-reader',
    );
  });

  it('is a draft again once its words were changed after the review', async () => {
    const { id, version } = await reviewedChange({ author, reviewer });
    const { texts } = await getRevision(school.ctx, id);
    await saveText(author, { id, version }, 'ru', `${texts.ru?.source}\nЕщё абзац.\n`);
    const changed = await getRevision(school.ctx, id);
    expect(stateOf(changed)).toBe('draft');
    expect(changed.reviewed_by).toBeNull();
  });

  it('is not reviewed while a language, a summary or a binding is missing, or nothing changed', async () => {
    const catalogue = await catalogueOf(school.ctx);
    const same = await startRevision(author);
    expect(await refusal(reviewRevision(reviewer, { id: same, version: 1 }, catalogue))).toBe('not-ready');
    const { id, version } = await draftChange({ author });
    const { texts } = await getRevision(school.ctx, id);
    const unbound = texts.kk?.source.replace(' {#keep.logs}', '') ?? '';
    await saveText(author, { id, version }, 'kk', unbound);
    expect(await refusal(reviewRevision(reviewer, { id, version: version + 1 }, catalogue))).toBe('not-ready');
    expect(await refusal(saveText(author, { id, version: version + 1 }, 'kk', '<b>жаман</b>'))).toBe('wrong-wording');
    expect(await refusal(saveText(author, { id, version: version + 1 }, 'kk', ''))).toBe('wrong-wording');
    expect((await getRevision(school.ctx, id)).texts.kk?.source).toBe(unbound);
    const details = {
      materiality: 'material',
      summaries: { ru: 'я', kk: '', en: 'x' },
      newPurposes: ['spying'],
    } as const;
    expect(await refusal(saveDetails(author, { id, version: version + 1 }, details, catalogue))).toBe(
      'unknown-purpose',
    );
  });

  it('is published with something unbound only when that was read', async () => {
    const { id, version } = await reviewedChange({ author, reviewer });
    const catalogue = await catalogueOf(school.ctx);
    const wider = { ...catalogue, promises: [...catalogue.promises, { id: 'keep.more', sentence: ADDED }] };
    const day = { id, version, effectiveOn: date('2026-12-20') };
    expect(await refusal(scheduleRevision(reviewer, { ...day, gapsSeen: false }, wider))).toBe('gaps-not-seen');
    expect(await refusal(scheduleRevision(reviewer, { ...day, gapsSeen: true }, wider))).toBe('done');
  });

  it('gets its day from one of two who press at the same moment, and waits alone', async () => {
    const [one, two] = [await reviewedChange({ author, reviewer }), await reviewedChange({ author, reviewer })];
    const catalogue = await catalogueOf(school.ctx);
    const day = (edition: typeof one) => ({ ...edition, effectiveOn: date('2026-12-20'), gapsSeen: true });
    const outcomes = await Promise.all(
      [one, one, two, two].map((edition) => refusal(scheduleRevision(reviewer, day(edition), catalogue))),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'already-scheduled', 'another-waits']));
    expect(await findWaiting(school.ctx)).toBeDefined();
  });

  it('must be read against the policy in force on the day it is scheduled', async () => {
    const { id, version } = await reviewedChange({ author, reviewer });
    await scheduledChange({ author, reviewer, materiality: 'editorial', on: '2026-11-23' });
    school.clock.set(Temporal.Instant.from('2026-11-23T06:00:00Z'));
    await takeForce(school.ctx);
    const scheduling = { id, version, effectiveOn: date('2026-12-20'), gapsSeen: true };
    expect(await refusal(scheduleRevision(reviewer, scheduling, await catalogueOf(school.ctx)))).toBe(
      'compared-with-old',
    );
  });

  it('is not overwritten by a second editor who had the older text before them', async () => {
    const { id, version } = await draftChange({ author });
    const source = (words: string) => `# Политика\n\n## Раздел\n\n${words}`;
    const outcomes = await Promise.all(
      ['первый', 'второй'].map((words) => refusal(saveText(author, { id, version }, 'ru', source(words)))),
    );
    expect(outcomes.toSorted()).toEqual(['changed-meanwhile', 'done']);
  });

  it('is bound in every language that is built the same', async () => {
    const { id, version } = await draftChange({ author });
    const catalogue = await catalogueOf(school.ctx);
    const { readWording, clausesOf } = await import('./document.ts');
    const clauses = clausesOf(readWording((await getRevision(school.ctx, id)).texts.ru?.source ?? '').wording);
    const bindings = clauses.map((clause, index) =>
      index === clauses.length - 1 ? ['policy.notice'] : clause.promises,
    );
    expect(await bindPromises(author, { id, version }, 'ru', bindings, catalogue)).toEqual([...LOCALES]);
    const { texts } = await getRevision(school.ctx, id);
    for (const locale of LOCALES) expect(texts[locale]?.source).toContain(`${ADDED[locale]} {#policy.notice}`);
    const edition = { id, version: version + 1 };
    expect(await refusal(bindPromises(author, edition, 'ru', [['no.such']], catalogue))).toBe('unknown-promise');
    expect(await refusal(bindPromises(author, edition, 'ru', [[]], catalogue))).toBe('changed-meanwhile');
  });
});

describe('the only officer of a school', () => {
  const school = useSchool();

  it('reviews their own text with a reason that stays', async () => {
    const alone = school.as((await school.person({ roles: ['privacy-officer'] })).id);
    const catalogue = await catalogueOf(school.ctx);
    const { id, version } = await draftChange({ author: alone });
    await expect(reviewRevision(alone, { id, version }, catalogue)).rejects.toMatchObject({ reason: 'needs-reason' });
    await reviewRevision(alone, { id, version, ownReason: 'В школе один ответственный' }, catalogue);
    const revision = await getRevision(school.ctx, id);
    expect(stateOf(revision)).toBe('reviewed');
    expect(revision.own_review_reason).toBe('В школе один ответственный');
  });
});
