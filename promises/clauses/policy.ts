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
  }),
  definePromise({
    id: 'policy.date',
    kind: 'fact',
    sentence: {
      ru: 'Когда политика обновлялась в последний раз, видно в самом её начале.',
      kk: 'Саясаттың соңғы рет қашан жаңартылғаны оның ең басында жазылған.',
      en: 'The date of the last update stands at the beginning.',
    },
    keptBy: { code: ['promises/policy/document.ts', 'promises/pages.tsx'], test: ['promises/pages.test.ts'] },
  }),
  definePromise({
    id: 'policy.acceptance',
    kind: 'practice',
    sentence: {
      ru: 'Если перемены уже действуют, а вы и дальше с нами, мы считаем, что вы с ними согласны.',
      kk: 'Өзгерістер күшіне енгеннен кейін де қызметімізді пайдалана берсеңіз, олармен келістіңіз деп есептейміз.',
      en: 'If you go on using our services after a change takes effect, you agree to it.',
    },
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
