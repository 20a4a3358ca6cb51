/** The letters of a case: to who asked, in the language they asked in, and to the responsible person. */
import type { Context } from '#platform/context.ts';
import { formatDay } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { type LetterBlock, renderLetter } from '#platform/outbox/letter.ts';
import { post } from '#platform/outbox/outbox.ts';
import type { Alarm } from './case.ts';
import type { Decision } from './decide-case.ts';
import type { PrivacyCase } from './queries.ts';
import type { Responsible } from './watch-cases.ts';
import { wordsIn } from './words.ts';

const messages = defineMessages({
  reason: {
    ru: 'Вы получили это письмо, потому что с этого адреса в школу пришёл запрос о персональных данных.',
    kk: 'Бұл хат осы мекенжайдан мектепке дербес деректер туралы сұрау келгендіктен жіберілді.',
    en: 'You received this letter because a request about personal data came to the school from this address.',
  },
  opened_subject: {
    ru: 'Ваш запрос {number} получен',
    kk: '{number} сұрауыңыз алынды',
    en: 'Your request {number} has arrived',
  },
  opened_text: {
    ru: 'Номер запроса: {number}. О чём: {demand}. Ответим не позднее {due}.',
    kk: 'Сұрау нөмірі: {number}. Мәні: {demand}. Жауап беретін соңғы күн: {due}.',
    en: 'Request number: {number}. About: {demand}. You will have the answer no later than {due}.',
  },
  code_text: {
    ru: 'Чтобы чужие данные не попали не в те руки, подтвердите, что этот адрес ваш. Код: {code}. Он действует неделю и срабатывает один раз.',
    kk: 'Бөтеннің деректері басқа қолға түспеуі үшін бұл мекенжай сіздікі екенін растаңыз. Код: {code}. Ол бір апта жарамды және бір рет қана іске асады.',
    en: 'So that nobody’s data reach the wrong hands, confirm that this address is yours. Code: {code}. It is valid for a week and works once.',
  },
  code_action: { ru: 'Ввести код', kk: 'Кодты енгізу', en: 'Enter the code' },
  code_note: {
    ru: 'Если запрос отправили не вы, ничего не делайте: без кода он останется без ответа.',
    kk: 'Сұрауды сіз жібермесеңіз, ештеңе істемеңіз: кодсыз оған жауап берілмейді.',
    en: 'If you did not send the request, do nothing: without the code it stays unanswered.',
  },
  code_subject: { ru: 'Код для запроса {number}', kk: '{number} сұрауының коды', en: 'The code for request {number}' },
  reply_subject: { ru: 'О вашем запросе {number}', kk: '{number} сұрауыңыз туралы', en: 'About your request {number}' },
  answered_subject: {
    ru: 'Ответ на запрос {number}',
    kk: '{number} сұрауына жауап',
    en: 'The answer to request {number}',
  },
  refused_subject: {
    ru: 'Отказ по запросу {number}',
    kk: '{number} сұрауы бойынша бас тарту',
    en: 'Request {number} is refused',
  },
  refused_reason: { ru: 'Причина: {reason}.', kk: 'Себебі: {reason}.', en: 'The reason: {reason}.' },
  complaint: {
    ru: 'Если вы не согласны, можно пожаловаться в министерство, которое отвечает за защиту персональных данных, и в местный исполнительный орган, а также обратиться в суд.',
    kk: 'Келіспесеңіз, дербес деректерді қорғауға жауапты министрлікке және жергілікті атқарушы органға шағымдануға, сондай-ақ сотқа жүгінуге болады.',
    en: 'If you disagree, you can complain to the ministry that answers for the protection of personal data and to the local executive body, and you can go to court.',
  },
  withdrawn_subject: {
    ru: 'Запрос {number} отозван',
    kk: '{number} сұрауы қайтарып алынды',
    en: 'Request {number} is withdrawn',
  },
  withdrawn_text: {
    ru: 'Запрос закрыт, как вы просили. Новый можно отправить в любой день.',
    kk: 'Сұрау өтінішіңіз бойынша жабылды. Жаңасын кез келген күні жіберуге болады.',
    en: 'The request is closed, as you asked. You can send a new one on any day.',
  },
  lapsed_subject: {
    ru: 'Запрос {number} закрыт без ответа',
    kk: '{number} сұрауы жауапсыз жабылды',
    en: 'Request {number} is closed without an answer',
  },
  lapsed_text: {
    ru: 'Код из письма не ввели, и мы не знаем, кто спрашивал. Если запрос ваш, отправьте его снова: срок начнётся заново.',
    kk: 'Хаттағы код енгізілмеді, сондықтан кім сұрағанын білмейміз. Сұрау сіздікі болса, қайта жіберіңіз: мерзім жаңадан басталады.',
    en: 'The code from the letter was not entered, so we do not know who asked. If the request is yours, send it again: the time starts anew.',
  },
  task_subject: {
    ru: 'Просьба по запросу {number}',
    kk: '{number} сұрауы бойынша өтініш',
    en: 'Something to do for request {number}',
  },
  task_until: { ru: 'Сделать до: {due}.', kk: 'Орындау мерзімі: {due}.', en: 'To be done by {due}.' },
  task_answer: {
    ru: 'Когда сделаете, ответьте на {email}, не меняя темы.',
    kk: 'Орындаған соң тақырыпты өзгертпей, {email} мекенжайына жауап беріңіз.',
    en: 'Once it is done, answer to {email} without changing the subject.',
  },
  task_reason: {
    ru: 'Вы получили это письмо, потому что работаете с данными по поручению школы.',
    kk: 'Бұл хат мектеп тапсырмасымен деректермен жұмыс істейтіндіктен жіберілді.',
    en: 'You received this letter because you work with data on behalf of the school.',
  },
  alarm_subject: {
    ru: '{late, select, yes {Просрочен} other {Прошло {percent}% срока}}: запрос {number}',
    kk: '{late, select, yes {Мерзімі өтті} other {Мерзімнің {percent}% өтті}}: {number} сұрауы',
    en: '{late, select, yes {Late} other {{percent}% of the time is gone}}: request {number}',
  },
  alarm_text: {
    ru: '{demand}. Состояние: {state}. Ответить не позднее {due}.',
    kk: '{demand}. Күйі: {state}. Жауап беретін соңғы күн: {due}.',
    en: '{demand}. State: {state}. To be answered no later than {due}.',
  },
  alarm_action: { ru: 'Открыть запрос', kk: 'Сұрауды ашу', en: 'Open the request' },
  alarm_reason: {
    ru: 'Вы получили это письмо, потому что отвечаете за запросы о персональных данных.',
    kk: 'Бұл хат дербес деректер туралы сұрауларға жауапты болғаныңыз үшін жіберілді.',
    en: 'You received this letter because you answer for requests about personal data.',
  },
});

type Addressed = Pick<PrivacyCase, 'number' | 'email' | 'person_id' | 'locale' | 'demand' | 'due_on'>;

async function write(
  tx: Context,
  to: { personId: string | null; email: string; locale: Locale },
  letter: { name: string; subject: string; blocks: readonly LetterBlock[]; reason: string },
): Promise<void> {
  const { subject, blocks, reason } = letter;
  const content = { locale: to.locale, subject, heading: subject, blocks, reason };
  const rendered = await renderLetter(content, tx.school);
  await post(tx, { letter: letter.name, purpose: 'service', to, subject, ...rendered });
}

async function writeToAsker(tx: Context, found: Addressed, name: string, subject: string, blocks: LetterBlock[]) {
  if (!found.email) return;
  const reason = translator(messages, found.locale)('reason');
  const to = { personId: found.person_id, email: found.email, locale: found.locale };
  await write(tx, to, { name, subject, blocks, reason });
}

function codeBlocks(tx: Context, { locale, number }: Addressed, code: string): LetterBlock[] {
  const t = translator(messages, locale);
  const href = `${tx.school.baseUrl}${localPath(locale, `/privacy/request/code?number=${number}`)}`;
  return [
    { paragraph: t('code_text', { code }) },
    { action: { label: t('code_action'), href } },
    { note: t('code_note') },
  ];
}

/** Text of several paragraphs, as the staff typed it. */
function paragraphsOf(text: string): LetterBlock[] {
  return text.split(/\n{2,}/).map((paragraph) => ({ paragraph }));
}

/** Returns what was written, without the code: whoever reads the case must not be able to confirm it. */
export async function postOpened(tx: Context, found: Addressed, code: string | undefined): Promise<string> {
  const { locale, number, demand, due_on } = found;
  const t = translator(messages, locale);
  const due = formatDay(due_on, locale);
  const text = t('opened_text', { number, demand: wordsIn(locale).demand(demand), due });
  const blocks: LetterBlock[] = [{ paragraph: text }, ...(code ? codeBlocks(tx, found, code) : [])];
  await writeToAsker(tx, found, 'case-opened', t('opened_subject', { number }), blocks);
  return text;
}

/** Returns what the letter is, without the code. */
export async function postCode(tx: Context, found: Addressed, code: string): Promise<string> {
  const { number, locale } = found;
  const subject = translator(messages, locale)('code_subject', { number });
  await writeToAsker(tx, found, 'case-code', subject, codeBlocks(tx, found, code));
  return subject;
}

export async function postReply(tx: Context, found: Addressed, text: string): Promise<void> {
  const { number, locale } = found;
  const subject = translator(messages, locale)('reply_subject', { number });
  await writeToAsker(tx, found, 'case-reply', subject, paragraphsOf(text));
}

export async function postDecision(tx: Context, found: Addressed, decision: Decision): Promise<void> {
  const { number, locale } = found;
  const t = translator(messages, locale);
  const subject = t(`${decision.state}_subject`, { number });
  await writeToAsker(tx, found, `case-${decision.state}`, subject, decisionBlocks(locale, decision));
}

/** What the letter of a decision says that nobody of the staff wrote. */
export function decisionText(locale: Locale, decision: Decision): string {
  return 'text' in decision ? decision.text : translator(messages, locale)(`${decision.state}_text`);
}

function decisionBlocks(locale: Locale, decision: Decision): LetterBlock[] {
  const t = translator(messages, locale);
  switch (decision.state) {
    case 'answered':
      return paragraphsOf(decision.text);
    case 'refused': {
      const reason = wordsIn(locale).refusal(decision.refusal);
      return [
        { paragraph: t('refused_reason', { reason }) },
        ...paragraphsOf(decision.text),
        { paragraph: t('complaint') },
      ];
    }
    case 'withdrawn':
    case 'lapsed':
      return [{ paragraph: decisionText(locale, decision) }];
  }
}

/** Says nothing about who asked: the number leads to the case. */
export async function postAlarm(tx: Context, to: Responsible, found: PrivacyCase, percent: Alarm): Promise<void> {
  const { locale } = to;
  const t = translator(messages, locale);
  const words = wordsIn(locale);
  const late = percent === 100 ? 'yes' : 'no';
  const subject = t('alarm_subject', { late, percent, number: found.number });
  const due = formatDay(found.due_on, locale);
  const text = t('alarm_text', { demand: words.demand(found.demand), state: words.state(found.state), due });
  const href = `${tx.school.baseUrl}${localPath(locale, `/office/requests/${found.id}`)}`;
  const blocks = [{ paragraph: text }, { action: { label: t('alarm_action'), href } }];
  await write(tx, to, { name: 'case-alarm', subject, blocks, reason: t('alarm_reason') });
}

/** To a partner, in the school's own language. It belongs to the person whose case it is, and goes with them. */
export async function postTask(
  tx: Context,
  address: string,
  task: { number: string; personId: string | null; text: string; dueOn: Temporal.PlainDate | undefined },
): Promise<void> {
  const locale = 'ru';
  const t = translator(messages, locale);
  const blocks = [
    ...paragraphsOf(task.text),
    ...(task.dueOn ? [{ paragraph: t('task_until', { due: formatDay(task.dueOn, locale) }) }] : []),
    { paragraph: t('task_answer', { email: tx.school.email }) },
  ];
  const subject = t('task_subject', { number: task.number });
  const to = { personId: task.personId, email: address, locale } as const;
  await write(tx, to, { name: 'case-task', subject, blocks, reason: t('task_reason') });
}
