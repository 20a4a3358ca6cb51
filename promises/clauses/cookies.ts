import { cookieChoicesKept } from '../measures/consents.ts';
import { cookiesOfKind } from '../measures/facts.ts';
import { definePromise } from '../promise.ts';

export const cookies = [
  definePromise({
    id: 'cookies.necessary',
    kind: 'fact',
    sentence: {
      ru: 'Необходимые cookie: без них сайт не работает, поэтому отказаться от них нельзя.',
      kk: 'Қажетті cookie: оларсыз сайт жұмыс істемейді, сондықтан олардан бас тартуға болмайды.',
      en: 'Necessary cookies: the site does not work without them, so they cannot be refused.',
    },
    keptBy: { code: ['src/privacy/cookies/cookie.ts'], test: ['src/privacy/cookies/cookies.test.ts'] },
    evidence: cookiesOfKind('necessary'),
  }),
  definePromise({
    id: 'cookies.functional',
    kind: 'fact',
    sentence: {
      ru: 'Функциональные cookie: помнят, что вы выбрали и как всё настроили.',
      kk: 'Функционалдық cookie: таңдауыңыз бен баптауларыңызды есте сақтайды.',
      en: 'Functional cookies: they remember your preferences and settings.',
    },
    keptBy: { code: ['src/privacy/cookies/cookie.ts'], test: ['src/privacy/cookies/cookies.test.ts'] },
    evidence: cookiesOfKind('functional'),
  }),
  definePromise({
    id: 'cookies.analytics',
    kind: 'fact',
    sentence: {
      ru: 'Аналитические cookie: показывают, как люди пользуются сайтом и где его поправить.',
      kk: 'Аналитикалық cookie: келушілердің сайтты қалай пайдаланатынын және оның қай жерін жақсарту керегін көрсетеді.',
      en: 'Analytics cookies: they show how visitors use the site and where it could be better.',
    },
    keptBy: { code: ['src/privacy/cookies/cookie.ts'], test: ['src/privacy/cookies/cookies.test.ts'] },
    evidence: cookiesOfKind('analytics'),
  }),
  definePromise({
    id: 'cookies.marketing',
    kind: 'fact',
    sentence: {
      ru: 'Маркетинговые cookie: с ними вы видите о программах то, что вам подходит.',
      kk: 'Маркетингтік cookie: олардың көмегімен бағдарламалар туралы өзіңізге қажетті ақпаратты көресіз.',
      en: 'Marketing cookies: with them you see information about our programmes that is relevant to you.',
    },
    keptBy: { code: ['src/privacy/cookies/cookie.ts'], test: ['src/privacy/cookies/cookies.test.ts'] },
    evidence: cookiesOfKind('marketing'),
  }),
  definePromise({
    id: 'cookies.choice',
    kind: 'right',
    sentence: {
      ru: 'От всех, кроме необходимых, можно отказаться в любую минуту: на странице cookie или в самом браузере. Правда, кое-что после этого может работать хуже.',
      kk: 'Қажеттілерінен басқасының бәрінен кез келген сәтте бас тарта аласыз: cookie бетінде немесе браузердің өзінде. Рас, содан кейін кейбір мүмкіндіктер нашарлау жұмыс істеуі мүмкін.',
      en: 'You can refuse all but the necessary ones at any moment: on the cookie page or in your browser. Some functions may then work less well.',
    },
    keptBy: {
      code: ['src/privacy/cookies/routes.tsx', 'src/privacy/cookies/choose-cookies.ts', 'src/web/cookie-guard.ts'],
      test: ['src/privacy/cookies/cookies.test.ts', 'src/web/cookie-guard.test.ts', 'tests/journeys/cookies.test.ts'],
    },
    evidence: cookieChoicesKept,
  }),
] as const;
