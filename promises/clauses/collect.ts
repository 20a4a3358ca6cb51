import { visitsLeadToNobody } from '../measures/analytics.ts';
import { collects, nothingUndeclared } from '../measures/declarations.ts';
import { cookiesOfKind } from '../measures/facts.ts';
import { definePromise } from '../promise.ts';

export const collect = [
  definePromise({
    id: 'collect.name',
    kind: 'fact',
    sentence: {
      ru: 'Имя и фамилию мы спрашиваем, чтобы правильно написать их в учебных документах.',
      kk: 'Атыңыз бен тегіңізді оқу құжаттарына дұрыс жазу үшін сұраймыз.',
      en: 'We ask for your first and last name so that your study documents carry them correctly.',
    },
    keptBy: { code: ['src/platform/inventory/declare.ts'], test: ['tests/inventory/two-people.test.ts'] },
    evidence: collects('name'),
  }),
  definePromise({
    id: 'collect.contact',
    kind: 'fact',
    sentence: {
      ru: 'Электронная почта и телефон нужны, чтобы держать с вами связь по программам.',
      kk: 'Электрондық пошта мен телефон бағдарламалар жөнінде сізбен байланыста болу үшін керек.',
      en: 'We need your e-mail and phone number to keep in touch with you about the programmes.',
    },
    keptBy: { code: ['src/platform/inventory/declare.ts'], test: ['tests/inventory/two-people.test.ts'] },
    evidence: collects('contact'),
  }),
  definePromise({
    id: 'collect.profession',
    kind: 'fact',
    sentence: {
      ru: 'Если вы уже работали с недвижимостью, мы попросим рассказать об этом опыте. Если нет, оставьте поле пустым.',
      kk: 'Жылжымайтын мүлік саласында жұмыс істеген болсаңыз, сол тәжірибеңіз туралы сұраймыз. Болмаса, бұл өрісті бос қалдырыңыз.',
      en: 'If you have worked in real estate, we ask about that experience. If you have not, leave the field empty.',
    },
    keptBy: { code: ['src/platform/inventory/declare.ts'], test: ['tests/inventory/two-people.test.ts'] },
    evidence: collects('profession'),
  }),
  definePromise({
    id: 'collect.education',
    kind: 'fact',
    sentence: {
      ru: 'Чему вы учились раньше, мы спрашиваем, чтобы предложить программу вашего уровня.',
      kk: 'Бұрын қайда, не оқығаныңызды деңгейіңізге сай бағдарлама ұсыну үшін сұраймыз.',
      en: 'We ask what you have studied before, so that we can suggest a programme of the right level.',
    },
    keptBy: { code: ['src/platform/inventory/declare.ts'], test: ['tests/inventory/two-people.test.ts'] },
    evidence: collects('education'),
  }),
  definePromise({
    id: 'collect.goals',
    kind: 'fact',
    sentence: {
      ru: 'Мы спрашиваем, зачем вы учитесь и какие профессиональные знакомства вам интересны.',
      kk: 'Оқудағы мақсатыңызды және қандай кәсіби таныстықтар қызықтыратынын сұраймыз.',
      en: 'We ask what you want from your studies and which professional contacts interest you.',
    },
    keptBy: { code: ['src/platform/inventory/declare.ts'], test: ['tests/inventory/two-people.test.ts'] },
    evidence: collects('goals'),
  }),
  definePromise({
    id: 'collect.visit',
    kind: 'fact',
    sentence: {
      ru: 'Когда вы заходите на сайт, мы видим ваш IP-адрес и сведения о браузере.',
      kk: 'Сайтқа кіргеніңізде IP-мекенжайыңыз бен браузеріңіз туралы мәлімет бізге көрінеді.',
      en: 'When you visit the site, we see your IP address and details of your browser.',
    },
    keptBy: {
      code: ['src/platform/inventory/declare.ts', 'src/school/analytics/visit.ts', 'src/school/analytics/recorder.ts'],
      test: ['tests/inventory/two-people.test.ts', 'src/school/analytics/analytics.test.ts'],
    },
    evidence: visitsLeadToNobody,
  }),
  definePromise({
    id: 'collect.device',
    kind: 'fact',
    sentence: {
      ru: 'Браузер сообщает нам, какое у вас устройство и какая операционная система.',
      kk: 'Құрылғыңыз бен операциялық жүйеңіздің қандай екенін бізге браузер хабарлайды.',
      en: 'Your browser tells us which device and operating system you use.',
    },
    keptBy: {
      code: ['src/platform/inventory/declare.ts', 'src/school/analytics/visit.ts'],
      test: ['tests/inventory/two-people.test.ts', 'src/school/analytics/visit.test.ts'],
    },
    evidence: collects('device'),
  }),
  definePromise({
    id: 'collect.activity',
    kind: 'fact',
    sentence: {
      ru: 'Мы видим, как вы работаете с учебными материалами: какие уроки открыли и что выполнили.',
      kk: 'Оқу материалдарымен қалай жұмыс істейтініңізді көреміз: қай сабақты аштыңыз, нені орындадыңыз.',
      en: 'We see how you work with the learning materials: which lessons you opened and what you completed.',
    },
    keptBy: { code: ['src/platform/inventory/declare.ts'], test: ['tests/inventory/two-people.test.ts'] },
    evidence: collects('activity'),
  }),
  definePromise({
    id: 'collect.cookies',
    kind: 'fact',
    sentence: {
      ru: 'Cookie помогают нам делать платформу лучше; какие именно и зачем, сказано в разделе о cookie.',
      kk: 'Cookie файлдары платформаны жақсартуға көмектеседі; олардың түрлері мен мақсаты cookie туралы бөлімде жазылған.',
      en: 'Cookies help us make the platform better; the section on cookies says which ones and why.',
    },
    keptBy: { code: ['src/privacy/cookies/cookie.ts'], test: ['src/privacy/cookies/cookies.test.ts'] },
    evidence: cookiesOfKind('necessary'),
  }),
  definePromise({
    id: 'collect.gradual',
    kind: 'practice',
    sentence: {
      ru: 'Сколько мы спросим, зависит от того, как далеко вы с нами пойдёте: каждое поле появляется, только когда без него услугу не оказать.',
      kk: 'Қанша дерек сұрайтынымыз оқуға қаншалықты араласатыныңызға байланысты: әр өріс белгілі бір қызметке керек болғанда ғана шығады.',
      en: 'How much we ask depends on how far you go with us: each field appears only when a service needs it.',
    },
    keptBy: {
      code: ['src/learning/enrolments/join-form.tsx', 'src/privacy/consents/gate.ts'],
      test: ['src/learning/enrolments/enrolments.test.ts', 'src/privacy/consents/gate.test.ts'],
    },
  }),
  definePromise({
    id: 'collect.minimal',
    kind: 'never',
    sentence: {
      ru: 'Лишнего не собираем никогда: у каждого поля есть цель, и она написана рядом с ним.',
      kk: 'Артық деректі ешқашан жинамаймыз: әр өрістің мақсаты бар, ол өрістің жанында жазылған.',
      en: 'We never collect more than is needed: every field has a purpose, and it is written beside the field.',
    },
    keptBy: {
      code: ['src/platform/inventory/declare.ts', 'src/platform/inventory/compare.ts'],
      test: ['tests/inventory/two-people.test.ts'],
    },
    evidence: nothingUndeclared,
  }),
] as const;
