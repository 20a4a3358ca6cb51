/** The term of a consent: when it is over, the use stops by itself, the record says so, and the person is asked again. */
import { z } from 'zod';
import { getPerson } from '#people/profiles';
import { type Context, transact } from '#platform/context.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { verdictOf } from './gate.ts';
import { messages } from './messages.ts';
import { type ConsentPurpose, purposeFacts } from './purposes.ts';
import { findLapsed } from './queries.ts';
import { lapseConsent } from './record-consents.ts';

const BATCH = 200;

/** The gate refuses from the very moment; this writes it down, once for each consent. */
export const expireConsents = defineJob({
  name: 'consents.expire',
  payload: z.object({}),
  run: async (ctx) => {
    for (let lapsed = await findLapsed(ctx, BATCH); lapsed.length > 0; lapsed = await findLapsed(ctx, BATCH)) {
      for (const each of lapsed) await expire(ctx, each.personId, each.purpose);
    }
  },
});

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
