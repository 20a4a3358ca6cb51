/** The rows that say which files there are, whose they are, and what they hold. */
import type { Context } from '../context.ts';
import { tables } from '../database/database.ts';
import { NotFound } from '../errors.ts';
import { data, declareTable, key, owner, withheld } from '../inventory/declare.ts';

export interface StoredFilesTable {
  id: string;
  bucket: string;
  person_id: string | null;
  name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  stored_at: Temporal.Instant;
}
export type StoredFile = Readonly<StoredFilesTable>;
export interface StoredFilesDb {
  stored_files: StoredFilesTable;
}

export const storedFilesTable = declareTable<StoredFilesTable>()({
  table: 'stored_files',
  label: { ru: 'Файлы', kk: 'Файлдар', en: 'Files' },
  subject: 'person_id',
  handling: {
    category: 'study',
    purposes: ['certificates', 'materials'],
    basis: 'contract',
    term: { period: 'P0D', after: 'records-ended', source: 'keep.study' },
  },
  // A certificate's sheet goes before, with its certificate.
  erasure: { rows: 'delete' },
  columns: {
    id: key(),
    bucket: withheld('which kind of file; the copy is arranged by it'),
    person_id: owner(),
    name: data({ ru: 'Имя файла', kk: 'Файл атауы', en: 'File name' }),
    media_type: data({ ru: 'Вид', kk: 'Түрі', en: 'Type' }),
    bytes: data({ ru: 'Байт', kk: 'Байт', en: 'Bytes' }),
    sha256: data({ ru: 'Контрольная сумма SHA-256', kk: 'SHA-256 бақылау қосындысы', en: 'SHA-256 checksum' }),
    stored_at: data({ ru: 'Сохранён', kk: 'Сақталған уақыты', en: 'Stored at' }),
  },
});

export function fileKey(file: Pick<StoredFile, 'bucket' | 'id'>): string {
  return `${file.bucket}/${file.id}`;
}

/** Keeps the bytes, then the row. A row that is rolled back leaves bytes that no row knows: `sweepFiles` removes them. */
export async function storeFile(
  tx: Context,
  file: { bucket: string; personId: string | null; name: string; mediaType: string },
  source: Uint8Array | AsyncIterable<Uint8Array>,
  limit?: number,
): Promise<StoredFile> {
  const id = tx.ids.uuid();
  const written = await tx.files.write(fileKey({ bucket: file.bucket, id }), source, limit);
  return tables<StoredFilesDb>(tx)
    .insertInto('stored_files')
    .values({
      id,
      bucket: file.bucket,
      person_id: file.personId,
      name: file.name,
      media_type: file.mediaType,
      bytes: written.bytes,
      sha256: written.sha256,
      stored_at: tx.clock.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function getStoredFile(ctx: Context, id: string): Promise<StoredFile> {
  const file = await tables<StoredFilesDb>(ctx)
    .selectFrom('stored_files')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!file) throw new NotFound('file');
  return file;
}
