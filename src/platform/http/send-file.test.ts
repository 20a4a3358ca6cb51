import { beforeAll, describe, expect, it } from 'vitest';
import { fileKey, type StoredFile, storeFile } from '#platform/files/stored-files.ts';
import { useSchool } from '#tests/harness/school.ts';
import { createApp } from './app.ts';
import { readRange, sendFile } from './send-file.ts';

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-4', { start: 0, end: 4 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-300', { start: 0, end: 9 }],
    ['bytes=2-300', { start: 2, end: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=4-2', undefined],
    ['bytes=0-1,4-5', undefined],
    ['bytes=-', undefined],
    ['lines=0-4', undefined],
    ['bytes=a-b', undefined],
  ])('%s of ten', (header, range) => {
    expect(readRange(header, 10)).toEqual(range);
  });
});

describe('a stored file', () => {
  const school = useSchool();
  let file: StoredFile;
  const send = (headers: Record<string, string> = {}, method = 'GET', sent = file) => {
    const app = createApp();
    app.use(async (c, next) => {
      c.set('ctx', school.ctx);
      await next();
    });
    app.get('/', (c) => sendFile(c, sent));
    app.onError((error, c) => c.text(error.name, 404));
    return app.request('/', { headers, method });
  };
  const keep = (name: string, mediaType: string, content: string) =>
    storeFile(school.ctx, { bucket: 'lesson-media', personId: null, name, mediaType }, Buffer.from(content));

  beforeAll(async () => {
    file = await keep('разговор.webm', 'video/webm', '0123456789');
  });

  it('comes whole with its hash, length and name', async () => {
    const answer = await send();
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('0123456789');
    expect(answer.headers.get('etag')).toBe(`"${file.sha256}"`);
    expect(answer.headers.get('content-length')).toBe('10');
    expect(answer.headers.get('cache-control')).toContain('private');
    expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(file.name)}`);
  });

  it('comes in parts, and says when there is no such part', async () => {
    const part = await send({ range: 'bytes=2-4' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    const none = await send({ range: 'bytes=99-' });
    expect([none.status, none.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  it('is not sent again to those who have it, and whole to those who have another', async () => {
    expect((await send({ 'if-none-match': `W/"${file.sha256}"` })).status).toBe(304);
    expect((await send({ 'if-none-match': '"other"' })).status).toBe(200);
    expect((await send({ 'if-range': '"other"', range: 'bytes=0-1' })).status).toBe(200);
    expect((await send({ 'if-range': `"${file.sha256}"`, range: 'bytes=0-1' })).status).toBe(206);
  });

  it('cannot run when it is a drawing, and is downloaded when browsers need not show it', async () => {
    const drawing = await send({}, 'GET', await keep('map.svg', 'image/svg+xml', '<svg/>'));
    expect(drawing.headers.get('content-security-policy')).toContain('sandbox');
    const pdf = await send({}, 'GET', await keep('list.pdf', 'application/pdf', '%PDF-'));
    expect(pdf.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('is not found when its bytes are gone', async () => {
    const gone = await keep('gone.png', 'image/png', 'x');
    await school.ctx.files.remove(fileKey(gone));
    expect((await send({}, 'GET', gone)).status).toBe(404);
  });
});
