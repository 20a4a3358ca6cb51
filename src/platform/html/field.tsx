import type { Child } from 'hono/jsx';
import { fieldId } from './form.tsx';
import { Icon } from './icon.tsx';

/** What every question says about itself. `why` is the one line on why it is asked, set in the margin. */
export type Telling = {
  hint?: string | undefined;
  why?: string | undefined;
  error?: string | undefined;
};

/** Ids of the lines that describe a control, for its `aria-describedby`. */
export function describedBy(name: string, { hint, why, error }: Telling): string | undefined {
  const ids = [hint && 'hint', error && 'error', why && 'why']
    .filter(Boolean)
    .map((part) => `${fieldId(name)}-${part}`);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

export function Hint({ name, text }: { name: string; text?: string | undefined }) {
  return text ? (
    <p class="field-hint" id={`${fieldId(name)}-hint`}>
      {text}
    </p>
  ) : null;
}

export function FieldError({ name, text }: { name: string; text?: string | undefined }) {
  return text ? (
    <p class="field-error" id={`${fieldId(name)}-error`}>
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  ) : null;
}

export function Why({ name, text }: { name: string; text?: string | undefined }) {
  return text ? (
    <p class="field-why" id={`${fieldId(name)}-why`}>
      {text}
    </p>
  ) : null;
}

export type FieldProps = Telling & {
  name: string;
  label: string;
  optionalText?: string | undefined;
  children?: Child;
};

/** Label, hint, error, control; the reason beside them. */
export function Field({ name, label, hint, why, error, optionalText, children }: FieldProps) {
  return (
    <div class={error ? 'field field-failed' : 'field'}>
      <div class="field-body">
        <label class="field-label" for={fieldId(name)}>
          {label}
          {optionalText && <span class="field-optional"> {optionalText}</span>}
        </label>
        <Hint name={name} text={hint} />
        <FieldError name={name} text={error} />
        {children}
      </div>
      <Why name={name} text={why} />
    </div>
  );
}

export type FieldGroupProps = Telling & {
  name: string;
  legend: string;
  /** When the question is the page's only one, its legend is the page's `h1`. */
  legendAsHeading?: boolean | undefined;
  children?: Child;
};

/** The same for a question with several controls. */
export function FieldGroup({ name, legend, hint, why, error, legendAsHeading, children }: FieldGroupProps) {
  return (
    <div class={error ? 'field field-failed' : 'field'}>
      <fieldset class="field-body" aria-describedby={describedBy(name, { hint, why, error })}>
        <legend class={legendAsHeading ? 'field-legend-heading' : 'field-label'}>
          {legendAsHeading ? <h1>{legend}</h1> : legend}
        </legend>
        <Hint name={name} text={hint} />
        <FieldError name={name} text={error} />
        {children}
      </fieldset>
      <Why name={name} text={why} />
    </div>
  );
}
