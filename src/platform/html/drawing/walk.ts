import { middle, type Opening, sides } from './divide.ts';
import { at, centre, type Point, type Rect } from './rect.ts';

/** A room reached on the way in: through which door, and from where. */
export type Visit = { room: Rect; door: Opening; from: Visit | undefined; depth: number };

/** Every room in the order one would walk them from the entrance: always through a door into the next. */
export function visits(rooms: readonly Rect[], doors: readonly Opening[], entry: Opening): Visit[] {
  const order: Visit[] = [];
  const seen = new Set<Rect>();
  const enter = (room: Rect, door: Opening, from: Visit | undefined) => {
    if (seen.has(room)) return;
    seen.add(room);
    const visit = { room, door, from, depth: from ? from.depth + 1 : 0 };
    order.push(visit);
    for (const next of doors) {
      if (next === door) continue;
      const [one, other] = sides(next, rooms);
      if (one === room && other) enter(other, next, visit);
      else if (other === room && one) enter(one, next, visit);
    }
  };
  const first = sides(entry, rooms)[0];
  if (first) enter(first, entry, undefined);
  return order;
}

/** The curve from before the entrance, through each door at a right angle, to the middle of the visit's room. */
export function routeTo(visit: Visit, start: Point): string {
  const way: Visit[] = [];
  for (let here: Visit | undefined = visit; here; here = here.from) way.unshift(here);
  let path = `M${at(start)}`;
  way.forEach(({ room, door }, index) => {
    const here = middle(door);
    if (index === 0) path += `L${at(here)}`;
    const next = way[index + 1];
    const goal = next ? middle(next.door) : centre(room);
    const reach = Math.hypot(goal.x - here.x, goal.y - here.y) * 0.45;
    const out = inward(door, room, reach);
    const into = next ? inward(next.door, room, reach) : { x: goal.x, y: goal.y };
    path += `C${at({ x: here.x + out.x, y: here.y + out.y })} ${at(next ? { x: goal.x + into.x, y: goal.y + into.y } : into)} ${at(goal)}`;
  });
  return path;
}

/** A vector of the given length from a door straight into a room. */
export function inward(door: Opening, room: Rect, length: number): Point {
  const middleOfRoom = centre(room);
  if (door.axis === 'vertical') return { x: Math.sign(middleOfRoom.x - door.at) * length, y: 0 };
  return { x: 0, y: Math.sign(middleOfRoom.y - door.at) * length };
}
