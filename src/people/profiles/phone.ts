/** Phone numbers as E.164, however people write them. */

/** Undefined: not a whole number of a phone. A number without its country is taken for one of Kazakhstan. */
export function parsePhone(text: string): string | undefined {
  const bare = text.replaceAll(/[\s().\-\u00a0\u2010-\u2013]/g, '');
  const international = bare
    .replace(/^00/, '+')
    .replace(/^8(\d{10})$/, '+7$1')
    .replace(/^(\d{10})$/, '+7$1')
    .replace(/^7(\d{10})$/, '+7$1');
  if (international.startsWith('+7') && international.length !== 12) return undefined;
  return /^\+[1-9]\d{7,14}$/.test(international) ? international : undefined;
}

/** `+7 705 755 54 47`; numbers of other countries stay as they are. */
export function formatPhone(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2 $3 $4');
}
