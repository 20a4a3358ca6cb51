import { describe, expect, it } from 'vitest';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { completeLesson } from '#learning/lessons';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();

async function overview(cookie: string, locale: 'ru' | 'kk' | 'en' = 'ru') {
  const answer = await school.request('/account', { cookie, locale });
  expect(answer.status).toBe(200);
  return answer.text();
}

describe('the overview', () => {
  it('greets, and offers a first step to who studies nothing yet', async () => {
    const person = await school.person();
    const html = await overview(person.cookie);
    expect(html).toContain(`Здравствуйте, ${person.name}`);
    expect(html).toContain('Вы пока нигде не учитесь');
    expect(html).toContain('href="/account/privacy"');
  });

  it('shows progress, what waits for payment, and certificates, of this person alone, in two statements', async () => {
    const [free, paid, done] = [
      await programmeForTest(school.ctx),
      await programmeForTest(school.ctx, { priceKzt: 48_000 }),
      await programmeForTest(school.ctx),
    ];
    const [person, other] = [await school.person(), await school.person()];
    const join = (cohortSlug: string) => enrol(school.as(person.id), { personId: person.id, cohortSlug });
    const study = await join(free.cohortSlug);
    const order = await join(paid.cohortSlug);
    await completeEnrolment(school.ctx, (await join(done.cohortSlug)).enrolmentId);
    const lessonId = free.lessons[0]?.id ?? '';
    await completeLesson(school.as(person.id), { personId: person.id, enrolmentId: study.enrolmentId, lessonId });
    expect(await overview(person.cookie)).toContain('Файл готовится');
    await school.runJobs();
    await overview(person.cookie);
    school.statements.length = 0;
    const html = await overview(person.cookie);
    // And the session's.
    expect(school.statements.length).toBeLessThanOrEqual(3);
    expect(html).toContain('Пройдено 1 из 2 уроков');
    expect(html).toContain(`/account/orders/${order.orderId}`);
    expect(html).toMatch(/\/account\/certificates\/[0-9a-f-]{36}\/pdf/);
    const neighbour = await overview(other.cookie);
    expect(neighbour).not.toContain(order.orderId);
    expect(neighbour).toContain('Вы пока нигде не учитесь');
  });

  it('is for those who are signed in', async () => {
    const answer = await school.request('/account', { locale: 'kk' });
    expect(answer.headers.get('location')).toBe('/kk/sign-in?next=%2Faccount');
  });
});
