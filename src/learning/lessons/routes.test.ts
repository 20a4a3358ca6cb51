import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findQuiz } from '#learning/assessments';
import { enrol } from '#learning/enrolments';
import { attachMedia, updateLesson } from '#learning/programmes';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();

async function studying(given: Parameters<typeof programmeForTest>[1] = {}) {
  const programme = await programmeForTest(school.ctx, given);
  const person = await school.person();
  const { enrolmentId } = await enrol(school.as(person.id), { personId: person.id, cohortSlug: programme.cohortSlug });
  const path = (index?: number) =>
    `/learn/${programme.cohortSlug}${index === undefined ? '' : `/${programme.lessons[index]?.slug}`}`;
  const get = (address: string, headers: Record<string, string> = {}) =>
    school.request(address, { cookie: person.cookie, headers });
  const post = (address: string, form: Record<string, string | string[]> = {}) =>
    school.request(address, { form, cookie: person.cookie });
  return { programme, person, enrolmentId, path, get, post };
}

async function openingsOf(enrolmentId: string): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select lessons.slug from lesson_progress join lessons on lessons.id = lesson_id
    where enrolment_id = ${enrolmentId} order by last_opened_at desc`.execute(school.ctx.db);
  return rows.map((row) => row.slug);
}

describe('reading', () => {
  it('shows the lesson with its neighbours, and remembers where the reader stopped', async () => {
    const { get, path, enrolmentId } = await studying({ lessons: 3 });
    const html = await (await get(path(1))).text();
    expect(html).toContain('Текст урока 2.');
    expect(html).toMatch(/rel="prev"[^>]*>[^<]*Урок 1/);
    expect(html).toMatch(/rel="next"[^>]*>[^<]*Урок 3/);
    school.clock.advance({ minutes: 5 });
    await get(path(0));
    school.clock.advance({ minutes: 5 });
    await get(path(1));
    expect(await openingsOf(enrolmentId)).toEqual(['lesson-2', 'lesson-1']);
    for (const address of ['/learn', path()]) {
      expect(await (await get(address)).text()).toMatch(new RegExp(`href="${path(1)}"[^>]*>Продолжить`));
    }
  });

  it('lets in another site only when its content is asked for, and no other site then', async () => {
    const { programme, get, path } = await studying();
    const [lesson] = programme.lessons;
    if (!lesson) throw new Error('no lesson');
    const address = 'https://www.openstreetmap.org/#map=14/54.8753/69.1628';
    const texts = { ru: { title: 'Город', summary: '', body: `![Карта](${address})` } };
    await updateLesson(school.ctx, lesson.id, { texts });
    const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';
    for (const query of ['', '?show=2', '?show=0', '?show=-1', '?show=x', '?show=1.5']) {
      const closed = await get(path(0) + query);
      expect([query, closed.status, policyOf(closed).includes('frame-src')]).toEqual([query, 200, false]);
      expect(await closed.text()).not.toContain('<iframe');
    }
    const open = await get(`${path(0)}?show=1`);
    expect(policyOf(open)).toMatch(/; frame-src https:\/\/www\.openstreetmap\.org$/);
    expect(await open.text()).toContain('<iframe class="other-site-frame" src="https://www.openstreetmap.org/export/');
    expect(policyOf(await get(path(0)))).not.toContain('frame-src');
  });

  it('writes nothing when the lesson opened last is opened again', async () => {
    const { get, path, enrolmentId } = await studying();
    const versionOf = async () => {
      const { rows } = await sql<{ xmin: string }>`
        select xmin::text from lesson_progress where enrolment_id = ${enrolmentId}`.execute(school.ctx.db);
      return rows;
    };
    await get(path(0));
    const before = await versionOf();
    school.clock.advance({ minutes: 5 });
    await get(path(0));
    expect(before).toHaveLength(1);
    expect(await versionOf()).toEqual(before);
  });

  it('shows an edited lesson at once', async () => {
    const { get, path, programme } = await studying();
    await get(path(0));
    school.clock.advance({ seconds: 1 });
    await updateLesson(school.ctx, programme.lessons[0]?.id ?? '', {
      texts: { ru: { title: 'Новое имя', summary: '', body: 'Новый текст.' } },
    });
    const html = await (await get(path(0))).text();
    expect(html).toContain('Новый текст.');
    expect(html).not.toContain('Текст урока 1.');
  });

  it('says in other languages that the text is Russian', async () => {
    const { path, person } = await studying();
    const html = await (await school.request(path(0), { cookie: person.cookie, locale: 'en' })).text();
    expect(html).toContain('in Russian only');
    expect(html).toContain('<div lang="ru">');
  });

  it('asks visitors to sign in', async () => {
    const { path } = await studying();
    const response = await school.request(path(0));
    expect([302, 303, 401]).toContain(response.status);
  });

  it('is not for those who are not enrolled', async () => {
    const { path } = await studying();
    const stranger = await school.person();
    for (const address of [path(), path(0), `${path(0)}/media/map.svg`, `${path(0)}/attempts/${crypto.randomUUID()}`]) {
      expect((await school.request(address, { cookie: stranger.cookie })).status).toBe(404);
    }
    expect((await school.request(`${path(0)}/completion`, { form: {}, cookie: stranger.cookie })).status).toBe(404);
    expect(await (await school.request('/learn', { cookie: stranger.cookie })).text()).toContain(
      'Вы пока никуда не записаны',
    );
  });

  it('is not found where there is no such lesson', async () => {
    const { get, path } = await studying();
    expect((await get(`${path()}/nothing`)).status).toBe(404);
  });

  it('waits for the payment, and says so', async () => {
    const { get, path, programme, enrolmentId, post } = await studying({ priceKzt: 40_000 });
    const cohort = await get(path());
    expect(cohort.status).toBe(200);
    expect(await cohort.text()).toContain('Ждём оплату');
    const lesson = await get(path(0));
    expect(lesson.status).toBe(403);
    expect(await lesson.text()).not.toContain('Текст урока 1.');
    expect((await post(`${path(0)}/completion`)).status).toBe(404);
    expect(await openingsOf(enrolmentId)).toEqual([]);
    expect(programme.lessons).toHaveLength(2);
  });
});

describe('marking as done', () => {
  it('leads to the next lesson, and after the last one to the programme', async () => {
    const { post, path, get } = await studying({ lessons: 2 });
    expect((await post(`${path(0)}/completion`)).headers.get('location')).toBe(path(1));
    expect((await post(`${path(1)}/completion`)).headers.get('location')).toBe(path());
    expect(await (await get(path())).text()).toContain('Все уроки пройдены');
  });

  it('of a lesson that has questions leads to them', async () => {
    const { post, path } = await studying({ lessons: 1, quizzes: [0] });
    expect((await post(`${path(0)}/completion`)).headers.get('location')).toBe(`${path(0)}?done=quiz_first#questions`);
  });
});

describe('questions', () => {
  it('do not tell the answers before they are sent', async () => {
    const { get, path } = await studying({ lessons: 1, quizzes: [0] });
    const html = await (await get(path(0))).text();
    expect(html).toContain('Кого спросить первым?');
    expect(html).not.toContain('Сосед знает дом.');
    expect(html).not.toContain('correct');
    expect(html).not.toMatch(/<input[^>]*\schecked/);
  });

  it('keep what was chosen when one is left out', async () => {
    const { post, path, programme } = await studying({ lessons: 1, quizzes: [0] });
    const quiz = await findQuiz(school.ctx, programme.lessons[0]?.id ?? '');
    const [first, second] = quiz?.questions ?? [];
    const chosen = first?.options[1]?.id ?? '';
    const response = await post(`${path(0)}/attempts`, { [`q-${first?.id}`]: chosen });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(`href="#field-q-${second?.id}"`);
    expect(html).toMatch(new RegExp(`<input(?=[^>]*value="${chosen}")(?=[^>]*checked)[^>]*>`));
    expect(html).not.toContain('Сосед знает дом.');
  });

  it('are explained after they were answered', async () => {
    const { post, get, path, programme } = await studying({ lessons: 1, quizzes: [0] });
    const quiz = await findQuiz(school.ctx, programme.lessons[0]?.id ?? '');
    const form = Object.fromEntries(
      (quiz?.questions ?? []).map(({ id, options }) => [`q-${id}`, options.map((option) => option.id)]),
    );
    const response = await post(`${path(0)}/attempts`, form);
    expect(response.status).toBe(303);
    const html = await (await get(response.headers.get('location') ?? '')).text();
    expect(html).toContain('Зачтено: 1 из 2');
    expect(html).toContain('Сосед знает дом.');
    expect(await (await get(path(0))).text()).toContain('Лучшая попытка: 1 из 2.');
  });
});

describe('files of a lesson', () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>';

  async function withDrawing() {
    const study = await studying();
    await attachMedia(school.ctx, {
      lessonId: study.programme.lessons[0]?.id ?? '',
      kind: 'picture',
      name: 'map.svg',
      titles: { ru: 'Карта' },
      mediaType: 'image/svg+xml',
      source: new TextEncoder().encode(drawing),
    });
    return { ...study, address: `${study.path(0)}/media/map.svg` };
  }

  it('are sent to those who study, in parts when asked', async () => {
    const { get, address } = await withDrawing();
    const whole = await get(address);
    expect(await whole.text()).toBe(drawing);
    expect(whole.headers.get('content-security-policy')).toContain('sandbox');
    const part = await get(address, { range: 'bytes=1-3' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1-3/${drawing.length}`);
    expect(await part.text()).toBe('svg');
    expect((await get(address, { range: 'bytes=9000-' })).status).toBe(416);
    expect((await get(address, { 'if-none-match': whole.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('are not found before the payment, nor under another lesson', async () => {
    const { get, path, address, enrolmentId } = await withDrawing();
    expect((await get(`${path(1)}/media/map.svg`)).status).toBe(404);
    await sql`update enrolments set active_at = null where id = ${enrolmentId}`.execute(school.ctx.db);
    expect((await get(address)).status).toBe(404);
  });
});
