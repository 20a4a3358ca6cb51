import { actingPerson, data, declareTable, type Handling, key, owner } from '#platform/inventory/declare.ts';
import type { ObjectionWay, RestrictionWay } from './restriction.ts';

export interface RestrictionsTable {
  id: string;
  person_id: string;
  part: 'everything' | 'purpose' | 'category';
  name: string | null;
  way: RestrictionWay;
  reason: string | null;
  imposed_at: Temporal.Instant;
  imposed_by: string | null;
  lifted_at: Temporal.Instant | null;
  lifted_by: string | null;
}
export interface ObjectionsTable {
  id: string;
  person_id: string;
  purpose: string;
  way: ObjectionWay;
  objected_at: Temporal.Instant;
  objected_by: string | null;
  withdrawn_at: Temporal.Instant | null;
  withdrawn_by: 'consent' | 'person' | 'office' | 'operator' | null;
}
export interface RestrictionDb {
  restrictions: RestrictionsTable;
  objections: ObjectionsTable;
}

const handling: Handling = {
  category: 'consent',
  purposes: ['law'],
  basis: 'law',
  term: { period: 'P0D', after: 'records-ended', source: '255-VIII art. 41' },
};

export const restrictionsTable = declareTable<RestrictionsTable>()({
  table: 'restrictions',
  label: {
    ru: 'Где вы ограничили использование данных',
    kk: 'Деректерді пайдалануды қай жерде шектедіңіз',
    en: 'Where you restricted the use of your data',
  },
  office: {
    ru: 'Ограничения использования данных',
    kk: 'Деректерді пайдалануды шектеулер',
    en: 'Restrictions of the use of data',
  },
  subject: 'person_id',
  handling,
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    part: data({ ru: 'Что ограничено', kk: 'Не шектелді', en: 'What is restricted' }),
    name: data({ ru: 'Какая часть', kk: 'Қай бөлігі', en: 'Which part' }),
    way: data({ ru: 'Где попросили', kk: 'Қай жерде сұралды', en: 'Where it was asked' }),
    reason: data({ ru: 'Почему', kk: 'Неліктен', en: 'Why' }),
    imposed_at: data({ ru: 'С какого времени', kk: 'Қашаннан', en: 'Since' }),
    imposed_by: actingPerson(),
    lifted_at: data({ ru: 'Когда снято', kk: 'Қашан алынды', en: 'Lifted at' }),
    lifted_by: actingPerson(),
  },
});

export const objectionsTable = declareTable<ObjectionsTable>()({
  table: 'objections',
  label: {
    ru: 'Против чего вы возразили',
    kk: 'Неге қарсылық білдірдіңіз',
    en: 'What you objected to',
  },
  office: { ru: 'Возражения', kk: 'Қарсылықтар', en: 'Objections' },
  subject: 'person_id',
  handling: { ...handling, term: { ...handling.term, source: 'rights.object' } },
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    person_id: owner(),
    purpose: data({ ru: 'Цель', kk: 'Мақсат', en: 'Purpose' }),
    way: data({ ru: 'Где возразили', kk: 'Қай жерде қарсылық білдірілді', en: 'Where you objected' }),
    objected_at: data({ ru: 'Когда', kk: 'Қашан', en: 'When' }),
    objected_by: actingPerson(),
    withdrawn_at: data({ ru: 'Когда снято', kk: 'Қашан алынды', en: 'Withdrawn at' }),
    withdrawn_by: data({ ru: 'Чем снято', kk: 'Немен алынды', en: 'Withdrawn by' }),
  },
});
