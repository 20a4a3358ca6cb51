/** The programmes of the content folder, through the verbs the office uses. */
import { readFile } from 'node:fs/promises';
import { saveQuiz } from '#learning/assessments';
import {
  addModule,
  attachMedia,
  createLesson,
  createProgramme,
  type LessonTexts,
  publishProgramme,
} from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import type { LessonContent, MediaContent, ProgrammeContent, StoredFile } from '../../content/read.ts';

/** Returns the programme's id by its slug. */
export async function seedProgrammes(
  tx: Context,
  programmes: readonly ProgrammeContent[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const programme of programmes) ids.set(programme.slug, await seedProgramme(tx, programme));
  return ids;
}

async function seedProgramme(tx: Context, content: ProgrammeContent): Promise<string> {
  const { slug, level, hours, priceKzt, texts } = content;
  const programme = await createProgramme(tx, { slug, level, hours, priceKzt, texts });
  for (const moduleContent of content.modules) {
    const module = await addModule(tx, { programmeId: programme.id, titles: moduleContent.titles });
    for (const lesson of moduleContent.lessons) await seedLesson(tx, module.id, lesson);
  }
  await publishProgramme(tx, programme.id);
  return programme.id;
}

async function seedLesson(tx: Context, moduleId: string, content: LessonContent): Promise<void> {
  const lesson = await createLesson(tx, {
    moduleId,
    slug: content.slug,
    minutes: content.texts.ru.minutes,
    texts: lessonTexts(content),
  });
  for (const media of content.media) await seedMedia(tx, lesson.id, media);
  if (content.quiz) {
    await saveQuiz(tx, {
      lessonId: lesson.id,
      passPercent: Math.round(content.quiz.pass * 100),
      questions: content.quiz.questions.map(({ prompt, options, explanation }) => ({
        prompts: prompt,
        options,
        explanations: explanation,
      })),
    });
  }
}

/** Languages in which only the title is written get the title alone. */
function lessonTexts({ titles, texts }: LessonContent): LessonTexts {
  const other = (locale: 'kk' | 'en') => {
    const text = texts[locale];
    const title = titles[locale];
    if (text) return { [locale]: { title: text.title, summary: text.summary, body: text.body } };
    return title ? { [locale]: { title } } : {};
  };
  const { title, summary, body } = texts.ru;
  return { ru: { title, summary, body }, ...other('kk'), ...other('en') };
}

async function seedMedia(tx: Context, lessonId: string, media: MediaContent): Promise<void> {
  const { kind, locale, titles } = media;
  const attached = await attachMedia(tx, { lessonId, kind, locale, titles, ...(await fileOf(media)) });
  const parts = { lessonId, titles, partOf: attached.id };
  if (media.poster) await attachMedia(tx, { ...parts, kind: 'poster', ...(await fileOf(media.poster)) });
  for (const each of ['ru', 'kk', 'en'] as const) {
    const captions = media.captions?.[each];
    if (captions) await attachMedia(tx, { ...parts, kind: 'captions', locale: each, ...(await fileOf(captions)) });
  }
}

async function fileOf({ file, path, mediaType }: StoredFile) {
  return { name: file, mediaType, source: new Uint8Array(await readFile(path)) };
}
