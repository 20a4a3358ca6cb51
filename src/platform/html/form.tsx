import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

/** Field name to its message. The summary links to `fieldId(name)`. */
export type FieldErrors = Record<string, string>;

export const fieldId = (name: string) => `field-${name}`;

export type FormProps = {
  action: string;
  method?: 'post' | 'get' | undefined;
  enctype?: 'multipart/form-data' | undefined;
  errors?: FieldErrors | undefined;
  /** Heads the summary of errors: «Исправьте два ответа». */
  errorTitle?: string | undefined;
  id?: string | undefined;
  /** A long form that is not to be lost: the browser asks before a half-filled one is left. */
  guard?: boolean | undefined;
  /** Sent without a new page where there is a script; the nearest `data-closes` around it then goes away. */
  quiet?: boolean | undefined;
  children?: Child;
};

export function Form({ action, method = 'post', enctype, errors, errorTitle, id, guard, quiet, children }: FormProps) {
  const failed = errors !== undefined && Object.keys(errors).length > 0;
  return (
    <form
      class="form"
      action={action}
      method={method}
      enctype={enctype}
      id={id}
      data-guard={guard}
      data-quiet={quiet}
      novalidate
    >
      {failed && <ErrorSummary title={errorTitle ?? ''} errors={errors} />}
      {children}
    </form>
  );
}

export function ErrorSummary({ title, errors }: { title: string; errors: FieldErrors }) {
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus>
      {title !== '' && (
        <h2 class="error-summary-title">
          <Icon name="warning" />
          {title}
        </h2>
      )}
      <ul>
        {Object.entries(errors).map(([name, message]) => (
          <li>
            <a href={`#${fieldId(name)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
