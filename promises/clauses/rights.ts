import { offersFollowConsent, restrictionsObeyed, withdrawalsRecorded } from '../measures/consents.ts';
import { identityShownFirst, requestsInTime } from '../measures/requests.ts';
import { correctionsMade, erasuresVerified, handOversOnce, lastCopyWhole } from '../measures/rights.ts';
import { definePromise } from '../promise.ts';

export const rights = [
  definePromise({
    id: 'rights.access',
    kind: 'right',
    sentence: {
      ru: 'Попросите, и мы отдадим копию всего, что о вас храним.',
      kk: 'Сұрасаңыз, өзіңіз туралы сақтаулы мәліметтің бәрінің көшірмесін береміз.',
      en: 'Ask, and we will give you a copy of everything we hold about you.',
    },
    keptBy: {
      code: ['src/privacy/export/export-person.ts', 'src/privacy/copies/make-copy.ts'],
      test: [
        'src/privacy/export/export.test.ts',
        'tests/inventory/two-people.test.ts',
        'src/privacy/copies/copies.test.ts',
      ],
    },
    evidence: lastCopyWhole,
  }),
  definePromise({
    id: 'rights.rectify',
    kind: 'right',
    sentence: {
      ru: 'Мы исправим неверное и обновим устаревшее.',
      kk: 'Қате мәліметті түзетеміз, ескіргенін жаңартамыз.',
      en: 'We will correct what is wrong and update what is outdated.',
    },
    keptBy: {
      code: [
        'src/people/profiles/correct-person.ts',
        'src/people/sign-in/security/change-email.ts',
        'src/learning/certificates/reissue-renamed.ts',
      ],
      test: [
        'src/people/profiles/profiles.test.ts',
        'src/people/sign-in/security/change-email.test.ts',
        'src/learning/certificates/reissue-renamed.test.ts',
      ],
    },
    evidence: correctionsMade,
  }),
  definePromise({
    id: 'rights.erase',
    kind: 'right',
    sentence: {
      ru: 'Мы полностью удалим ваши данные из наших систем, если вы этого захотите.',
      kk: 'Қаласаңыз, деректеріңізді жүйелерімізден толық өшіреміз.',
      en: 'If you want it, we will fully delete your data from our systems.',
    },
    keptBy: {
      code: [
        'src/privacy/erasure/plan-erasure.ts',
        'src/privacy/erasure/run-erasure.ts',
        'src/privacy/erasure/search-remains.ts',
      ],
      test: [
        'tests/inventory/two-people.test.ts',
        'tests/drills/erasure-kills.test.ts',
        'src/privacy/erasure/erasure.test.ts',
        'src/privacy/erasure/plan-erasure.test.ts',
        'src/privacy/erasure/search-remains.test.ts',
        'src/privacy/requests/requests.test.ts',
      ],
    },
    evidence: erasuresVerified,
  }),
  definePromise({
    id: 'rights.restrict',
    kind: 'right',
    sentence: {
      ru: 'Мы на время перестанем использовать те данные, которые вы назовёте.',
      kk: 'Өзіңіз атаған деректерді пайдалануды уақытша тоқтатамыз.',
      en: 'For a time, we will stop using the data you name.',
    },
    keptBy: {
      code: [
        'src/privacy/restriction/restrict-processing.ts',
        'src/privacy/consents/gate.ts',
        'database/migrations/0009-consents.sql',
      ],
      test: ['src/privacy/restriction/restriction.test.ts', 'src/privacy/consents/gate.test.ts'],
    },
    evidence: restrictionsObeyed,
  }),
  definePromise({
    id: 'rights.object',
    kind: 'right',
    sentence: {
      ru: 'Мы не станем использовать ваши данные для маркетинга, если вы против.',
      kk: 'Қарсы болсаңыз, деректеріңізді маркетингке пайдаланбаймыз.',
      en: 'If you object, we will not use your data for marketing.',
    },
    keptBy: {
      code: [
        'src/privacy/restriction/object-to.ts',
        'src/privacy/restriction/unsubscribe.ts',
        'src/privacy/consents/gate.ts',
      ],
      test: ['src/privacy/restriction/restriction.test.ts', 'src/privacy/consents/gate.test.ts'],
    },
    evidence: offersFollowConsent,
  }),
  definePromise({
    id: 'rights.portability',
    kind: 'right',
    sentence: {
      ru: 'Мы отдадим вам данные в удобном формате или передадим их другой организации.',
      kk: 'Деректеріңізді ыңғайлы форматта өзіңізге береміз немесе басқа ұйымға жібереміз.',
      en: 'We will give you your data in a convenient format, or carry them to another organisation.',
    },
    keptBy: {
      code: ['src/privacy/copies/hand-over.ts', 'src/privacy/export/parts.ts', 'src/privacy/export/copy-schema.ts'],
      test: ['src/privacy/copies/hand-over.test.ts', 'src/privacy/export/export.test.ts'],
    },
    evidence: handOversOnce,
  }),
  definePromise({
    id: 'rights.withdraw',
    kind: 'right',
    sentence: {
      ru: 'Согласие вы можете отозвать в любое время.',
      kk: 'Келісіміңізді кез келген уақытта қайтарып ала аласыз.',
      en: 'You can withdraw your consent at any time.',
    },
    keptBy: {
      code: ['src/privacy/consents/record-consents.ts', 'src/privacy/requests/routes.tsx'],
      test: [
        'src/privacy/consents/consents.test.ts',
        'src/privacy/consents/gate.test.ts',
        'src/privacy/requests/requests.test.ts',
      ],
    },
    evidence: withdrawalsRecorded,
  }),
  definePromise({
    id: 'rights.channel',
    kind: 'practice',
    sentence: {
      ru: 'Для любого запроса хватит письма на {schoolEmail}; в теме напишите «{requestSubject}».',
      kk: 'Кез келген өтінішке {schoolEmail} мекенжайына жазылған хат жеткілікті; тақырыбына «{requestSubject}» деп жазыңыз (қазақшасы: «Дербес деректер туралы сұрау»).',
      en: 'For any request, a letter to {schoolEmail} is enough; give it the subject “{requestSubject}” (Russian for “Request about personal data”).',
    },
    keptBy: {
      code: ['src/privacy/intake/take-letter.ts', 'src/privacy/cases/routes.tsx'],
      test: [
        'src/privacy/intake/intake.test.ts',
        'src/privacy/intake/left-letters.test.ts',
        'src/privacy/cases/pages.test.ts',
        'tests/journeys/desk.test.ts',
      ],
    },
  }),
  definePromise({
    id: 'rights.deadline',
    kind: 'limit',
    sentence: {
      ru: 'Ответ придёт в течение {deadlineWorkingDays, plural, one {# рабочего дня} few {# рабочих дней} many {# рабочих дней} other {# рабочего дня}}.',
      kk: 'Жауапты {deadlineWorkingDays} жұмыс күні ішінде аласыз.',
      en: 'You will have our answer within {deadlineWorkingDays, plural, one {# working day} other {# working days}}.',
    },
    keptBy: {
      code: ['src/privacy/cases/open-case.ts', 'src/privacy/cases/watch-cases.ts', 'src/privacy/terms/set-term.ts'],
      test: [
        'src/privacy/cases/cases.test.ts',
        'src/privacy/cases/letters.test.ts',
        'src/privacy/calendar/calendar.test.ts',
        'src/privacy/terms/terms.test.ts',
      ],
    },
    evidence: requestsInTime,
  }),
  definePromise({
    id: 'rights.identity',
    kind: 'practice',
    sentence: {
      ru: 'Назовите право, которым хотите воспользоваться, и подтвердите, что вы — это вы: приложите копию документа или введите одноразовый код в личном кабинете, и тогда копия не нужна. Так никто не доберётся до чужих данных.',
      kk: 'Қай құқығыңызды пайдаланғыңыз келетінін жазып, жеке басыңызды растаңыз: құжаттың көшірмесін қосыңыз немесе жеке кабинетте бір реттік кодты енгізіңіз, сонда көшірме керек болмайды. Осылайша ешкім бөтеннің деректеріне қол жеткізе алмайды.',
      en: 'Name the right you want to use and prove that you are you: attach a copy of a document, or enter a one-time code in your account, and then no copy is needed. This way nobody reaches another person’s data.',
    },
    keptBy: {
      code: [
        'src/privacy/cases/show-identity.ts',
        'src/privacy/cases/show-by-signature.ts',
        'src/privacy/cases/proofs.ts',
      ],
      test: [
        'src/privacy/cases/cases.test.ts',
        'src/privacy/cases/signature.test.ts',
        'src/privacy/cases/carry-out.test.ts',
        'promises/measures/partners.test.ts',
      ],
    },
    evidence: identityShownFirst,
  }),
  definePromise({
    id: 'rights.complaint',
    kind: 'notice',
    sentence: {
      ru: 'Если мы, по-вашему, нарушили ваши права, пожалуйтесь в уполномоченный государственный орган Казахстана, который защищает права субъектов персональных данных.',
      kk: 'Құқығыңызды біз бұздық деп санасаңыз, Қазақстанның дербес деректер субъектілерінің құқықтарын қорғайтын уәкілетті мемлекеттік органына шағымдана аласыз.',
      en: 'If you believe that we have violated your rights, you can complain to the authorised state body of Kazakhstan that protects the rights of data subjects.',
    },
    keptBy: {
      code: ['src/privacy/cases/mail.ts'],
      test: ['src/privacy/cases/cases.test.ts'],
    },
  }),
] as const;
