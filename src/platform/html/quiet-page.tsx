import type { Child } from 'hono/jsx';
import { PlanDrawing } from './plan-drawing.tsx';

/** One question and one answer, beside a drawing: signing in, signing up, joining. `of`: what the drawing is of. */
export function QuietPage({
  title,
  of = 'the door of the school',
  children,
}: {
  title: string;
  of?: string;
  children?: Child;
}) {
  return (
    <div class="auth">
      <div class="auth-body">
        <h1>{title}</h1>
        {children}
      </div>
      <PlanDrawing seed={of} size="large" />
    </div>
  );
}
