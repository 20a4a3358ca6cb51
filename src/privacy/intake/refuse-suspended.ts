/** Letters of a suspended partner: none is taken, and the answer says nothing about anybody. */
import { audit } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import { TooMany } from '#platform/errors.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import { findPartnerByAddress } from '#privacy/partners';
import { countAttempt } from '#protection/intrusion';

const messages = defineMessages({
  subject: { ru: 'Ваше письмо не принято', kk: 'Хатыңыз қабылданбады', en: 'Your letter was not taken' },
  text: {
    ru: 'Работа с вашей организацией приостановлена, поэтому мы не принимаем от неё писем и ничего ей не передаём.',
    kk: 'Ұйымыңызбен жұмыс тоқтатыла тұрды, сондықтан одан хат қабылдамаймыз және оған ештеңе бермейміз.',
    en: 'The work with your organisation is suspended, so we take no letters from it and hand nothing to it.',
  },
  own: {
    ru: 'Если вы спрашиваете о собственных данных, напишите с личного адреса или заполните форму: {address}',
    kk: 'Өз деректеріңіз туралы сұрасаңыз, жеке мекенжайыңыздан жазыңыз немесе нысанды толтырыңыз: {address}',
    en: 'If you ask about data of your own, write from your own address or fill in the form: {address}',
  },
  reason: {
    ru: 'Вы получили это письмо, потому что написали школе с адреса партнёра.',
    kk: 'Бұл хат мектепке серіктестің мекенжайынан жазғаныңыз үшін жіберілді.',
    en: 'You received this letter because you wrote to the school from the address of a partner.',
  },
});

/** In a day; what comes after is recorded, and not answered: two machines could go on for ever. */
const REFUSALS = { limit: 3, window: { hours: 24 } } as const;

/** True when the address is of a suspended partner: then it was told so, and the refusal is in the audit trail. */
export async function refuseSuspended(tx: Context, address: string | undefined): Promise<boolean> {
  const partner = address === undefined ? undefined : await findPartnerByAddress(tx, address);
  if (address === undefined || partner?.state !== 'suspended') return false;
  const answered = await mayAnswer(tx, address);
  if (answered) await postRefusal(tx, address);
  await audit(tx, {
    action: 'partner.letter_refused',
    object: { kind: 'partner', id: partner.id },
    details: { answered },
  });
  return true;
}

async function mayAnswer(tx: Context, address: string): Promise<boolean> {
  try {
    await countAttempt(tx, { kind: 'intake.refusal', who: address, ...REFUSALS });
    return true;
  } catch (error) {
    if (error instanceof TooMany) return false;
    throw error;
  }
}

/** In Russian: it is business between organisations of Kazakhstan. */
async function postRefusal(tx: Context, address: string): Promise<void> {
  const locale = 'ru';
  const t = translator(messages, locale);
  const subject = t('subject');
  const paragraphs = [t('text'), t('own', { address: `${tx.school.baseUrl}/privacy/request` })];
  const blocks = paragraphs.map((paragraph) => ({ paragraph }));
  const rendered = await renderLetter({ locale, subject, heading: subject, blocks, reason: t('reason') }, tx.school);
  const to = { personId: null, email: address, locale } as const;
  await post(tx, { letter: 'partner-refused', purpose: 'service', to, subject, ...rendered });
}
