import type { Child } from 'hono/jsx';
import { PlanDrawing } from './plan-drawing.tsx';

export type EmptyStateProps = {
  title: string;
  /** A seed to draw an empty flat beside the words. */
  plan?: string | boolean | undefined;
  children?: Child;
};

/** Nothing here yet: says why, and what to do next. */
export function EmptyState({ title, plan, children }: EmptyStateProps) {
  return (
    <div class="empty-state">
      {plan && <PlanDrawing seed={plan === true ? title : plan} size="small" />}
      <div class="empty-state-body">
        <p class="empty-state-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
