import { describe, expect, it } from 'vitest';
import { readQr } from './inspect-pdf.testing.ts';
import { qrCode, qrPath, qrSvg } from './qr-code.ts';

const URL_OF_CERTIFICATE = 'https://pobimajomet.com/certificates/7K4M-92QX-T5';
const SCALE = 4;

/** Paints the bars of a path of `qrPath` on a light square, as an SVG renderer would. */
function paint(path: string, side: number): boolean[][] {
  const grid = Array.from({ length: side }, () => new Array<boolean>(side).fill(false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  return grid;
}

function decode(grid: readonly (readonly boolean[])[]): string | undefined {
  const side = grid.length * SCALE;
  return readQr(side, side, (at) => {
    const [x, y] = [Math.floor((at % side) / SCALE), Math.floor(at / side / SCALE)];
    return grid[y]?.[x] ? 0 : 255;
  });
}

describe('a QR code', () => {
  const code = qrCode(URL_OF_CERTIFICATE);
  const side = code.size + 8;

  it.each([URL_OF_CERTIFICATE, 'Сертификат № 1, Қазақстан ₸', 'x'.repeat(400)])('is read back as %j', (text) => {
    const drawn = qrCode(text);
    expect(decode(paint(qrPath(drawn), drawn.size + 8))).toBe(text);
  });

  it('is read although a stamp covers a part of it', () => {
    const damaged = paint(qrPath(code), side).map((row, y) =>
      row.map((dark, x) => dark || (x >= 16 && x < 22 && y >= 16 && y < 22)),
    );
    expect(damaged).not.toEqual(paint(qrPath(code), side));
    expect(decode(damaged)).toBe(URL_OF_CERTIFICATE);
  });

  it('draws exactly its dark modules, four light ones around', () => {
    const grid = paint(qrPath(code), side);
    expect(grid.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(code.modules);
    expect(grid.flat().filter(Boolean)).toHaveLength(code.modules.flat().filter(Boolean).length);
  });

  it('is an image of its own size, in the colour of the text', () => {
    expect(qrSvg(URL_OF_CERTIFICATE)).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="currentColor" d="${qrPath(code)}"/></svg>`,
    );
  });
});
