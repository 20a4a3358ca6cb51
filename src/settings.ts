/** Every setting of an installation: what it may be, and how to mend it. */
import { z } from 'zod';
import { PLACE } from './platform/files/place.ts';
import { isValidBin, isValidIban } from './platform/identifiers.ts';
import { STORES } from './platform/school.ts';

const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');

/** What each setting may be; whether they suit each other, `readConfig` says. All have a default or may be left out. */
const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  FILES_URL: z.string().regex(PLACE).optional(),
  LEDGER_URL: z.string().regex(PLACE).default('file:./ledger'),
  BACKUP_URL: z.string().regex(PLACE).optional(),
  WAL_URL: z.string().regex(PLACE).optional(),
  PG_BIN: z.string().min(1).optional(),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(3).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(8).optional(),
  BACKUP_RECIPIENT: z
    .string()
    .regex(/^age1[02-9ac-hj-np-z]{58}$/)
    .optional(),
  DRILL_KEY_FILE: z.string().min(1).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  NCANODE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SECRET_KEY: z.string().min(32).optional(),
  SCHOOL_BIN: z.string().refine(isValidBin).optional(),
  SCHOOL_HEAD: z.string().trim().min(1).max(120).optional(),
  BANK_BENEFICIARY: z.string().trim().min(1).max(120).optional(),
  BANK_NAME: z.string().trim().min(1).max(120).optional(),
  BANK_IBAN: z.string().refine(isValidIban).optional(),
  BANK_BIC: z
    .string()
    .regex(/^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$/)
    .optional(),
  BANK_KBE: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  BANK_KNP: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  STORE_COUNTRIES: z
    .string()
    .regex(new RegExp(`^(${STORES.join('|')})=[A-Z]{2}(,(${STORES.join('|')})=[A-Z]{2})*$`))
    .optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Setting = keyof z.input<typeof settings>;

/** How to mend each setting; the start prints it beside the setting's name. */
export const remedies: Record<Setting, string> = {
  NODE_ENV: 'one of development, production, test',
  PORT: 'a port number, 0 to 65535 (0 takes a free one)',
  HOST: 'the address to listen on, such as 127.0.0.1',
  BASE_URL: 'the address people type, such as https://school.example.kz (https in production)',
  DATA_DIR: 'the folder for the embedded database, files, mail and keys',
  DATABASE_URL: 'postgres://user:password@host:5432/name, or leave it out for the embedded database',
  FILES_URL: 'file:/path/to/folder or s3://bucket/prefix',
  LEDGER_URL: 'file:/path/to/folder, best on another disk than the database, or s3://bucket/prefix',
  BACKUP_URL: 'file:/path/to/folder, such as a mounted disk of another machine, or s3://bucket/prefix',
  WAL_URL: 'file:/path/to/folder or s3://bucket/prefix; only with DATABASE_URL, of a role with the right REPLICATION',
  PG_BIN: 'the folder of pg_basebackup and pg_receivewal, such as /usr/lib/postgresql/17/bin',
  S3_ENDPOINT:
    'the address of the store, such as https://s3.eu-central-1.amazonaws.com; https unless it is this machine',
  S3_REGION: 'the region of the bucket, such as eu-central-1',
  S3_ACCESS_KEY_ID: 'the id of the access key; needed where a place begins with s3:',
  S3_SECRET_ACCESS_KEY: 'the secret of the access key; needed where a place begins with s3:',
  BACKUP_RECIPIENT: 'the public key that age-keygen prints (age1…); its secret half is kept offline',
  DRILL_KEY_FILE: 'a file outside DATA_DIR; it is made at the first backup',
  SMTP_URL:
    'smtp://user:password@host:587 (with STARTTLS, unless it is this machine) or smtps://…:465, or leave it out to keep mail in the outbox',
  IMAP_URL: 'imaps://user:password@host:993/INBOX, or leave it out: then no mailbox is read for data requests',
  NCANODE_URL:
    'the server of NCANode that verifies electronic signatures, such as http://127.0.0.1:14579; https unless it is this machine',
  SECRET_KEY: 'at least 32 characters, such as the output of: openssl rand -base64 48',
  SCHOOL_BIN: 'the 12 digits of the business identification number, with a right check digit',
  SCHOOL_HEAD: 'first and last name of who signs the certificates',
  BANK_BENEFICIARY: 'who receives the money, as the bank knows them; all BANK_ settings together, or none',
  BANK_NAME: 'the name of the bank; all BANK_ settings together, or none',
  BANK_IBAN: 'the account: KZ and 18 digits or letters, with right check digits; all BANK_ settings together, or none',
  BANK_BIC: 'the 8 or 11 letters and digits of the bank’s BIC; all BANK_ settings together, or none',
  BANK_KBE: 'the two digits of the beneficiary code; all BANK_ settings together, or none',
  BANK_KNP: 'the three digits of the purpose code; all BANK_ settings together, or none',
  STORE_COUNTRIES:
    'in which country each store is, such as backups=KZ,mail=DE; what is on this machine is in KZ unless told',
  METRICS_TOKEN: 'at least 16 characters',
  TRUST_PROXY: 'true when a reverse proxy of yours sets X-Forwarded-For, else false',
  LOG_LEVEL: 'one of trace, debug, info, warn, error, silent',
};

export type Settings = z.output<typeof settings>;

export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
  constructor(problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** The settings that are right, and the names of those that are not. One left empty is one not given. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly value: Settings;
  readonly wrong: readonly Setting[];
} {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const { error } = settings.safeParse(Object.fromEntries(given));
  const wrong = new Set(error?.issues.map((issue) => issue.path[0] as Setting));
  const right = given.filter(([name]) => !wrong.has(name as Setting));
  return { value: settings.parse(Object.fromEntries(right)), wrong: [...wrong] };
}
