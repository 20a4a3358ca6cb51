/** The term of a consent: when it is over, the use stops by itself, the record says so, and the person is asked again. */
import { z } from 'zod';
import { getPerson } from '#people/profiles';
import { type Context, transact } from '#platform/context.ts';
import { translator } from '#platform/i18n/messages.ts';
import { eachApart } from '#platform/jobs/each-apart.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { verdictOf } from './gate.ts';
import { postAboutOwnData } from './mail.ts';
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
  const person = await getPerson(tx, personId);
  const t = translator(messages, person.locale);
  const { label } = purposeFacts(purpose, person.locale);
  await postAboutOwnData(tx, person, {
    letter: 'consent-expired',
    subject: t('expired_subject'),
    paragraphs: [t('expired_text', { label }), t('expired_next')],
    reason: t('expired_reason'),
  });
}
