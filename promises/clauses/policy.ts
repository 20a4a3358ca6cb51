import { acceptances, dateOnTop, toldInTime } from '../measures/policy.ts';
import { erasuresVerified } from '../measures/rights.ts';
import { definePromise } from '../promise.ts';

export const policy = [
  definePromise({
    id: 'policy.notice',
    kind: 'notice',
    sentence: {
      ru: 'О существенных переменах мы сообщим письмом или объявлением на сайте.',
      kk: 'Елеулі өзгерістер туралы электрондық поштамен немесе сайттағы хабарландырумен айтамыз.',
      en: 'We announce material changes by e-mail or by a notice on the site.',
    },
    keptBy: {
      code: ['src/privacy/policy/announce-revision.ts', 'src/privacy/policy/notice.tsx'],
      test: ['src/privacy/policy/announce-revision.test.ts', 'src/privacy/policy/routes.test.ts'],
    },
    evidence: toldInTime,
  }),
  definePromise({
    id: 'policy.date',
    kind: 'fact',
    sentence: {
      ru: 'Когда политика обновлялась в последний раз, видно в самом её начале.',
      kk: 'Саясаттың соңғы рет қашан жаңартылғаны оның ең басында жазылған.',
      en: 'The date of the last update stands at the beginning.',
    },
    keptBy: {
      code: ['src/privacy/policy/schedule-revision.ts', 'promises/pages.tsx'],
      test: ['promises/pages.test.ts', 'src/privacy/policy/revision.test.ts'],
    },
    evidence: dateOnTop,
  }),
  definePromise({
    id: 'policy.acceptance',
    kind: 'practice',
    sentence: {
      ru: 'Если перемены уже действуют, а вы и дальше с нами, мы считаем, что вы с ними согласны.',
      kk: 'Өзгерістер күшіне енгеннен кейін де қызметімізді пайдалана берсеңіз, олармен келістіңіз деп есептейміз.',
      en: 'If you go on using our services after a change takes effect, you agree to it.',
    },
    keptBy: {
      code: ['src/privacy/policy/accept-policy.ts', 'src/privacy/policy/take-force.ts'],
      test: ['src/privacy/policy/accept-policy.test.ts'],
    },
    evidence: acceptances,
  }),
  definePromise({
    id: 'policy.refusal',
    kind: 'right',
    sentence: {
      ru: 'Если не согласны, попросите удалить ваши данные.',
      kk: 'Келіспесеңіз, деректеріңізді өшіруді сұрай аласыз.',
      en: 'If you do not agree, you may ask us to delete your data.',
    },
    keptBy: {
      code: ['src/privacy/requests/routes.tsx', 'src/privacy/erasure/erase-person.ts'],
      test: ['src/privacy/requests/requests.test.ts'],
    },
    evidence: erasuresVerified,
  }),
] as const;
