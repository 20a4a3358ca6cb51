import { accountsAreAdults } from '../measures/consents.ts';
import { childrenHaveGuardians, findingsAreErased } from '../measures/minors.ts';
import { definePromise } from '../promise.ts';

export const minors = [
  definePromise({
    id: 'minors.adults_only',
    kind: 'never',
    sentence: {
      ru: 'Наши программы для взрослых. Зная, что человеку нет {adultAge, plural, one {# года} few {# лет} many {# лет} other {# года}}, мы ничего о нём не собираем, если не согласен родитель или другой законный представитель.',
      kk: 'Бағдарламаларымыз ересектерге арналған. Адамның {adultAge} жасқа толмағанын білсек, ата-анасының немесе басқа заңды өкілінің келісімінсіз ол туралы ештеңе жинамаймыз.',
      en: 'Our programmes are for adults. We knowingly collect nothing from anyone under {adultAge} without the consent of a parent or legal guardian.',
    },
    keptBy: {
      code: ['src/privacy/minors/age.ts', 'src/school/registration/routes.tsx'],
      test: ['src/privacy/minors/minors.test.ts'],
    },
    evidence: accountsAreAdults,
  }),
  definePromise({
    id: 'minors.discovery',
    kind: 'practice',
    sentence: {
      ru: 'Если данные несовершеннолетнего всё же оказались у нас без такого согласия, мы удаляем их сразу, как только узнали.',
      kk: 'Кәмелетке толмаған адамның деректері ондай келісімсіз бізге түсіп қалса, біле салып, дереу өшіреміз.',
      en: 'If a minor’s data have reached us without that consent, we delete them at once when we find out.',
    },
    keptBy: {
      code: ['src/privacy/minors/find-minor.ts', 'src/people/sign-in/block-account.ts'],
      test: ['src/privacy/minors/find-minor.test.ts', 'promises/measures/minors.test.ts'],
    },
    evidence: findingsAreErased,
  }),
  definePromise({
    id: 'minors.guardian',
    kind: 'practice',
    sentence: {
      ru: 'Если учиться хочет несовершеннолетний, родитель или опекун связывается с нами сам и записывается от своего имени.',
      kk: 'Кәмелетке толмаған адам оқығысы келсе, ата-анасы немесе қорғаншысы бізге өзі хабарласып, оқуды өз атынан рәсімдейді.',
      en: 'If a minor wants to study, a parent or guardian contacts us directly and enrols in their own name.',
    },
    keptBy: {
      code: [
        'src/privacy/minors/wards.ts',
        'src/privacy/minors/hand-over.ts',
        'src/learning/enrolments/ward-routes.tsx',
      ],
      test: [
        'src/privacy/minors/wards.test.ts',
        'src/learning/enrolments/wards.test.ts',
        'src/learning/cabinet/two-children.test.ts',
      ],
    },
    evidence: childrenHaveGuardians,
  }),
] as const;
