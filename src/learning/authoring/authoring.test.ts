import { beforeAll, describe, expect, it } from 'vitest';
import { getLesson, getProgramme, outlineOf } from '#learning/programmes';
import { useSchool } from '#tests/harness/school.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP8z8DAwMDAxAAABgUBATGvhQYAAAAASUVORK5CYII=',
  'base64',
);
const WEBM = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84, ...Buffer.from('webm'), 1, 2, 3, 4]);
const file = (content: Uint8Array, name: string) => new File([new Uint8Array(content)], name);

describe('the office where programmes are written', () => {
  const school = useSchool();
  let cookie: string;
  let id: string;
  let lessonId: string;
  const get = async (path: string) => {
    const answer = await school.request(path, { cookie });
    return { status: answer.status, html: await answer.text(), answer };
  };
  const post = async (path: string, form: Record<string, string | File>) => {
    const answer = await school.request(path, { form, cookie });
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() };
  };

  beforeAll(async () => {
    cookie = (await school.person({ name: 'Әсел Оспанова', roles: ['manager'] })).cookie;
    const made = await post('/office/programmes', {
      title: 'Первые связи',
      slug: 'first-connections',
      level: 'start',
      hours: '6',
      price: '48 000',
    });
    expect(made.status).toBe(303);
    id = /programmes\/([0-9a-f-]{36})/.exec(made.to)?.[1] ?? '';
    await post(`/office/programmes/${id}/modules`, {
      title_ru: 'Люди вокруг',
      title_kk: 'Айналадағы адамдар',
      title_en: '',
    });
    const moduleId = (await outlineOf(school.ctx, id))[0]?.id ?? '';
    const lesson = await post(`/office/programmes/${id}/lessons`, {
      module: moduleId,
      title: 'Карта знакомств',
      slug: 'map',
      minutes: '15',
    });
    lessonId = /lessons\/([0-9a-f-]{36})/.exec(lesson.to)?.[1] ?? '';
  });

  it('is closed to visitors, learners and staff without the right', async () => {
    for (const path of [
      '/office/programmes',
      `/office/programmes/${id}`,
      `/office/programmes/${id}/lessons/${lessonId}/media`,
    ]) {
      expect((await school.request(path)).status).not.toBe(200);
      const learner = await school.person();
      expect((await school.request(path, { cookie: learner.cookie })).status).not.toBe(200);
      const accountant = await school.person({ roles: ['accountant'] });
      expect((await school.request(path, { cookie: accountant.cookie })).status).toBe(403);
    }
  });

  it('lists the programme and shows all of it on one page', async () => {
    expect((await get('/office/programmes')).html).toContain('Первые связи');
    const { html, status } = await get(`/office/programmes/${id}`);
    expect(status).toBe(200);
    expect(html).toContain('Люди вокруг');
    expect(html).toContain('Карта знакомств');
    expect(html).toContain('48\u00a0000\u00a0₸');
    expect(html).toContain('черновик');
  });

  it('opens every page of the editing', async () => {
    const lesson = `/office/programmes/${id}/lessons/${lessonId}`;
    const moduleId = (await outlineOf(school.ctx, id))[0]?.id ?? '';
    for (const path of [
      '/office/programmes/new',
      '/office/programmes?show=archived',
      `/office/programmes/${id}/facts`,
      `/office/programmes/${id}/texts/ru`,
      `/office/programmes/${id}/texts/kk`,
      `/office/programmes/${id}/modules/new`,
      `/office/programmes/${id}/modules/${moduleId}`,
      `/office/programmes/${id}/modules/${moduleId}/removal`,
      `/office/programmes/${id}/lessons/new?module=${moduleId}`,
      `/office/programmes/${id}/publication`,
      `/office/programmes/${id}/unpublication`,
      `/office/programmes/${id}/archiving`,
      `/office/programmes/${id}/restoration`,
      `${lesson}/texts/ru`,
      `${lesson}/texts/en`,
      `${lesson}/preview/ru`,
      `${lesson}/media`,
      `${lesson}/removal`,
    ]) {
      const { status, html } = await get(path);
      expect([path, status, html.match(/<h1/g)?.length]).toEqual([path, 200, 1]);
    }
  });

  it('answers 404 to what does not exist and to another programme’s lesson', async () => {
    const other = await post('/office/programmes', {
      title: 'Другая',
      slug: 'other',
      level: 'start',
      hours: '1',
      price: '0',
    });
    const otherId = /programmes\/([0-9a-f-]{36})/.exec(other.to)?.[1] ?? '';
    for (const path of [
      '/office/programmes/none',
      `/office/programmes/${lessonId}`,
      `/office/programmes/${id}/texts/de`,
      `/office/programmes/${id}/modules/${lessonId}`,
      `/office/programmes/${otherId}/lessons/${lessonId}/texts/ru`,
      `/office/programmes/${otherId}/lessons/${lessonId}/media`,
      `/office/programmes/${id}/lessons/${lessonId}/media/none.png`,
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
    const answer = await post(`/office/programmes/${otherId}/lessons/${lessonId}/removal`, {});
    expect(answer.status).toBe(404);
  });

  it('keeps what was typed and names every wrong field', async () => {
    const { status, html } = await post('/office/programmes', {
      title: 'Моё <название>',
      slug: 'Первые связи',
      level: 'start',
      hours: 'много',
      price: '-5',
    });
    expect(status).toBe(422);
    expect(html).toContain('value="Моё &lt;название&gt;"');
    expect(html).toContain('href="#field-hours"');
    expect(html).toContain('href="#field-price"');
  });

  it('refuses addresses that are taken or are none', async () => {
    const form = { title: 'Ещё', level: 'start', hours: '1', price: '0' };
    expect((await post('/office/programmes', { ...form, slug: 'first-connections' })).html).toContain('уже занят');
    expect((await post('/office/programmes', { ...form, slug: '../etc' })).html).toContain('строчные латинские');
    const moduleId = (await outlineOf(school.ctx, id))[0]?.id ?? '';
    const lesson = { title: 'Ещё', minutes: '5', module: moduleId };
    expect((await post(`/office/programmes/${id}/lessons`, { ...lesson, slug: 'map' })).html).toContain('уже занят');
    const stray = { ...lesson, slug: 'stray', module: lessonId };
    expect((await post(`/office/programmes/${id}/lessons`, stray)).html).toContain('Выберите модуль');
  });

  it('writes texts by language, and takes a translation away', async () => {
    const texts = `/office/programmes/${id}/texts`;
    const text = { title: 'Алғашқы таныстар', summary: 'Қысқаша', audience: 'Барлығына', gives: 'Карта\n\n Тізім ' };
    expect((await post(`${texts}/kk`, text)).status).toBe(303);
    expect((await getProgramme(school.ctx, id)).texts.kk?.gives).toEqual(['Карта', 'Тізім']);
    const untitled = await post(`${texts}/kk`, { ...text, title: '' });
    expect(untitled.status).toBe(422);
    expect(untitled.html).toContain('Қысқаша');
    await post(`${texts}/kk`, { title: '', summary: '', audience: '', gives: '' });
    expect((await getProgramme(school.ctx, id)).texts.kk).toBeUndefined();
    expect((await post(`${texts}/ru`, { title: '', summary: '', audience: '', gives: '' })).status).toBe(422);
  });

  it('tells of a colleague’s change instead of writing over it', async () => {
    const path = `/office/programmes/${id}/lessons/${lessonId}/texts/ru`;
    const version = /name="version" value="([0-9a-f]+)"/.exec((await get(path)).html)?.[1] ?? '';
    const text = { version, title: 'Карта', minutes: '20', summary: '', body: '## Первое' };
    expect((await post(path, text)).status).toBe(303);
    const late = await post(path, { ...text, body: '## Второе' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('## Второе');
    expect(late.html).toContain('изменил кто-то ещё');
    expect((await getLesson(school.ctx, id, 'map')).lesson).toMatchObject({
      minutes: 20,
      texts: { ru: { body: '## Первое' } },
    });
  });

  it('saves and leads to the preview, where no HTML of the writer runs', async () => {
    const base = `/office/programmes/${id}/lessons/${lessonId}`;
    const body = '## Шаг\n\n<script>alert(1)</script>\n\n![Дом](dom.png)';
    const saved = await post(`${base}/texts/ru`, { title: 'Карта', minutes: '20', body, after: 'preview' });
    expect(saved.to).toContain('/preview/ru');
    await post(`${base}/media`, { kind: 'picture', title_ru: 'Дом', file: file(PNG, 'Дом.png') });
    const { html } = await get(`${base}/preview/ru`);
    expect(html).toContain('<h2>Шаг</h2>');
    expect(html).toContain(`src="${base}/media/dom.png"`);
    expect(html).not.toContain('<script>alert');
  });

  it('takes a file under a plain name, serves it, and removes it', async () => {
    const media = `/office/programmes/${id}/lessons/${lessonId}/media`;
    const sent = await post(media, { kind: 'picture', title_ru: 'План', file: file(PNG, '..\\..\\План дома.PNG') });
    expect(sent.status).toBe(303);
    const served = await get(`${media}/plan-doma.png`);
    expect(served.answer.headers.get('content-type')).toBe('image/png');
    const { media: rows } = await getLesson(school.ctx, id, 'map');
    const row = rows.find(({ name }) => name === 'plan-doma.png');
    expect(row).toMatchObject({ width: 3, height: 2, bytes: PNG.length });
    expect((await get(`${media}/${row?.id}/removal`)).html).toContain('plan-doma.png');
    expect((await post(`${media}/${row?.id}/removal`, {})).status).toBe(303);
    expect((await get(`${media}/plan-doma.png`)).status).toBe(404);
  });

  it.each([
    [
      'a page that calls itself a picture',
      { kind: 'picture', file: file(Buffer.from('<html><script>'), 'plan.png') },
      'содержимое',
    ],
    [
      'a drawing that could run',
      { kind: 'picture', file: file(Buffer.from('<svg onload="x"/>'), 'plan.svg') },
      'содержимое',
    ],
    ['a picture sent as a video', { kind: 'video', file: file(PNG, 'talk.mp4') }, 'содержимое'],
    [
      'too large a picture',
      { kind: 'picture', file: file(Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]), 'big.png') },
      'больше 5 МБ',
    ],
    ['nothing', { kind: 'picture' }, 'Выберите файл'],
    ['zero bytes', { kind: 'picture', file: file(Buffer.alloc(0), 'plan.png') }, 'Выберите файл'],
    ['an unknown kind', { kind: 'program', file: file(PNG, 'plan.png') }, 'Выберите один'],
    ['captions without a video', { kind: 'captions', file: file(Buffer.from('WEBVTT\n'), 'a.vtt') }, 'к какому видео'],
  ] as const)('refuses %s, and keeps the caption that was typed', async (_what, form, words) => {
    const path = `/office/programmes/${id}/lessons/${lessonId}/media`;
    const { status, html } = await post(path, { title_ru: 'Подпись к файлу', ...form });
    expect(status).toBe(422);
    expect(html).toContain(words);
    expect(html).toContain('value="Подпись к файлу"');
  });

  it('ties captions to their video, and removes them with it', async () => {
    const media = `/office/programmes/${id}/lessons/${lessonId}/media`;
    await post(media, { kind: 'video', title_ru: 'Разговор', file: file(WEBM, 'talk.webm') });
    const video = (await getLesson(school.ctx, id, 'map')).media.find(({ kind }) => kind === 'video');
    const captions = { kind: 'captions', title_ru: 'Субтитры', language: 'ru', part_of: video?.id ?? '' };
    expect((await post(media, { ...captions, file: file(Buffer.from('WEBVTT\n\n'), 'talk.vtt') })).status).toBe(303);
    await post(`${media}/${video?.id}/removal`, {});
    const kinds = (await getLesson(school.ctx, id, 'map')).media.map(({ kind }) => kind);
    expect(kinds).not.toContain('captions');
  });

  it('moves, publishes after asking, and archives', async () => {
    expect((await get(`/office/programmes/${id}`)).html).toContain('краткого описания');
    const text = { title: 'Первые связи', summary: 'Кратко', audience: 'Всем', gives: 'Карта' };
    await post(`/office/programmes/${id}/texts/ru`, text);
    await post(`/office/programmes/${id}/position`, { direction: 'up' });
    expect((await get(`/office/programmes/${id}/publication`)).html).toContain('Опубликовать программу?');
    await post(`/office/programmes/${id}/publication`, {});
    expect((await school.request('/programmes/first-connections')).status).toBe(200);
    await post(`/office/programmes/${id}/archiving`, {});
    expect((await school.request('/programmes/first-connections')).status).toBe(404);
    expect((await get('/office/programmes?show=archived')).html).toContain('Первые связи');
    await post(`/office/programmes/${id}/restoration`, {});
    expect((await getProgramme(school.ctx, id)).archived_at).toBeNull();
  });

  it('removes a lesson nobody has opened, after asking', async () => {
    const path = `/office/programmes/${id}/lessons/${lessonId}/removal`;
    expect((await get(path)).html).toContain('Удалить урок');
    expect((await post(path, {})).to).toContain('done=removed');
    expect((await get(path)).status).toBe(404);
    const moduleId = (await outlineOf(school.ctx, id))[0]?.id ?? '';
    expect((await post(`/office/programmes/${id}/modules/${moduleId}/removal`, {})).to).toContain('done=removed');
    expect(await outlineOf(school.ctx, id)).toEqual([]);
  });
});
