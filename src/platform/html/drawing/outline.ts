import { type Rect, round } from './rect.ts';

type Corner = string;

/**
 * The outline of the union of rectangles as closed SVG subpaths, so that walls meet in clean corners and
 * T-joints, whichever pieces they were built from. Fill it with `evenodd`, stroke it, or both.
 */
export function outlineOf(rects: readonly Rect[]): string {
  const xs = steps(rects.flatMap(({ x, width }) => [x, x + width]));
  const ys = steps(rects.flatMap(({ y, height }) => [y, y + height]));
  const filled = fillCells(rects, xs, ys);
  const isFilled = (column: number, row: number) => filled[row]?.[column] === true;

  // Every edge between a filled and an empty cell, directed so that the filled one lies to its right.
  const next = new Map<Corner, [number, number][]>();
  const edge = (fromX: number, fromY: number, toX: number, toY: number) => {
    const key = `${fromX},${fromY}`;
    const ends = next.get(key);
    if (ends) ends.push([toX, toY]);
    else next.set(key, [[toX, toY]]);
  };
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < xs.length - 1; column += 1) {
      if (!isFilled(column, row)) continue;
      if (!isFilled(column, row - 1)) edge(column, row, column + 1, row);
      if (!isFilled(column + 1, row)) edge(column + 1, row, column + 1, row + 1);
      if (!isFilled(column, row + 1)) edge(column + 1, row + 1, column, row + 1);
      if (!isFilled(column - 1, row)) edge(column, row + 1, column, row);
    }
  }
  return walk(next, xs, ys);
}

function steps(values: readonly number[]): number[] {
  return [...new Set(values.map(round))].sort((a, b) => a - b);
}

function fillCells(rects: readonly Rect[], xs: readonly number[], ys: readonly number[]): boolean[][] {
  const filled = ys.map(() => xs.map(() => false));
  for (const { x, y, width, height } of rects) {
    const left = xs.indexOf(round(x));
    const right = xs.indexOf(round(x + width));
    const bottom = ys.indexOf(round(y + height));
    for (let row = ys.indexOf(round(y)); row < bottom; row += 1) filled[row]?.fill(true, left, right);
  }
  return filled;
}

function walk(next: Map<Corner, [number, number][]>, xs: readonly number[], ys: readonly number[]): string {
  let path = '';
  for (const [start, ends] of next) {
    while (ends.length > 0) {
      const corners: [number, number][] = [];
      let here = start;
      do {
        const to = next.get(here)?.pop();
        if (!to) break;
        corners.push(to);
        here = `${to[0]},${to[1]}`;
      } while (here !== start);
      path += subpath(corners, xs, ys);
    }
  }
  return path;
}

/** Only where the line turns is a point written; horizontal and vertical commands keep it short. */
function subpath(corners: readonly [number, number][], xs: readonly number[], ys: readonly number[]): string {
  const turns = corners.filter(([column, row], index) => {
    const [beforeColumn, beforeRow] = corners.at(index - 1) ?? [column, row];
    const [afterColumn, afterRow] = corners[(index + 1) % corners.length] ?? [column, row];
    return !((beforeColumn === column && column === afterColumn) || (beforeRow === row && row === afterRow));
  });
  const [first, ...rest] = turns;
  if (!first) return '';
  let [column, row] = first;
  let path = `M${xs[column]} ${ys[row]}`;
  for (const [toColumn, toRow] of rest) {
    path += toColumn === column ? `V${ys[toRow]}` : `H${xs[toColumn]}`;
    [column, row] = [toColumn, toRow];
  }
  return `${path}z`;
}
