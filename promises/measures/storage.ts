/** Who can reach what is stored. */
import { lookAtStorage } from '#protection/storage';
import type { Measure } from '../promise.ts';
import { foundNow } from './found.ts';

/** `protect.storage`: folders and keys are closed to other users of the machine, and nothing goes to the database open. */
export const storageIsClosed: Measure = async (installation) => {
  const { looked, open, database } = await lookAtStorage(installation.ctx);
  return foundNow(
    installation,
    open.length === 0 && database !== 'plain',
    {
      ru: 'Проверено папок и ключей: {looked}, открытых посторонним: {open}. Связь с базой данных {database, select, socket {идёт через закрытый сокет} tls {зашифрована} machine {не выходит из сервера} other {не зашифрована}}.',
      kk: 'Тексерілген қалталар мен кілттер: {looked}, бөгде адамдарға ашығы: {open}. Дерекқормен байланыс {database, select, socket {жабық сокет арқылы жүреді} tls {шифрланған} machine {серверден шықпайды} other {шифрланбаған}}.',
      en: 'Folders and keys looked at: {looked}, open to others: {open}. The connection to the database {database, select, socket {goes through a private socket} tls {is encrypted} machine {does not leave the server} other {is not encrypted}}.',
    },
    { looked, open: open.length, database },
  );
};
