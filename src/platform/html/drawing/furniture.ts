import { centre, overlaps, type Point, type Rect, round } from './rect.ts';

const circle = (x: number, y: number, radius: number) =>
  `M${round(x - radius)} ${round(y)}a${round(radius)} ${round(radius)} 0 1 0 ${round(radius * 2)} 0a${round(radius)} ${round(radius)} 0 1 0 ${round(-radius * 2)} 0`;

/** A round table and the people's chairs about it: what a network looks like from above. */
export function roundTable(room: Rect, kept: readonly Rect[]): string {
  const side = Math.min(room.width, room.height);
  for (const share of [0.18, 0.15, 0.12]) {
    const table = side * share;
    const chair = table * 0.36;
    const reach = table + chair * 1.6;
    const whole = reach + chair;
    for (const { x, y } of places(room, whole + 2)) {
      const footprint = { x: x - whole, y: y - whole, width: whole * 2, height: whole * 2 };
      if (!kept.some((rect) => overlaps(rect, footprint))) return seated(x, y, table, chair, reach);
    }
  }
  return '';
}

/** Where a thing of this half-width can stand: in the middle first, then nearer the walls. */
function places(room: Rect, half: number): Point[] {
  const { x, y } = centre(room);
  const sway = Math.max(0, room.width / 2 - half);
  const rise = Math.max(0, room.height / 2 - half);
  const shifts = [0, -0.5, 0.5, -1, 1];
  return shifts
    .flatMap((across) => shifts.map((along) => ({ across, along })))
    .sort((a, b) => Math.hypot(a.across, a.along) - Math.hypot(b.across, b.along))
    .map(({ across, along }) => ({ x: x + sway * across, y: y + rise * along }));
}

function seated(x: number, y: number, table: number, chair: number, reach: number): string {
  const chairs = table > 9 ? 8 : 6;
  let path = circle(x, y, table);
  for (let index = 0; index < chairs; index += 1) {
    const turn = ((index + 0.5) / chairs) * Math.PI * 2;
    path += circle(x + Math.cos(turn) * reach, y + Math.sin(turn) * reach, chair);
  }
  return path;
}

/** A flight of stairs along one wall: treads, a line of walk and its arrow. Empty when doors leave it no wall. */
export function stairs(room: Rect, kept: readonly Rect[]): string {
  const long = room.width >= room.height;
  const run = (long ? room.width : room.height) * 0.7;
  const flight = Math.min((long ? room.height : room.width) * 0.36, run * 0.4);
  const places: Rect[] = long
    ? [
        { x: room.x, y: room.y, width: run, height: flight },
        { x: room.x + room.width - run, y: room.y + room.height - flight, width: run, height: flight },
      ]
    : [
        { x: room.x, y: room.y, width: flight, height: run },
        { x: room.x + room.width - flight, y: room.y + room.height - run, width: flight, height: run },
      ];
  const place = places.find((candidate) => !kept.some((rect) => overlaps(rect, candidate)));
  return place ? drawStairs(place, long) : '';
}

function drawStairs({ x, y, width, height }: Rect, long: boolean): string {
  const treads = Math.max(5, Math.round((long ? width : height) / 6));
  let path = `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
  for (let index = 1; index < treads; index += 1) {
    const step = ((long ? width : height) / treads) * index;
    path += long
      ? `M${round(x + step)} ${round(y)}v${round(height)}`
      : `M${round(x)} ${round(y + step)}h${round(width)}`;
  }
  return path;
}

/** A desk with a chair, pushed against the wall farthest from the doors. */
export function desk(room: Rect, kept: readonly Rect[]): string {
  const width = Math.min(room.width, room.height) * 0.46;
  const depth = width * 0.42;
  const places: { desk: Rect; chair: [number, number] }[] = [
    { desk: { x: room.x + (room.width - width) / 2, y: room.y, width, height: depth }, chair: [0, 1] },
    { desk: { x: room.x, y: room.y + (room.height - width) / 2, width: depth, height: width }, chair: [1, 0] },
    {
      desk: { x: room.x + room.width - depth, y: room.y + (room.height - width) / 2, width: depth, height: width },
      chair: [-1, 0],
    },
  ];
  const found = places.find((place) => !kept.some((rect) => overlaps(rect, place.desk)));
  if (!found) return '';
  const { x, y, width: w, height: h } = found.desk;
  const seat = depth * 0.3;
  const [dx, dy] = found.chair;
  const chairX = x + w / 2 + dx * (w / 2 + seat * 1.3);
  const chairY = y + h / 2 + dy * (h / 2 + seat * 1.3);
  return `M${round(x)} ${round(y)}h${round(w)}v${round(h)}h${round(-w)}z${circle(chairX, chairY, seat)}`;
}

/** A key lying with its bow at the point, its blade to the right; `size` is its length. */
export function keyAt(x: number, y: number, size: number): string {
  const bow = size * 0.2;
  const tooth = size * 0.14;
  const end = x + size - bow;
  return `${circle(x, y, bow)}${circle(x, y, bow * 0.35)}M${round(x + bow)} ${round(y)}H${round(end)}V${round(y + tooth)}M${round(end - tooth * 1.4)} ${round(y)}v${round(tooth * 0.8)}`;
}
