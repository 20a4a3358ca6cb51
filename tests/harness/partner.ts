/** A partner of the register that tasks and data may be given to. */
import type { Context } from '#platform/context.ts';
import { addPartner } from '#privacy/partners';

let count = 0;

export async function partnerForTest(
  ctx: Context,
  given: { name?: string; addresses?: readonly string[]; agreementOn?: Temporal.PlainDate } = {},
): Promise<string> {
  count += 1;
  const { name = `Облако ${count}`, addresses = [`ops-${count}@cloud.kz`] } = given;
  const agreementOn = given.agreementOn ?? Temporal.PlainDate.from('2026-01-12');
  return addPartner(ctx, { name, service: 'Хранит записи звонков', country: 'KZ', agreementOn, addresses });
}
