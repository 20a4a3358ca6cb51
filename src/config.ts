/** The settings of an installation: one schema, read once at the start. */
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { BankDetails } from './platform/documents/templates/order.ts';
import { folderPlace, PLACE, type Place, placeOf, type S3Access } from './platform/files/place.ts';
import { isValidBin, isValidIban } from './platform/identifiers.ts';
import { STORES, type StoreCountries } from './platform/school.ts';

const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');
const loopback = (host: string) => ['127.0.0.1', '::1', 'localhost'].includes(host);

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

/** How to mend each setting; the start prints it beside the setting's name. */
const remedies: Record<keyof z.input<typeof settings>, string> = {
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
  SMTP_URL: 'smtp://user:password@host:587 or smtps://…:465, or leave it out to keep mail in the outbox',
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

export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
  constructor(problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

export interface Config {
  readonly mode: 'development' | 'production' | 'test';
  readonly port: number;
  readonly host: string;
  readonly loopback: boolean;
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly files: Place;
  readonly ledger: Place;
  readonly backups: Place;
  /** Where the log of a PostgreSQL server is shipped to; undefined: nowhere. */
  readonly wal: Place | undefined;
  /** The folder of PostgreSQL's own programs; undefined: where Debian puts them, or PATH. */
  readonly pgBin: string | undefined;
  /** The owner's public key; the secret half is not on this machine. */
  readonly backupRecipient: string | undefined;
  readonly drillKeyFile: string;
  readonly smtpUrl: string | undefined;
  readonly imapUrl: string | undefined;
  /** Who verifies electronic signatures; undefined: none are asked for. */
  readonly ncanodeUrl: string | undefined;
  /** Undefined outside production: the start then makes one and keeps it in the data folder. */
  readonly secretKey: string | undefined;
  readonly schoolBin: string | undefined;
  readonly schoolHead: string | undefined;
  readonly bank: BankDetails | undefined;
  /** What people are told when they ask where their data are. */
  readonly storeCountries: StoreCountries;
  readonly metricsToken: string | undefined;
  readonly trustProxy: boolean;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** Reads the environment. Throws {@link WrongSettings} with every problem at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
    throw new WrongSettings([...names].map((name) => `${name}: ${remedies[name as keyof typeof remedies]}`));
  }
  const value = parsed.data;
  const lacking = BANK.filter((name) => value[name] === undefined);
  if (lacking.length > 0 && lacking.length < BANK.length) {
    throw new WrongSettings(lacking.map((name) => `${name}: ${remedies[name]}`));
  }
  if (value.NODE_ENV === 'production') {
    const missing = (['BASE_URL', 'SECRET_KEY'] as const).filter((name) => value[name] === undefined);
    const problems = missing.map((name) => `${name}: needed in production; ${remedies[name]}`);
    if (value.BASE_URL && !value.BASE_URL.startsWith('https:')) {
      problems.push(`BASE_URL: https in production, so that data are encrypted in transit`);
    }
    if (problems.length > 0) throw new WrongSettings(problems);
  }
  if (value.DATABASE_URL && !isGuarded(new URL(value.DATABASE_URL))) {
    throw new WrongSettings([
      'DATABASE_URL: a server elsewhere is reached encrypted; add ?sslmode=verify-full (or require) to the address',
    ]);
  }
  if (value.NCANODE_URL?.startsWith('http:') && isElsewhere(value.NCANODE_URL)) {
    throw new WrongSettings([`NCANODE_URL: ${remedies.NCANODE_URL}`]);
  }
  const access = accessOf(value);
  if (value.WAL_URL && !value.DATABASE_URL) throw new WrongSettings([`WAL_URL: ${remedies.WAL_URL}`]);
  const dataDir = resolve(value.DATA_DIR);
  if (value.DRILL_KEY_FILE && resolve(value.DRILL_KEY_FILE).startsWith(`${dataDir}${sep}`)) {
    throw new WrongSettings([`DRILL_KEY_FILE: ${remedies.DRILL_KEY_FILE}`]);
  }
  return {
    mode: value.NODE_ENV,
    port: value.PORT,
    host: value.HOST,
    loopback: loopback(value.HOST),
    baseUrl: (value.BASE_URL ?? `http://${value.HOST}:${value.PORT}`).replace(/\/$/, ''),
    dataDir,
    databaseUrl: value.DATABASE_URL,
    files: value.FILES_URL ? placeOf(value.FILES_URL, access) : folderPlace(join(dataDir, 'files')),
    ledger: placeOf(value.LEDGER_URL, access),
    // Beside the data folder, not in it: what removes the one leaves the other.
    backups: value.BACKUP_URL ? placeOf(value.BACKUP_URL, access) : folderPlace(`${dataDir}-backups`),
    wal: value.WAL_URL ? placeOf(value.WAL_URL, access) : undefined,
    pgBin: value.PG_BIN,
    backupRecipient: value.BACKUP_RECIPIENT,
    drillKeyFile: value.DRILL_KEY_FILE
      ? resolve(value.DRILL_KEY_FILE)
      : join(homedir(), '.config', 'pobimajomet', 'drill.key'),
    smtpUrl: value.SMTP_URL,
    imapUrl: value.IMAP_URL,
    ncanodeUrl: value.NCANODE_URL,
    secretKey: value.SECRET_KEY,
    schoolBin: value.SCHOOL_BIN,
    schoolHead: value.SCHOOL_HEAD,
    bank: bankOf(value),
    storeCountries: storeCountries(value),
    metricsToken: value.METRICS_TOKEN,
    trustProxy: value.TRUST_PROXY,
    logLevel: value.LOG_LEVEL,
  };
}

const isElsewhere = (url: string | undefined): boolean =>
  url !== undefined && !url.startsWith('file:') && !loopback(new URL(url).hostname);

/** What is on this machine is in Kazakhstan; of what is elsewhere only the owner can say where. */
function storeCountries(value: z.output<typeof settings>): StoreCountries {
  const countryOf = (url: string | undefined): string => (isElsewhere(url) ? 'unknown' : 'KZ');
  const told = (value.STORE_COUNTRIES ?? '').split(',').filter((pair) => pair !== '');
  return {
    database: countryOf(value.DATABASE_URL),
    files: countryOf(value.FILES_URL),
    jobs: countryOf(value.DATABASE_URL),
    log: 'KZ',
    backups: countryOf(value.BACKUP_URL),
    ledger: countryOf(value.LEDGER_URL),
    mail: value.SMTP_URL === undefined ? 'none' : countryOf(value.SMTP_URL),
    ...Object.fromEntries(told.map((pair) => pair.split('='))),
  };
}

/** What goes to a database of this machine does not leave it; what goes elsewhere is encrypted. */
function isGuarded({ hostname, searchParams }: URL): boolean {
  const host = searchParams.get('host') ?? hostname;
  if (host === '' || host.startsWith('/') || loopback(host.replace(/^\[|\]$/g, ''))) return true;
  return ['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '');
}

/** Undefined where no place is in a bucket. Throws {@link WrongSettings} where one is, and the way to it is not told. */
function accessOf(value: z.output<typeof settings>): S3Access | undefined {
  const places = [value.FILES_URL, value.LEDGER_URL, value.BACKUP_URL, value.WAL_URL];
  if (!places.some((place) => place?.startsWith('s3:'))) return undefined;
  const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = value;
  const plain = endpoint?.startsWith('http:') && !loopback(new URL(endpoint).hostname);
  if (endpoint && accessKeyId && secretAccessKey && !plain)
    return { endpoint: endpoint.replace(/\/+$/, ''), region: value.S3_REGION, accessKeyId, secretAccessKey };
  const wrong = (['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const).filter(
    (name) => value[name] === undefined || (name === 'S3_ENDPOINT' && plain),
  );
  throw new WrongSettings(wrong.map((name) => `${name}: ${remedies[name]}`));
}

const BANK = ['BANK_BENEFICIARY', 'BANK_NAME', 'BANK_IBAN', 'BANK_BIC', 'BANK_KBE', 'BANK_KNP'] as const;

function bankOf(value: z.output<typeof settings>): BankDetails | undefined {
  const [beneficiary, bank, iban, bic, kbe, knp] = BANK.map((name) => value[name]);
  if (!beneficiary || !bank || !iban || !bic || !kbe || !knp) return undefined;
  return { beneficiary, bank, iban, bic, kbe, knp };
}
