// biome-ignore-all lint/a11y/noSvgWithoutTitle: named by aria-label or hidden, as the spread attributes say
import { PLAN_MARGIN, type PlanPaths, type PlanSize, planPathData } from './drawing/plan.ts';
import type { Rect } from './drawing/rect.ts';

export type PlanDrawingSize = 'small' | 'medium' | 'large' | 'hero';

const SIZES: Record<PlanDrawingSize, PlanSize> = {
  small: { width: 120, height: 84, rooms: 4 },
  medium: { width: 240, height: 156, rooms: 6 },
  large: { width: 360, height: 216, rooms: 9 },
  hero: { width: 460, height: 340, rooms: 12 },
};

export type PlanDrawingProps = {
  seed: string;
  size?: PlanDrawingSize | undefined;
  /** With a label the drawing is an image with that name; without one it is decoration. */
  label?: string | undefined;
  decorative?: boolean | undefined;
};

/** A floor plan of its own for every seed. */
export function PlanDrawing({ seed, size = 'medium', label, decorative = label === undefined }: PlanDrawingProps) {
  const plan = drawn(seed, SIZES[size]);
  return (
    <svg class={`plan plan-${size}`} {...frame(SIZES[size], size !== 'small')} {...named(label, decorative)}>
      <PlanLines plan={plan} dimensions={size !== 'small'} route={size !== 'small'} />
    </svg>
  );
}

export type ProgrammePlanProps = { seed: string; rooms?: number | undefined; label?: string | undefined };

/** A programme's cover: as many rooms as it has modules (a few at least, so that there are doors to open). */
export function ProgrammePlan({ seed, rooms = 8, label }: ProgrammePlanProps) {
  const size: PlanSize = { width: 360, height: 216, rooms: Math.max(4, Math.min(rooms, 16)) };
  return (
    <svg class="plan plan-cover" {...frame(size, true)} {...named(label, label === undefined)}>
      <PlanLines plan={drawn(seed, size)} dimensions route />
    </svg>
  );
}

export type ProgressPlanProps = { label: string; done: number; total: number; seed: string };

const MOST_ROOMS = 20;

/** Progress as a house being walked: a room a lesson (or a share of them), filled in the order of its doors. */
export function ProgressPlan({ label, done, total, seed }: ProgressPlanProps) {
  const wanted = Math.max(1, Math.min(total, MOST_ROOMS));
  const size: PlanSize = { width: 240, height: 120, rooms: wanted };
  const plan = drawn(seed, size);
  const share = total > 0 ? Math.min(done / total, 1) : 0;
  const finished = Math.floor(share * plan.rooms.length + 1e-9);
  return (
    <div class="progress-plan">
      <svg class="plan plan-progress" {...frame(size, false)} aria-hidden="true" focusable="false">
        {plan.rooms.map((room, index) => (
          <Floor room={room} state={index < finished ? 'done' : index === finished ? 'current' : 'ahead'} />
        ))}
        <PlanLines plan={plan} />
      </svg>
      <p class="progress-label">
        <span>{label}</span>
        <progress class="visually-hidden" value={done} max={Math.max(total, 1)} aria-label={label} />
      </p>
    </div>
  );
}

function Floor({ room, state }: { room: Rect; state: 'done' | 'current' | 'ahead' }) {
  if (state === 'ahead') return null;
  return <rect class={`plan-floor-${state}`} x={room.x} y={room.y} width={room.width} height={room.height} />;
}

type PlanLinesProps = { plan: PlanPaths; dimensions?: boolean; route?: boolean };

function PlanLines({ plan, dimensions = false, route = false }: PlanLinesProps) {
  return (
    <>
      {dimensions && <path class="plan-dimensions" d={plan.dimensions} />}
      {route && <path class="plan-furniture" d={plan.furniture} />}
      <path class="plan-windows" d={plan.windows} />
      <path class="plan-doors" d={plan.doors} />
      <path class="plan-walls" d={plan.walls} fill-rule="evenodd" />
      {route && <path class="plan-route" d={plan.route} />}
      {route && <path class="plan-key" d={plan.key} />}
    </>
  );
}

function frame({ width, height }: PlanSize, withMargin: boolean) {
  const margin = withMargin ? PLAN_MARGIN : 2;
  return {
    viewBox: `${-margin} ${-margin} ${width + margin + 2} ${height + margin + (withMargin ? PLAN_MARGIN : 2)}`,
    width: width + margin,
    height: height + margin * 2,
  };
}

function named(label: string | undefined, decorative: boolean) {
  if (decorative || label === undefined) return { 'aria-hidden': 'true' as const, focusable: 'false' };
  return { role: 'img', 'aria-label': label };
}

/** The same few seeds are drawn on every request; a few hundred plans are kept. */
const KEPT_PLANS = 300;
const kept = new Map<string, PlanPaths>();

function drawn(seed: string, size: PlanSize): PlanPaths {
  const key = `${seed}/${size.width}/${size.height}/${size.rooms}`;
  const found = kept.get(key);
  if (found) return found;
  const plan = planPathData(seed, size);
  const oldest = kept.keys().next().value;
  if (kept.size >= KEPT_PLANS && oldest !== undefined) kept.delete(oldest);
  kept.set(key, plan);
  return plan;
}
