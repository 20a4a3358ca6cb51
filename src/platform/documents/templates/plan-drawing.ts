import { PLAN_MARGIN, planPathData } from '../../html/drawing/plan.ts';

const WIDTH = 280;
const HEIGHT = 464;

/**
 * The programme's floor plan as a certificate prints it: fine lines that stay apart on an office printer, and that read
 * in grey. The same seed gives the same rooms at this size only.
 */
export function certificatePlan(seed: string, rooms: number): string {
  const plan = planPathData(seed, { width: WIDTH, height: HEIGHT, rooms });
  const side = (length: number) => length + 2 * PLAN_MARGIN;
  const box = `${-PLAN_MARGIN} ${-PLAN_MARGIN} ${side(WIDTH)} ${side(HEIGHT)}`;
  const stroke = (path: string, colour: string, width: number, more = '') =>
    `<path d="${path}" stroke="${colour}" stroke-width="${width}" ${more}/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><g fill="none">`,
    stroke(plan.dimensions, '#8fa0a5', 0.9),
    stroke(plan.furniture, '#8fa0a5', 1.1),
    stroke(plan.windows, '#51636a', 0.9),
    stroke(plan.walls, '#16262b', 1.4, 'fill="#16262b" fill-rule="evenodd" fill-opacity="0.08"'),
    stroke(plan.doors, '#0b6574', 1.2),
    stroke(plan.route, '#0b6574', 1.6, 'stroke-dasharray="1 6" stroke-linecap="round"'),
    stroke(plan.key, '#0b6574', 2),
    '</g></svg>',
  ].join('');
}
