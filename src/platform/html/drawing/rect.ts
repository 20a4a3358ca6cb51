/** Drawing units, y down, as SVG has it. */
export type Point = { x: number; y: number };
export type Rect = { x: number; y: number; width: number; height: number };

export const centre = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

export const area = ({ width, height }: Rect) => width * height;

export const overlaps = (a: Rect, b: Rect) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const contains = ({ x, y, width, height }: Rect, point: Point) =>
  point.x > x && point.x < x + width && point.y > y && point.y < y + height;

/** Two decimals are finer than any pen; more would only be bytes. */
export const round = (value: number) => Math.round(value * 100) / 100;

export const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
