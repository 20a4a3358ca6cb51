import { describe, expect, it } from 'vitest';
import { findPersonByEmail, getPerson } from '#people/profiles';
import { endRole, grantRole } from '#people/roles';
import { currentCode, findSignedIn } from '#people/sign-in';
import type { AuditDb } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { TEST_PASSWORD } from '#tests/harness/people.ts';
import { useSchool } from '#tests/harness/school.ts';
import { inviteStaff } from './index.ts';

const school = useSchool();
const PASSWORD = 'two kettles and a map';

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((line) => line.startsWith('school.session_token'))
    ?.split(';')[0] ?? '';
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
const audited = (action: string, personId?: string) =>
  tables<AuditDb>(school.ctx)
    .selectFrom('audit_events')
    .selectAll()
    .where('action', '=', action)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .execute();

describe('the doors of the office', () => {
  it('are for staff who showed a second factor; for other people there is no office', async () => {
    const learner = await school.person();
    const staff = await school.person({ roles: ['administrator'] });
    const bare = await school.person();
    await grantRole(school.ctx, { personId: bare.id, role: 'administrator' });
    for (const path of ['/office/staff', '/office/people', `/office/people/${learner.id}`]) {
      expect((await school.request(path)).headers.get('location'), path).toBe(
        `/sign-in?next=${encodeURIComponent(path)}`,
      );
      expect((await school.request(path, { cookie: learner.cookie })).status, path).toBe(404);
      expect((await school.request(path, { cookie: bare.cookie })).headers.get('location'), path).toBe(
        '/account/security/second-factor',
      );
      expect((await school.request(path, { cookie: staff.cookie })).status, path).toBe(200);
    }
  });

  it('open the rooms of one’s roles only, and close at once when the last role ends', async () => {
    const accountant = await school.person({ roles: ['accountant'] });
    expect((await school.request('/office/people', { cookie: accountant.cookie })).status).toBe(403);
    expect((await school.request('/office/staff/invitations', { form: {}, cookie: accountant.cookie })).status).toBe(
      403,
    );
    const adviser = await school.person({ roles: ['adviser'] });
    expect((await school.request('/office/people', { cookie: adviser.cookie })).status).toBe(200);
    await endRole(school.ctx, { personId: adviser.id, role: 'adviser' });
    expect((await school.request('/office/people', { cookie: adviser.cookie })).status).toBe(404);
  });
});

describe('joining the staff', () => {
  it('goes from the letter to a name, a password, and the second step; then the office opens', async () => {
    const administrator = await school.person({ roles: ['administrator'] });
    const email = 'gulnar@example.kz';
    const form = { email, role: 'manager', language: 'kk' };
    const invited = await school.request('/office/staff/invitations', { form, cookie: administrator.cookie });
    expect(invited.headers.get('location')).toBe('/office/staff?done=invited');
    const letter = (await school.letters()).find((each) => each.recipient === email);
    expect(letter).toMatchObject({ letter: 'staff-invitation', locale: 'kk', person_id: null });
    const link = /http\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    expect((await school.request(link.replace('http://school.test', ''))).status).toBe(200);

    const join = (given: Record<string, string>) =>
      school.request('/staff/join', { form: { token: tokenOf(link), ...given } });
    const weak = await join({ name: 'Гүлнар Ахметқызы', password: 'qwertyuiop' });
    expect(weak.status).toBe(422);
    expect(await weak.text()).toContain('value="Гүлнар Ахметқызы"');
    const joined = await join({ name: 'Гүлнар Ахметқызы', password: PASSWORD });
    expect(joined.headers.get('location')).toBe('/account/security/second-factor');
    const person = await findPersonByEmail(school.ctx, email);
    expect(person).toMatchObject({ name: 'Гүлнар Ахметқызы', email_verified: true, adult_confirmed_at: null });

    const cookie = cookieOf(joined);
    expect(await findSignedIn(school.ctx, cookie)).toMatchObject({
      actor: { roles: ['manager'], secondFactor: false },
    });
    expect((await school.request('/office/people', { cookie })).headers.get('location')).toBe(
      '/account/security/second-factor',
    );
    await school.request('/account/security/second-factor', { form: {}, cookie });
    const code = await currentCode(school.ctx, person?.id ?? '');
    const proved = await school.request('/account/security/second-factor/confirmation', { form: { code }, cookie });
    expect(await proved.text()).toContain('href="/office"');
    expect((await school.request('/office/people', { cookie: cookieOf(proved) })).status).toBe(200);

    const again = await join({ name: 'Кто-то другой', password: PASSWORD });
    expect(again.status).toBe(409);
    expect((await audited('staff.joined', person?.id))[0]).toMatchObject({
      person_id: person?.id,
      details: { role: 'manager' },
    });
  });

  it('asks who has an account already to sign in, and nobody else gets the role', async () => {
    const [owner, stranger] = [await school.person(), await school.person()];
    const { link } = await inviteStaff(school.ctx, { email: owner.email.toUpperCase(), role: 'adviser', locale: 'ru' });
    const token = tokenOf(link);
    const path = `/staff/join?token=${token}`;
    expect(await (await school.request(path)).text()).toContain(`/sign-in?next=${encodeURIComponent(path)}`);
    const asNew = await school.request('/staff/join', { form: { token, name: 'Самозванец', password: PASSWORD } });
    expect(asNew.headers.get('location')).toBe(path);
    const accept = (cookie: string) => school.request('/staff/join/acceptance', { form: { token }, cookie });
    expect((await accept(stranger.cookie)).headers.get('location')).toBe(path);
    expect(await findSignedIn(school.ctx, stranger.cookie)).toMatchObject({ actor: { roles: [] } });
    expect((await accept(owner.cookie)).headers.get('location')).toBe('/office');
    expect(await findSignedIn(school.ctx, owner.cookie)).toMatchObject({ actor: { roles: ['adviser'] } });
    expect((await accept(owner.cookie)).status).toBe(409);
    expect((await school.request('/sign-in', { form: { email: owner.email, password: TEST_PASSWORD } })).status).toBe(
      303,
    );
  });

  it('refuses links that are over, withdrawn, replaced or made up', async () => {
    const administrator = await school.person({ roles: ['administrator'] });
    const invite = (email: string) => inviteStaff(school.ctx, { email, role: 'instructor', locale: 'ru' });
    const status = async (link: string) => (await school.request(`/staff/join?token=${tokenOf(link)}`)).status;
    const [late, withdrawn, replaced] = [
      await invite('late@x.kz'),
      await invite('gone@x.kz'),
      await invite('twice@x.kz'),
    ];
    const replacing = await invite('twice@x.kz');
    await school.request(`/office/staff/invitations/${withdrawn.invitationId}/withdrawal`, {
      form: {},
      cookie: administrator.cookie,
    });
    expect([await status(withdrawn.link), await status(replaced.link), await status(replacing.link)]).toEqual([
      409, 409, 200,
    ]);
    expect(await status(`${replacing.link}x`)).toBe(404);
    school.clock.advance({ hours: 7 * 24 });
    expect(await status(late.link)).toBe(409);
  });

  it('takes an invitation once, even twice at the same moment', async () => {
    const { link } = await inviteStaff(school.ctx, { email: 'twins@example.kz', role: 'instructor', locale: 'ru' });
    const form = { token: tokenOf(link), name: 'Близнецы Вместе', password: PASSWORD };
    const answers = await Promise.all([1, 2].map(() => school.request('/staff/join', { form })));
    expect(
      answers.filter((answer) => answer.headers.get('location') === '/account/security/second-factor'),
    ).toHaveLength(1);
  });
});

describe('the list of staff', () => {
  it('ends a role, and keeps the last administrator', async () => {
    const administrators = await tables<{ staff_roles: { role: string; person_id: string; ended_at: null | string } }>(
      school.ctx,
    )
      .selectFrom('staff_roles')
      .select('person_id')
      .where('role', '=', 'administrator')
      .where('ended_at', 'is', null)
      .execute();
    const last = await school.person({ roles: ['administrator'], name: 'Последняя Надежда' });
    for (const { person_id } of administrators)
      await endRole(school.ctx, { personId: person_id, role: 'administrator' });
    await expect(endRole(school.ctx, { personId: last.id, role: 'administrator' })).rejects.toBeInstanceOf(Conflict);
    const path = (role: string) => `/office/staff/${last.id}/roles/${role}/ending`;
    const refused = await school.request(path('administrator'), { form: {}, cookie: last.cookie });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('Это последний администратор');
    expect((await school.request(path('manager'), { form: {}, cookie: last.cookie })).status).toBe(404);
    expect((await school.request(path('emperor'), { form: {}, cookie: last.cookie })).status).toBe(404);
    const colleague = await school.person({ roles: ['manager'], name: 'Марат Оспанов' });
    expect(await (await school.request('/office/staff', { cookie: last.cookie })).text()).toContain('Марат Оспанов');
    await school.request(`/office/staff/${colleague.id}/roles/manager/ending`, { form: {}, cookie: last.cookie });
    expect(await (await school.request('/office/staff', { cookie: last.cookie })).text()).not.toContain(
      'Марат Оспанов',
    );
    expect((await audited('role.ended', colleague.id))[0]).toMatchObject({
      actor_id: last.id,
      person_id: colleague.id,
    });
  });
});

describe('people, as the office sees them', () => {
  it('are found by a posted name, never by one in the address', async () => {
    const adviser = await school.person({ roles: ['adviser'] });
    await school.person({ name: 'Жұлдыз Қайратқызы', email: 'zhuldyz@example.kz' });
    const search = async (form: Record<string, string>) =>
      school.request('/office/people', { form, cookie: adviser.cookie });
    for (const text of ['жұлдыз', 'ZHULDYZ@'])
      expect(await (await search({ search: text })).text()).toContain('Жұлдыз Қайратқызы');
    for (const text of ['%', '_', '\\'])
      expect(await (await search({ search: text })).text()).toContain('Никого не нашлось');
    expect((await search({ search: '', state: 'staff' })).headers.get('location')).toBe('/office/people?state=staff');
    const staffOnly = await (
      await school.request('/office/people?state=staff&page=abc', { cookie: adviser.cookie })
    ).text();
    expect(staffOnly).not.toContain('Жұлдыз Қайратқызы');
    expect(staffOnly).toContain(adviser.email);
    const traces = (await audited('people.listed')).map(({ details }) => details);
    const onPage = new Set(staffOnly.match(/\/office\/people\/[0-9a-f-]{36}/g)).size;
    expect(traces).toContainEqual({ count: 1, searched: true });
    expect(traces).toContainEqual({ count: onPage, searched: false });
  });

  it('are opened for a reason, which is recorded', async () => {
    const adviser = await school.person({ roles: ['adviser'] });
    const person = await school.person({ name: 'Сауле Данова' });
    const path = `/office/people/${person.id}`;
    const asked = await (await school.request(path, { cookie: adviser.cookie })).text();
    expect(asked).not.toContain('Сауле Данова');
    expect(await audited('person.read')).toEqual([]);
    expect((await school.request(path, { form: { reason: 'curiosity' }, cookie: adviser.cookie })).status).toBe(422);
    const shown = await school.request(path, { form: { reason: 'support' }, cookie: adviser.cookie });
    expect(await shown.text()).toContain('Сауле Данова');
    expect((await audited('person.read', person.id))[0]).toMatchObject({
      actor_id: adviser.id,
      person_id: person.id,
      reason: 'support',
    });
    const nobody = `/office/people/${school.ctx.ids.uuid()}`;
    expect((await school.request(nobody, { form: { reason: 'support' }, cookie: adviser.cookie })).status).toBe(404);
    expect(
      (await school.request('/office/people/1', { form: { reason: 'support' }, cookie: adviser.cookie })).status,
    ).toBe(404);
  });

  it('lose a second factor they cannot show by an administrator’s hand, and their sessions with it', async () => {
    const administrator = await school.person({ roles: ['administrator'] });
    const adviser = await school.person({ roles: ['adviser'] });
    const { enrolSecondFactor } = await import('#people/sign-in');
    await enrolSecondFactor(school.ctx, adviser.id);
    const drop = (personId: string, cookie: string) =>
      school.request(`/office/people/${personId}/second-factor/removal`, { form: {}, cookie });
    expect((await drop(adviser.id, adviser.cookie)).status).toBe(403);
    expect((await drop(administrator.id, administrator.cookie)).status).toBe(403);
    expect((await drop(adviser.id, administrator.cookie)).status).toBe(303);
    expect((await getPerson(school.ctx, adviser.id)).two_factor_enabled).toBe(false);
    expect(await findSignedIn(school.ctx, adviser.cookie)).toBeUndefined();
    expect((await audited('second-factor.off', adviser.id))[0]).toMatchObject({
      actor_id: administrator.id,
      person_id: adviser.id,
    });
  });
});
