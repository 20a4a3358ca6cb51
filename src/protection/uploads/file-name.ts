/** A name that can stand in an address and in Markdown, from whatever a computer called the file. */

// biome-ignore format: an alphabet reads best in rows
const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '',
  ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ә: 'a', ғ: 'g', қ: 'q', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', і: 'i',
};

const STEM_LENGTH = 60;

/** `C:\планы\Карта города (1).PNG` with `png` becomes `karta-goroda-1.png`; what leaves nothing is called `file`. */
export function plainFileName(given: string, extension: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? '';
  const stem = Array.from(
    base
      .normalize('NFC')
      .toLowerCase()
      .replace(/\.[a-z0-9]{1,5}$/, ''),
    (sign) => LATIN[sign] ?? sign,
  )
    .join('')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, STEM_LENGTH)
    .replaceAll(/^-+|-+$/g, '');
  return `${stem || 'file'}.${extension}`;
}
