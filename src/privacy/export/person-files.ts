/** The files that are the person's, and where each stands in their copy. */
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { fileKey, type StoredFilesDb } from '#platform/files/stored-files.ts';

export interface PersonFile {
  readonly key: string;
  /** Inside the copy, such as `files/certificates/PM-2026-00001.pdf`. */
  readonly path: string;
  readonly mediaType: string;
}

/** `buckets`: those whose files go into a copy. An earlier copy is in no later one. */
export async function filesOf(ctx: Context, personId: string, buckets: readonly string[]): Promise<PersonFile[]> {
  if (buckets.length === 0) return [];
  const rows = await tables<StoredFilesDb>(ctx)
    .selectFrom('stored_files')
    .select(['id', 'bucket', 'name', 'media_type'])
    .where('person_id', '=', personId)
    .where('bucket', 'in', buckets)
    .orderBy('id')
    .execute();
  const taken = new Set<string>();
  return rows.map((row) => {
    const path = freePath(`files/${row.bucket}`, plainName(row.name), taken);
    taken.add(path.toLowerCase());
    return { key: fileKey(row), path, mediaType: row.media_type };
  });
}

/** A name that no system takes for a path or refuses. */
export function plainName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 120);
  return plain === '' ? '_' : plain;
}

/** Two files of one name stand beside each other with numbers. */
function freePath(folder: string, name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let number = 1; ; number += 1) {
    const path = `${folder}/${stem}${number === 1 ? '' : ` (${number})`}${ending}`;
    if (!taken.has(path.toLowerCase())) return path;
  }
}
