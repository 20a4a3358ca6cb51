import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { fileKey, getStoredFile } from '#platform/files/stored-files.ts';
import { useSchool } from '#tests/harness/school.ts';
import {
  addModule,
  attachMedia,
  createLesson,
  createProgramme,
  findPublishedProgramme,
  getLesson,
  getMediaFile,
  getProgramme,
  moveLesson,
  moveModule,
  moveProgramme,
  outlineOf,
  type ProgrammesDb,
  publicationProblems,
  publishedSlugs,
  publishProgramme,
  removeLesson,
  removeMedia,
  removeModule,
  restoreLesson,
  SLUG,
  textVersion,
  writeLessonText,
  writeProgrammeText,
} from './index.ts';
import { movedBetweenModules, movedInList } from './programme.ts';

const text = (title: string) => ({ title, summary: 'Кратко', audience: 'Всем', gives: ['Список'] });
const conflict = (reason: string) => expect.objectContaining({ name: 'Conflict', reason });

describe('the order of things', () => {
  it('moves one step, and not past the ends', () => {
    expect(movedInList(['a', 'b', 'c'], 'b', 'up')).toEqual(['b', 'a', 'c']);
    expect(movedInList(['a', 'b', 'c'], 'b', 'down')).toEqual(['a', 'c', 'b']);
    expect(movedInList(['a', 'b'], 'a', 'up')).toEqual(['a', 'b']);
    expect(movedInList(['a', 'b'], 'x', 'up')).toEqual(['a', 'b']);
  });

  it('takes a lesson over the edge of its module into the next', () => {
    const modules = [
      { id: 'm1', lessonIds: ['a', 'b'] },
      { id: 'm2', lessonIds: ['c'] },
    ];
    const lists = (id: string, direction: 'up' | 'down') =>
      movedBetweenModules(modules, id, direction).map((module) => module.lessonIds);
    expect(lists('b', 'down')).toEqual([['a'], ['b', 'c']]);
    expect(lists('c', 'up')).toEqual([['a', 'b', 'c'], []]);
    expect(lists('a', 'up')).toEqual([['a', 'b'], ['c']]);
    expect(lists('a', 'down')).toEqual([['b', 'a'], ['c']]);
  });

  it('never loses or doubles a lesson', () => {
    const orders = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(orders, fc.nat(), fc.nat(), fc.constantFrom('up', 'down'), (ids, cut, pick, direction) => {
        const at = cut % (ids.length + 1);
        const modules = [
          { id: 'm1', lessonIds: ids.slice(0, at) },
          { id: 'm2', lessonIds: ids.slice(at) },
        ];
        const moved = movedBetweenModules(modules, ids[pick % ids.length] ?? '', direction);
        expect(moved.flatMap((module) => module.lessonIds).toSorted()).toEqual(ids.toSorted());
      }),
    );
  });
});

describe('an address', () => {
  it.each(['first-connections', 'a1', 'agent'])('may be %s', (slug) => expect(SLUG.test(slug)).toBe(true));
  it.each(['', 'Первые', 'A', '1a', 'a--b', '-a', 'a-', 'a b', 'a/../b', 'a\n'])('may not be %j', (slug) =>
    expect(SLUG.test(slug)).toBe(false),
  );
});

describe('what may be published', () => {
  const programme = { texts: { ru: text('Имя') }, archived_at: null };

  it('has a title, a summary, and a lesson in every module', () => {
    expect(publicationProblems(programme, [{ lessons: [] }])).toEqual(['empty_module']);
    expect(publicationProblems(programme, [])).toEqual(['no_modules']);
    const bare = { texts: { ru: { ...text(''), summary: '' } }, archived_at: null };
    expect(publicationProblems(bare, [])).toEqual(['no_title', 'no_summary', 'no_modules']);
  });

  it('is not in the archive', () => {
    const archived = { ...programme, archived_at: Temporal.Instant.from('2026-01-01T00:00:00Z') };
    const lesson = { id: '', slug: '', minutes: 1, titles: { ru: '' } };
    expect(publicationProblems(archived, [{ lessons: [lesson] }])).toEqual(['archived']);
    expect(publicationProblems(programme, [{ lessons: [lesson] }])).toEqual([]);
  });
});

describe('writing a programme', () => {
  const school = useSchool();
  let programmeId: string;
  let first: string;
  let second: string;
  const lesson = (moduleId: string, slug: string) =>
    createLesson(school.ctx, {
      moduleId,
      slug,
      minutes: 10,
      texts: { ru: { title: `Урок ${slug}`, summary: '', body: `![x](plan.svg)` } },
    });
  const slugs = async () =>
    (await outlineOf(school.ctx, programmeId)).map((module) => module.lessons.map(({ slug }) => slug));
  const lessonId = async (slug: string) => (await getLesson(school.ctx, programmeId, slug)).lesson.id;

  beforeAll(async () => {
    const { ctx } = school;
    const input = { level: 'start', hours: 6, priceKzt: 0, texts: { ru: text('Первые связи') } } as const;
    programmeId = (await createProgramme(ctx, { ...input, slug: 'first' })).id;
    await createProgramme(ctx, { ...input, slug: 'second' });
    first = (await addModule(ctx, { programmeId, titles: { ru: 'Первый' } })).id;
    second = (await addModule(ctx, { programmeId, titles: { ru: 'Второй' } })).id;
    for (const slug of ['a', 'b']) await lesson(first, slug);
    await lesson(second, 'c');
  });

  it('refuses an address that is taken or is none', async () => {
    const input = { level: 'start', hours: 1, priceKzt: 0, texts: { ru: text('Ещё') } } as const;
    await expect(createProgramme(school.ctx, { ...input, slug: 'first' })).rejects.toEqual(conflict('slug_taken'));
    await expect(createProgramme(school.ctx, { ...input, slug: '../x' })).rejects.toEqual(conflict('slug_wrong'));
    await expect(lesson(first, 'a')).rejects.toEqual(conflict('slug_taken'));
  });

  it('keeps the order that people gave', async () => {
    expect(await slugs()).toEqual([['a', 'b'], ['c']]);
    await moveLesson(school.ctx, await lessonId('b'), 'down');
    expect(await slugs()).toEqual([['a'], ['b', 'c']]);
    await moveModule(school.ctx, second, 'up');
    expect(await slugs()).toEqual([['b', 'c'], ['a']]);
    await moveModule(school.ctx, second, 'down');
    await moveLesson(school.ctx, await lessonId('b'), 'up');
    expect(await slugs()).toEqual([['a', 'b'], ['c']]);
    const { id } = await getProgramme(school.ctx, programmeId);
    await moveProgramme(school.ctx, id, 'down');
    expect((await getProgramme(school.ctx, programmeId)).position).toBe(2);
  });

  it('keeps the order whole when two people move at once', async () => {
    const [a, b] = [await lessonId('a'), await lessonId('b')];
    await Promise.all([
      moveLesson(school.ctx, a, 'down'),
      moveLesson(school.ctx, b, 'up'),
      moveLesson(school.ctx, a, 'down'),
    ]);
    expect((await slugs()).flat().toSorted()).toEqual(['a', 'b', 'c']);
    const positions = await tables<ProgrammesDb>(school.ctx)
      .selectFrom('lessons')
      .select(['module_id', 'position'])
      .where('programme_id', '=', programmeId)
      .execute();
    expect(new Set(positions.map(({ module_id, position }) => `${module_id} ${position}`)).size).toBe(3);
  });

  it('does not write over what a colleague wrote meanwhile', async () => {
    const seen = textVersion((await getProgramme(school.ctx, programmeId)).texts.ru);
    await writeProgrammeText(school.ctx, programmeId, { locale: 'ru', text: text('Иначе') }, seen);
    const late = writeProgrammeText(school.ctx, programmeId, { locale: 'ru', text: text('Моё') }, seen);
    await expect(late).rejects.toEqual(conflict('changed_meanwhile'));
    expect((await getProgramme(school.ctx, programmeId)).texts.ru.title).toBe('Иначе');
  });

  it('keeps both of two languages written at once, and takes a translation away', async () => {
    const id = await lessonId('a');
    const before = (await getLesson(school.ctx, programmeId, 'a')).lesson.texts;
    await Promise.all([
      writeLessonText(school.ctx, id, { locale: 'kk', text: { title: 'Карта' } }, textVersion(before.kk)),
      writeLessonText(school.ctx, id, { locale: 'en', text: { title: 'Map', body: 'Text' } }, textVersion(before.en)),
    ]);
    expect((await getLesson(school.ctx, programmeId, 'a')).lesson.texts).toMatchObject({
      kk: { title: 'Карта' },
      en: { title: 'Map', body: 'Text' },
    });
    await writeLessonText(school.ctx, id, { locale: 'kk', text: undefined });
    expect(Object.keys((await getLesson(school.ctx, programmeId, 'a')).lesson.texts).toSorted()).toEqual(['en', 'ru']);
  });

  it('attaches a file under a plain name of its own, and removes it with its bytes', async () => {
    const id = await lessonId('a');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"></svg>');
    const input = {
      lessonId: id,
      kind: 'picture',
      titles: { ru: 'План' },
      mediaType: 'image/svg+xml',
      source: svg,
    } as const;
    const { id: mediaId } = await attachMedia(school.ctx, { ...input, name: 'plan.svg' });
    await expect(attachMedia(school.ctx, { ...input, name: 'plan.svg' })).rejects.toEqual(conflict('media_name_taken'));
    for (const name of ['../plan.svg', 'План.svg', '.hidden', 'a/b.svg', '']) {
      await expect(attachMedia(school.ctx, { ...input, name })).rejects.toEqual(conflict('media_name_wrong'));
    }
    const { media } = await getLesson(school.ctx, programmeId, 'a');
    expect(media).toMatchObject([{ name: 'plan.svg', width: 30, height: 20, bytes: svg.length }]);
    const file = await getMediaFile(school.ctx, id, 'plan.svg');
    expect(await school.ctx.files.exists(fileKey(file))).toBe(true);
    await removeMedia(school.ctx, id, mediaId);
    await school.runJobs();
    expect(await school.ctx.files.exists(fileKey(file))).toBe(false);
    await expect(getStoredFile(school.ctx, file.id)).rejects.toThrow(NotFound);
  });

  it('removes an unopened lesson with its files and quiz', async () => {
    const { id } = await lesson(second, 'short-lived');
    await attachMedia(school.ctx, {
      lessonId: id,
      kind: 'file',
      name: 'x.pdf',
      titles: { ru: 'Лист' },
      mediaType: 'application/pdf',
      source: Buffer.from('%PDF-'),
    });
    const file = await getMediaFile(school.ctx, id, 'x.pdf');
    await sql`insert into quizzes (lesson_id, pass_percent, updated_at) values (${id}, 50, now())`.execute(
      school.ctx.db,
    );
    const undone = (act: (tx: Context) => Promise<unknown>) =>
      transact(school.ctx, async (tx) => {
        await act(tx);
        throw new Error('what came after it failed');
      });
    const [media] = (await getLesson(school.ctx, programmeId, 'short-lived')).media;
    await expect(undone((tx) => removeMedia(tx, id, media?.id ?? ''))).rejects.toThrow('what came after');
    await expect(undone((tx) => removeLesson(tx, id))).rejects.toThrow('what came after');
    await school.runJobs();
    expect(await school.ctx.files.exists(fileKey(file))).toBe(true);
    expect(await removeLesson(school.ctx, id)).toBe('removed');
    await school.runJobs();
    expect(await school.ctx.files.exists(fileKey(file))).toBe(false);
    await expect(getLesson(school.ctx, programmeId, 'short-lived')).rejects.toThrow(NotFound);
  });

  it('archives a lesson somebody has worked in, and brings it back', async () => {
    const { id } = await lesson(second, 'loved');
    await attachMedia(school.ctx, {
      lessonId: id,
      kind: 'file',
      name: 'x.pdf',
      titles: { ru: 'Лист' },
      mediaType: 'application/pdf',
      source: Buffer.from('%PDF-'),
    });
    const learner = await school.person();
    await sql`with cohort as (insert into cohorts (id, programme_id, slug, titles, starts_on, created_at)
        values (gen_random_uuid(), ${programmeId}, 'c', '{"ru":"Поток"}', '2026-11-01', now()) returning id),
      enrolment as (insert into enrolments (id, person_id, programme_id, cohort_id, placed_at)
        select gen_random_uuid(), ${learner.id}, ${programmeId}, id, now() from cohort returning id)
      insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
        select gen_random_uuid(), ${learner.id}, id, ${id}, now(), now() from enrolment`.execute(school.ctx.db);
    expect(await removeLesson(school.ctx, id)).toBe('archived');
    expect((await slugs()).flat()).not.toContain('loved');
    await expect(getLesson(school.ctx, programmeId, 'loved')).rejects.toThrow(NotFound);
    await restoreLesson(school.ctx, id, second);
    expect((await slugs())[1]?.at(-1)).toBe('loved');
    expect((await getLesson(school.ctx, programmeId, 'loved')).media).toHaveLength(1);
  });

  it('removes an empty module only', async () => {
    await expect(removeModule(school.ctx, second)).rejects.toEqual(conflict('module_has_lessons'));
    const { id } = await addModule(school.ctx, { programmeId, titles: { ru: 'Лишний' } });
    await removeModule(school.ctx, id);
    expect((await outlineOf(school.ctx, programmeId)).map((module) => module.titles.ru)).toEqual(['Первый', 'Второй']);
  });

  it('publishes what is whole, and says what is missing', async () => {
    expect(await findPublishedProgramme(school.ctx, 'first')).toBeUndefined();
    await publishProgramme(school.ctx, programmeId);
    expect(await findPublishedProgramme(school.ctx, 'first')).toMatchObject({ id: programmeId });
    expect(await publishedSlugs(school.ctx)).toEqual(['first']);
    const other = await tables<ProgrammesDb>(school.ctx)
      .selectFrom('programmes')
      .select('id')
      .where('slug', '=', 'second')
      .executeTakeFirstOrThrow();
    await expect(publishProgramme(school.ctx, other.id)).rejects.toThrow(Conflict);
  });
});
