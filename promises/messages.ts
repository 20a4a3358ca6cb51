import { defineMessages } from '#platform/i18n/messages.ts';

export const messages = defineMessages({
  policy_description: {
    ru: 'Какие данные собирает школа PobiMajomet, зачем, сколько хранит и чего вы можете потребовать.',
    kk: 'PobiMajomet мектебі қандай деректер жинайды, не үшін, қанша сақтайды және сіз нені талап ете аласыз.',
    en: 'Which data the school PobiMajomet collects, why, for how long, and what you may demand.',
  },
  contents: { ru: 'Содержание', kk: 'Мазмұны', en: 'Contents' },
  versions: { ru: 'Версии политики', kk: 'Саясат нұсқалары', en: 'Versions of the policy' },
  how_kept: { ru: 'Как мы это держим', kk: 'Мұны қалай орындаймыз', en: 'How we keep this' },

  promises: { ru: 'Наши обещания', kk: 'Уәделеріміз', en: 'Our promises' },
  promises_description: {
    ru: 'Каждое обещание политики: какой код его держит, какая проверка это доказывает и что показывает измерение сейчас.',
    kk: 'Саясаттың әр уәдесі: оны қандай код орындайды, қандай тексеру дәлелдейді және өлшеу қазір нені көрсетеді.',
    en: 'Every promise of the policy: the code that keeps it, the test that proves it, and what a measurement shows now.',
  },
  promises_lead: {
    ru: 'Здесь каждое обещание нашей политики: держим ли мы его сейчас и чем это подтверждается. Чего мы не измеряем, о том так и пишем.',
    kk: 'Мұнда саясатымыздың әр уәдесі бар: оны қазір орындап отырмыз ба және бұл немен расталады. Өлшемейтінімізді ашық жазамыз.',
    en: 'Here is every promise of our policy: whether we keep it now, and what shows it. Where we do not measure, we say so.',
  },
  summary: {
    ru: 'Держим {kept} из {all}. С опозданием: {late}. Нарушено: {broken}. Пока не измеряем: {unmeasured}.',
    kk: '{all} уәденің {kept} орындалып отыр. Кешіккені: {late}. Бұзылғаны: {broken}. Әзірге өлшенбейтіні: {unmeasured}.',
    en: 'Kept: {kept} of {all}. Late: {late}. Broken: {broken}. Not measured yet: {unmeasured}.',
  },
  kept: { ru: 'Держим', kk: 'Орындалуда', en: 'Kept' },
  late: { ru: 'Опоздали', kk: 'Кешіктік', en: 'Late' },
  broken: { ru: 'Нарушено', kk: 'Бұзылды', en: 'Broken' },
  not_measured: { ru: 'Не измеряем', kk: 'Өлшенбейді', en: 'Not measured' },
  no_evidence: { ru: 'Измерения пока нет.', kk: 'Әзірге өлшем жоқ.', en: 'There is no measurement yet.' },
  nothing_yet: {
    ru: 'Измерять пока нечего: такого случая ещё не было.',
    kk: 'Әзірге өлшейтін ештеңе жоқ: мұндай жағдай болған емес.',
    en: 'There is nothing to measure yet: it has not happened so far.',
  },
  measured_at: { ru: 'Подтверждено', kk: 'Расталған уақыты', en: 'Shown' },
  kind_fact: { ru: 'Факт', kk: 'Дерек', en: 'A fact' },
  kind_limit: { ru: 'Предел', kk: 'Шек', en: 'A limit' },
  kind_right: { ru: 'Право', kk: 'Құқық', en: 'A right' },
  kind_never: { ru: 'Никогда', kk: 'Ешқашан', en: 'Never' },
  kind_notice: { ru: 'Предупреждение', kk: 'Хабарлау', en: 'A notice' },
  kind_who: { ru: 'Кто видит', kk: 'Кім көреді', en: 'Who sees' },
  kind_attested: { ru: 'Заверено человеком', kk: 'Адам растайды', en: 'Attested by a person' },
  kind_practice: { ru: 'Каждый день', kk: 'Күн сайын', en: 'Every day' },
  proof: { ru: 'Код и проверка', kk: 'Код пен тексеру', en: 'Code and test' },
  code: { ru: 'Код', kk: 'Код', en: 'Code' },
  test: { ru: 'Проверка', kk: 'Тексеру', en: 'Test' },
  to_policy: { ru: 'Читать политику', kk: 'Саясатты оқу', en: 'Read the policy' },
});
