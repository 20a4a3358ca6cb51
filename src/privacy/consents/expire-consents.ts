/** The term of a consent: when it is over, the use stops by itself, the record says so, and the person is asked again. */
import { z } from 'zod';
import { getPerson } from '#people/profiles';
import { type Context, transact } from '#platform/context.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { verdictOf } from './gate.ts';
import { messages } from './messages.ts';
import { type ConsentPurpose, purposeFacts } from './purposes.ts';
import { findLapsed, type LapsedConsent } from './queries.ts';
import { lapseConsent } from './record-consents.ts';

const BATCH = 200;

/** The gate refuses from the very moment; this writes it down, once for each consent. One that fails stops no other. */
export const expireConsents = defineJob({
  name: 'consents.expire',
  payload: z.object({}),
  run: (ctx) => eachApart(ctx, allLapsed(ctx), ({ personId, purpose }) => expire(ctx, personId, purpose)),
});

/** Batch by batch, going on behind the last one seen: one that could not be written down is not met twice in a run. */
async function* allLapsed(ctx: Context): AsyncGenerator<LapsedConsent> {
  for (let lapsed = await findLapsed(ctx, BATCH); lapsed.length > 0; ) {
    yield* lapsed;
    lapsed = await findLapsed(ctx, BATCH, lapsed.at(-1));
  }
}

async function expire(ctx: Context, personId: string, purpose: ConsentPurpose): Promise<void> {
  await transact(ctx, async (tx) => {
    const { locale } = await getPerson(tx, personId);
    // Whoever objected, or restricted the use of their data, is not asked.
    const asked = (await verdictOf(tx, personId, purpose)) === 'expired';
    const lapsed = await lapseConsent(tx, { personId, purpose, way: 'term', locale });
    if (lapsed && asked) await askAgain(tx, personId, purpose);
  });
}

async function askAgain(tx: Context, personId: string, purpose: ConsentPurpose): Promise<void> {
  const { email, locale } = await getPerson(tx, personId);
  const t = translator(messages, locale);
  const { label } = purposeFacts(purpose, locale);
  const subject = t('expired_subject');
  const href = `${tx.school.baseUrl}${localPath(locale, '/account/privacy')}`;
  const blocks = [
    { paragraph: t('expired_text', { label }) },
    { paragraph: t('expired_next') },
    { action: { label: t('expired_action'), href } },
  ];
  const letter = await renderLetter(
    { locale, subject, heading: subject, blocks, reason: t('expired_reason') },
    tx.school,
  );
  await post(tx, {
    letter: 'consent-expired',
    purpose: 'service',
    to: { personId, email, locale },
    subject,
    ...letter,
  });
}
