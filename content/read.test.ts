import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LessonContent, type LessonText, type Locale, readSchoolContent, type SchoolContent } from './read.ts';

const LOCALES: readonly Locale[] = ['ru', 'kk', 'en'];
/** Kazakh says in one word what Russian says in two; English needs more words than Russian. */
const WORDS: Readonly<Record<Locale, readonly [least: number, most: number]>> = {
  ru: [600, 1100],
  kk: [480, 1000],
  en: [650, 1300],
};

let content: SchoolContent;
beforeAll(async () => {
  content = await readSchoolContent();
});

const lessonsOf = (slug: string): LessonContent[] =>
  content.programmes.filter((p) => p.slug === slug).flatMap((p) => p.modules.flatMap((m) => m.lessons));
const allLessons = (): LessonContent[] => content.programmes.flatMap((p) => p.modules.flatMap((m) => m.lessons));
const written = (lesson: LessonContent): [Locale, LessonText][] =>
  LOCALES.flatMap((locale): [Locale, LessonText][] => {
    const text = lesson.texts[locale];
    return text ? [[locale, text]] : [];
  });
/** Paths and values of every string below a value. */
function strings(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}/${key}`));
}
const headings = (body: string): string[] =>
  [...body.matchAll(/^(#{2,3}) /gm)].map(([, marks = '']) => `h${marks.length}`);

describe('the demo school', () => {
  it('has a free programme of five lessons and a paid one of seven', () => {
    expect(content.programmes.map((p) => [p.slug, p.priceKzt, p.modules.map((m) => m.lessons.length)])).toEqual([
      ['first-connections', 0, [2, 3]],
      ['agent-career', 48_000, [2, 3, 2]],
    ]);
  });

  it('describes both programmes and every syllabus in three languages', () => {
    for (const programme of content.programmes) {
      expect(Object.keys(programme.texts).toSorted()).toEqual(['en', 'kk', 'ru']);
      for (const module of programme.modules) {
        for (const titles of [module.titles, ...module.lessons.map((lesson) => lesson.titles)]) {
          expect(Object.keys(titles).toSorted(), titles.ru).toEqual(['en', 'kk', 'ru']);
        }
      }
    }
  });

  it('gives the free programme whole in three languages, of one structure', () => {
    for (const lesson of lessonsOf('first-connections')) {
      const { ru, kk, en } = lesson.texts;
      expect(headings(kk?.body ?? ''), `${lesson.slug} kk`).toEqual(headings(ru.body));
      expect(headings(en?.body ?? ''), `${lesson.slug} en`).toEqual(headings(ru.body));
      for (const [path, text] of strings(lesson.quiz ?? {})) expect(text, path).not.toBe('');
      for (const question of lesson.quiz?.questions ?? []) {
        const texts = [question.prompt, question.explanation, ...question.options.map((option) => option.text)];
        for (const text of texts) expect(Object.keys(text).toSorted(), text.ru).toEqual(['en', 'kk', 'ru']);
      }
    }
  });

  it('keeps every lesson long enough to teach and short enough for an evening', () => {
    for (const lesson of allLessons()) {
      for (const [locale, { body }] of written(lesson)) {
        const words = body.split(/[\s|]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
        const [least, most] = WORDS[locale];
        expect(words, `${lesson.slug} ${locale}`).toBeGreaterThanOrEqual(least);
        expect(words, `${lesson.slug} ${locale}`).toBeLessThanOrEqual(most);
      }
    }
  });

  it('gives every lesson an exercise for today and a summary', () => {
    const exercise = { ru: '## Сделайте сегодня', kk: '## Бүгін істеңіз', en: '## Do this today' };
    const summary = { ru: '## Коротко', kk: '## Қысқаша', en: '## In short' };
    for (const lesson of allLessons()) {
      for (const [locale, { body }] of written(lesson)) {
        expect(body, `${lesson.slug} ${locale}`).toContain(`\n${exercise[locale]}\n`);
        expect(body, `${lesson.slug} ${locale}`).toContain(`\n${summary[locale]}\n`);
      }
    }
  });

  it('asks three to four questions midway and six to eight at the end of the free programme', () => {
    const counts = lessonsOf('first-connections').map((lesson) => lesson.quiz?.questions.length ?? 0);
    expect(counts.map((count) => (count === 0 ? '-' : count <= 4 ? 'mid' : 'end'))).toEqual([
      '-',
      'mid',
      '-',
      '-',
      'end',
    ]);
    expect(counts[1]).toBeGreaterThanOrEqual(3);
    expect(counts[4]).toBeGreaterThanOrEqual(6);
    expect(counts[4]).toBeLessThanOrEqual(8);
    expect(lessonsOf('agent-career').filter((lesson) => lesson.quiz)).toHaveLength(2);
  });

  it('does not give a quiz answer away by its place', () => {
    for (const lesson of allLessons().filter(({ quiz }) => quiz)) {
      const places = lesson.quiz?.questions.map(({ options }) => options.findIndex(({ correct }) => correct));
      expect(new Set(places).size, lesson.slug).toBeGreaterThan(1);
    }
  });

  it('holds no control characters, exclamation marks or Latin letters inside Cyrillic words', () => {
    for (const [path, text] of strings(content)) {
      if (path.endsWith('/path')) continue;
      expect(text, path).not.toMatch(/[[\p{Cc}\p{Cf}]--\n]/v);
      expect(text.replaceAll('![', '['), path).not.toContain('!');
      expect(text, path).not.toMatch(/[\p{Script=Cyrillic}][a-z]|[a-z][\p{Script=Cyrillic}]/iu);
    }
  });

  it('draws pictures without scripts, outside references or letters', async () => {
    const pictures = allLessons().flatMap(({ media }) => media.filter(({ kind }) => kind === 'picture'));
    expect(pictures.length).toBeGreaterThanOrEqual(4);
    for (const { path, file } of pictures) {
      const svg = await readFile(path, 'utf8');
      expect(svg.length, file).toBeLessThan(20_000);
      expect(svg, file).not.toMatch(/<script|<foreignObject|href=|url\(http|style=|currentColor/i);
      for (const [, text = ''] of svg.matchAll(/<text[^>]*>([^<]*)/g)) expect(text, file).toMatch(/^[\d.,\s]*$/);
    }
  });

  it('shows every picture, file and video it keeps in the lesson text', () => {
    for (const lesson of allLessons()) {
      for (const item of lesson.media) {
        const texts = written(lesson).filter(([locale]) => !item.locale || item.locale === locale);
        for (const [locale, { body }] of texts) {
          expect(body, `${lesson.slug} ${locale}`).toContain(`](${item.file})`);
        }
      }
    }
  });

  it('captions its video in three languages and gives it a poster and an end', async () => {
    const videos = allLessons().flatMap(({ media }) => media.filter(({ kind }) => kind === 'video'));
    expect(videos).toHaveLength(1);
    for (const video of videos) {
      expect(Object.keys(video.captions ?? {}).toSorted()).toEqual(['en', 'kk', 'ru']);
      expect(video.poster?.mediaType).toMatch(/^image\//);
      for (const captions of Object.values(video.captions ?? {})) {
        expect(await readFile(captions.path, 'utf8'), captions.file).toMatch(/^WEBVTT\n\n/);
      }
      const bytes = await readFile(video.path);
      expect(bytes.length).toBeLessThan(600_000);
      // Matroska's Duration element (id 0x4489) as a 64-bit float of milliseconds; recorders leave it out.
      const at = bytes.indexOf(Buffer.from([0x44, 0x89, 0x88]));
      expect(at).toBeGreaterThan(0);
      const seconds = bytes.readDoubleBE(at + 3) / 1000;
      expect(seconds).toBeGreaterThanOrEqual(15);
      expect(seconds).toBeLessThanOrEqual(25);
    }
  });

  it('keeps its printable sheets small', async () => {
    const sheets = allLessons().flatMap(({ media }) => media.filter(({ kind }) => kind === 'file'));
    expect(sheets.map(({ locale }) => locale).toSorted()).toEqual(['en', 'kk', 'ru']);
    for (const { path, file } of sheets) {
      const bytes = await readFile(path);
      expect(bytes.subarray(0, 5).toString('latin1'), file).toBe('%PDF-');
      expect(bytes.length, file).toBeLessThan(150_000);
    }
  });

  it('runs cohorts of known programmes, led by its instructor, with sessions in order inside their days', () => {
    const instructors = content.cast.filter(({ role }) => role === 'instructor').map(({ email }) => email);
    expect(content.cohorts.map(({ programme }) => programme).toSorted()).toEqual(['agent-career', 'first-connections']);
    for (const cohort of content.cohorts) {
      expect(instructors).toContain(cohort.instructor);
      const days = cohort.sessions.map(({ day }) => day);
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      for (const day of days) {
        expect(day).toBeGreaterThanOrEqual(cohort.startsDay);
        expect(day).toBeLessThanOrEqual(cohort.endsDay ?? Number.POSITIVE_INFINITY);
      }
    }
    expect(content.cohorts.find(({ programme }) => programme === 'agent-career')?.sessions).toHaveLength(6);
  });

  it('has a cast of twelve: every staff role once and six learners whose progress fits the programmes', () => {
    const { cast } = content;
    expect(new Set(cast.map(({ email }) => email)).size).toBe(12);
    expect(
      cast
        .map(({ role }) => role)
        .filter((role) => role !== 'learner')
        .toSorted(),
    ).toEqual(['accountant', 'administrator', 'adviser', 'instructor', 'manager', 'privacy-officer']);
    for (const { state, programme, lessonsDone } of cast.flatMap(({ enrolments }) => enrolments)) {
      const count = lessonsOf(programme).length;
      expect(count).toBeGreaterThan(0);
      if (state === 'completed') expect(lessonsDone).toBe(count);
      else if (state === 'under-way') expect(lessonsDone > 0 && lessonsDone < count).toBe(true);
      else expect(lessonsDone).toBe(0);
    }
  });
});

describe('reading a broken folder', () => {
  let copy: string | undefined;
  afterEach(async () => {
    if (copy) await rm(copy, { recursive: true });
    copy = undefined;
  });
  const breakFile = async (file: string, change: (source: string) => string): Promise<string> => {
    copy = await mkdtemp(join(tmpdir(), 'content-'));
    await cp(import.meta.dirname, copy, { recursive: true });
    await writeFile(join(copy, file), change(await readFile(join(copy, file), 'utf8')));
    return copy;
  };
  const map = 'programmes/first-connections/lessons/02-map';

  it('names the file and the place of a value that does not fit', async () => {
    const root = await breakFile('cohorts.yaml', (source) => source.replace('seats: 24', 'seats: many'));
    await expect(readSchoolContent(root)).rejects.toThrow(/cohorts\.yaml: [\s\S]*cohorts\[1\]\.seats/);
  });

  it('refuses a question without a correct option', async () => {
    const root = await breakFile(`${map}/quiz.yaml`, (source) => source.replaceAll('correct: true', 'correct: false'));
    await expect(readSchoolContent(root)).rejects.toThrow(/quiz\.yaml: [\s\S]*no option is correct/);
  });

  it('refuses a link to a file that media.yaml does not list', async () => {
    const root = await breakFile(`${map}/ru.md`, (source) => `${source}\n[План](lost.pdf)\n`);
    await expect(readSchoolContent(root)).rejects.toThrow(/ru\.md: refers to lost\.pdf/);
  });

  it('refuses a listed file that is not there', async () => {
    const root = await breakFile(`${map}/media.yaml`, (source) => source.replace('map.svg', 'gone.svg'));
    await expect(readSchoolContent(root)).rejects.toThrow(/media\.yaml: gone\.svg is not in the folder/);
  });

  it('refuses a lesson without front matter', async () => {
    const root = await breakFile(`${map}/ru.md`, (source) => source.replace(/^---\n/, ''));
    await expect(readSchoolContent(root)).rejects.toThrow(/ru\.md: no front matter/);
  });

  it('refuses a lesson folder that no module lists', async () => {
    const root = await breakFile('programmes/first-connections/programme.yaml', (source) =>
      source.replace('      - slug: map\n', ''),
    );
    await expect(readSchoolContent(root)).rejects.toThrow(/no module lists the lesson 02-map/);
  });
});
