import { attachMedia, getMediaFile, type LessonMedia, type MediaKind, removeMedia } from '#learning/programmes';
import { Conflict, NotFound } from '#platform/errors.ts';
import { type App, page, type Request, seeOther, uuidParam } from '#platform/http/app.ts';
import { readForm } from '#platform/http/form.ts';
import { sendFile } from '#platform/http/send-file.ts';
import { translator } from '#platform/i18n/messages.ts';
import { EXTENSIONS_OF, readUpload, UPLOAD_LIMITS, type UploadKind } from '#protection/uploads';
import { localText, mediaForm } from './forms.ts';
import { lessonOf } from './lesson-routes.tsx';
import { MediaPage } from './media-page.tsx';
import { messages } from './messages.ts';
import { Confirmation } from './parts.tsx';

const MEGABYTE = 1024 * 1024;

/** A poster is looked at as the picture it is. */
function uploadKindOf(kind: MediaKind): UploadKind {
  return kind === 'poster' ? 'picture' : kind;
}

function needsVideo(kind: MediaKind, partOf: string | undefined, media: readonly LessonMedia[]): boolean {
  const isPart = kind === 'captions' || kind === 'poster';
  return isPart && !media.some((each) => each.kind === 'video' && each.id === partOf);
}

export function mediaRoutes(app: App): void {
  app.get('/office/programmes/:id/lessons/:lesson/media', async (c) => {
    const edited = await lessonOf(c);
    return page(
      c,
      { title: edited.lesson.texts.ru.title, area: 'office' },
      <MediaPage edited={edited} done={c.req.query('done')} locale={c.var.locale} />,
    );
  });

  app.post('/office/programmes/:id/lessons/:lesson/media', upload);

  app.get('/office/programmes/:id/lessons/:lesson/media/:name', async (c) => {
    const { lesson } = await lessonOf(c);
    return sendFile(c, await getMediaFile(c.var.ctx, lesson.id, c.req.param('name')));
  });

  app.get('/office/programmes/:id/lessons/:lesson/media/:media/removal', async (c) => {
    const t = translator(messages, c.var.locale);
    const { lesson, programme, media } = await lessonOf(c);
    const id = uuidParam(c, 'media');
    const found = media.find((each) => each.id === id);
    if (!found) throw new NotFound('media');
    const back = `/office/programmes/${programme.id}/lessons/${lesson.id}/media`;
    const title = t('remove_media_ask', { name: found.name });
    return page(
      c,
      { title, area: 'office' },
      <Confirmation
        title={title}
        says={t('remove_media_says')}
        action={`${back}/${id}/removal`}
        back={back}
        button={t('remove')}
        kind="danger"
        locale={c.var.locale}
      />,
    );
  });

  app.post('/office/programmes/:id/lessons/:lesson/media/:media/removal', async (c) => {
    const { lesson, programme } = await lessonOf(c);
    await removeMedia(c.var.ctx, lesson.id, uuidParam(c, 'media'));
    return seeOther(c, `/office/programmes/${programme.id}/lessons/${lesson.id}/media?done=removed`);
  });
}

async function upload(c: Request): Promise<Response> {
  const t = translator(messages, c.var.locale);
  const edited = await lessonOf(c);
  const form = await readForm(c, mediaForm);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    page(
      c,
      { title: edited.lesson.texts.ru.title, area: 'office', status: 422 },
      <MediaPage edited={edited} values={form.values} errors={errors} locale={c.var.locale} />,
    );
  if (!form.ok) return refuse(form.errors);
  const { kind, language, part_of: partOf } = form.value;
  if (needsVideo(kind, partOf, edited.media)) return refuse({ part_of: t('video_needed') });
  const file = form.files['file'];
  if (!file) return refuse({ file: t('choose_file') });

  const uploadKind = uploadKindOf(kind);
  const taken = await readUpload(file, uploadKind);
  if ('refused' in taken) {
    const limit = UPLOAD_LIMITS[uploadKind] / MEGABYTE;
    return refuse({ file: t(`refused_${taken.refused}`, { limit, types: EXTENSIONS_OF[uploadKind].join(', ') }) });
  }
  try {
    await attachMedia(c.var.ctx, {
      lessonId: edited.lesson.id,
      kind,
      name: taken.name,
      locale: language,
      titles: localText(form.value),
      partOf: kind === 'captions' || kind === 'poster' ? partOf : undefined,
      mediaType: taken.mediaType,
      source: taken.source,
      size: taken.size,
      limit: UPLOAD_LIMITS[uploadKind],
    });
  } catch (error) {
    if (error instanceof Conflict) return refuse({ file: t('media_name_taken', { name: taken.name }) });
    throw error;
  }
  return seeOther(c, `/office/programmes/${edited.programme.id}/lessons/${edited.lesson.id}/media?done=uploaded`);
}
