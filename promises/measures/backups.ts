/** Backups are worth what the last trial of restoring them proved. */
import {
  type BackupFault,
  type BackupStanding,
  backupStanding,
  DRILL_DUE_HOURS,
  isOnlyLate,
} from '#protection/backups';
import { type ShipperState, secondsAtRisk, shipperState, shippingFaults } from '#protection/wal';
import type { Evidence } from '../evidence.ts';
import type { Measure } from '../promise.ts';
import { foundAt, foundNow } from './found.ts';

type Words = Readonly<Record<'ru' | 'kk' | 'en', string>>;

const PROVEN: Words = {
  ru: 'Последнее удачное пробное восстановление: {good}, сверено строк: {rows}, удалённые люди не вернулись.',
  kk: 'Соңғы сәтті сынақ қалпына келтіру: {good}, салыстырылған жолдар: {rows}, өшірілген адамдар қайта оралмады.',
  en: 'The last trial restore that went well: {good}, with {rows} rows compared and no erased person back.',
};
const EACH_NIGHT: Words = {
  ru: 'Проба идёт каждую ночь.',
  kk: 'Сынақ әр түнде өтеді.',
  en: 'A trial runs each night.',
};
const FAULTS: Readonly<Record<BackupFault, Words>> = {
  no_backup: {
    ru: 'Резервной копии сейчас нет.',
    kk: 'Қазір сақтық көшірме жоқ.',
    en: 'There is no backup at present.',
  },
  backup_stale: {
    ru: 'Самая новая копия сделана {backup}: ей больше {hours} часов.',
    kk: 'Ең жаңа көшірме жасалған күн: {backup}, содан бері {hours} сағаттан көп өтті.',
    en: 'The newest backup was made on {backup}: more than {hours} hours ago.',
  },
  attempt_failed: {
    ru: 'Последняя попытка сделать копию не удалась.',
    kk: 'Көшірме жасаудың соңғы әрекеті сәтсіз болды.',
    en: 'The last attempt at a backup failed.',
  },
  files_lost: {
    ru: 'Файлов не хватает в самой новой копии: {lost}.',
    kk: 'Ең жаңа көшірмеде жетіспейтін файлдар: {lost}.',
    en: 'Files missing in the newest backup: {lost}.',
  },
  never_tried: {
    ru: 'Ни одна резервная копия ещё не была восстановлена на пробу.',
    kk: 'Бірде-бір сақтық көшірме әлі сынап қалпына келтірілген жоқ.',
    en: 'No backup has been restored on trial yet.',
  },
  trial_failed: {
    ru: 'Последняя проба не удалась.',
    kk: 'Соңғы сынақ сәтсіз болды.',
    en: 'The last trial failed.',
  },
  trial_late: {
    ru: 'Удачной пробы не было больше {hours} часов.',
    kk: '{hours} сағаттан астам сәтті сынақ болған жоқ.',
    en: 'No trial has gone well for more than {hours} hours.',
  },
  trial_of_stale: {
    ru: 'Последняя проба была на устаревшей копии.',
    kk: 'Соңғы сынақ ескірген көшірмемен өтті.',
    en: 'The last trial was of a backup that was too old.',
  },
  dated_ahead: {
    ru: 'У одной из копий дата из будущего: часы машины ошибались или ошибаются сейчас. За новую такая копия не считается.',
    kk: 'Көшірмелердің бірінің күні болашақта: машинаның сағаты қателескен немесе қазір қате. Мұндай көшірме жаңа деп саналмайды.',
    en: 'One of the backups is dated in the future: the machine’s clock was wrong, or is now. Such a backup does not count as new.',
  },
  owner_locked_out: {
    ru: 'Самую новую копию нельзя было бы открыть, если бы машина школы пропала.',
    kk: 'Мектептің машинасы жоғалса, ең жаңа көшірмені ашу мүмкін болмас еді.',
    en: 'The newest backup could not be opened if the school’s machine were lost.',
  },
  ledger_lost: {
    ru: 'Из журнала удалений, который не даёт удалённым вернуться из копии, пропали записи. Школа записала их туда снова; следующая проба это проверит.',
    kk: 'Өшірілген адамдардың көшірмеден қайта оралуына жол бермейтін өшірулер журналынан жазбалар жоғалған. Мектеп оларды қайта жазды; келесі сынақ мұны тексереді.',
    en: 'Entries were lost from the ledger of erasures, which keeps erased people from coming back with a backup. The school has written them there again; the next trial proves it.',
  },
  ledger_damaged: {
    ru: 'Журнал удалений, который не даёт удалённым вернуться из копии, был повреждён. Школа записала его заново; следующая проба это проверит.',
    kk: 'Өшірілген адамдардың көшірмеден қайта оралуына жол бермейтін өшірулер журналы бүлінген еді. Мектеп оны қайта жазды; келесі сынақ мұны тексереді.',
    en: 'The ledger of erasures, which keeps erased people from coming back with a backup, was damaged. The school has written it anew; the next trial proves it.',
  },
  ledger_unusable: {
    ru: 'Журнал удалений, который не даёт удалённым вернуться из копии, сейчас недоступен.',
    kk: 'Өшірілген адамдардың көшірмеден қайта оралуына жол бермейтін өшірулер журналы қазір қолжетімсіз.',
    en: 'The ledger of erasures, which keeps erased people from coming back with a backup, cannot be used at present.',
  },
  left_elsewhere: {
    ru: 'Часть копий лежит в прежнем месте, где их никто не удаляет в срок.',
    kk: 'Көшірмелердің бір бөлігі бұрынғы орнында жатыр, оларды мерзімінде ешкім жоймайды.',
    en: 'Some backups lie in a former place, where nobody removes them at their term.',
  },
};
const NOT_SHIPPED: Words = {
  ru: 'Журнал сервера базы сейчас не уходит в хранилище: записанное после последней копии может пропасть.',
  kk: 'Дерекқор серверінің журналы қазір қоймаға жіберілмей тұр: соңғы көшірмеден кейін жазылғандар жоғалуы мүмкін.',
  en: 'The log of the database server does not reach the store now: what was written since the last backup could be lost.',
};

const NO_ROOM: Words = {
  ru: 'На диске не хватает места для новой основы журнала сервера базы: её сделают, когда место появится.',
  kk: 'Дискіде дерекқор сервері журналының жаңа негізіне орын жетпейді: орын пайда болғанда ол жасалады.',
  en: 'The disk has no room for a new base of the database server’s log: it is made when there is.',
};

/**
 * `protect.backups`: the newest backup and its trial are of the last night, and both went well. Late where the next
 * attempt failed, or where the log of a server is to be shipped and is not.
 */
export const backupsRestorable: Measure = async (installation) => {
  const { ctx } = installation;
  const standing = await backupStanding(ctx);
  const shipper = await shipperState(ctx);
  const late = lateSince(standing, shipper, ctx.clock.now());
  const { faults, goodAt, backupAt } = standing;
  // The first night has yet to come.
  if (goodAt === null && faults.length === 0 && late === undefined) return undefined;
  const sentences = [
    ...(goodAt === null ? [] : [PROVEN]),
    ...faults.map((fault) => FAULTS[fault]),
    ...shippingSentences(shipper, ctx.clock.now()),
  ];
  const all = sentences.length === 1 && goodAt !== null ? [...sentences, EACH_NIGHT] : sentences;
  const said = { ru: wordsOf(all, 'ru'), kk: wordsOf(all, 'kk'), en: wordsOf(all, 'en') };
  const values = {
    hours: DRILL_DUE_HOURS,
    rows: standing.goodRows ?? 0,
    lost: standing.lostFiles,
    ...(goodAt && { good: goodAt }),
    ...(backupAt && { backup: backupAt }),
  };
  const holds = faults.every(isOnlyLate);
  const found: Evidence =
    goodAt === null ? foundNow(installation, holds, said, values) : foundAt(goodAt, holds, said, values);
  return late === undefined ? found : { ...found, dueAgain: late };
};

const wordsOf = (sentences: readonly Words[], locale: keyof Words): string =>
  sentences.map((words) => words[locale]).join(' ');

/** While a base waits for room the log is shipped on, from the base before. */
function shippingSentences(shipper: ShipperState, now: Temporal.Instant): readonly Words[] {
  if (!isUnshipped(shipper, now)) return [];
  return shipper.reachedAt && shippingFaults(shipper, now).every((fault) => fault === 'no_room')
    ? [NO_ROOM]
    : [NOT_SHIPPED];
}

const isUnshipped = (shipper: ShipperState, now: Temporal.Instant): boolean =>
  shipper.isSetUp && shippingFaults(shipper, now).length > 0;

/** Since when something was due that did not come; undefined: all came. */
function lateSince(
  { faults, attemptedAt, goodAt }: BackupStanding,
  shipper: ShipperState,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  if (faults.some(isOnlyLate)) return attemptedAt ?? goodAt ?? undefined;
  // What the shipper told last, if anything that can be believed; it tells every two seconds.
  if (isUnshipped(shipper, now)) return now.subtract({ seconds: secondsAtRisk(shipper, now) ?? 1 });
  return undefined;
}
