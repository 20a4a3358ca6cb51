/** What an order is for, in the language in which it was ordered; of a child's, which child's. */
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { Order } from './queries.ts';

export function whatFor({ description, ward_name: name, locale }: Order): string {
  return name === null ? description : translator(messages, locale)('for_child', { description, name });
}
