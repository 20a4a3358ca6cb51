import { describedBy, Field, type Telling } from './field.tsx';
import { fieldId } from './form.tsx';

export type TextFieldProps = Telling & {
  name: string;
  label: string;
  value?: string | undefined;
  type?: 'text' | 'email' | 'password' | 'tel' | 'number' | 'date' | 'search' | 'url' | undefined;
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url' | 'search' | undefined;
  required?: boolean | undefined;
  /** Shown after the label of a field that may stay empty. */
  optionalText?: string | undefined;
  maxlength?: number | undefined;
  width?: 'short' | 'medium' | 'full' | undefined;
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
};

/** Addresses, passwords and links are never "corrected" by a phone's keyboard. */
const LITERAL_TYPES = new Set(['email', 'password', 'url', 'tel']);

export function TextField(props: TextFieldProps) {
  const { name, label, hint, why, value, error, type = 'text', required, optionalText, width = 'full' } = props;
  const literal = LITERAL_TYPES.has(type) ? { autocapitalize: 'none' as const, spellcheck: false } : {};
  return (
    <Field name={name} label={label} hint={hint} why={why} error={error} optionalText={optionalText}>
      <input
        class={`input input-${width}`}
        id={fieldId(name)}
        name={name}
        type={type}
        value={value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        dir={props.dir}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, { hint, why, error })}
        {...literal}
      />
    </Field>
  );
}

export type CodeFieldProps = Telling & {
  label: string;
  /** Nothing else is in it: a phone shows its digits. */
  digits?: boolean | undefined;
  required?: boolean | undefined;
};

/** A code that a letter brought or an app shows. A little longer than any: what is pasted may have spaces. */
const LONGEST_CODE = 20;

export function CodeField({ digits, ...props }: CodeFieldProps) {
  return (
    <TextField
      {...props}
      name="code"
      autocomplete="one-time-code"
      inputmode={digits ? 'numeric' : undefined}
      width={digits ? 'short' : 'medium'}
      maxlength={LONGEST_CODE}
    />
  );
}

export type TextAreaProps = Telling & {
  name: string;
  label: string;
  value?: string | undefined;
  rows?: number | undefined;
  maxlength?: number | undefined;
  required?: boolean | undefined;
  optionalText?: string | undefined;
};

export function TextArea(props: TextAreaProps) {
  const { name, label, hint, why, value, error, rows = 5, maxlength, required, optionalText } = props;
  return (
    <Field name={name} label={label} hint={hint} why={why} error={error} optionalText={optionalText}>
      <textarea
        class="input input-full"
        id={fieldId(name)}
        name={name}
        rows={rows}
        maxlength={maxlength}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, { hint, why, error })}
      >
        {value ?? ''}
      </textarea>
    </Field>
  );
}

export type FileFieldProps = Telling & {
  name: string;
  label: string;
  accept?: string | undefined;
  multiple?: boolean | undefined;
};

export function FileField({ name, label, hint, why, error, accept, multiple }: FileFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} why={why} error={error}>
      <input
        class="input-file"
        id={fieldId(name)}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(name, { hint, why, error })}
      />
    </Field>
  );
}
