import { area, centre, contains, type Point, type Rect } from './rect.ts';
import { pick, type SeededRandom } from './seeded-random.ts';

/** An opening in a wall. `axis` is the direction of the wall: its line is y = at (horizontal) or x = at. */
export type Opening = { axis: 'horizontal' | 'vertical'; at: number; from: number; to: number };

/** A partition between two rooms, `from`-`to` along its axis, with the one door that joins its two sides. */
export type Partition = Opening & { door: Opening };

export type Pens = { outer: number; inner: number; door: number };

export type Division = { rooms: Rect[]; partitions: Partition[] };

/**
 * Divides a floor into rooms by walls across ever smaller parts. Each wall gets its door when it is built, and no
 * later wall may stand in a door's way: so every room can be reached from every other.
 */
export function divide(floor: Rect, count: number, pens: Pens, random: SeededRandom): Division {
  const rooms = [floor];
  const partitions: Partition[] = [];
  const closed = new Set<Rect>();
  while (rooms.length < count) {
    const open = rooms.filter((room) => !closed.has(room)).sort((a, b) => area(b) - area(a));
    const room = random() < 0.75 ? open[0] : (open[1] ?? open[0]);
    if (!room) break;
    const wall = partition(room, partitions, pens, random);
    if (!wall) {
      closed.add(room);
      continue;
    }
    partitions.push(wall);
    rooms.splice(rooms.indexOf(room), 1, ...halves(room, wall));
  }
  return { rooms, partitions };
}

const TRIES = 12;

function partition(room: Rect, others: readonly Partition[], pens: Pens, random: SeededRandom): Partition | undefined {
  const least = pens.door * 1.5 + pens.inner;
  const across = room.width > room.height * (0.8 + random() * 0.4);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // The second half of the tries turns the wall the other way.
    const vertical = attempt < TRIES / 2 ? across : !across;
    const axis = vertical ? 'vertical' : 'horizontal';
    const [start, length] = vertical ? [room.x, room.width] : [room.y, room.height];
    const at = Math.round(start + length * (0.34 + random() * 0.32));
    if (at - start < least || start + length - at < least) continue;
    if (others.some(({ door }) => blocks(door, axis, at, room, pens))) continue;
    const [from, span] = vertical ? [room.y, room.height] : [room.x, room.width];
    const slack = span - pens.door - pens.inner * 3;
    if (slack < 0) continue;
    // A door stands near a corner, as in real flats, so that the room keeps a wall to furnish.
    const near = random() < 0.75 ? random() * Math.min(0.22, 1) : 0.35 + random() * 0.3;
    const offset = slack * (random() < 0.5 ? near : 1 - near);
    const doorFrom = Math.round(from + pens.inner * 1.5 + offset);
    const door: Opening = { axis, at, from: doorFrom, to: doorFrom + pens.door };
    return { axis, at, from, to: from + span, door };
  }
  return undefined;
}

function blocks(door: Opening, axis: Opening['axis'], at: number, room: Rect, pens: Pens): boolean {
  if (door.axis === axis) return false;
  const edges = axis === 'vertical' ? [room.y, room.y + room.height] : [room.x, room.x + room.width];
  return edges.includes(door.at) && at > door.from - pens.inner * 1.5 && at < door.to + pens.inner * 1.5;
}

function halves(room: Rect, wall: Opening): [Rect, Rect] {
  if (wall.axis === 'vertical') {
    const width = wall.at - room.x;
    return [
      { ...room, width },
      { ...room, x: wall.at, width: room.width - width },
    ];
  }
  const height = wall.at - room.y;
  return [
    { ...room, height },
    { ...room, y: wall.at, height: room.height - height },
  ];
}

export const middle = ({ axis, at, from, to }: Opening): Point =>
  axis === 'vertical' ? { x: at, y: (from + to) / 2 } : { x: (from + to) / 2, y: at };

/** The rooms on the two sides of a door. */
export function sides(door: Opening, rooms: readonly Rect[]): Rect[] {
  const { x, y } = middle(door);
  const [dx, dy] = door.axis === 'vertical' ? [1, 0] : [0, 1];
  return [-1, 1].flatMap((side) => rooms.find((room) => contains(room, { x: x + dx * side, y: y + dy * side })) ?? []);
}

/** Where one comes in: in the lower outer wall, in a room wide enough for a door. */
export function entrance(floor: Rect, rooms: readonly Rect[], pens: Pens, random: SeededRandom): Opening {
  const bottom = floor.y + floor.height;
  const fits = rooms.filter((room) => room.y + room.height === bottom && room.width > pens.door * 1.6);
  const room = pick(random, fits) ?? floor;
  const from = Math.round(centre(room).x - pens.door / 2);
  return { axis: 'horizontal', at: bottom, from, to: from + pens.door };
}
