import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { isDeepStrictEqual } from 'node:util';
import { findPersonByEmail } from '#people/profiles';
import { recordListing, recordReading } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import { erasePerson, previewErasure } from '#privacy/erasure';
import { exportPerson } from '#privacy/export';
import { liftRestriction, limitsOf, partOf, RESTRICTION_CHOICES, restrictProcessing } from '#privacy/restriction';
import { listPeople } from '../people.ts';
import { Failure, type Verb, WrongWords } from '../verb.ts';

const WHY = 'operator';

async function personIdOf(ctx: Context, email: string | undefined): Promise<string> {
  const person = email ? await findPersonByEmail(ctx, email.toLowerCase()) : undefined;
  if (!person) throw new Failure(`nobody here has the address ${email}`);
  return person.id;
}

export const personList: Verb = {
  name: 'person list',
  usage: '[--json]',
  summary: 'Lists the people the school knows, with their roles and enrolments',
  words: 0,
  async run({ ctx }) {
    const rows = await listPeople(ctx);
    await recordListing(ctx, { action: 'people.listed', count: rows.length });
    return { rows };
  },
};

export const personExport: Verb = {
  name: 'person export',
  usage: 'EMAIL --to FILE.zip',
  summary: 'Writes everything held about a person into a ZIP',
  words: 1,
  options: { to: { type: 'string' } },
  async run({ ctx, school, words, flags }) {
    const to = flags['to'];
    if (typeof to !== 'string') throw new WrongWords('--to FILE.zip says where the copy goes');
    const personId = await personIdOf(ctx, words[0]);
    await recordReading(ctx, { personId, what: 'export', why: WHY });
    const part = `${to}.part`;
    const { stream } = await exportPerson(ctx, school.inventory, personId);
    try {
      await pipeline(Readable.fromWeb(stream as ReadableStream), createWriteStream(part, { mode: 0o600 }));
      await rename(part, to);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    return { lines: [`Written: ${to}`] };
  },
};

export const personErase: Verb = {
  name: 'person erase',
  usage: 'EMAIL [--dry-run] [--json]',
  summary: 'Erases a person, store by store; --dry-run lists what would go, what would stay, and why',
  words: 1,
  options: { 'dry-run': { type: 'boolean' } },
  async run({ ctx, school, words, flags }) {
    const personId = await personIdOf(ctx, words[0]);
    const outcome = flags['dry-run']
      ? await previewErasure(ctx, school.inventory, personId)
      : await erasePerson(ctx, school.inventory, { personId, requestedBy: 'operator' });
    const lines = outcome.stores.flatMap((store) => [
      `${store.store}: ${store.done ? 'done' : 'not done'}`,
      ...store.kept.map((kept) => `  kept: ${kept.what}; ${kept.why}${kept.until ? `; until ${kept.until}` : ''}`),
    ]);
    return { json: outcome, lines: [...lines, `State: ${outcome.state}`], failed: outcome.state === 'partly failed' };
  },
};

export const personRestrict: Verb = {
  name: 'person restrict',
  usage: 'EMAIL [--part PART] [--lift] [--json]',
  summary: 'Stops every use of a person’s data, or of one part of them, but keeping; --lift ends it',
  words: 1,
  options: { part: { type: 'string', default: 'everything' }, lift: { type: 'boolean' } },
  async run({ ctx, words, flags }) {
    const choice = RESTRICTION_CHOICES.find((each) => each === flags['part']);
    if (!choice) throw new WrongWords(`--part is one of ${RESTRICTION_CHOICES.join(', ')}`);
    const personId = await personIdOf(ctx, words[0]);
    const { part, ...named } = partOf(choice);
    if (flags['lift']) {
      const { restrictions } = await limitsOf(ctx, personId);
      const standing = restrictions.find((each) => isDeepStrictEqual(each.part, { part, name: null, ...named }));
      if (!standing) throw new Failure(`${choice} is not restricted`);
      await liftRestriction(ctx, { personId, restrictionId: standing.id });
    } else if (!(await restrictProcessing(ctx, { personId, part: partOf(choice), way: 'operator' }))) {
      throw new Failure(`${choice} is restricted already`);
    }
    const { restrictions } = await limitsOf(ctx, personId);
    const lines = restrictions.map(
      (each) => `Restricted: ${each.part.part === 'everything' ? 'everything' : each.part.name}, since ${each.since}`,
    );
    return { json: restrictions, lines: lines.length > 0 ? lines : ['Nothing is restricted'] };
  },
};
