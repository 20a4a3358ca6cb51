/**
 * A bucket that speaks S3: of a cloud, or of a machine of one's own. Each request is signed with the hash of what it
 * carries (AWS Signature Version 4), so that the store itself refuses bytes that changed on the way.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { ObjectStore } from './object-store.ts';
import type { S3Place } from './place.ts';

/** Above the 5 MiB that S3 asks of every part but the last; 10,000 of them make 78 GiB. */
const PART_BYTES = 8 << 20;
/** A beginning in the lists: its name with this. */
const PART = '.part';
const RETRIES = 3;
/** Until an answer begins, retries counted; reading a body may take longer. */
const PATIENCE_MS = 60_000;

/** The store did not do as asked: no network, no right, no room. `status` of the answer, where there was one. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: string;
  readonly status: number | undefined;
  constructor(what: string, status?: number, cause?: unknown) {
    super(`the object store: ${what}`, { cause });
    this.status = status;
    this.code = status === 404 ? 'ENOENT' : 'ESTORE';
  }
}

export function s3Store(place: S3Place): ObjectStore {
  const send = sender(place);
  return {
    async write(name, source) {
      await upload(send, name, source instanceof Uint8Array ? [source] : source);
    },
    async adopt(name, path) {
      await upload(send, name, createReadStream(path));
    },
    read: (name, range) => Readable.from(download(send, name, range), { objectMode: false }),
    async has(name) {
      const response = await send('HEAD', name, { allowed: [404] });
      return response.ok;
    },
    async remove(name) {
      await send('DELETE', name, { allowed: [404] });
      const whole = name.endsWith(PART) ? name.slice(0, -PART.length) : name;
      for (const begun of await listUploads(send, place.prefix, whole))
        if (begun.name === whole) await giveUp(send, begun);
    },
    listParts: async () => (await listUploads(send, place.prefix, '')).map(({ name }) => `${name}${PART}`),
    async keepsVersions() {
      const response = await send('GET', undefined, { query: { versioning: '' }, allowed: [...NOT_TOLD, 400, 404] });
      return response.ok && /<Status>\s*Enabled\s*</.test(await response.text());
    },
    list: (folder) => list(send, place.prefix, folder === undefined ? '' : `${folder}/`),
  };
}

interface Sending {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are an answer here, not a fault. */
  readonly allowed?: readonly number[];
}
/** `name` undefined: the bucket itself. */
type Send = (method: string, name: string | undefined, sending?: Sending) => Promise<Response>;

function sender(place: S3Place): Send {
  const { accessKeyId, secretAccessKey, region } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  return async (method, name, { query = {}, body, headers, allowed = [] } = {}) => {
    const key = name === undefined ? '' : `/${place.prefix}${name}`.split('/').map(encodeURIComponent).join('/');
    const url = new URL(`${place.endpoint}/${place.bucket}${key}`);
    for (const [word, value] of Object.entries(query)) url.searchParams.set(word, value);
    const answered = new AbortController();
    const impatience = setTimeout(() => answered.abort(), PATIENCE_MS);
    const response = await client
      .fetch(url, {
        method,
        headers: { ...headers, 'x-amz-content-sha256': sha256(body ?? new Uint8Array()) },
        ...(body && { body: body as Uint8Array<ArrayBuffer> }),
        signal: answered.signal,
      })
      .catch((error: unknown) => {
        throw new StoreFault(`${method} did not get through`, undefined, error);
      })
      .finally(() => clearTimeout(impatience));
    if (response.ok || allowed.includes(response.status)) return response;
    const word = /<Code>(\w+)<\/Code>/.exec(await response.text().catch(() => ''))?.[1];
    throw new StoreFault(`${method} was answered ${response.status} ${word ?? ''}`.trim(), response.status);
  };
}

/** What fits into one part goes in one request; more goes in parts, and gets its name when the last of them is there. */
async function upload(send: Send, name: string, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
  const parts = partsOf(source);
  const first = await parts.next();
  const second = await parts.next();
  if (second.done) {
    await send('PUT', name, { body: first.value ?? new Uint8Array() });
    return;
  }
  const begun = await (await send('POST', name, { query: { uploads: '' } })).text();
  const uploadId = textOf(begun, 'UploadId');
  try {
    const tags: string[] = [];
    const add = async (body: Uint8Array): Promise<void> => {
      const partNumber = String(tags.length + 1);
      const response = await send('PUT', name, { query: { partNumber, uploadId }, body });
      tags.push(response.headers.get('etag') ?? '');
    };
    await add(first.value as Uint8Array);
    await add(second.value);
    for await (const part of parts) await add(part);
    const list = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
    const body = Buffer.from(`<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`);
    // A fault may come with status 200 here, since the answer is begun before the work is done.
    const answer = await (await send('POST', name, { query: { uploadId }, body })).text();
    if (answer.includes('<Error>')) throw new StoreFault(`an upload ended with ${textOf(answer, 'Code')}`);
  } catch (error) {
    // What nobody removes is paid for and seen by nobody. A kill leaves it to the nights.
    await giveUp(send, { name, uploadId }).catch(() => undefined);
    throw error;
  }
}

interface BegunUpload {
  readonly name: string;
  readonly uploadId: string;
}

async function giveUp(send: Send, { name, uploadId }: BegunUpload): Promise<void> {
  await send('DELETE', name, { query: { uploadId }, allowed: [404] });
}

/** None where the store does not tell: it lacks the call, or the key the right to it. */
const NOT_TOLD = [403, 405, 501];

async function listUploads(send: Send, prefix: string, beginning: string): Promise<BegunUpload[]> {
  const found: BegunUpload[] = [];
  for (let after: Record<string, string> = {}; ; ) {
    const query = { uploads: '', prefix: `${prefix}${beginning}`, ...after };
    const response = await send('GET', undefined, { query, allowed: NOT_TOLD });
    const text = await response.text();
    if (!response.ok) return [];
    for (const [, upload = ''] of text.matchAll(/<Upload>(.*?)<\/Upload>/gs))
      found.push({ name: textOf(upload, 'Key').slice(prefix.length), uploadId: textOf(upload, 'UploadId') });
    if (!/<IsTruncated>true</.test(text)) return found;
    after = { 'key-marker': textOf(text, 'NextKeyMarker'), 'upload-id-marker': textOf(text, 'NextUploadIdMarker') };
  }
}

async function* partsOf(source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    waiting.push(chunk);
    bytes += chunk.byteLength;
    if (bytes < PART_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

async function* download(send: Send, name: string, range?: { start: number; end: number }): AsyncGenerator<Uint8Array> {
  const headers = range ? { range: `bytes=${range.start}-${range.end}` } : {};
  const response = await send('GET', name, { headers });
  try {
    for await (const chunk of (response.body ?? []) as WebStream<Uint8Array>) yield chunk;
  } catch (error) {
    throw new StoreFault('an answer broke off', undefined, error);
  }
}

async function list(send: Send, prefix: string, folder: string): Promise<string[]> {
  const names: string[] = [];
  for (let token: string | undefined; ; ) {
    const page = { 'list-type': '2', prefix: `${prefix}${folder}`, ...(token && { 'continuation-token': token }) };
    const text = await (await send('GET', undefined, { query: page })).text();
    for (const [, key = ''] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) names.push(plainOf(key).slice(prefix.length));
    if (!/<IsTruncated>true</.test(text)) return names.sort();
    token = textOf(text, 'NextContinuationToken');
  }
}

function textOf(xml: string, element: string): string {
  const found = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1];
  if (found === undefined) throw new StoreFault(`an answer has no ${element}`);
  return plainOf(found);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plainOf = (text: string): string => text.replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
