import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import { forgetFiles } from '#platform/files/forget-files.ts';
import { fileKey, storeFile } from '#platform/files/stored-files.ts';
import type { Locale, LocalText } from '#platform/i18n/locale.ts';
import type { BucketDeclaration } from '#platform/inventory/inventory.ts';
import { pictureSize } from '#protection/uploads';
import type { MediaKind, ProgrammesDb } from './schema.ts';

export const LESSON_MEDIA_BUCKET = 'lesson-media';

export const lessonMediaBucket: BucketDeclaration = {
  bucket: LESSON_MEDIA_BUCKET,
  label: { ru: 'Материалы уроков', kk: 'Сабақ материалдары', en: 'Materials of lessons' },
  personal: false,
  category: 'technical',
  purposes: ['materials'],
  basis: 'contract',
  term: { period: 'P0D', after: 'written', source: 'the school’s own content: kept while the lesson is taught' },
};

/** As Markdown and addresses can carry it: `map.svg`, `worksheet.ru.pdf`. */
export const MEDIA_NAME = /^[a-z0-9][a-z0-9._-]{0,79}$/;

export interface MediaInput {
  readonly lessonId: string;
  readonly kind: MediaKind;
  readonly name: string;
  /** Absent when it serves every language. */
  readonly locale?: Locale | undefined;
  readonly titles: LocalText;
  /** The video that captions or a poster belong to. */
  readonly partOf?: string | undefined;
  readonly mediaType: string;
  readonly source: Uint8Array | AsyncIterable<Uint8Array>;
  /** In pixels; found out by itself when `source` is the whole of a picture. */
  readonly size?: { readonly width: number; readonly height: number } | undefined;
  /** In bytes; the writing stops past it. */
  readonly limit?: number | undefined;
}

/**
 * Stores the bytes and ties them to the lesson under a name. Trusts `mediaType`: what staff upload is checked by
 * `readUpload` first. Throws `Conflict('media_name_wrong' | 'media_name_taken')`.
 */
export async function attachMedia(ctx: Context, input: MediaInput): Promise<{ id: string }> {
  if (!MEDIA_NAME.test(input.name)) throw new Conflict('media_name_wrong');
  return transact(ctx, async (tx) => {
    const touched = await touchLesson(tx, input.lessonId);
    if (!touched) throw new NotFound('lesson');
    const taken = await tables<ProgrammesDb>(tx)
      .selectFrom('lesson_media')
      .select('id')
      .where('lesson_id', '=', input.lessonId)
      .where('name', '=', input.name)
      .executeTakeFirst();
    if (taken) throw new Conflict('media_name_taken');
    const file = await storeFile(
      tx,
      { bucket: LESSON_MEDIA_BUCKET, personId: null, name: input.name, mediaType: input.mediaType },
      input.source,
      input.limit,
    );
    const size =
      input.size ?? (input.source instanceof Uint8Array ? pictureSize(input.source, input.mediaType) : undefined);
    const id = tx.ids.uuid();
    await tables<ProgrammesDb>(tx)
      .insertInto('lesson_media')
      .values((row) => ({
        id,
        lesson_id: input.lessonId,
        file_id: file.id,
        kind: input.kind,
        name: input.name,
        locale: input.locale ?? null,
        titles: jsonb(input.titles),
        position: row
          .selectFrom('lesson_media')
          .select((all) => all(all.fn.coalesce(all.fn.max('position'), all.lit(0)), '+', all.lit(1)).as('position'))
          .where('lesson_id', '=', input.lessonId),
        part_of: input.partOf ?? null,
        width: size?.width ?? null,
        height: size?.height ?? null,
      }))
      .execute();
    await audit(tx, { action: 'media.attached', object: { kind: 'lesson', id: input.lessonId } });
    return { id };
  });
}

/** Takes a file, and the captions and poster that belong to it, out of the lesson for good. */
export async function removeMedia(ctx: Context, lessonId: string, mediaId: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const media = await tables<ProgrammesDb>(tx)
      .deleteFrom('lesson_media')
      .where('lesson_id', '=', lessonId)
      .where((each) => each.or([each('id', '=', mediaId), each('part_of', '=', mediaId)]))
      .returning('file_id')
      .execute();
    if (media.length === 0) throw new NotFound('media');
    await forgetFiles(tx, media.map(mediaKey));
    await touchLesson(tx, lessonId);
    await audit(tx, { action: 'media.removed', object: { kind: 'lesson', id: lessonId } });
  });
}

export const mediaKey = (media: { readonly file_id: string }): string =>
  fileKey({ bucket: LESSON_MEDIA_BUCKET, id: media.file_id });

/** The lesson's HTML is remembered by this stamp, and its media are part of it. */
async function touchLesson(tx: Context, lessonId: string): Promise<boolean> {
  const changed = await tables<ProgrammesDb>(tx)
    .updateTable('lessons')
    .set({ updated_at: tx.clock.now() })
    .where('id', '=', lessonId)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
