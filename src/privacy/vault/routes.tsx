/** The vault in the back office. What is opened is the answer to a POST: it has no address, and is stored nowhere. */
import { z } from 'zod';
import { requirePermission } from '#people/roles';
import { Conflict } from '#platform/errors.ts';
import { type App, page, type Request, uuidParam } from '#platform/http/app.ts';
import { pageParam } from '#platform/http/fields.ts';
import { type FieldErrors, type FormValues, line, oneOf, readForm } from '#platform/http/form.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { forPeople, storedWords } from '#privacy/export';
import { PATH } from './demand.tsx';
import { messages } from './messages.ts';
import { type Demand, type OpenedRecord, openVault, type Wanted } from './open-vault.ts';
import { VaultPage } from './pages.tsx';
import { findOpenings, findSealedRecords, getSealedRecord } from './queries.ts';
import { OpenedPage, type ReadableRecord, RecordPage } from './record-pages.tsx';
import { GROUND_WORDS } from './schema.ts';

const demandFields = { ground: oneOf(GROUND_WORDS), document: line({ max: 200, min: 3 }), code: line({ max: 10 }) };
const recordForm = z.object({ scope: oneOf(['record', 'person']), ...demandFields });
const searchForm = z.object({ value: line({ max: 200, min: 3 }), ...demandFields });

export const routesFor = (inventory: () => Inventory) => (app: App) => {
  app.get(PATH, (c) => {
    requirePermission(c, 'privacy.manage');
    return showVault(c, inventory());
  });

  app.post(`${PATH}/openings`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const form = await readForm(c, searchForm);
    if (!form.ok) return showVault(c, inventory(), form);
    const { value, ...demand } = form.value;
    const again = (errors: FieldErrors) => showVault(c, inventory(), { values: form.values, errors });
    return answer(c, inventory(), { value }, demand, again);
  });

  app.get(`${PATH}/:id`, (c) => {
    requirePermission(c, 'privacy.manage');
    return showRecord(c, inventory());
  });

  app.post(`${PATH}/:id/openings`, async (c) => {
    requirePermission(c, 'privacy.manage');
    const recordId = uuidParam(c, 'id');
    const form = await readForm(c, recordForm);
    if (!form.ok) return showRecord(c, inventory(), form);
    const { scope, ...demand } = form.value;
    const again = (errors: FieldErrors) => showRecord(c, inventory(), { values: form.values, errors });
    return answer(c, inventory(), { recordId, scope }, demand, again);
  });
};

async function answer(
  c: Request,
  inventory: Inventory,
  wanted: Wanted,
  demand: Demand,
  again: (errors: FieldErrors) => Promise<Response>,
): Promise<Response> {
  const { ctx, locale } = c.var;
  const t = translator(messages, locale);
  try {
    const opened = await openVault(ctx, wanted, demand);
    const records = opened.map((record) => readable(inventory, record, locale));
    c.header('cache-control', 'private, no-store');
    return page(c, { title: t('title'), area: 'office', noindex: true }, <OpenedPage {...{ locale, records }} />);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    if (error.reason === 'code') return again({ code: t('code_wrong') });
    // The page says by itself that the record's time is over.
    if (error.reason === 'over') return showRecord(c, inventory);
    throw error;
  }
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.]\d+)?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A sealed record is plain JSON: its moments and days come back as what they were. */
function revived(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (MOMENT.test(value)) return Temporal.Instant.from(value);
  return DAY.test(value) ? Temporal.PlainDate.from(value) : value;
}

/** What a record is, in the reader's language: it was sealed with the school's own. */
function whatIn(inventory: Inventory, what: string, locale: Locale): string {
  for (const { erasure } of inventory.tables) {
    if (erasure?.rows === 'vault' && erasure.what.ru === what) return erasure.what[locale];
  }
  return what;
}

/** Columns that say nothing about anybody are left out, and so is what was empty. */
function readable(
  inventory: Inventory,
  { id, what, keepUntil, table, row }: OpenedRecord,
  locale: Locale,
): ReadableRecord {
  const columns = inventory.tables.find((each) => each.table === table)?.columns ?? {};
  const facts = Object.entries(row).flatMap(([name, value]) => {
    const label = columns[name]?.label?.[locale];
    if (!label || value === null || value === '') return [];
    return [{ label, value: storedWords(name, value, locale) ?? forPeople(revived(value), locale) }];
  });
  return { id, what: whatIn(inventory, what, locale), keepUntil, facts };
}

interface Problem {
  readonly values?: FormValues;
  readonly errors?: FieldErrors;
}

async function showVault(c: Request, inventory: Inventory, { values, errors }: Problem = {}) {
  const { ctx, locale } = c.var;
  const { actor } = ctx;
  const number = pageParam.parse(c.req.query('page'));
  const records = (await findSealedRecords(ctx, number)).map((each) => ({
    ...each,
    what: whatIn(inventory, each.what, locale),
  }));
  const openings = (await findOpenings(ctx)).map((each) => ({
    ...each,
    what: whatIn(inventory, each.what, locale),
  }));
  const title = translator(messages, locale)('title');
  const mayOpen = actor.kind === 'person' && actor.roles.includes('privacy-officer');
  const frame = { title, area: 'office', noindex: true, ...(errors && { status: 422 as const }) } as const;
  return page(c, frame, <VaultPage {...{ locale, records, openings, mayOpen, values, errors }} page={number} />);
}

async function showRecord(c: Request, inventory: Inventory, { values, errors }: Problem = {}) {
  const { ctx, locale } = c.var;
  const found = await getSealedRecord(ctx, uuidParam(c, 'id'));
  const record = { ...found, what: whatIn(inventory, found.what, locale) };
  const status = record.over ? 409 : errors ? 422 : 200;
  const frame = { title: record.what, area: 'office', noindex: true, status } as const;
  return page(c, frame, <RecordPage {...{ locale, record, values, errors }} over={record.over} />);
}
