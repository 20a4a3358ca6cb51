import { type Opening, type Pens, sides } from './divide.ts';
import { area, overlaps, type Point, type Rect, round } from './rect.ts';
import { inward } from './walk.ts';

/** A door hung: its leaf stands open from `hinge` to `tip` and would close upon `latch`. */
export type Swing = { door: Opening; hinge: Point; tip: Point; latch: Point; floor: Rect };

/** Hangs every door so that, as far as the rooms allow, no leaf strikes another or a wall. */
export function hang(doors: readonly Opening[], rooms: readonly Rect[], pens: Pens): Swing[] {
  const hung: Swing[] = [];
  for (const door of doors) {
    const ways = sides(door, rooms).flatMap((room) =>
      [true, false].map((first) => way(door, room, first, rooms, pens)),
    );
    ways.sort((a, b) => a.cost(hung) - b.cost(hung));
    if (ways[0]) hung.push(ways[0].swing);
  }
  return hung;
}

function way(door: Opening, room: Rect, hingeFirst: boolean, rooms: readonly Rect[], { inner }: Pens) {
  const swing = open(door, room, hingeFirst, sides(door, rooms).length > 1 ? inner / 2 : 0);
  const [start, end] = door.axis === 'vertical' ? [room.y, room.y + room.height] : [room.x, room.x + room.width];
  const toCorner = hingeFirst ? door.from - start : end - door.to;
  const spacious = Math.min(room.width, room.height) > (door.to - door.from) * 1.4;
  const cost = (others: readonly Swing[]) =>
    others.filter(({ floor }) => overlaps(floor, swing.floor)).length * 1000 +
    (spacious ? 0 : 300) +
    toCorner * 2 -
    area(room) / 1000;
  return { swing, cost };
}

function open(door: Opening, room: Rect, hingeFirst: boolean, depth: number): Swing {
  const size = door.to - door.from;
  const { x, y } = inward(door, room, 1);
  const direction = x + y;
  const face = door.at + depth * direction;
  const tipAt = face + size * direction;
  const [hinge, latch] = hingeFirst ? [door.from, door.to] : [door.to, door.from];
  const near = Math.min(face, tipAt);
  return door.axis === 'vertical'
    ? {
        door,
        hinge: { x: face, y: hinge },
        tip: { x: tipAt, y: hinge },
        latch: { x: face, y: latch },
        floor: { x: near, y: door.from, width: size, height: size },
      }
    : {
        door,
        hinge: { x: hinge, y: face },
        tip: { x: hinge, y: tipAt },
        latch: { x: latch, y: face },
        floor: { x: door.from, y: near, width: size, height: size },
      };
}

/** The leaf, and the quarter circle about the hinge that its tip would draw. */
export function swingPath({ door, hinge, tip, latch }: Swing): string {
  const size = door.to - door.from;
  const turn = (tip.x - hinge.x) * (latch.y - hinge.y) - (tip.y - hinge.y) * (latch.x - hinge.x);
  const leaf = door.axis === 'vertical' ? `H${round(tip.x)}` : `V${round(tip.y)}`;
  const arc = `A${size} ${size} 0 0 ${turn > 0 ? 1 : 0} ${round(latch.x)} ${round(latch.y)}`;
  return `M${round(hinge.x)} ${round(hinge.y)}${leaf}${arc}`;
}
