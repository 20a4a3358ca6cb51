import { countriesStated } from '../measures/places.ts';
import { definePromise } from '../promise.ts';

export const transfer = [
  definePromise({
    id: 'transfer.home',
    kind: 'fact',
    sentence: {
      ru: 'В основном данные обрабатываются в Казахстане, но кто-то из партнёров и облачных сервисов может быть за границей.',
      kk: 'Деректер негізінен Қазақстанда өңделеді, бірақ кейбір серіктестер мен бұлттық сервистер шетелде болуы мүмкін.',
      en: 'The main processing happens in Kazakhstan, but some partners and cloud services may be abroad.',
    },
  }),
  definePromise({
    id: 'transfer.adequacy',
    kind: 'never',
    sentence: {
      ru: 'Прежде чем данные уйдут в другую страну, мы убеждаемся, что там их защищают в достаточной мере.',
      kk: 'Деректер басқа елге берілмес бұрын, сол елде олардың жеткілікті қорғалатынына көз жеткіземіз.',
      en: 'Before data leave the country, we confirm that the receiving one protects them adequately.',
    },
  }),
  definePromise({
    id: 'transfer.contracts',
    kind: 'attested',
    sentence: {
      ru: 'С зарубежными партнёрами у нас договоры: наши стандарты безопасности для них обязательны.',
      kk: 'Шетелдік серіктестермен шарт жасаймыз: қауіпсіздік стандарттарымызды сақтау олар үшін міндетті.',
      en: 'We have contracts with our foreign partners that bind them to our security standards.',
    },
  }),
  definePromise({
    id: 'transfer.geography',
    kind: 'right',
    sentence: {
      ru: 'Спросите, где именно лежат ваши данные, и мы подробно ответим.',
      kk: 'Деректеріңіздің нақты қайда сақталатынын сұраңыз, егжей-тегжейлі жауап береміз.',
      en: 'Ask where exactly your data are kept, and you will get a detailed answer.',
    },
    keptBy: {
      code: ['src/privacy/export/stores.ts', 'src/privacy/requests/pages.tsx'],
      test: ['src/privacy/export/stores.test.ts', 'src/privacy/requests/requests.test.ts'],
    },
    evidence: countriesStated,
  }),
] as const;
