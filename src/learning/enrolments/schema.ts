/** The tables of the room, and what each column says about whom. */
import { data, declareTable, type Handling, key, named, owner, withheld } from '#platform/inventory/declare.ts';

export interface EnrolmentsTable {
  id: string;
  /** Null once the person was erased. */
  person_id: string | null;
  /** The child who studies, where the person is their parent or guardian. */
  ward_id: string | null;
  programme_id: string;
  cohort_id: string;
  placed_at: Temporal.Instant;
  /** Null: the programme is free, or the person was taken out of the study. */
  order_id: string | null;
  active_at: Temporal.Instant | null;
  completed_at: Temporal.Instant | null;
  cancelled_at: Temporal.Instant | null;
  cancel_reason: string | null;
  /** When a release of statistics counted it; it is counted once. */
  counted_at: Temporal.Instant | null;
}

/** A calendar's subscription to somebody's schedule: made when they ask for it, gone when they end it. */
export interface CalendarFeedsTable {
  id: string;
  person_id: string;
  token_hash: string;
  created_at: Temporal.Instant;
}

/** How a guardian's copy tells the studies of their children apart. */
export const WHO_STUDIES = {
  ru: 'Кто учится, если это ваш ребёнок',
  kk: 'Балаңыз оқыса, оның аты-жөні',
  en: 'Who studies, when it is your child',
};

/** The child of the enrolment to which a row of the table belongs. */
export function whoStudies(table: string): string {
  return `select wards.name from enrolments join wards on wards.id = enrolments.ward_id
    where enrolments.id = ${table}.enrolment_id`;
}

export interface EnrolmentsDb {
  enrolments: EnrolmentsTable;
  calendar_feeds: CalendarFeedsTable;
}

const study: Handling = {
  category: 'study',
  purposes: ['programmes', 'certificates'],
  basis: 'contract',
  term: { period: 'P5Y', after: 'programme-completed', source: 'keep.study' },
};

export const enrolmentsTable = declareTable<EnrolmentsTable>()({
  table: 'enrolments',
  label: { ru: 'Ваша учёба', kk: 'Оқуыңыз', en: 'Your studies' },
  office: { ru: 'Учёба на программах', kk: 'Бағдарламалардағы оқу', en: 'Studies of programmes' },
  subject: 'person_id',
  handling: study,
  erasure: {
    rows: 'anonymise',
    why: {
      ru: 'Остаётся, что кто-то учился, чтобы сертификат с номером можно было проверить; кто это был, стирается. Если ваша учёба ещё не вошла в статистику и вы этого не запретили, до ближайшего выпуска она ждёт и в её суммах: программа, поток, месяц, завершена ли и за сколько недель — без страны телефона, опыта, языка и оценки',
      kk: 'Нөмірі бар сертификатты тексеруге болу үшін біреудің оқығаны ғана қалады; оның кім екені өшіріледі. Оқуыңыз статистикаға әлі енбесе және оған тыйым салмасаңыз, келесі шығарылымға дейін оның сандарында да күтеді: бағдарлама, топ, ай, аяқталды ма және неше аптада — телефон елінсіз, тәжірибесіз, тілсіз және бағасыз',
      en: 'That somebody studied stays, so that a certificate can be checked by its number; who it was is erased. Where your own study is in no statistics yet and you did not forbid it, it also waits in their sums until the next release: the programme, cohort and month, whether it was completed and in how many weeks, without the country of the phone, experience, language or rating',
    },
  },
  retention: [
    { shared: { by: 'id', view: 'reckoned.enrolment_ends' } },
    // Whoever was never admitted nor paid did not study: there is nothing to confirm, and no reason to keep their name.
    {
      term: { period: 'P0D', after: 'account-closed', source: 'keep.contacts' },
      action: 'delete',
      unless: `active_at is not null
        or exists (select from orders where orders.id = order_id and paid_at is not null)`,
    },
  ],
  // Once the payer is sealed in the vault, the order itself names nobody.
  paper: { column: 'order_id', table: 'orders', number: 'number' },
  columns: {
    id: key(),
    person_id: owner('cleared'),
    ward_id: named(WHO_STUDIES, 'select name from wards where wards.id = enrolments.ward_id', {
      category: 'name',
      erasure: 'cleared',
    }),
    programme_id: key(),
    cohort_id: key(),
    placed_at: data({ ru: 'Запись', kk: 'Жазылған уақыты', en: 'Enrolled' }, { erasure: 'stays' }),
    // A study of nobody leads to no order: that names its payer. A trigger empties the way back with it.
    order_id: withheld('an identifier without meaning', 'cleared'),
    active_at: data({ ru: 'Зачисление', kk: 'Қабылданған уақыты', en: 'Admitted' }, { erasure: 'stays' }),
    completed_at: data(
      { ru: 'Программа пройдена', kk: 'Бағдарлама аяқталған уақыты', en: 'Completed' },
      { erasure: 'stays' },
    ),
    cancelled_at: data(
      { ru: 'Запись отменена', kk: 'Жазылу тоқтатылған уақыты', en: 'Cancelled' },
      { erasure: 'stays' },
    ),
    cancel_reason: data({ ru: 'Почему отменена', kk: 'Тоқтатылу себебі', en: 'Why cancelled' }, { erasure: 'cleared' }),
    counted_at: data(
      {
        ru: 'Учтена в обезличенной статистике',
        kk: 'Иесіздендірілген статистикада есептелген',
        en: 'Counted in statistics without names',
      },
      { purposes: ['effectiveness'], erasure: 'cleared' },
    ),
  },
});

export const calendarFeedsTable = declareTable<CalendarFeedsTable>()({
  table: 'calendar_feeds',
  label: {
    ru: 'Подписка календаря на расписание',
    kk: 'Күнтізбенің кестеге жазылуы',
    en: 'Calendar subscription to the schedule',
  },
  subject: 'person_id',
  handling: {
    ...study,
    category: 'preference',
    purposes: ['materials'],
    term: { period: 'P0D', after: 'account-closed', source: 'use.materials' },
  },
  erasure: { rows: 'delete' },
  columns: {
    id: withheld('the secret address of the calendar is made from it'),
    person_id: owner(),
    token_hash: withheld('the hash of a secret address'),
    created_at: data({ ru: 'Создана', kk: 'Жасалған уақыты', en: 'Made' }),
  },
});
