/** An act on a case that could not be done: what was typed stays where it was typed, and the error beside it. */
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { RIGHTS, type Right } from '#privacy/fulfilment';

export interface FailedAct {
  /** The end of the path its form is posted to. */
  readonly act: string;
  readonly values: FormValues;
  /** None where the form was in order, and the case no longer was. */
  readonly errors: FieldErrors;
}

/** The one form of the act: its fields as they were typed; of any other act nothing. */
export function formOf(failed: FailedAct | undefined, act: string, errorTitle: string) {
  const mine = failed?.act === act ? failed : undefined;
  return {
    failed: mine !== undefined,
    summary: mine ? { errors: { ...mine.errors }, errorTitle } : {},
    field: (name: string) => ({ name, value: typed(mine?.values, name), error: mine?.errors[name] }),
  };
}

export function failedRight(failed: FailedAct | undefined): (FailedAct & { readonly right: Right }) | undefined {
  const right = RIGHTS.find((each) => failed?.act === `rights/${each}`);
  return failed && right && { ...failed, right };
}

const LONG_TEXTS: Readonly<Record<string, string>> = { answer: 'answer', refusal: 'explanation', letters: 'text' };

/** The long text of an act whose form is not on the page any more. */
export function unsentText(failed: FailedAct, acts: readonly string[]): string | undefined {
  const name = LONG_TEXTS[failed.act];
  return name === undefined || acts.includes(failed.act) ? undefined : typed(failed.values, name);
}
