import { describe, expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { type Context, transact } from '../context.ts';
import { forgetFiles } from './forget-files.ts';
import { fileKey, getStoredFile, storeFile } from './stored-files.ts';

const school = useSchool();
const about = { bucket: 'lesson-media', personId: null, name: 'a.pdf', mediaType: 'application/pdf' };
const stored = (ctx: Context = school.ctx) => storeFile(ctx, about, Buffer.from('sheet'));
const isThere = async (file: { bucket: string; id: string }) => ({
  row: await getStoredFile(school.ctx, file.id).then(
    () => true,
    () => false,
  ),
  bytes: await school.ctx.files.exists(fileKey(file)),
});

describe('files that are forgotten', () => {
  it('lose their rows with the act, and their bytes after it', async () => {
    const [gone, stays] = [await stored(), await stored()];
    await transact(school.ctx, async (tx) => {
      await forgetFiles(tx, [fileKey(gone)]);
      // Until the act is kept, nothing that cannot be undone is done.
      expect(await tx.files.exists(fileKey(gone))).toBe(true);
    });
    expect(await isThere(gone)).toMatchObject({ row: false });
    await school.runJobs();
    expect(await isThere(gone)).toEqual({ row: false, bytes: false });
    expect(await isThere(stays)).toEqual({ row: true, bytes: true });
  });

  it('keep row and bytes when the act is rolled back', async () => {
    const file = await stored();
    const act = transact(school.ctx, async (tx) => {
      await forgetFiles(tx, [fileKey(file)]);
      throw new Error('the act fails');
    });
    await expect(act).rejects.toThrow('the act fails');
    await school.runJobs();
    expect(await isThere(file)).toEqual({ row: true, bytes: true });
  });

  it('lose their bytes though the program dies before it comes to them', async () => {
    const file = await stored();
    // Dead from the commit on: it removes nothing any more itself.
    const dying = { ...school.ctx.files, remove: () => Promise.reject(new Error('dead')) };
    await forgetFiles({ ...school.ctx, files: dying }, [fileKey(file)]);
    expect(await isThere(file)).toEqual({ row: false, bytes: true });
    await school.runJobs();
    expect(await isThere(file)).toEqual({ row: false, bytes: false });
  });
});
