import { describe, expect, it } from 'vitest';
import { readConfig, WrongSettings } from './config.ts';

describe('the settings', () => {
  it('need nothing on a machine of one’s own', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, host: '127.0.0.1', loopback: true, baseUrl: 'http://127.0.0.1:3000' });
  });

  it('name everything that is wrong at once, with how to mend it', () => {
    const wrong = () => readConfig({ PORT: 'abc', DATABASE_URL: 'mysql://x', SECRET_KEY: 'short', SCHOOL_BIN: '123' });
    expect(wrong).toThrow(WrongSettings);
    for (const name of ['PORT', 'DATABASE_URL', 'SECRET_KEY', 'SCHOOL_BIN'])
      expect(wrong).toThrow(new RegExp(`${name}: .{10,}`));
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
});
