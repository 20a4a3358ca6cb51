import { describedBy, Field, FieldError, FieldGroup, type Telling, Why } from './field.tsx';
import { fieldId } from './form.tsx';

export type Option = { value: string; label: string; hint?: string | undefined };

export type SelectProps = Telling & {
  name: string;
  label: string;
  options: readonly Option[];
  value?: string | undefined;
  autocomplete?: string | undefined;
  optionalText?: string | undefined;
};

export function Select({ name, label, options, value, hint, why, error, autocomplete, optionalText }: SelectProps) {
  return (
    <Field name={name} label={label} hint={hint} why={why} error={error} optionalText={optionalText}>
      <select
        class="input input-select"
        id={fieldId(name)}
        name={name}
        autocomplete={autocomplete}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, { hint, why, error })}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The summary's link lands on the first control of a group, so that one carries the field's id. */
const optionId = (name: string, index: number) => (index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`);

type ChoiceProps = {
  type: 'checkbox' | 'radio';
  id: string;
  name: string;
  option: Option;
  checked: boolean;
  describedby?: string | undefined;
  failed?: boolean | undefined;
};

function Choice({ type, id, name, option, checked, describedby, failed }: ChoiceProps) {
  const ids = [option.hint && `${id}-note`, describedby].filter(Boolean).join(' ');
  return (
    <div class="choice">
      <input
        class="choice-input"
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        aria-invalid={failed ? 'true' : undefined}
        aria-describedby={ids === '' ? undefined : ids}
      />
      <label class="choice-label" for={id}>
        {option.label}
      </label>
      {option.hint && (
        <p class="choice-hint" id={`${id}-note`}>
          {option.hint}
        </p>
      )}
    </div>
  );
}

export type CheckboxProps = Telling & {
  name: string;
  label: string;
  value?: string | undefined;
  checked?: boolean | undefined;
};

/** One box that stands alone: a consent, an acceptance. Never ticked unless the page says so. */
export function Checkbox({ name, label, value = 'yes', hint, why, checked = false, error }: CheckboxProps) {
  return (
    <div class={error ? 'field field-failed' : 'field'}>
      <div class="field-body">
        <FieldError name={name} text={error} />
        <Choice
          type="checkbox"
          id={fieldId(name)}
          name={name}
          option={{ value, label, hint }}
          checked={checked}
          describedby={describedBy(name, { why, error })}
          failed={Boolean(error)}
        />
      </div>
      <Why name={name} text={why} />
    </div>
  );
}

export type CheckboxesProps = Telling & {
  legend: string;
  name: string;
  options: readonly (Option & { checked?: boolean | undefined })[];
};

export function Checkboxes({ legend, hint, why, name, options, error }: CheckboxesProps) {
  return (
    <FieldGroup name={name} legend={legend} hint={hint} why={why} error={error}>
      {options.map((option, index) => (
        <Choice
          type="checkbox"
          id={optionId(name, index)}
          name={name}
          option={option}
          checked={option.checked ?? false}
        />
      ))}
    </FieldGroup>
  );
}

export type RadiosProps = Telling & {
  legend: string;
  name: string;
  options: readonly Option[];
  value?: string | undefined;
  legendAsHeading?: boolean | undefined;
};

export function Radios({ legend, hint, why, name, options, value, error, legendAsHeading }: RadiosProps) {
  return (
    <FieldGroup name={name} legend={legend} hint={hint} why={why} error={error} legendAsHeading={legendAsHeading}>
      {options.map((option, index) => (
        <Choice type="radio" id={optionId(name, index)} name={name} option={option} checked={option.value === value} />
      ))}
    </FieldGroup>
  );
}
