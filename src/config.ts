/** How an installation is set up: its settings, read once at the start, that suit each other. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BankDetails } from './platform/documents/templates/order.ts';
import { folderPlace, type Place, placeOf, realPath, type S3Access, spellPlace } from './platform/files/place.ts';
import { isLoopback } from './platform/loopback.ts';
import type { StoreCountries } from './platform/school.ts';
import { readSettings, remedies, type Setting, type Settings, WrongSettings } from './settings.ts';

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
  const { value, wrong } = readSettings(env);
  const problems = [...wrong.map(remedy), ...unsuited(value, wrong)];
  if (problems.length > 0) throw new WrongSettings(problems);
  const access = accessOf(value);
  const dataDir = resolve(value.DATA_DIR);
  return {
    mode: value.NODE_ENV,
    port: value.PORT,
    host: value.HOST,
    loopback: isLoopback(value.HOST),
    baseUrl: (value.BASE_URL ?? httpAddress(value.HOST, value.PORT)).replace(/\/$/, ''),
    dataDir,
    databaseUrl: value.DATABASE_URL,
    files: value.FILES_URL ? placeOf(value.FILES_URL, access) : folderPlace(join(dataDir, 'files')),
    ledger: placeOf(value.LEDGER_URL, access),
    // Beside the data folder, not in it: what removes the one leaves the other.
    backups: value.BACKUP_URL ? placeOf(value.BACKUP_URL, access) : folderPlace(`${dataDir}-backups`),
    wal: value.WAL_URL ? placeOf(value.WAL_URL, access) : undefined,
    pgBin: value.PG_BIN,
    backupRecipient: value.BACKUP_RECIPIENT,
    drillKeyFile: drillKeyFileOf(value),
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

const remedy = (name: Setting): string => `${name}: ${remedies[name]}`;

/** Where settings do not suit each other. One that is `wrong` by itself is no part of `value`, and not lacking either. */
function unsuited(value: Settings, wrong: readonly Setting[]): string[] {
  const isLacking = (name: Setting) => value[name] === undefined && !wrong.includes(name);
  const problems: string[] = [];
  const lackingOfBank = BANK.filter(isLacking);
  if (lackingOfBank.length < BANK.length) problems.push(...lackingOfBank.map(remedy));
  if (value.NODE_ENV === 'production') {
    const lacking = (['BASE_URL', 'SECRET_KEY'] as const).filter(isLacking);
    problems.push(...lacking.map((name) => `${name}: needed in production; ${remedies[name]}`));
    if (value.BASE_URL?.startsWith('http:'))
      problems.push('BASE_URL: https in production, so that data are encrypted in transit');
  }
  if (value.DATABASE_URL && !isGuarded(value.DATABASE_URL))
    problems.push(
      'DATABASE_URL: a server elsewhere is reached encrypted; add ?sslmode=verify-full (or require) to the address',
    );
  if (isOpen(value.NCANODE_URL)) problems.push(remedy('NCANODE_URL'));
  if (usesBuckets(value)) {
    problems.push(...S3_WAY.filter(isLacking).map(remedy));
    if (isOpen(value.S3_ENDPOINT)) problems.push(remedy('S3_ENDPOINT'));
  }
  if (value.WAL_URL && isLacking('DATABASE_URL')) problems.push(remedy('WAL_URL'));
  if (isWithin(realPath(drillKeyFileOf(value)), realPath(value.DATA_DIR))) problems.push(remedy('DRILL_KEY_FILE'));
  return [...problems, ...entangled(value)];
}

const drillKeyFileOf = (value: Settings): string =>
  value.DRILL_KEY_FILE ? resolve(value.DRILL_KEY_FILE) : join(homedir(), '.config', 'pobimajomet', 'drill.key');

/** A folder, or a bucket and what stands before its names, within another or the same. */
const isWithin = (inner: string, outer: string): boolean => `${inner}/`.startsWith(`${outer}/`);

/** Each place keeps its own things and removes what it does not know: none may lie in another. */
function entangled(value: Settings): string[] {
  const folders = {
    FILES_URL: value.FILES_URL ?? `file:${join(value.DATA_DIR, 'files')}`,
    LEDGER_URL: value.LEDGER_URL,
    BACKUP_URL: value.BACKUP_URL ?? `file:${resolve(value.DATA_DIR)}-backups`,
    ...(value.WAL_URL && { WAL_URL: value.WAL_URL }),
  };
  const access = { endpoint: '', region: '', accessKeyId: '', secretAccessKey: '' };
  const places = Object.entries(folders).map(([name, url]) => {
    const place = placeOf(url, access);
    return { name, spelt: place.kind === 'folder' ? realPath(place.path) : spellPlace(place).replace(/\/$/, '') };
  });
  const [files] = places;
  const problems = places.flatMap((place, position) =>
    places
      .slice(position + 1)
      .filter((other) => isWithin(place.spelt, other.spelt) || isWithin(other.spelt, place.spelt))
      .map((other) => `${other.name}: not the place of ${place.name}, nor within it or around it`),
  );
  if (files && isWithin(realPath(value.DATA_DIR), files.spelt)) {
    problems.push('FILES_URL: not the folder of DATA_DIR, nor around it');
  }
  return problems;
}

const isElsewhere = (url: string | undefined): boolean =>
  url !== undefined && !url.startsWith('file:') && !isLoopback(new URL(url).hostname);

/** Goes elsewhere for all on the way to read. */
const isOpen = (url: string | undefined): boolean => isElsewhere(url) && new URL(url ?? '').protocol === 'http:';

/** What is on this machine is in Kazakhstan; of what is elsewhere only the owner can say where. */
function storeCountries(value: Settings): StoreCountries {
  const countryOf = (url: string | undefined): string => (isElsewhere(url) ? 'unknown' : 'KZ');
  const database = value.DATABASE_URL && !isDatabaseHere(value.DATABASE_URL) ? 'unknown' : 'KZ';
  const told = (value.STORE_COUNTRIES ?? '').split(',').filter((pair) => pair !== '');
  return {
    database,
    files: countryOf(value.FILES_URL),
    jobs: database,
    log: 'KZ',
    backups: countryOf(value.BACKUP_URL),
    ledger: countryOf(value.LEDGER_URL),
    mail: value.SMTP_URL === undefined ? 'none' : countryOf(value.SMTP_URL),
    ...Object.fromEntries(told.map((pair) => pair.split('='))),
  };
}

/** As a browser is given it; an address of IPv6 stands in brackets. */
export const httpAddress = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** A socket of this machine, or its loopback. */
function isDatabaseHere(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  return host === '' || host.startsWith('/') || isLoopback(host);
}

/** What goes to a database of this machine does not leave it; what goes elsewhere is encrypted. */
const isGuarded = (url: string): boolean =>
  isDatabaseHere(url) ||
  ['require', 'verify-ca', 'verify-full'].includes(new URL(url).searchParams.get('sslmode') ?? '');

const S3_WAY = ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const usesBuckets = (value: Settings): boolean =>
  [value.FILES_URL, value.LEDGER_URL, value.BACKUP_URL, value.WAL_URL].some((place) => place?.startsWith('s3:'));

function accessOf(value: Settings): S3Access | undefined {
  const [endpoint, accessKeyId, secretAccessKey] = S3_WAY.map((name) => value[name]);
  if (!endpoint || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint: endpoint.replace(/\/+$/, ''), region: value.S3_REGION, accessKeyId, secretAccessKey };
}

const BANK = ['BANK_BENEFICIARY', 'BANK_NAME', 'BANK_IBAN', 'BANK_BIC', 'BANK_KBE', 'BANK_KNP'] as const;

function bankOf(value: Settings): BankDetails | undefined {
  const [beneficiary, bank, iban, bic, kbe, knp] = BANK.map((name) => value[name]);
  if (!beneficiary || !bank || !iban || !bic || !kbe || !knp) return undefined;
  return { beneficiary, bank, iban, bic, kbe, knp };
}
