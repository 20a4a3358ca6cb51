/** What the inventory says is stored, and whether the database agrees. */
import { compareWithCatalogue } from '#platform/inventory/compare.ts';
import type { Category, Purpose } from '#platform/inventory/declare.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { handlingOf } from '#platform/inventory/register.ts';
import type { Measure } from '../promise.ts';
import { foundNow } from './found.ts';

interface StoredColumn {
  readonly category: Category;
  readonly purposes: readonly Purpose[];
}

function storedColumns(inventory: Inventory): StoredColumn[] {
  return inventory.tables.flatMap((table) =>
    Object.values(table.columns).flatMap((column) => handlingOf(table, column) ?? []),
  );
}

/** `collect.*`: every column that holds data of this kind says what it is for. */
export function collects(category: Category): Measure {
  return async (installation) => {
    const columns = storedColumns(installation.inventory).filter((column) => column.category === category);
    return foundNow(
      installation,
      columns.every((column) => column.purposes.length > 0),
      {
        ru: 'Для этого в базе {count, plural, =0 {нет полей} one {# поле} few {# поля} many {# полей} other {# поля}}, полей без цели нет.',
        kk: 'Бұл үшін дерекқорда {count, plural, =0 {өріс жоқ} other {# өріс бар}}; мақсатсыз өріс жоқ.',
        en: 'The database has {count, plural, =0 {no fields} one {# field} other {# fields}} for this, none of them without a purpose.',
      },
      { count: columns.length },
    );
  };
}

/** `collect.minimal`: nothing is stored that the inventory does not know, and nothing of a person without a purpose. */
export const nothingUndeclared: Measure = async (installation) => {
  const differences = await compareWithCatalogue(installation.ctx.db, installation.inventory);
  const columns = storedColumns(installation.inventory);
  const aimless = columns.filter((column) => column.purposes.length === 0).length;
  return foundNow(
    installation,
    differences.length === 0 && aimless === 0,
    {
      ru: 'База сверена с перечнем поле за полем: полей о людях {count}, без цели {aimless}, вне перечня {differences}.',
      kk: 'Дерекқор тізіммен өріс-өрісімен салыстырылды: адамдар туралы {count} өріс, мақсатсызы {aimless}, тізімде жоғы {differences}.',
      en: 'The database was compared with the register field by field: {count} fields about people, {aimless} without a purpose, {differences} outside the register.',
    },
    { count: columns.length, aimless, differences: differences.length },
  );
};

/** The policy's own purposes, and the two that safety and the law add and the policy explains. */
const NAMED: readonly Purpose[] = [
  'programmes',
  'materials',
  'certificates',
  'consultations',
  'offers',
  'feedback',
  'support',
  'effectiveness',
  'security',
  'law',
];

/** `use.only_these` */
export const onlyNamedPurposes: Measure = async (installation) => {
  const used = new Set(storedColumns(installation.inventory).flatMap((column) => column.purposes));
  const strange = [...used].filter((purpose) => !NAMED.includes(purpose));
  return foundNow(
    installation,
    strange.length === 0,
    {
      ru: 'В перечне данных встречается {used, plural, one {# цель} few {# цели} many {# целей} other {# цели}}; не названных в политике: {strange}.',
      kk: 'Деректер тізімінде {used} мақсат кездеседі; саясатта аталмағаны: {strange}.',
      en: 'The register of data names {used, plural, one {# purpose} other {# purposes}}; not named in the policy: {strange}.',
    },
    { used: used.size, strange: strange.length },
  );
};
