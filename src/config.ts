/** How an installation is set up: its settings, read once at the start, that suit each other. */
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import type { BankDetails } from './platform/documents/templates/order.ts';
import { folderPlace, type Place, placeOf, type S3Access } from './platform/files/place.ts';
import type { StoreCountries } from './platform/school.ts';
import { readSettings, remedies, type Settings, WrongSettings } from './settings.ts';

const loopback = (host: string) => ['127.0.0.1', '::1', 'localhost'].includes(host);

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
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const value = readSettings(env);
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
function storeCountries(value: Settings): StoreCountries {
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
function accessOf(value: Settings): S3Access | undefined {
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

function bankOf(value: Settings): BankDetails | undefined {
  const [beneficiary, bank, iban, bic, kbe, knp] = BANK.map((name) => value[name]);
  if (!beneficiary || !bank || !iban || !bic || !kbe || !knp) return undefined;
  return { beneficiary, bank, iban, bic, kbe, knp };
}
