import { learnersConsented, withdrawalsRecorded } from '../measures/consents.ts';
import { definePromise } from '../promise.ts';

export const basis = [
  definePromise({
    id: 'basis.consent',
    kind: 'practice',
    sentence: {
      ru: 'Согласие: вы даёте его, когда регистрируетесь на программу.',
      kk: 'Келісім: оны бағдарламаға тіркелген кезде бересіз.',
      en: 'Consent: you give it when you register for a programme.',
    },
    keptBy: {
      code: [
        'src/privacy/consents/record-consents.ts',
        'src/privacy/receipts/receipt.ts',
        'src/school/registration/register-person.ts',
      ],
      test: ['src/privacy/consents/consents.test.ts', 'src/privacy/receipts/receipts.test.ts'],
    },
    evidence: learnersConsented,
  }),
  definePromise({
    id: 'basis.contract',
    kind: 'fact',
    sentence: {
      ru: 'Договор об образовательных услугах: без некоторых данных мы не смогли бы его исполнить.',
      kk: 'Білім беру қызметтерін көрсету шарты: кейбір деректерсіз оны орындай алмас едік.',
      en: 'The contract for educational services: without some data we could not perform it.',
    },
  }),
  definePromise({
    id: 'basis.interest',
    kind: 'fact',
    sentence: {
      ru: 'Законный интерес: мы хотим учить лучше.',
      kk: 'Заңды мүдде: бұдан да жақсы оқытқымыз келеді.',
      en: 'Legitimate interest: we want to teach better.',
    },
  }),
  definePromise({
    id: 'basis.law',
    kind: 'fact',
    sentence: {
      ru: 'Закон: есть обязанности, которые возлагает на школу законодательство об образовании.',
      kk: 'Заң: білім беру саласындағы заңнама мектепке жүктейтін міндеттер бар.',
      en: 'The law: education law places duties on a school.',
    },
  }),
  definePromise({
    id: 'basis.withdrawal',
    kind: 'right',
    sentence: {
      ru: 'Согласие можно отозвать, когда захотите; сделанное до этого остаётся законным.',
      kk: 'Келісімді кез келген сәтте қайтарып ала аласыз; оған дейінгі өңдеу заңды болып қала береді.',
      en: 'You can withdraw consent at any moment; what was done before stays lawful.',
    },
    keptBy: {
      code: [
        'src/privacy/consents/record-consents.ts',
        'database/migrations/0003-privacy.sql',
        'database/migrations/0009-consents.sql',
      ],
      test: ['src/privacy/consents/consents.test.ts', 'src/privacy/consents/gate.test.ts'],
    },
    evidence: withdrawalsRecorded,
  }),
] as const;
