/** One language of a text at a time, and never over what a colleague wrote meanwhile. */
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { ProgrammesDb } from './schema.ts';
import {
  type LessonText,
  type LessonTexts,
  type OtherLessonText,
  type ProgrammeText,
  type ProgrammeTexts,
  textVersion,
} from './texts.ts';

type Written<Text> =
  | { readonly locale: 'ru'; readonly text: Text }
  /** No text takes a translation away; Russian always stays. */
  | { readonly locale: Exclude<Locale, 'ru'>; readonly text: Text | undefined };

/** `seen`: the `textVersion` the writer began from. Throws `Conflict('changed_meanwhile')`. */
export async function writeProgrammeText(
  ctx: Context,
  id: string,
  written: Written<ProgrammeText>,
  seen?: string,
): Promise<void> {
  await transact(ctx, async (tx) => {
    const programme = await tables<ProgrammesDb>(tx)
      .selectFrom('programmes')
      .select('texts')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!programme) throw new NotFound('programme');
    const { [written.locale]: before, ...others } = programme.texts;
    if (seen !== undefined && textVersion(before) !== seen) throw new Conflict('changed_meanwhile');
    const texts = { ...others, ...(written.text && { [written.locale]: written.text }) } as ProgrammeTexts;
    await tables<ProgrammesDb>(tx)
      .updateTable('programmes')
      .set({ texts: jsonb(texts), updated_at: tx.clock.now() })
      .where('id', '=', id)
      .execute();
    const details = { locale: written.locale, removed: written.text === undefined };
    await audit(tx, { action: 'programme.text_written', object: { kind: 'programme', id }, details });
  });
}

export type WrittenLessonText =
  | { readonly locale: 'ru'; readonly text: LessonText }
  | { readonly locale: Exclude<Locale, 'ru'>; readonly text: OtherLessonText | undefined };

/** The same for a lesson; the minutes it takes go with its Russian text. */
export async function writeLessonText(
  ctx: Context,
  id: string,
  written: WrittenLessonText & { readonly minutes?: number | undefined },
  seen?: string,
): Promise<void> {
  await transact(ctx, async (tx) => {
    const lesson = await tables<ProgrammesDb>(tx)
      .selectFrom('lessons')
      .select('texts')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!lesson) throw new NotFound('lesson');
    const { [written.locale]: before, ...others } = lesson.texts;
    if (seen !== undefined && textVersion(before) !== seen) throw new Conflict('changed_meanwhile');
    const texts = { ...others, ...(written.text && { [written.locale]: written.text }) } as LessonTexts;
    await tables<ProgrammesDb>(tx)
      .updateTable('lessons')
      .set({
        texts: jsonb(texts),
        updated_at: tx.clock.now(),
        ...(written.minutes !== undefined && { minutes: written.minutes }),
      })
      .where('id', '=', id)
      .execute();
    const details = { locale: written.locale, removed: written.text === undefined };
    await audit(tx, { action: 'lesson.text_written', object: { kind: 'lesson', id }, details });
  });
}
