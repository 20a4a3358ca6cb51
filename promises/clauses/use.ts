import { figuresCounted } from '../measures/analytics.ts';
import { offersMeetAWall } from '../measures/consents.ts';
import { onlyNamedPurposes } from '../measures/declarations.ts';
import { feedbackIsRead } from '../measures/feedback.ts';
import { definePromise } from '../promise.ts';

export const use = [
  definePromise({
    id: 'use.programmes',
    kind: 'practice',
    sentence: {
      ru: 'Мы готовим и ведём программы о нетворкинге в недвижимости: собираем группы, проводим занятия.',
      kk: 'Жылжымайтын мүлік саласындағы нетворкинг бағдарламаларын ұйымдастырып, өткіземіз: топ жинаймыз, сабақ береміз.',
      en: 'We organise and run programmes on networking in real estate: we form groups and hold classes.',
    },
  }),
  definePromise({
    id: 'use.materials',
    kind: 'practice',
    sentence: {
      ru: 'Мы присылаем материалы курса, расписание занятий и новости, которые важно не пропустить.',
      kk: 'Курс материалдарын, сабақ кестесін және маңызды жаңалықтарды жібереміз.',
      en: 'We send course materials, the class schedule and important updates.',
    },
  }),
  definePromise({
    id: 'use.certificates',
    kind: 'practice',
    sentence: {
      ru: 'Мы выдаём сертификаты и справки, которыми можно подтвердить учёбу.',
      kk: 'Сертификат пен оқығаныңызды растайтын басқа да құжаттарды береміз.',
      en: 'We issue certificates and other documents that confirm your studies.',
    },
  }),
  definePromise({
    id: 'use.consultations',
    kind: 'practice',
    sentence: {
      ru: 'Мы консультируем о карьере и о том, как расти в профессии.',
      kk: 'Мансап пен кәсіби өсу жөнінде кеңес береміз.',
      en: 'We give consultations on your career and professional growth.',
    },
  }),
  definePromise({
    id: 'use.offers',
    kind: 'practice',
    sentence: {
      ru: 'Мы рассказываем о новых программах, если думаем, что они вам пригодятся.',
      kk: 'Сізге қызықты болуы мүмкін жаңа бағдарламалар туралы хабарлап тұрамыз.',
      en: 'We tell you about new programmes that may interest you.',
    },
  }),
  definePromise({
    id: 'use.feedback',
    kind: 'practice',
    sentence: {
      ru: 'Мы читаем ваши отзывы и по ним улучшаем учебные материалы.',
      kk: 'Пікірлеріңізді оқып, соған қарай оқу материалдарын жақсартамыз.',
      en: 'We read your feedback and improve the learning materials by it.',
    },
    keptBy: {
      code: [
        'src/learning/feedback/give-feedback.ts',
        'src/learning/feedback/read-feedback.ts',
        'src/learning/effectiveness/feedback-page.tsx',
        'src/learning/effectiveness/said.ts',
      ],
      test: [
        'src/learning/feedback/feedback.test.ts',
        'src/learning/effectiveness/said.test.ts',
        'promises/measures/red.test.ts',
      ],
    },
    evidence: feedbackIsRead,
  }),
  definePromise({
    id: 'use.support',
    kind: 'practice',
    sentence: {
      ru: 'Мы помогаем с техническими вопросами и возвращаем доступ, если он пропал.',
      kk: 'Техникалық сұрақтарға жауап береміз, кіре алмай қалсаңыз, көмектесеміз.',
      en: 'We help with technical questions and with problems of access.',
    },
  }),
  definePromise({
    id: 'use.effectiveness',
    kind: 'practice',
    sentence: {
      ru: 'Мы смотрим, насколько программы действенны, и по итогам меняем их к лучшему.',
      kk: 'Бағдарламалардың қаншалықты нәтижелі екенін талдап, оларды жетілдіреміз.',
      en: 'We analyse how effective the programmes are, in order to make them better.',
    },
    keptBy: {
      code: ['src/learning/effectiveness/refresh-figures.ts', 'src/learning/effectiveness/study-board.ts'],
      test: [
        'src/learning/effectiveness/board.test.ts',
        'src/learning/effectiveness/refresh-figures.test.ts',
        'src/learning/effectiveness/item.test.ts',
      ],
    },
    evidence: figuresCounted,
  }),
  definePromise({
    id: 'use.no_spam',
    kind: 'limit',
    sentence: {
      ru: 'О программах пишем изредка и без спама, а отписаться можно всегда.',
      kk: 'Бағдарламалар туралы сирек жазамыз, спам жібермейміз, ал хат алудан кез келген уақытта бас тарта аласыз.',
      en: 'We write about our programmes in moderation and never send spam, and you can always unsubscribe.',
    },
    keptBy: {
      code: ['src/privacy/restriction/unsubscribe.ts', 'src/privacy/consents/gate.ts', 'src/platform/outbox/permit.ts'],
      test: ['src/privacy/restriction/restriction.test.ts', 'src/privacy/consents/gate.test.ts'],
    },
    evidence: offersMeetAWall,
  }),
  definePromise({
    id: 'use.only_these',
    kind: 'never',
    sentence: {
      ru: 'Для целей, которых в этой политике нет, ваши данные не используются.',
      kk: 'Осы саясатта аталмаған мақсатқа деректеріңізді пайдаланбаймыз.',
      en: 'We use your data for no purpose that this policy does not name.',
    },
    keptBy: {
      code: ['src/platform/inventory/declare.ts', 'src/platform/inventory/register.ts', 'src/privacy/consents/gate.ts'],
      test: ['tests/inventory/two-people.test.ts', 'src/privacy/consents/gate.test.ts'],
    },
    evidence: onlyNamedPurposes,
  }),
] as const;
