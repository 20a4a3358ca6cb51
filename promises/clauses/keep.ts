import { releasesTellOfNobody } from '../measures/analytics.ts';
import { nothingOverdue } from '../measures/retention.ts';
import { definePromise } from '../promise.ts';

// A Kazakh noun keeps its singular after a number, so the Kazakh sentences need no plural forms.

export const keep = [
  definePromise({
    id: 'keep.study',
    kind: 'limit',
    sentence: {
      ru: 'Учебные записи и сертификаты храним {studyRecordYears, plural, one {# год} few {# года} many {# лет} other {# года}}, считая с завершения программы, чтобы вашу учёбу можно было подтвердить.',
      kk: 'Оқығаныңызды растай алу үшін оқу жазбалары мен сертификаттарды бағдарлама аяқталғаннан кейін {studyRecordYears} жыл сақтаймыз.',
      en: 'We keep study records and certificates for {studyRecordYears, plural, one {# year} other {# years}} after the programme is completed, so that your studies can be confirmed.',
    },
    keptBy: {
      code: ['src/privacy/retention/rule.ts', 'src/privacy/retention/run-retention.ts'],
      test: ['src/privacy/retention/retention.test.ts', 'src/privacy/retention/years.test.ts'],
    },
    evidence: nothingOverdue('keep.study'),
  }),
  definePromise({
    id: 'keep.contacts',
    kind: 'limit',
    sentence: {
      ru: 'Контакты тех, кто у нас учится, храним во время учёбы и ещё до {contactYears, plural, one {# года} few {# лет} many {# лет} other {# года}} потом, чтобы рассказать о новых программах.',
      kk: 'Оқып жүргендердің байланыс деректерін оқу кезінде және жаңа бағдарламалар туралы хабарлау үшін одан кейін {contactYears} жылға дейін сақтаймыз.',
      en: 'We keep the contact data of learners while they study and for up to {contactYears, plural, one {# year} other {# years}} after, to tell them of new programmes.',
    },
    keptBy: {
      code: [
        'src/privacy/retention/rule.ts',
        'src/privacy/retention/run-retention.ts',
        'src/privacy/retention/tell-closings.ts',
      ],
      test: [
        'src/privacy/retention/retention.test.ts',
        'src/privacy/retention/tell-closings.test.ts',
        'src/privacy/retention/years.test.ts',
      ],
    },
    evidence: nothingOverdue('keep.contacts'),
  }),
  definePromise({
    id: 'keep.finance',
    kind: 'limit',
    sentence: {
      ru: 'Финансовые документы храним столько, сколько велит налоговый закон Казахстана, и не меньше {financeYears, plural, one {# года} few {# лет} many {# лет} other {# года}}.',
      kk: 'Қаржы құжаттарын Қазақстанның салық заңнамасы талап ететін мерзімде, кемінде {financeYears} жыл сақтаймыз.',
      en: 'We keep financial documents as long as Kazakh tax law demands, and for at least {financeYears, plural, one {# year} other {# years}}.',
    },
    keptBy: {
      code: ['src/privacy/retention/rule.ts', 'src/privacy/retention/run-retention.ts'],
      test: ['src/privacy/retention/retention.test.ts', 'src/privacy/retention/years.test.ts'],
    },
    evidence: nothingOverdue('keep.finance'),
  }),
  definePromise({
    id: 'keep.marketing',
    kind: 'limit',
    sentence: {
      ru: 'Маркетинговые данные храним, пока вы не отзовёте согласие или не попросите их удалить.',
      kk: 'Маркетингтік деректерді келісіміңізді қайтарып алғанға немесе өшіруді сұрағанға дейін ғана сақтаймыз.',
      en: 'We keep marketing data until you withdraw consent or ask us to delete them.',
    },
    keptBy: {
      code: ['src/privacy/retention/rule.ts', 'src/privacy/retention/run-retention.ts'],
      test: ['src/privacy/retention/retention.test.ts', 'src/privacy/retention/years.test.ts'],
    },
    evidence: nothingOverdue('keep.marketing'),
  }),
  definePromise({
    id: 'keep.logs',
    kind: 'limit',
    sentence: {
      ru: 'Технические журналы храним не дольше {technicalLogMonths, plural, one {# месяца} few {# месяцев} many {# месяцев} other {# месяца}}: они нужны ради безопасности системы.',
      kk: 'Техникалық журналдарды жүйе қауіпсіздігі үшін ең көбі {technicalLogMonths} ай сақтаймыз.',
      en: 'We keep technical logs for at most {technicalLogMonths, plural, one {# month} other {# months}}, for the security of the system.',
    },
    keptBy: {
      code: ['src/privacy/retention/rule.ts', 'src/privacy/retention/run-retention.ts'],
      test: [
        'src/privacy/retention/retention.test.ts',
        'src/privacy/retention/years.test.ts',
        'src/privacy/retention/backup-rows.test.ts',
      ],
    },
    evidence: nothingOverdue('keep.logs'),
  }),
  definePromise({
    id: 'keep.expiry',
    kind: 'limit',
    sentence: {
      ru: 'Когда срок вышел, мы удаляем данные или делаем их анонимными.',
      kk: 'Мерзімі біткен деректерді өшіреміз немесе иесіздендіреміз.',
      en: 'When the term is over, we delete the data or make them anonymous.',
    },
    keptBy: {
      code: [
        'src/privacy/retention/rule.ts',
        'src/privacy/retention/run-retention.ts',
        'src/platform/jobs/standstill.ts',
        'src/privacy/retention/tell-and-run.ts',
        'src/platform/files/sweep-files.ts',
      ],
      test: [
        'src/privacy/retention/retention.test.ts',
        'src/privacy/retention/years.test.ts',
        'src/privacy/minors/leap.test.ts',
        'src/platform/files/sweep-files.test.ts',
      ],
    },
    evidence: nothingOverdue(undefined),
  }),
  definePromise({
    id: 'keep.statistics',
    kind: 'never',
    sentence: {
      ru: 'Для статистики берём обезличенные данные: узнать по ним человека нельзя.',
      kk: 'Статистикаға иесіздендірілген деректерді ғана аламыз: олар бойынша адамды тану мүмкін емес.',
      en: 'For statistics we use de-identified data, from which nobody can be identified.',
    },
    keptBy: {
      code: [
        'src/learning/statistics/protect.ts',
        'src/learning/statistics/reach.ts',
        'src/learning/statistics/count-ended.ts',
        'src/learning/statistics/release-statistics.ts',
        'src/school/analytics/fold-names.ts',
      ],
      test: [
        'src/learning/statistics/protect.test.ts',
        'src/learning/statistics/reach.test.ts',
        'src/learning/statistics/count-once.test.ts',
        'src/learning/statistics/statistics.test.ts',
        'src/school/analytics/fold-names.test.ts',
      ],
    },
    evidence: releasesTellOfNobody,
  }),
] as const;
