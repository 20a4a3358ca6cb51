import type { Inventory } from '#platform/inventory/inventory.ts';
import type { Kept } from './erasure.ts';

/** Backups are sealed and cannot be edited: they go by their own term, and one that is restored erases anew. */
export function backupsKept(inventory: Inventory, today: Temporal.PlainDate): Kept[] {
  const backups = inventory.stores?.find(({ store }) => store === 'backups');
  const period = /^P\w+/.exec(backups?.term ?? '')?.[0];
  if (!period) return [];
  return [
    {
      what: { ru: 'Резервные копии', kk: 'Сақтық көшірмелер', en: 'Backups' },
      why: {
        ru: 'Зашифрованы, и изменить их нельзя; если из копии восстановят школу, удаление повторится до её открытия',
        kk: 'Шифрланған, өзгертуге болмайды; мектеп көшірмеден қалпына келтірілсе, ашылғанға дейін өшіру қайталанады',
        en: 'Encrypted and unchangeable; if the school is restored from one, the deletion is repeated before it opens',
      },
      until: today.add(period).toString(),
    },
  ];
}
