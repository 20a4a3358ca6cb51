import { type Division, divide, entrance, middle, type Opening, type Partition, type Pens } from './divide.ts';
import { desk, keyAt, roundTable, stairs } from './furniture.ts';
import { outlineOf } from './outline.ts';
import { area, centre, type Rect, round } from './rect.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import { hang, type Swing, swingPath } from './swing.ts';
import { routeTo, type Visit, visits } from './walk.ts';

export type { Rect } from './rect.ts';

/** The building's size in drawing units, walls included, and how many rooms it is divided into (at most). */
export type PlanSize = { width: number; height: number; rooms: number };

/** SVG path data; the building fills (0, 0)-(width, height), dimensions and the way in reach `PLAN_MARGIN` beyond. */
export type PlanPaths = {
  /** Closed outlines of the walls, to stroke and, if wanted, to fill with `evenodd`. */
  walls: string;
  /** Leaves and quarter arcs. */
  doors: string;
  windows: string;
  furniture: string;
  /** The way from the entrance through the doors to the room with the key. */
  route: string;
  key: string;
  /** Dimension lines with their ticks, above and to the left. */
  dimensions: string;
  /** Floors to the middle of the partitions, in the order one walks them from the entrance. */
  rooms: Rect[];
};

export const PLAN_MARGIN = 16;

/** The plan that belongs to a seed: a programme's address, a person's certificate number, the name of a page. */
export function planPathData(seed: string, { width, height, rooms }: PlanSize): PlanPaths {
  const random = seededRandom(seed);
  const pens = pensFor(width, height, rooms);
  const floor = inset({ x: 0, y: 0, width, height }, pens.outer);
  const division = divided(floor, rooms, pens, random);
  const entry = entrance(floor, division.rooms, pens, random);
  const doors = division.partitions.map(({ door }) => door);
  const order = visits(division.rooms, doors, entry);
  const glazing = windows(floor, division.rooms, entry, pens);
  const goal = order.reduce<Visit | undefined>(
    (far, visit) => (visit.depth > (far?.depth ?? -1) ? visit : far),
    undefined,
  );
  const clear = new Map(order.map(({ room }) => [room, clearFloor(room, floor, pens)]));
  const swings = hang([entry, ...doors], division.rooms, pens);
  return {
    walls: outlineOf(wallPieces(width, height, pens, division.partitions, [...glazing, entry])),
    doors: swings.map(swingPath).join(''),
    windows: glazing.map((window) => pane(window, floor, pens)).join(''),
    furniture: furnish(order, goal, swings, clear, pens, random),
    route: goal ? routeTo(goal, { x: middle(entry).x, y: height + PLAN_MARGIN * 0.8 }) : '',
    key: goal ? key(goal.room, pens) : '',
    dimensions: dimensions(division.partitions, width, height),
    rooms: order.map(({ room }) => room),
  };
}

const TRIES = 8;

/** Some divisions come to an end before they have all their rooms; the fullest of a few is taken. */
function divided(floor: Rect, rooms: number, pens: Pens, random: SeededRandom): Division {
  let best = divide(floor, rooms, pens, random);
  for (let attempt = 1; attempt < TRIES && best.rooms.length < rooms; attempt += 1) {
    const other = divide(floor, rooms, pens, random);
    if (other.rooms.length > best.rooms.length) best = other;
  }
  return best;
}

/** Thin for many small rooms, sturdier for few large ones: as a draughtsman would choose. */
function pensFor(width: number, height: number, rooms: number): Pens {
  const side = Math.sqrt((width * height) / Math.max(rooms, 1));
  const outer = Math.max(3, Math.min(8, Math.round(side * 0.09)));
  return {
    outer,
    inner: Math.max(1.5, outer * 0.5),
    door: Math.round(Math.max(7, Math.min(side * 0.34, height * 0.2))),
  };
}

const inset = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x + by,
  y: y + by,
  width: width - by * 2,
  height: height - by * 2,
});

/** A room without the halves of the partitions that stand in it. */
function clearFloor(room: Rect, floor: Rect, { inner }: Pens): Rect {
  const half = inner / 2;
  const left = room.x === floor.x ? 0 : half;
  const top = room.y === floor.y ? 0 : half;
  const right = room.x + room.width === floor.x + floor.width ? 0 : half;
  const bottom = room.y + room.height === floor.y + floor.height ? 0 : half;
  return {
    x: round(room.x + left),
    y: round(room.y + top),
    width: round(room.width - left - right),
    height: round(room.height - top - bottom),
  };
}

/** A wall of the given thickness about a line, without its openings. */
function solid(wall: Opening, openings: readonly Opening[], before: number, after: number): Rect[] {
  const cuts = [...openings].sort((a, b) => a.from - b.from);
  const starts = [wall.from, ...cuts.map(({ to }) => to)];
  const ends = [...cuts.map(({ from }) => from), wall.to];
  return starts.map((from, index) => {
    const length = (ends[index] ?? wall.to) - from;
    return wall.axis === 'vertical'
      ? { x: wall.at - before, y: from, width: before + after, height: length }
      : { x: from, y: wall.at - before, width: length, height: before + after };
  });
}

function wallPieces(
  width: number,
  height: number,
  { outer, inner }: Pens,
  partitions: readonly Partition[],
  openings: readonly Opening[],
): Rect[] {
  const shell: [Opening, number, number][] = [
    [{ axis: 'horizontal', at: outer, from: 0, to: width }, outer, 0],
    [{ axis: 'horizontal', at: height - outer, from: 0, to: width }, 0, outer],
    [{ axis: 'vertical', at: outer, from: 0, to: height }, outer, 0],
    [{ axis: 'vertical', at: width - outer, from: 0, to: height }, 0, outer],
  ];
  const within = (wall: Opening) => openings.filter(({ axis, at }) => axis === wall.axis && at === wall.at);
  return [
    ...shell.flatMap(([wall, before, after]) => solid(wall, within(wall), before, after)),
    ...partitions.flatMap((wall) => solid(wall, [wall.door], inner / 2, inner / 2)),
  ];
}

/** A window in the middle of every outer wall of a room; a long wall has two, the wall of the entrance none. */
function windows(floor: Rect, rooms: readonly Rect[], entry: Opening, pens: Pens): Opening[] {
  const right = floor.x + floor.width;
  const bottom = floor.y + floor.height;
  return rooms.flatMap((room) => {
    const walls: Opening[] = [];
    const across = { axis: 'horizontal' as const, from: room.x, to: room.x + room.width };
    const along = { axis: 'vertical' as const, from: room.y, to: room.y + room.height };
    if (room.y === floor.y) walls.push({ ...across, at: floor.y });
    if (room.y + room.height === bottom && !(entry.from >= room.x && entry.to <= room.x + room.width)) {
      walls.push({ ...across, at: bottom });
    }
    if (room.x === floor.x) walls.push({ ...along, at: floor.x });
    if (room.x + room.width === right) walls.push({ ...along, at: right });
    return walls.flatMap((wall) => openingsIn(wall, pens));
  });
}

function openingsIn(wall: Opening, { door }: Pens): Opening[] {
  const length = wall.to - wall.from;
  const count = length > door * 5 ? 2 : 1;
  const each = length / count;
  const size = Math.min(each * 0.52, door * 2.2);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.round(wall.from + each * (index + 0.5) - size / 2);
    return { ...wall, from, to: Math.round(from + size) };
  });
}

/** Two faces and the glass between them. */
function pane({ axis, at, from, to }: Opening, floor: Rect, { outer }: Pens): string {
  const outside = at === floor.x || at === floor.y ? -outer : outer;
  return [0, 0.5, 1]
    .map((part) => round(at + outside * part))
    .map((line) => (axis === 'vertical' ? `M${line} ${from}V${to}` : `M${from} ${line}H${to}`))
    .join('');
}

/** The largest quiet room gets the table, a long one the stairs, others a desk; the walked rooms stay clear. */
function furnish(
  order: readonly Visit[],
  goal: Visit | undefined,
  swings: readonly Swing[],
  clear: ReadonlyMap<Rect, Rect>,
  pens: Pens,
  random: SeededRandom,
): string {
  const walked = new Set<Rect>();
  for (let here = goal; here; here = here.from) walked.add(here.room);
  const quiet = order.map(({ room }) => room).filter((room) => !walked.has(room));
  const kept = swings.flatMap(({ door, floor }) => [floor, doorway(door, pens)]);
  const bySize = quiet.sort((a, b) => area(b) - area(a));
  return bySize
    .map((room, index) => {
      const floor = clear.get(room);
      if (!floor || Math.min(floor.width, floor.height) < pens.door * 1.6) return '';
      if (index === 0) return roundTable(floor, kept);
      if (index === 1) return stairs(floor, kept);
      return random() < 0.7 ? desk(floor, kept) : '';
    })
    .join('');
}

/** The floor that is kept clear on both sides of an opening, for those who pass. */
function doorway({ axis, at, from, to }: Opening, { door }: Pens): Rect {
  const size = to - from;
  const depth = door * 0.6;
  return axis === 'vertical'
    ? { x: at - depth, y: from, width: depth * 2, height: size }
    : { x: from, y: at - depth, width: size, height: depth * 2 };
}

function key(room: Rect, { door }: Pens): string {
  const { x, y } = centre(room);
  return keyAt(x, y, Math.min(room.width * 0.55, door * 1.5));
}

/** The axes of the partitions that reach the upper and the left wall, with a slanted tick at each. */
function dimensions(partitions: readonly Partition[], width: number, height: number): string {
  const line = -PLAN_MARGIN * 0.55;
  const least = (axis: Opening['axis']) =>
    Math.min(...partitions.filter((wall) => wall.axis === axis).map((wall) => wall.from));
  const stops = (axis: Opening['axis'], end: number) => {
    const first = least(axis);
    const walls = partitions.filter((wall) => wall.axis === axis && wall.from === first).map(({ at }) => at);
    return [...new Set([0, ...walls, end])];
  };
  const across = stops('vertical', width).map((x) => `M${x - 2} ${line + 2}l4 -4M${x} ${line - 3}V-3`);
  const along = stops('horizontal', height).map((y) => `M${line - 2} ${y + 2}l4 -4M${line - 3} ${y}H-3`);
  return `M-3 ${line}H${width + 3}M${line} -3V${height + 3}${across.join('')}${along.join('')}`;
}
