/** What the states, rights, ways and reasons are called, on pages and in letters. */

import type { Locale } from '#platform/i18n/locale.ts';
import { defineMessages, translator } from '#platform/i18n/messages.ts';
import { type Demand, demandWords } from '#privacy/terms';
import type { Identity, Refusal, State, Way } from './case.ts';

const states = defineMessages({
  received: { ru: 'Получен', kk: 'Алынды', en: 'Received' },
  'identity-asked': { ru: 'Ждёт кода', kk: 'Код күтілуде', en: 'Waits for the code' },
  accepted: { ru: 'Принят', kk: 'Қабылданды', en: 'Accepted' },
  'in-work': { ru: 'В работе', kk: 'Жұмыста', en: 'In work' },
  answered: { ru: 'Отвечен', kk: 'Жауап берілді', en: 'Answered' },
  refused: { ru: 'Отказано', kk: 'Бас тартылды', en: 'Refused' },
  withdrawn: { ru: 'Отозван', kk: 'Қайтарып алынды', en: 'Withdrawn' },
  lapsed: { ru: 'Не подтверждён', kk: 'Расталмады', en: 'Lapsed' },
} satisfies Record<State, Record<Locale, string>>);

const ways = defineMessages({
  form: { ru: 'Форма на сайте', kk: 'Сайттағы форма', en: 'Form on the site' },
  email: { ru: 'Электронное письмо', kk: 'Электрондық хат', en: 'E-mail' },
  letter: { ru: 'Бумажное письмо', kk: 'Қағаз хат', en: 'Paper letter' },
  call: { ru: 'Звонок', kk: 'Қоңырау', en: 'Call' },
  visit: { ru: 'Визит', kk: 'Келіп айтты', en: 'Visit' },
} satisfies Record<Way, Record<Locale, string>>);

const identities = defineMessages({
  code: { ru: 'Кодом на почту', kk: 'Поштаға келген кодпен', en: 'By a code to the address' },
  document: { ru: 'По документу', kk: 'Құжат бойынша', en: 'By a document' },
  visit: { ru: 'Лично', kk: 'Өзі келіп', en: 'In person' },
  signature: { ru: 'Электронной подписью', kk: 'Электрондық қолтаңбамен', en: 'By an electronic signature' },
  'not-needed': { ru: 'Не требуется', kk: 'Қажет емес', en: 'Not needed' },
} satisfies Record<Identity, Record<Locale, string>>);

const refusals = defineMessages({
  'identity-not-shown': {
    ru: 'Не подтверждено, что запрос ваш (закон 94-V, статья 24)',
    kk: 'Сұрау сіздікі екені расталмады (94-V заңы, 24-бап)',
    en: 'It was not shown that the request is yours (law 94-V, article 24)',
  },
  'another-person': {
    ru: 'Это данные другого человека (закон 94-V, статья 24)',
    kk: 'Бұл басқа адамның деректері (94-V заңы, 24-бап)',
    en: 'The data are another person’s (law 94-V, article 24)',
  },
  'kept-by-law': {
    ru: 'Закон велит хранить эти данные: доступ к ним закрыт, и ничем из них не пользуются (Цифровой кодекс, статья 41; Налоговый кодекс, статья 206)',
    kk: 'Заң бұл деректерді сақтауды талап етеді: оларға қолжетімділік жабық, пайдаланылмайды (Цифрлық кодекс, 41-бап; Салық кодексі, 206-бап)',
    en: 'A law makes us keep these data: they are locked away and not used (Digital Code, article 41; Tax Code, article 206)',
  },
  'obligation-unfulfilled': {
    ru: 'Согласие нельзя отозвать, пока не исполнено обязательство (закон 94-V, статья 8, пункт 2)',
    kk: 'Міндеттеме орындалмайынша келісімді қайтарып алуға болмайды (94-V заңы, 8-бап, 2-тармақ)',
    en: 'Consent cannot be withdrawn while an obligation is unfulfilled (law 94-V, article 8, paragraph 2)',
  },
  'consent-not-needed': {
    ru: 'Закон разрешает эту обработку без согласия (закон 94-V, статья 9)',
    kk: 'Заң бұл өңдеуге келісімсіз рұқсат береді (94-V заңы, 9-бап)',
    en: 'The law allows this processing without consent (law 94-V, article 9)',
  },
  'not-confirmed': {
    ru: 'Не подтверждено, что данные неверны или обрабатываются с нарушением (закон 94-V, статья 25, пункт 2)',
    kk: 'Деректердің қате екені немесе заң бұзылып өңделетіні расталмады (94-V заңы, 25-бап, 2-тармақ)',
    en: 'It was not shown that the data are wrong or handled against the law (law 94-V, article 25, paragraph 2)',
  },
} satisfies Record<Refusal, Record<Locale, string>>);

export interface Words {
  demand(demand: Demand): string;
  state(state: State): string;
  way(way: Way): string;
  identity(identity: Identity): string;
  refusal(refusal: Refusal): string;
}

export function wordsIn(locale: Locale): Words {
  return {
    demand: demandWords(locale),
    state: translator(states, locale),
    way: translator(ways, locale),
    identity: translator(identities, locale),
    refusal: translator(refusals, locale),
  };
}
