import type { Child } from 'hono/jsx';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet';

export type ButtonProps = {
  kind?: ButtonKind | undefined;
  type?: 'submit' | 'button' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  /** The id of a form this button belongs to when it stands outside it. */
  form?: string | undefined;
  children?: Child;
};

export function Button({
  kind = 'primary',
  type = 'submit',
  name,
  value,
  disabled,
  form,

  children,
}: ButtonProps) {
  return (
    <button class={`button button-${kind}`} type={type} name={name} value={value} disabled={disabled} form={form}>
      {children}
    </button>
  );
}

export type LinkButtonProps = { href: string; kind?: ButtonKind | undefined; children?: Child };

export function LinkButton({ href, kind = 'primary', children }: LinkButtonProps) {
  return (
    <a class={`button button-${kind}`} href={href}>
      {children}
    </a>
  );
}
