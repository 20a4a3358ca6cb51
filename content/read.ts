import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type {
  LessonContent,
  LessonText,
  MediaContent,
  ProgrammeContent,
  QuizContent,
  SchoolContent,
  StoredFile,
} from './school-content.ts';
import { castFile, cohortsFile, lessonFrontMatter, mediaFile, programmeFile, quizFile } from './shapes.ts';

export type * from './school-content.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt',
};

/**
 * Reads the whole folder. Throws an `Error` that names the file when one is missing, does not fit its shape, or a
 * lesson refers to a file its `media.yaml` does not list.
 */
export async function readSchoolContent(root: string = import.meta.dirname): Promise<SchoolContent> {
  const slugs = await folders(join(root, 'programmes'));
  const programmes = await Promise.all(slugs.map((slug) => readProgramme(join(root, 'programmes', slug))));
  const { cohorts } = await readYaml(join(root, 'cohorts.yaml'), cohortsFile);
  const { cast } = await readYaml(join(root, 'cast.yaml'), castFile);
  return {
    programmes: programmes.toSorted((a, b) => a.priceKzt - b.priceKzt || a.slug.localeCompare(b.slug)),
    cohorts: cohorts.map(({ starts_day, ends_day, ...cohort }) => ({
      ...cohort,
      startsDay: starts_day,
      endsDay: ends_day,
    })),
    cast: cast.map(({ given_name, family_name, enrolments, ...member }) => ({
      ...member,
      givenName: given_name,
      familyName: family_name,
      enrolments: enrolments.map(({ lessons_done, ...enrolment }) => ({ ...enrolment, lessonsDone: lessons_done })),
    })),
  };
}

async function readProgramme(folder: string): Promise<ProgrammeContent> {
  const { price_kzt, modules, ...programme } = await readYaml(join(folder, 'programme.yaml'), programmeFile);
  const lessonFolders = await folders(join(folder, 'lessons'));
  const listed = modules.flatMap((module) => module.lessons.map((lesson) => lesson.slug));
  const unlisted = lessonFolders.find((name) => !listed.includes(withoutNumber(name)));
  if (unlisted) throw new Error(`${join(folder, 'programme.yaml')}: no module lists the lesson ${unlisted}`);

  const readListed = async ({ slug, titles = {} }: { slug: string; titles?: Partial<Record<'kk' | 'en', string>> }) => {
    const name = lessonFolders.find((candidate) => withoutNumber(candidate) === slug);
    if (!name) throw new Error(`${join(folder, 'lessons')}: no folder of the lesson ${slug}`);
    return readLesson(join(folder, 'lessons', name), slug, titles);
  };
  return {
    ...programme,
    priceKzt: price_kzt,
    modules: await Promise.all(
      modules.map(async (module) => ({
        titles: module.titles,
        lessons: await Promise.all(module.lessons.map(readListed)),
      })),
    ),
  };
}

async function readLesson(
  folder: string,
  slug: string,
  otherTitles: Partial<Record<'kk' | 'en', string>>,
): Promise<LessonContent> {
  const names = await readdir(folder);
  const media = names.includes('media.yaml') ? await readMedia(folder) : [];
  const ru = await readLessonText(join(folder, 'ru.md'), media);
  const kk = names.includes('kk.md') ? await readLessonText(join(folder, 'kk.md'), media) : undefined;
  const en = names.includes('en.md') ? await readLessonText(join(folder, 'en.md'), media) : undefined;
  return {
    slug,
    titles: {
      ru: ru.title,
      ...otherTitles,
      ...(kk && { kk: kk.title }),
      ...(en && { en: en.title }),
    },
    texts: { ru, ...(kk && { kk }), ...(en && { en }) },
    ...(names.includes('quiz.yaml') && { quiz: await readQuiz(join(folder, 'quiz.yaml')) }),
    media,
  };
}

async function readLessonText(path: string, media: readonly MediaContent[]): Promise<LessonText> {
  const source = await readFile(path, 'utf8');
  const [, frontMatter, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  if (frontMatter === undefined || body === undefined) throw new Error(`${path}: no front matter between --- lines`);
  const missing = relativeLinks(body).find((link) => !media.some(({ file }) => file === link));
  if (missing) throw new Error(`${path}: refers to ${missing}, which media.yaml does not list`);
  return { ...checked(path, lessonFrontMatter, parseYaml(frontMatter)), body: body.trim() };
}

/** Targets of Markdown links and pictures that are neither addresses nor anchors. */
function relativeLinks(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^([a-z]+:|#|\/)/.test(target));
}

async function readQuiz(path: string): Promise<QuizContent> {
  const quiz = await readYaml(path, quizFile);
  return {
    pass: quiz.pass,
    questions: quiz.questions.map((question) => ({
      ...question,
      multiple: question.options.filter((option) => option.correct).length > 1,
    })),
  };
}

async function readMedia(folder: string): Promise<MediaContent[]> {
  const { files } = await readYaml(join(folder, 'media.yaml'), mediaFile);
  const present = await readdir(folder);
  const stored = (file: string): StoredFile => {
    const mediaType = MEDIA_TYPES[extname(file)];
    if (!mediaType) throw new Error(`${join(folder, 'media.yaml')}: ${file} is of no known media type`);
    if (!present.includes(file)) throw new Error(`${join(folder, 'media.yaml')}: ${file} is not in the folder`);
    return { file, path: join(folder, file), mediaType };
  };
  return files.map(({ file, captions, poster, ...entry }) => ({
    ...entry,
    ...stored(file),
    ...(captions && {
      captions: {
        ru: stored(captions.ru),
        ...(captions.kk && { kk: stored(captions.kk) }),
        ...(captions.en && { en: stored(captions.en) }),
      },
    }),
    ...(poster && { poster: stored(poster) }),
  }));
}

async function readYaml<T extends z.ZodType>(path: string, shape: T): Promise<z.infer<T>> {
  return checked(path, shape, parseYaml(await readFile(path, 'utf8')));
}

function checked<T extends z.ZodType>(path: string, shape: T, value: unknown): z.infer<T> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`${relative(import.meta.dirname, path)}: ${z.prettifyError(result.error)}`);
}

async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** `02-map` is the folder of the lesson `map`: the number only keeps folders in reading order. */
function withoutNumber(folder: string): string {
  return folder.replace(/^\d+-/, '');
}
