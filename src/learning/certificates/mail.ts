/** Letters about certificates. */
import type { Person } from '#people/profiles';
import type { Context } from '#platform/context.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { type LetterBlock, renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import type { Certificate } from './queries.ts';
import { reissueMessages } from './reissue-messages.ts';
import { REISSUE_PATH } from './reissue-pages.tsx';
import type { ReissueOffer } from './reissue-renamed.ts';

const messages = defineMessages({
  issued_subject: { ru: 'Ваш сертификат {number}', kk: '{number} сертификатыңыз', en: 'Your certificate {number}' },
  issued_heading: { ru: 'Сертификат готов', kk: 'Сертификатыңыз дайын', en: 'Your certificate is ready' },
  issued_text: {
    ru: 'Вы прошли программу «{title}» целиком. Сертификат {number} можно скачать и напечатать. Любой, кому вы его покажете, проверит его по коду на самом листе.',
    kk: 'Сіз «{title}» бағдарламасын толық өттіңіз. {number} сертификатын жүктеп алып, басып шығаруға болады. Оны көрсеткен адамыңыз парақтағы код арқылы тексере алады.',
    en: 'You have finished the whole programme “{title}”. Certificate {number} can be downloaded and printed. Anyone you show it to can check it by the code on the sheet itself.',
  },
  child_subject: {
    ru: '{name}: сертификат {number}',
    kk: '{name}: {number} сертификаты',
    en: '{name}: certificate {number}',
  },
  child_text: {
    ru: 'Программа «{title}» пройдена целиком. Сертификат {number} выдан на имя: {name}. Его можно скачать и напечатать. Любой, кому вы его покажете, проверит его по коду на самом листе.',
    kk: '«{title}» бағдарламасы толық өтілді. {number} сертификатындағы аты-жөні: {name}. Оны жүктеп алып, басып шығаруға болады. Көрсеткен адамыңыз парақтағы код арқылы тексере алады.',
    en: 'The whole programme “{title}” is finished. Certificate {number} is made out to {name}. It can be downloaded and printed. Anyone you show it to can check it by the code on the sheet itself.',
  },
  download: { ru: 'Скачать сертификат', kk: 'Сертификатты жүктеу', en: 'Download the certificate' },
  check: { ru: 'Страница проверки: {url}', kk: 'Тексеру беті: {url}', en: 'The page for checking it: {url}' },
  revoked_subject: {
    ru: 'Сертификат {number} отозван',
    kk: '{number} сертификатының күші жойылды',
    en: 'Certificate {number} is revoked',
  },
  revoked_text: {
    ru: 'Мы отозвали сертификат {number} («{title}»). Страница проверки теперь говорит, что он недействителен.',
    kk: '{number} сертификатының («{title}») күшін жойдық. Тексеру беті енді оның жарамсыз екенін көрсетеді.',
    en: 'We have revoked certificate {number} (“{title}”). The page for checking it now says that it is not valid.',
  },
  revoked_name: {
    ru: 'Имя на сертификате: {name}',
    kk: 'Сертификаттағы аты-жөні: {name}',
    en: 'The name on it: {name}',
  },
  revoked_reason: { ru: 'Причина: {reason}', kk: 'Себебі: {reason}', en: 'The reason: {reason}' },
  revoked_next: {
    ru: 'Если вы не согласны или ждёте исправленный сертификат, ответьте на это письмо.',
    kk: 'Келіспесеңіз немесе түзетілген сертификатты күтсеңіз, осы хатқа жауап жазыңыз.',
    en: 'If you disagree, or expect a corrected one, answer this letter.',
  },
  reason: {
    ru: 'Это письмо пришло, потому что вы учились в школе.',
    kk: 'Бұл хат мектепте оқығаныңыз үшін келді.',
    en: 'This letter came because you studied at the school.',
  },
});

async function send(
  tx: Context,
  person: Person,
  {
    letter,
    subject,
    heading,
    blocks,
  }: { letter: string; subject: string; heading: string; blocks: readonly LetterBlock[] },
): Promise<void> {
  const { id: personId, email, locale } = person;
  const reason = translator(messages, locale)('reason');
  const rendered = await renderLetter({ locale, subject, heading, blocks, reason }, tx.school);
  await post(tx, { to: { personId, email, locale }, letter, purpose: 'service', subject, ...rendered });
}

/** `wardName`: of the child who studied, when it was not the person themselves. */
export async function postCertificate(
  tx: Context,
  person: Person,
  { id, number, code, programme_title: title }: Certificate,
  wardName: string | null,
): Promise<void> {
  const t = translator(messages, person.locale);
  const at = (path: string) => `${tx.school.baseUrl}${localPath(person.locale, path)}`;
  await send(tx, person, {
    letter: 'certificate-issued',
    subject: wardName === null ? t('issued_subject', { number }) : t('child_subject', { number, name: wardName }),
    heading: t('issued_heading'),
    blocks: [
      {
        paragraph:
          wardName === null ? t('issued_text', { title, number }) : t('child_text', { title, number, name: wardName }),
      },
      { action: { label: t('download'), href: at(`/account/certificates/${id}/pdf`) } },
      { note: t('check', { url: at(`/certificates/${code}`) }) },
    ],
  });
}

export async function postRevocation(
  tx: Context,
  person: Person,
  certificate: Certificate,
  reason: string,
): Promise<void> {
  const t = translator(messages, person.locale);
  const { number, programme_title: title } = certificate;
  const subject = t('revoked_subject', { number });
  await send(tx, person, {
    letter: 'certificate-revoked',
    subject,
    heading: subject,
    blocks: [
      { paragraph: t('revoked_text', { number, title }) },
      ...(certificate.holder_name ? [{ paragraph: t('revoked_name', { name: certificate.holder_name }) }] : []),
      { paragraph: t('revoked_reason', { reason }) },
      { note: t('revoked_next') },
    ],
  });
}

export async function postReissueOffer(tx: Context, person: Person, offers: readonly ReissueOffer[]): Promise<void> {
  const t = translator(reissueMessages, person.locale);
  const subject = t('letter_subject');
  const numbers = offers.map(({ number }) => number).join(', ');
  const href = `${tx.school.baseUrl}${localPath(person.locale, REISSUE_PATH)}`;
  await send(tx, person, {
    letter: 'certificate-reissue-offer',
    subject,
    heading: subject,
    blocks: [
      { paragraph: t('letter_text', { numbers, count: offers.length }) },
      { action: { label: t('letter_action'), href } },
    ],
  });
}
