/** The purposes people are asked about, one by one, with the facts that article 8(4) wants in every consent. */
import type { Locale } from '#platform/i18n/locale.ts';
import { formatMessage } from '#platform/i18n/messages.ts';
import type { Category } from '#platform/inventory/declare.ts';
import { CONTACT_TERM_YEARS, STUDY_RECORD_TERM_YEARS } from '#privacy/policy';

export const PURPOSES = ['study', 'offers', 'improvement', 'third_parties', 'abroad'] as const;
export type ConsentPurpose = (typeof PURPOSES)[number];

interface PurposeDefinition {
  /** Without it there is nothing the school could do for the person. */
  readonly required: boolean;
  readonly label: Record<Locale, string>;
  readonly text: Record<Locale, string>;
  readonly dataList: Record<Locale, string>;
  readonly term: Record<Locale, string>;
  /** After so many years the consent lapses, and is asked again; undefined: it stands as long as the account. */
  readonly termYears?: number;
  /** What it uses, as the inventory calls it; the gate in the database holds the same list. */
  readonly categories: readonly Category[];
  readonly thirdPartyTransfer: boolean;
  readonly crossBorderTransfer: boolean;
}

/** Optional consents are asked again after this time: what was ticked long ago is no longer a wish. */
const OPTIONAL_TERM_YEARS = 2;

const OPTIONAL_TERM = {
  ru: '{optionalYears, plural, one {# год} few {# года} many {# лет} other {# года}}, потом спросим снова; или пока вы не отзовёте согласие',
  kk: '{optionalYears} жыл, содан кейін қайта сұраймыз; немесе келісімді қайтарып алғанға дейін',
  en: '{optionalYears, plural, one {# year} other {# years}}, then we ask again; or until you withdraw consent',
};

const DEFINITIONS: Readonly<Record<ConsentPurpose, PurposeDefinition>> = {
  study: {
    required: true,
    label: {
      ru: 'Использовать мои данные для учёбы',
      kk: 'Деректерімді оқуға пайдалану',
      en: 'Use my data for my studies',
    },
    text: {
      ru: 'Чтобы вести вас по программе, присылать материалы и расписание, выдать сертификат и помочь, если что-то не работает.',
      kk: 'Сізді бағдарлама бойынша оқыту, материалдар мен кестені жіберу, сертификат беру және бірдеңе жұмыс істемесе, көмектесу үшін.',
      en: 'To lead you through the programme, send materials and the schedule, issue the certificate, and help when something does not work.',
    },
    dataList: {
      ru: 'имя и фамилия, почта, телефон, опыт, образование, цели, ход учёбы, сетевой адрес и устройство',
      kk: 'аты-жөні, пошта, телефон, тәжірибе, білім, мақсаттар, оқу барысы, желілік мекенжай мен құрылғы',
      en: 'first and last name, e-mail, phone, experience, education, goals, progress, network address and device',
    },
    term: {
      ru: 'пока вы учитесь; контакты — до {contactYears, plural, one {# года} few {# лет} many {# лет} other {# года}} после, учебные записи — {studyYears, plural, one {# год} few {# года} many {# лет} other {# года}} после завершения программы',
      kk: 'оқу кезінде; байланыс деректері одан кейін {contactYears} жылға дейін, оқу жазбалары бағдарлама аяқталғаннан кейін {studyYears} жыл',
      en: 'while you study; contacts for up to {contactYears, plural, one {# year} other {# years}} after, study records for {studyYears, plural, one {# year} other {# years}} after the programme is completed',
    },
    categories: [
      'name',
      'contact',
      'profession',
      'education',
      'goals',
      'visit',
      'device',
      'activity',
      'study',
      'certificate',
    ],
    thirdPartyTransfer: false,
    crossBorderTransfer: false,
  },
  offers: {
    required: false,
    label: {
      ru: 'Присылать мне письма о новых программах',
      kk: 'Маған жаңа бағдарламалар туралы хат жіберу',
      en: 'Send me letters about new programmes',
    },
    text: {
      ru: 'Пишем нечасто. Отписаться можно из любого письма или здесь, одним нажатием.',
      kk: 'Жиі жазбаймыз. Кез келген хаттан немесе осы жерден бір басумен бас тартуға болады.',
      en: 'We write seldom. You can unsubscribe from any letter, or here, with one click.',
    },
    dataList: {
      ru: 'имя, почта, какие программы вы проходили',
      kk: 'аты, пошта, қандай бағдарламалардан өткеніңіз',
      en: 'name, e-mail, which programmes you took',
    },
    term: OPTIONAL_TERM,
    termYears: OPTIONAL_TERM_YEARS,
    categories: ['name', 'contact', 'study'],
    thirdPartyTransfer: false,
    crossBorderTransfer: false,
  },
  improvement: {
    required: false,
    label: {
      ru: 'Учитывать мой опыт, чтобы улучшать обучение',
      kk: 'Оқытуды жақсарту үшін тәжірибемді ескеру',
      en: 'Use my experience to improve the teaching',
    },
    text: {
      ru: 'Смотрим, где люди останавливаются, что им даётся трудно и что они пишут в отзывах, и правим уроки.',
      kk: 'Адамдардың қай жерде тоқтайтынын, не қиын болатынын және пікірлерінде не жазатынын қарап, сабақтарды түзетеміз.',
      en: 'We look at where people stop, what they find hard and what they say in feedback, and mend the lessons.',
    },
    dataList: {
      ru: 'ход учёбы, ответы на вопросы, отзывы',
      kk: 'оқу барысы, сұрақтарға жауаптар, пікірлер',
      en: 'progress, answers to quizzes, feedback',
    },
    term: OPTIONAL_TERM,
    termYears: OPTIONAL_TERM_YEARS,
    categories: ['activity', 'study'],
    thirdPartyTransfer: false,
    crossBorderTransfer: false,
  },
  third_parties: {
    required: false,
    label: {
      ru: 'Передавать мои данные партнёрам, без которых услуга не работает',
      kk: 'Қызмет онсыз жұмыс істемейтін серіктестерге деректерімді беру',
      en: 'Pass my data to partners that a service cannot do without',
    },
    text: {
      ru: 'Это платформы для обучения, платёжные системы, почтовые сервисы и средства аналитики. Каждый получает только то, что нужно для его работы.',
      kk: 'Бұлар — оқыту платформалары, төлем жүйелері, пошта сервистері және аналитика құралдары. Әрқайсысы тек өз жұмысына керегін ғана алады.',
      en: 'These are learning platforms, payment systems, e-mail services and analytics tools. Each gets only what its work needs.',
    },
    dataList: {
      ru: 'имя, почта, сведения об оплате, ход учёбы: каждому партнёру своё',
      kk: 'аты, пошта, төлем туралы мәлімет, оқу барысы: әр серіктеске өзіне керегі ғана',
      en: 'name, e-mail, details of the payment, progress: to each partner its own part',
    },
    term: OPTIONAL_TERM,
    termYears: OPTIONAL_TERM_YEARS,
    categories: ['name', 'contact', 'study', 'finance'],
    thirdPartyTransfer: true,
    crossBorderTransfer: false,
  },
  abroad: {
    required: false,
    label: {
      ru: 'Передавать мои данные партнёрам за пределами Казахстана',
      kk: 'Деректерімді Қазақстаннан тыс жердегі серіктестерге беру',
      en: 'Pass my data to partners outside Kazakhstan',
    },
    text: {
      ru: 'Только в страны, где данные защищены не хуже, и только когда без этого услуга не работает. Основная база остаётся в Казахстане.',
      kk: 'Тек деректер кем қорғалмайтын елдерге және қызмет онсыз жұмыс істемегенде ғана. Негізгі дерекқор Қазақстанда қалады.',
      en: 'Only to countries that protect data no worse, and only when a service cannot do without it. The main database stays in Kazakhstan.',
    },
    dataList: {
      ru: 'имя, почта, ход учёбы',
      kk: 'аты, пошта, оқу барысы',
      en: 'name, e-mail, progress',
    },
    term: OPTIONAL_TERM,
    termYears: OPTIONAL_TERM_YEARS,
    categories: ['name', 'contact', 'study'],
    thirdPartyTransfer: true,
    crossBorderTransfer: true,
  },
};

/** What a person is shown about one purpose, and what the record of their answer repeats. */
export interface PurposeFacts {
  readonly purpose: ConsentPurpose;
  readonly required: boolean;
  readonly label: string;
  readonly text: string;
  readonly dataList: string;
  readonly term: string;
  readonly termYears: number | undefined;
  readonly categories: readonly Category[];
  readonly thirdPartyTransfer: boolean;
  readonly crossBorderTransfer: boolean;
  /** Nothing of a learner is ever published. */
  readonly publication: false;
}

const FIGURES = {
  contactYears: CONTACT_TERM_YEARS,
  studyYears: STUDY_RECORD_TERM_YEARS,
  optionalYears: OPTIONAL_TERM_YEARS,
};

export function purposeFacts(purpose: ConsentPurpose, locale: Locale): PurposeFacts {
  const definition = DEFINITIONS[purpose];
  return {
    purpose,
    required: definition.required,
    label: definition.label[locale],
    text: definition.text[locale],
    dataList: definition.dataList[locale],
    term: formatMessage(definition.term[locale], locale, FIGURES),
    termYears: definition.termYears,
    categories: definition.categories,
    thirdPartyTransfer: definition.thirdPartyTransfer,
    crossBorderTransfer: definition.crossBorderTransfer,
    publication: false,
  };
}

/** Every purpose, in the order it is asked. */
export function consentPurposes(locale: Locale): readonly PurposeFacts[] {
  return PURPOSES.map((purpose) => purposeFacts(purpose, locale));
}

export function isPurpose(text: string): text is ConsentPurpose {
  return (PURPOSES as readonly string[]).includes(text);
}
