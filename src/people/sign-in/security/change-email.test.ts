import { expect, it } from 'vitest';
import { correctPerson, findPersonByEmail, getPerson } from '#people/profiles';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();
/** What the harness gives every person. */
const PASSWORD = 'a long passphrase of a test';

async function linkTo(recipient: string): Promise<string> {
  const letters = (await school.letters()).filter((letter) => letter.recipient === recipient);
  return /token=([\w-]+)/.exec(letters.at(-1)?.text ?? '')?.[1] ?? '';
}
const ask = (cookie: string, email: string, password = PASSWORD) =>
  school.request('/account/email', { form: { email, password }, cookie });

it('changes the address once the letter to the new one is answered, and tells the old one', async () => {
  const person = await school.person();
  expect((await ask(person.cookie, 'New.One@example.kz')).headers.get('location')).toBe('/account/email?done=sent');
  expect((await getPerson(school.ctx, person.id)).email).toBe(person.email);
  const token = await linkTo('new.one@example.kz');
  expect(await (await school.request(`/confirm-new-email?token=${token}`)).text()).toContain('new.one@example.kz');
  expect((await school.request('/confirm-new-email', { form: { token } })).status).toBe(200);
  expect(await getPerson(school.ctx, person.id)).toMatchObject({ email: 'new.one@example.kz', email_verified: true });
  const letters = (await school.letters()).filter(
    ({ letter, recipient }) => letter === 'email-changed' && recipient === person.email,
  );
  expect(letters).toHaveLength(1);
  expect((await school.request('/account', { cookie: person.cookie })).status).toBe(303);
  expect((await school.request('/confirm-new-email', { form: { token } })).status).toBe(409);
});

it('asks for the password, and refuses an old or a made-up link', async () => {
  const person = await school.person();
  expect((await ask(person.cookie, 'other@example.kz', 'wrong')).status).toBe(422);
  await ask(person.cookie, 'first@example.kz');
  const first = await linkTo('first@example.kz');
  await ask(person.cookie, 'second@example.kz');
  expect((await school.request('/confirm-new-email', { form: { token: first } })).status).toBe(409);
  expect((await school.request('/confirm-new-email', { form: { token: 'made-up' } })).status).toBe(404);
  school.clock.advance({ hours: 25 });
  const late = await linkTo('second@example.kz');
  expect((await school.request(`/confirm-new-email?token=${late}`)).status).toBe(409);
  expect((await getPerson(school.ctx, person.id)).email).toBe(person.email);
});

it('does not tell whether an address is taken, and tells its owner alone', async () => {
  const [person, owner] = [await school.person(), await school.person()];
  const answer = await ask(person.cookie, owner.email);
  expect(answer.headers.get('location')).toBe('/account/email?done=sent');
  const letters = (await school.letters()).filter(({ recipient }) => recipient === owner.email);
  expect(letters.map(({ letter }) => letter)).toEqual(['known-email']);
  expect((await findPersonByEmail(school.ctx, owner.email))?.id).toBe(owner.id);
});

it('asks to confirm an address that the staff set on a case', async () => {
  const person = await school.person();
  const changes = { email: 'from.a.case@example.kz' };
  await correctPerson(school.ctx, { personId: person.id, changes, requestedBy: 'staff' });
  expect(await getPerson(school.ctx, person.id)).toMatchObject({ ...changes, email_verified: false });
  const letters = (await school.letters()).filter(({ person_id }) => person_id === person.id);
  expect(letters.map(({ letter, recipient }) => `${letter} ${recipient}`).sort()).toEqual([
    'confirm-email from.a.case@example.kz',
    `email-changed ${person.email}`,
  ]);
});
