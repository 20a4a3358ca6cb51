import { z } from 'zod';
import { type App, page, type Request, requirePerson, seeOther } from '#platform/http/app.ts';
import { line, oneOf, optional, paragraphs, readForm, typed } from '#platform/http/form.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { correctionsOf, correctPerson } from './correct-person.ts';
import { messages } from './messages.ts';
import { ProfilePage, type ProfileValues } from './pages.tsx';
import { formatPhone, parsePhone } from './phone.ts';
import { findProfile, getPerson } from './queries.ts';

const PATH = '/account/profile';
const answer = optional(paragraphs({ max: 1000 }));
const profileForm = z.object({
  name: line({ min: 2, max: 120 }),
  phone: optional(line({ max: 40 })),
  language: oneOf(LOCALES),
  experience: answer,
  education: answer,
  goals: answer,
});

async function storedValues(c: Request, personId: string): Promise<{ email: string; values: ProfileValues }> {
  const [person, profile] = await Promise.all([getPerson(c.var.ctx, personId), findProfile(c.var.ctx, personId)]);
  const values = {
    name: person.name,
    phone: person.phone ? formatPhone(person.phone) : '',
    language: person.locale,
    experience: profile?.experience ?? '',
    education: profile?.education ?? '',
    goals: profile?.goals ?? '',
  };
  return { email: person.email, values };
}

export function routes(app: App): void {
  app.get(PATH, async (c) => {
    const { locale } = c.var;
    const frame = { title: translator(messages, locale)('title'), area: 'learner', noindex: true } as const;
    const { personId } = requirePerson(c);
    const [stored, corrections] = await Promise.all([storedValues(c, personId), correctionsOf(c.var.ctx, personId)]);
    const saved = c.req.query('done') === 'saved';
    return page(c, frame, <ProfilePage {...{ locale, ...stored, corrections, saved }} />);
  });

  app.post(PATH, async (c) => {
    const { locale, ctx, viewer } = c.var;
    const { personId } = requirePerson(c);
    const t = translator(messages, locale);
    const form = await readForm(c, profileForm);
    const again = (errors: Record<string, string>) => {
      const given = (name: keyof ProfileValues) => typed(form.values, name) ?? '';
      const values = {
        name: given('name'),
        phone: given('phone'),
        language: given('language'),
        experience: given('experience'),
        education: given('education'),
        goals: given('goals'),
      };
      const body = <ProfilePage locale={locale} email={viewer?.email ?? ''} values={values} errors={errors} />;
      return page(c, { title: t('title'), area: 'learner', status: 422 }, body);
    };
    if (!form.ok) return again(form.errors);
    const { name, language, experience = null, education = null, goals = null } = form.value;
    const phone = form.value.phone ? parsePhone(form.value.phone) : null;
    if (phone === undefined) return again({ phone: t('phone_wrong') });
    const changes = { name, phone, locale: language, experience, education, goals };
    await correctPerson(ctx, { personId, changes, requestedBy: 'person' });
    return seeOther(c, `${PATH}?done=saved`);
  });
}
