import { z } from 'zod';
import { newPassword, passwordProblem, passwordProblemText, pathAfterSignIn } from '#people/sign-in';
import { type App, page, type Request, seeOther } from '#platform/http/app.ts';
import { email, type FieldErrors, type FormValues, line, readForm, typed } from '#platform/http/form.ts';
import { translator } from '#platform/i18n/messages.ts';
import { consentFields, givenIn } from '#privacy/consents';
import { ageField } from '#privacy/minors';
import { countAttempt } from '#protection/intrusion';
import { messages } from './messages.ts';
import { AgePage, DetailsPage, LetterSentPage, NAME_LENGTH } from './pages.tsx';
import { registerPerson } from './register-person.ts';

const age = z.object({ adult: ageField });
const details = z.object({
  name: line({ max: NAME_LENGTH }),
  email,
  password: newPassword,
  ...consentFields,
});

/** Enough for a class in one room; few enough that nobody fills the school with accounts or a mailbox with letters. */
const FROM_ONE_ADDRESS = { kind: 'sign-up.address', limit: 30, window: { hours: 1 } } as const;
const WITH_ONE_EMAIL = { kind: 'sign-up.email', limit: 5, window: { hours: 1 } } as const;

interface Shown {
  readonly values?: FormValues;
  readonly errors?: FieldErrors;
}

export const routes = (app: App) => {
  app.get('/sign-up', (c) => {
    if (c.var.ctx.actor.kind === 'person') return seeOther(c, pathAfterSignIn(c.req.query('next')) ?? '/account');
    return agePage(c, pathAfterSignIn(c.req.query('next')));
  });

  app.post('/sign-up', async (c) => {
    const { ctx, locale, address } = c.var;
    const asked = await readForm(c, age);
    const next = pathAfterSignIn(typed(asked.values, 'next'));
    if (!asked.ok) return agePage(c, next, asked);
    if (asked.value.adult === 'no') return seeOther(c, '/sign-up/under-18');
    // The answer to the first question alone: the second page follows, with nothing wrong on it yet.
    if (!('email' in asked.values)) return detailsPage(c, next);
    const form = await readForm(c, details);
    if (!form.ok) return detailsPage(c, next, { values: form.values, errors: namingEmpty(c, form) });
    const { name, password } = form.value;
    const problem = passwordProblem(password, { email: form.value.email, name });
    if (problem) {
      return detailsPage(c, next, { values: form.values, errors: { password: passwordProblemText(problem, locale) } });
    }
    await countAttempt(ctx, { ...FROM_ONE_ADDRESS, who: address });
    await countAttempt(ctx, { ...WITH_ONE_EMAIL, who: form.value.email });
    await registerPerson(ctx, { name, email: form.value.email, password, locale, given: givenIn(form.value), next });
    return seeOther(c, '/sign-up/letter');
  });

  app.get('/sign-up/letter', (c) => {
    const { locale, ctx } = c.var;
    const title = translator(messages, locale)('sent_title');
    return page(c, { title, noindex: true, focused: true }, <LetterSentPage locale={locale} demo={ctx.demo} />);
  });
};

/** The summary on top lists errors without their fields, so that each empty field says its own name. */
function namingEmpty(c: Request, { values, errors }: { values: FormValues; errors: FieldErrors }): FieldErrors {
  const t = translator(messages, c.var.locale);
  const empty = (['name', 'email', 'password'] as const).filter(
    (field) => errors[field] && !typed(values, field)?.trim(),
  );
  return { ...errors, ...Object.fromEntries(empty.map((field) => [field, t(`${field}_missing`)])) };
}

function agePage(c: Request, next: string | undefined, { values, errors }: Shown = {}): Response | Promise<Response> {
  const { locale } = c.var;
  const t = translator(messages, locale);
  return page(
    c,
    { title: t('title'), description: t('description'), focused: true, ...(errors && { status: 422 as const }) },
    <AgePage locale={locale} next={next} values={values} errors={errors} />,
  );
}

function detailsPage(
  c: Request,
  next: string | undefined,
  { values, errors }: Shown = {},
): Response | Promise<Response> {
  const { locale } = c.var;
  return page(
    c,
    {
      title: translator(messages, locale)('title'),
      focused: true,
      noindex: true,
      ...(errors && { status: 422 as const }),
    },
    <DetailsPage locale={locale} next={next} values={values} errors={errors} />,
  );
}
