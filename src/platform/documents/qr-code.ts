import { encode } from 'uqr';

/** Four light modules around the code, as ISO/IEC 18004 asks of every reader. */
const QUIET_ZONE = 4;

export interface QrCode {
  /** Modules on a side, the quiet zone not counted. */
  size: number;
  /** Rows from the top, `true` where a module is dark. */
  modules: readonly (readonly boolean[])[];
}

/** At least error correction M (15 % of the code may be lost to a fold or a stamp), more where it costs no size. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', boostEcc: true, border: 0 });
  return { size, modules: data };
}

/** An SVG path in units of one module, one bar for each run of dark modules, so that no seam shows between them. */
export function qrPath({ modules }: QrCode): string {
  return modules
    .flatMap((row, y) =>
      runs(row).map(([from, to]) => `M${from + QUIET_ZONE} ${y + QUIET_ZONE}h${to - from}v1h${from - to}z`),
    )
    .join('');
}

/** A whole SVG image in the text's ink, its quiet zone included. The caller gives it its size and its alternative text. */
export function qrSvg(text: string): string {
  const code = qrCode(text);
  const side = code.size + 2 * QUIET_ZONE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="currentColor" d="${qrPath(code)}"/></svg>`;
}

function runs(row: readonly boolean[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  let start: number | undefined;
  for (const [x, dark] of [...row, false].entries()) {
    if (dark) start ??= x;
    else if (start !== undefined) {
      found.push([start, x]);
      start = undefined;
    }
  }
  return found;
}
