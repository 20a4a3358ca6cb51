import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from './config.ts';
import { WrongSettings } from './settings.ts';

/** The settings that are told to be wrong, in order; each with how to mend it. */
function problemsOf(env: Readonly<Record<string, string>>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error;
    return [...error.message.matchAll(/^ {2}- (\w+): .{10,}$/gm)].map(([, name]) => name ?? '');
  }
  return [];
}

describe('the settings', () => {
  it('need nothing on a machine of one’s own', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', loopback: true, baseUrl: 'http://127.0.0.1:3000' });
  });

  it('name everything that is wrong at once, with how to mend it', () => {
    const wrong = {
      PORT: 'abc',
      LOG_LEVEL: 'loud',
      SCHOOL_BIN: '123',
      NODE_ENV: 'production',
      BASE_URL: 'http://school.kz',
      DATABASE_URL: 'postgres://school@db.example.kz/school',
      NCANODE_URL: 'http://ncanode.example.kz',
      BANK_KBE: '17',
      BANK_IBAN: 'KZ87125KZT5004100100',
      BACKUP_URL: 's3://kept',
      S3_ENDPOINT: 'http://s3.example.kz',
      S3_ACCESS_KEY_ID: 'AKIA',
      DATA_DIR: '/srv/school',
      DRILL_KEY_FILE: '/srv/school/drill.key',
    };
    expect(problemsOf(wrong).toSorted()).toEqual([
      ...['BANK_BENEFICIARY', 'BANK_BIC', 'BANK_IBAN', 'BANK_KNP', 'BANK_NAME', 'BASE_URL', 'DATABASE_URL'],
      ...['DRILL_KEY_FILE', 'LOG_LEVEL', 'NCANODE_URL', 'PORT', 'S3_ENDPOINT', 'S3_SECRET_ACCESS_KEY', 'SCHOOL_BIN'],
      'SECRET_KEY',
    ]);
  });

  it('call what is given and wrong not lacking too', () => {
    expect(problemsOf({ NODE_ENV: 'production', BASE_URL: 'school.kz', SECRET_KEY: 'short' })).toEqual([
      'BASE_URL',
      'SECRET_KEY',
    ]);
    expect(problemsOf({ WAL_URL: 's3:kept', DATABASE_URL: 'mysql://x' })).toEqual(['DATABASE_URL', 'WAL_URL']);
    expect(problemsOf({ WAL_URL: 'file:/kept', DATABASE_URL: 'mysql://x' })).toEqual(['DATABASE_URL']);
    expect(problemsOf({ WAL_URL: 'file:/kept' })).toEqual(['WAL_URL']);
  });

  it('need an https address and a key in production', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/BASE_URL.*\n.*SECRET_KEY/);
    expect(() =>
      readConfig({ NODE_ENV: 'production', SECRET_KEY: 'k'.repeat(40), BASE_URL: 'http://school.kz' }),
    ).toThrow(/https/);
    expect(
      readConfig({ NODE_ENV: 'production', SECRET_KEY: 'k'.repeat(40), BASE_URL: 'https://school.kz/' }).baseUrl,
    ).toBe('https://school.kz');
  });

  it('take an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', SMTP_URL: '' })).toMatchObject({ port: 3000, smtpUrl: undefined });
  });

  it('accept a right BIN and refuse one with a wrong check digit', () => {
    expect(readConfig({ SCHOOL_BIN: '171040010072' }).schoolBin).toBe('171040010072');
    expect(() => readConfig({ SCHOOL_BIN: '171040010073' })).toThrow(/SCHOOL_BIN/);
  });

  it('take the bank details whole, with a right account number, or not at all', () => {
    const bank = {
      BANK_BENEFICIARY: 'ТОО «Школа»',
      BANK_NAME: 'АО «Банк»',
      BANK_IBAN: 'KZ86125KZT5004100100',
      BANK_BIC: 'HSBKKZKX',
      BANK_KBE: '17',
      BANK_KNP: '859',
    };
    expect(readConfig(bank).bank).toMatchObject({ iban: 'KZ86125KZT5004100100', kbe: '17' });
    expect(readConfig({}).bank).toBeUndefined();
    expect(() => readConfig({ ...bank, BANK_IBAN: 'KZ87125KZT5004100100' })).toThrow(/BANK_IBAN/);
    expect(() => readConfig({ ...bank, BANK_BIC: '' })).toThrow(/BANK_BIC/);
  });

  it('keep backups beside the data folder, and the drill key outside it', () => {
    expect(readConfig({ DATA_DIR: '/srv/school' })).toMatchObject({ backups: { path: '/srv/school-backups' } });
    expect(() => readConfig({ DATA_DIR: '/srv/school', DRILL_KEY_FILE: '/srv/school/keys/drill' })).toThrow(
      /DRILL_KEY/,
    );
    expect(readConfig({ BACKUP_URL: 'file:/mnt/b', LEDGER_URL: 'file:///mnt/l' })).toMatchObject({
      backups: { path: '/mnt/b' },
      ledger: { path: '/mnt/l' },
    });
  });

  it('ask for encryption on the way to a database elsewhere', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://school@db.example.kz/school' })).toThrow(/sslmode/);
    expect(() => readConfig({ DATABASE_URL: 'postgres://school@db.example.kz/school?sslmode=disable' })).toThrow();
    for (const url of [
      'postgres://school@db.example.kz/school?sslmode=verify-full',
      'postgres://school@127.0.0.1:5432/school',
      'postgres://school@[::1]:5432/school',
      'postgres://school@localhost/school?host=/run/postgresql',
    ])
      expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it('know by a socket or by loopback that a store is on this machine', () => {
    const at = (DATABASE_URL: string, SMTP_URL: string) => readConfig({ DATABASE_URL, SMTP_URL }).storeCountries;
    expect(at('postgres://school@localhost/school?host=/run/postgresql', 'smtp://[::1]')).toMatchObject({
      database: 'KZ',
      jobs: 'KZ',
      mail: 'KZ',
    });
    expect(
      at('postgres://school@localhost/school?host=db.example.kz&sslmode=require', 'smtp://mail.example.kz'),
    ).toMatchObject({ database: 'unknown', jobs: 'unknown', mail: 'unknown' });
    expect(readConfig({ HOST: '::1' })).toMatchObject({ loopback: true, baseUrl: 'http://[::1]:3000' });
  });

  it('take a bucket for files, backups and the ledger, and ask for the way to it', () => {
    const places = { FILES_URL: 's3://files', BACKUP_URL: 's3://kept/school/', LEDGER_URL: 's3://kept/ledger' };
    const keys = { S3_ACCESS_KEY_ID: 'AKIA', S3_SECRET_ACCESS_KEY: 'a secret of S3' };
    expect(() => readConfig(places)).toThrow(/S3_ENDPOINT.*S3_ACCESS_KEY_ID.*S3_SECRET_ACCESS_KEY/s);
    expect(() => readConfig({ ...places, ...keys, S3_ENDPOINT: 'http://s3.example.kz' })).toThrow(
      /S3_ENDPOINT: .*https/,
    );
    expect(readConfig({ ...places, ...keys, S3_ENDPOINT: 'https://s3.example.kz/' })).toMatchObject({
      files: { bucket: 'files', prefix: '', endpoint: 'https://s3.example.kz' },
      backups: { bucket: 'kept', prefix: 'school/' },
      ledger: { bucket: 'kept', prefix: 'ledger/' },
    });
  });

  it('refuse a backup place they cannot use and a key that is not one', () => {
    expect(() => readConfig({ BACKUP_URL: 'ftp://elsewhere' })).toThrow(/BACKUP_URL: .*s3:/);
    expect(() => readConfig({ BACKUP_RECIPIENT: 'AGE-SECRET-KEY-1V4R4' })).toThrow(/BACKUP_RECIPIENT: .*age-keygen/);
  });

  it.each([
    ['s3://school', 's3://school/backups'],
    ['s3://school/all/files', 's3://school/all'],
    ['file:/srv/files', 'file:/srv/files/'],
    ['file:/srv/files', 'file:/srv/files/../files/backups'],
  ])('keep what is in one place (%s) out of another (%s)', (files, backups) => {
    const s3 = {
      S3_ENDPOINT: 'https://s3.example.kz',
      S3_ACCESS_KEY_ID: 'keyid',
      S3_SECRET_ACCESS_KEY: 'secretsecret',
    };
    expect(() => readConfig({ ...s3, FILES_URL: files, BACKUP_URL: backups })).toThrow(
      /BACKUP_URL: not the place of FILES_URL/,
    );
    expect(() => readConfig({ ...s3, FILES_URL: 's3://school', BACKUP_URL: 's3://school-backups' })).not.toThrow();
  });

  it('keep the data folder out of the place of files, and the drill key out of the data folder', () => {
    expect(() => readConfig({ DATA_DIR: '/srv/school/data', FILES_URL: 'file:/srv/school' })).toThrow(
      /FILES_URL: not the folder of DATA_DIR/,
    );
    expect(() => readConfig({ DATA_DIR: homedir() })).toThrow(/DRILL_KEY_FILE/);
  });

  describe('see through links', () => {
    const linked = () => {
      const folder = mkdtempSync(join(tmpdir(), 'config-test-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      mkdirSync(join(folder, 'data'));
      symlinkSync('data', join(folder, 'link'));
      // What it leads to is made later.
      symlinkSync(join('link', 'keys', 'later'), join(folder, 'dangling'));
      symlinkSync('loop', join(folder, 'loop'));
      return { folder, DATA_DIR: join(folder, 'data') };
    };

    it.each(['link/drill.key', 'link/not/there/yet/drill.key', 'dangling', 'dangling/drill.key'])(
      'to a drill key in the data folder (%s)',
      (key) => {
        const { folder, DATA_DIR } = linked();
        expect(() => readConfig({ DATA_DIR, DRILL_KEY_FILE: join(folder, key) })).toThrow(/DRILL_KEY_FILE/);
        const swapped = { DATA_DIR: join(folder, 'link'), DRILL_KEY_FILE: join(DATA_DIR, 'drill.key') };
        expect(() => readConfig(swapped)).toThrow(/DRILL_KEY_FILE/);
      },
    );

    it('to one place for two things, or one within another', () => {
      const { folder, DATA_DIR } = linked();
      const at = (path: string) => `file:${join(folder, path)}`;
      expect(() => readConfig({ DATA_DIR, FILES_URL: at('link/things'), BACKUP_URL: at('data/things') })).toThrow(
        /BACKUP_URL: not the place of FILES_URL/,
      );
      expect(() => readConfig({ DATA_DIR, FILES_URL: at('link') })).toThrow(/FILES_URL: not the folder of DATA_DIR/);
      expect(() => readConfig({ DATA_DIR, FILES_URL: at('link/files'), BACKUP_URL: at('loop') })).not.toThrow();
    });
  });
});
