import { execFileSync } from 'node:child_process';
import jsQR from 'jsqr';

/**
 * What a PDF holds, told by another program than the one that wrote it: poppler (Debian: poppler-utils).
 */
function poppler(tool: string, pdf: Uint8Array, ...options: string[]): Buffer {
  try {
    return execFileSync(tool, [...options, '-', ...(tool === 'pdftotext' ? ['-'] : [])], {
      input: pdf,
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new Error(`${tool} is missing: these tests read the PDF with poppler (apt install poppler-utils)`);
    }
    throw error;
  }
}

/** The text in reading order, spaces and line ends run together. */
export function textOf(pdf: Uint8Array): string {
  return poppler('pdftotext', pdf).toString().replaceAll(/\s+/g, ' ').trim();
}

export interface PdfFacts {
  pages: number;
  title: string;
  tagged: boolean;
  language: string;
  /** The part of PDF/UA that the file declares to keep, as "1". */
  accessibility: string;
}

export function factsOf(pdf: Uint8Array): PdfFacts {
  const info = poppler('pdfinfo', pdf).toString();
  const metadata = poppler('pdfinfo', pdf, '-meta').toString();
  const line = (name: string) => new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(info)?.[1] ?? '';
  return {
    pages: Number(line('Pages')),
    title: line('Title'),
    tagged: line('Tagged') === 'yes',
    language: /<dc:language><rdf:Bag><rdf:li>(.*?)</.exec(metadata)?.[1] ?? '',
    accessibility: /<pdfuaid:part>(.*?)</.exec(metadata)?.[1] ?? '',
  };
}

export interface PdfFont {
  name: string;
  embedded: boolean;
  subset: boolean;
}

export function fontsOf(pdf: Uint8Array): PdfFont[] {
  const rows = poppler('pdffonts', pdf).toString().trim().split('\n').slice(2);
  return rows.map((row) => {
    const [embedded, subset] = row.trim().split(/\s+/).slice(-5, -3);
    return { name: row.split(/\s+/)[0] ?? '', embedded: embedded === 'yes', subset: subset === 'yes' };
  });
}

/** The right end of every word that holds `letters`, in millimetres from the left edge of its page. */
export function rightEndsOf(pdf: Uint8Array, letters: string): number[] {
  const boxes = poppler('pdftotext', pdf, '-bbox').toString();
  return [...boxes.matchAll(/xMax="([\d.]+)"[^>]*>([^<]*)</g)]
    .filter(([, , word]) => word?.includes(letters))
    .map(([, right]) => (Number(right) * 25.4) / 72);
}

/** What a phone reads from the first page as an office printer prints it: grey, 150 dots an inch. */
export function qrOn(pdf: Uint8Array): string | undefined {
  const image = poppler('pdftoppm', pdf, '-gray', '-r', '150', '-f', '1', '-l', '1');
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1'));
  if (!header) throw new Error('pdftoppm wrote no grey map');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const grey = image.subarray(header[0].length);
  return readQr(width, height, (at) => grey[at] ?? 255);
}

export function readQr(width: number, height: number, greyAt: (index: number) => number): string | undefined {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++) pixels.fill(greyAt(at), at * 4, at * 4 + 3);
  const decode = jsQR as unknown as typeof jsQR.default;
  return decode(pixels, width, height)?.data;
}
