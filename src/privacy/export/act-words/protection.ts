import { defineMessages } from '#platform/i18n/messages.ts';

export const acts = defineMessages({
  'backup.asked': { ru: 'Запрошена резервная копия', kk: 'Сақтық көшірме сұралды', en: 'A backup was asked for' },
  'backup.made': { ru: 'Сделана резервная копия', kk: 'Сақтық көшірме жасалды', en: 'A backup was made' },
  'backup.removed': {
    ru: 'Удалены старые резервные копии',
    kk: 'Ескі сақтық көшірмелер өшірілді',
    en: 'Old backups were removed',
  },
  'backup.removed-by-hand': {
    ru: 'Сказано, что копии в прежнем месте удалены',
    kk: 'Бұрынғы орындағы көшірмелердің жойылғаны айтылды',
    en: 'Backups in a former place were said to be removed',
  },
  'backup.restored': {
    ru: 'Школа восстановлена из копии',
    kk: 'Мектеп көшірмеден қалпына келтірілді',
    en: 'The school was restored from a backup',
  },
  'clock.doubted': {
    ru: 'Часы сервера, похоже, ошибаются: необратимое не делается',
    kk: 'Сервердің сағаты қате болуы мүмкін: қайтымсыз әрекеттер тоқтады',
    en: 'The server’s clock may be wrong: what cannot be undone stands still',
  },
  'drill.asked': {
    ru: 'Запрошена проба восстановления',
    kk: 'Қалпына келтіру сынағы сұралды',
    en: 'A trial of restoring was asked for',
  },
  'ledger.healed': {
    ru: 'В журнал удалений возвращены пропавшие записи',
    kk: 'Өшірулер журналына жоғалған жазбалар қайтарылды',
    en: 'Lost entries were brought back into the ledger of erasures',
  },
  'standstill.ended': {
    ru: 'После проверки необратимое снова делается',
    kk: 'Тексеруден кейін қайтымсыз әрекеттер қайта жүреді',
    en: 'After a look, what cannot be undone goes on again',
  },
  'job.swept': {
    ru: 'Убраны задания, которые не удались месяц назад',
    kk: 'Бір ай бұрын орындалмай қалған тапсырмалар алынды',
    en: 'Jobs that failed a month ago were removed',
  },
  'job.retried': { ru: 'Задание запущено снова', kk: 'Тапсырма қайта іске қосылды', en: 'A job was run again' },
});
