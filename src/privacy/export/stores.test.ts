import { describe, expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { personTables } from '#platform/inventory/inventory.ts';
import { useSchool } from '#tests/harness/school.ts';
import { readConfig } from '../../config.ts';
import { storesOf, whereKept } from './index.ts';

const school = useSchool();

describe('where data are kept', () => {
  it('is this machine in Kazakhstan, until the installation says otherwise', () => {
    const { storeCountries } = readConfig({});
    expect(storeCountries).toMatchObject({ database: 'KZ', files: 'KZ', backups: 'KZ', mail: 'none' });
    const told = readConfig({ STORE_COUNTRIES: 'backups=DE,mail=NL', SMTP_URL: 'smtp://mail.example.nl' });
    expect(told.storeCountries).toMatchObject({ database: 'KZ', backups: 'DE', mail: 'NL' });
  });

  it('is claimed for nothing that is elsewhere and of which nobody has told', () => {
    const { storeCountries } = readConfig({
      DATABASE_URL: 'postgres://school@db.example.com/school?sslmode=verify-full',
      SMTP_URL: 'smtps://mail.example.com:465',
    });
    expect(storeCountries).toMatchObject({ database: 'unknown', jobs: 'unknown', mail: 'unknown', files: 'KZ' });
    expect(readConfig({ DATABASE_URL: 'postgres://school@127.0.0.1/school' }).storeCountries.database).toBe('KZ');
  });

  it.each(['KZ', 'moon=KZ', 'mail=kz', 'mail=KZ;files=DE'])('takes no %j', (text) => {
    expect(() => readConfig({ STORE_COUNTRIES: text })).toThrow(/STORE_COUNTRIES: in which country/);
  });

  it('is said of every table of people, every bucket of theirs and every other store', () => {
    const kept = whereKept(school.ctx, school.inventory, 'en');
    const labels = kept.map(({ what }) => what);
    for (const table of personTables(school.inventory)) expect(labels).toContain(table.label.en);
    for (const bucket of school.inventory.buckets.filter((each) => each.personal)) {
      expect(labels).toContain(bucket.label.en);
    }
    expect(new Set(kept.map(({ country }) => country))).toEqual(new Set(['Kazakhstan']));
    expect(kept.find(({ store }) => store === 'Backups')?.term).toMatch(/^\d+ days from the moment/);
  });

  it.each(LOCALES)('stands on the person’s own page in %s', async (locale) => {
    const person = await school.person();
    const page = await (await school.request('/account/privacy', { cookie: person.cookie, locale })).text();
    const stores = storesOf(school.ctx, locale);
    expect(stores.length).toBeGreaterThan(4);
    for (const { label, country } of stores) {
      expect(page).toContain(label);
      expect(page).toContain(country);
    }
  });

  it('says plainly where a country is not stated', () => {
    const elsewhere = { ...school.ctx.school.countries, mail: 'unknown' };
    const ctx = { ...school.ctx, school: { ...school.ctx.school, countries: elsewhere } };
    expect(storesOf(ctx, 'ru').find(({ store }) => store === 'mail')).toMatchObject({ country: undefined });
    expect(whereKept(ctx, school.inventory, 'ru').some(({ country }) => country === null)).toBe(true);
  });
});
