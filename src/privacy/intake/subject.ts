/** Which subjects mark a letter as a request about personal data, and which right its text seems to mean. Pure. */
import type { Locale } from '#platform/i18n/locale.ts';
import type { Demand } from '#privacy/terms';

const MARKS: readonly [Locale, string][] = [
  ['ru', 'запрос о персональных данных'],
  ['kk', 'дербес деректер туралы сұрау'],
  ['en', 'request about personal data'],
  ['en', 'personal data request'],
];

/** Spaces of every kind, soft hyphens and zero-width marks are how mail programs fold a line. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(UNSEEN, '').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

/**
 * The language of the mark, wherever it stands in the subject (`Re:`, `Fwd:` and `Отв:` before it change nothing), or
 * undefined. A request taken for one too many costs a minute; one overlooked breaks a promise.
 */
export function requestLocale(subject: string): Locale | undefined {
  const text = plain(subject);
  return MARKS.find(([, mark]) => text.includes(mark))?.[0];
}

/** The stricter clock comes first: where two rights are named, the sooner due date counts until somebody has read it. */
const WORDS: readonly [Demand, RegExp][] = [
  ['erase', /удал|стереть|сотрит|уничтож|(?<!к)өшір|жойы|\b(?:delete|erase|destroy)/u],
  ['rectify', /исправ|измен|түзет|өзгерт|\b(?:correct|rectif|update)/u],
  ['restrict', /огранич|заблокир|блокиров|шекте|бұғатта|\b(?:restrict|block)/u],
  ['decision', /автоматич|автоматты|\bautomated/u],
  ['disclosure', /кому (?:вы )?(?:передава|передал)|кімге бер|\bwho received/u],
  ['withdraw', /отзыва|отозв|қайтарып ал|\bwithdraw/u],
  ['object', /реклам|рассыл|жарнама|\b(?:marketing|unsubscribe)/u],
  ['portability', /перенес|перенос|передать .{0,40}организац|көшіру|\b(?:portab|transfer)/u],
  ['geography', /где .{0,30}хран|қайда сақта|\bwhere .{0,30}(?:kept|stored)/u],
  ['access', /копи|какие .{0,30}данн|көшірме|\bcopy\b/u],
];

export function guessDemand(text: string): Demand {
  const words = plain(text);
  const [demand] = WORDS.find(([, pattern]) => pattern.test(words)) ?? ['unclear' as const];
  // Where data are kept is told without asking who asks: never on a guess alone.
  return demand === 'geography' ? 'unclear' : demand;
}
