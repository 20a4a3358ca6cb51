/**
 * A store that speaks S3 on loopback, for tests. It checks the signature of every request as Amazon's documents say
 * (Signature Version 4, "Create a signed request"), by its own code, and the hash of every body.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { S3Access } from '#platform/files/place.ts';

interface Upload {
  readonly path: string;
  readonly parts: Map<number, Buffer>;
}

export interface S3Server extends S3Access {
  /** By bucket and key, as `bucket/key`. */
  readonly objects: Map<string, Buffer>;
  /** Uploads in parts that were neither completed nor given up, by their ids. */
  readonly uploads: Map<string, Upload>;
  /** Buckets that keep old versions. */
  readonly versioned: Set<string>;
  /** Method and path of each request that came with a right signature. */
  readonly requests: string[];
  /** Answers the next so many requests with this status instead. */
  fail(count: number, status: number): void;
  close(): Promise<void>;
}

const PAGE = 3;
const [REGION, ACCESS_KEY_ID, SECRET] = ['kz-north-1', 'AKIASCHOOL', 'the secret of a test'];

export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Upload>();
  const versioned = new Set<string>();
  const requests: string[] = [];
  const failing = { count: 0, status: 500 };
  const server = createServer((request, response) => {
    serve(request)
      .catch((error: unknown) => fault(400, String(error)))
      .then((answer) => send(request, response, answer));
  });

  async function serve(request: IncomingMessage): Promise<Answer> {
    const body = await buffer(request);
    const refused = refusalOf(request, body);
    if (refused) return fault(403, refused);
    const url = new URL(request.url ?? '', 'http://store');
    requests.push(`${request.method} ${decodeURIComponent(url.pathname)}`);
    if (failing.count > 0) {
      failing.count -= 1;
      return fault(failing.status, 'SlowDown');
    }
    const path = decodeURIComponent(url.pathname).slice(1);
    const query = url.searchParams;
    const uploadId = query.get('uploadId');
    if (request.method === 'GET' && query.has('versioning'))
      return { status: 200, body: xml(versioned.has(path.replace(/\/$/, '')) ? '<Status>Enabled</Status>' : '') };
    if (request.method === 'GET' && query.has('uploads')) return listUploads(uploads, path, query);
    if (request.method === 'GET' && query.has('list-type')) return list(objects, path, query);
    if (request.method === 'POST' && query.has('uploads')) {
      const id = randomUUID();
      uploads.set(id, { path, parts: new Map() });
      return { status: 200, body: xml(`<UploadId>${id}</UploadId>`) };
    }
    if (uploadId !== null) return inParts(request.method ?? '', path, uploadId, query, body);
    return single(request, path, body);
  }

  function inParts(method: string, path: string, id: string, query: URLSearchParams, body: Buffer): Answer {
    const parts = uploads.get(id)?.parts;
    if (!parts) return fault(404, 'NoSuchUpload');
    if (method === 'DELETE') {
      uploads.delete(id);
      return { status: 204 };
    }
    if (method === 'PUT') {
      parts.set(Number(query.get('partNumber')), body);
      return { status: 200, headers: { etag: tagOf(body) } };
    }
    const asked = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]+)<\/ETag>/g)];
    const given = asked.map(([, number, tag]) => ({ part: parts.get(Number(number)), tag }));
    if (given.some(({ part, tag }) => !part || tagOf(part) !== tag)) return fault(400, 'InvalidPart');
    const whole = given.flatMap(({ part }) => part ?? []);
    if (whole.slice(0, -1).some((part) => part.byteLength < 5 << 20)) return fault(400, 'EntityTooSmall');
    objects.set(path, Buffer.concat(whole));
    uploads.delete(id);
    return { status: 200, body: xml('<Key/>') };
  }

  function single(request: IncomingMessage, path: string, body: Buffer): Answer {
    if (request.method === 'PUT') {
      objects.set(path, body);
      return { status: 200, headers: { etag: tagOf(body) } };
    }
    if (request.method === 'DELETE') {
      objects.delete(path);
      return { status: 204 };
    }
    const found = objects.get(path);
    if (!found) return fault(404, 'NoSuchKey');
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (!range) return { status: 200, body: found };
    return { status: 206, body: found.subarray(Number(range[1]), Number(range[2]) + 1) };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    region: REGION,
    accessKeyId: ACCESS_KEY_ID,
    secretAccessKey: SECRET,
    objects,
    uploads,
    versioned,
    requests,
    fail: (count, status) => Object.assign(failing, { count, status }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const xml = (text: string): Buffer => Buffer.from(`<?xml version="1.0"?><Result>${text}</Result>`);
const fault = (status: number, code: string): Answer => ({ status, body: xml(`<Code>${code}</Code>`) });
const tagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

function send(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-length': body?.byteLength ?? 0, ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function list(objects: ReadonlyMap<string, Buffer>, bucket: string, query: URLSearchParams): Answer {
  const start = `${bucket.replace(/\/$/, '')}/`;
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()]
    .filter((path) => path.startsWith(`${start}${query.get('prefix') ?? ''}`))
    .map((path) => path.slice(start.length))
    .filter((key) => key > after)
    .sort();
  const shown = keys.slice(0, PAGE);
  const more = keys.length > PAGE;
  const contents = shown.map((key) => `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key></Contents>`).join('');
  const next = more ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : '';
  return { status: 200, body: xml(`${contents}<IsTruncated>${more}</IsTruncated>${next}`) };
}

/** One a page. */
function listUploads(uploads: ReadonlyMap<string, Upload>, bucket: string, query: URLSearchParams): Answer {
  const start = `${bucket.replace(/\/$/, '')}/`;
  const marker = `${query.get('key-marker') ?? ''} ${query.get('upload-id-marker') ?? ''}`;
  const [first, ...more] = [...uploads]
    .filter(([, { path }]) => path.startsWith(`${start}${query.get('prefix') ?? ''}`))
    .map(([id, { path }]) => ({ id, key: path.slice(start.length) }))
    .filter(({ id, key }) => `${key} ${id}` > marker)
    .sort((one, other) => (`${one.key} ${one.id}` < `${other.key} ${other.id}` ? -1 : 1));
  const shown = first ? `<Upload><Key>${first.key}</Key><UploadId>${first.id}</UploadId></Upload>` : '';
  const next =
    first && `<NextKeyMarker>${first.key}</NextKeyMarker><NextUploadIdMarker>${first.id}</NextUploadIdMarker>`;
  return { status: 200, body: xml(`${shown}<IsTruncated>${more.length > 0}</IsTruncated>${next ?? ''}`) };
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, content: string): Buffer => createHmac('sha256', key).update(content).digest();
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** The code S3 would refuse the request with; undefined for a right one. */
function refusalOf(request: IncomingMessage, body: Buffer): string | undefined {
  const { authorization = '', 'x-amz-date': date = '', 'x-amz-content-sha256': hash = '' } = request.headers;
  const shape = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/;
  const [, keyId, scope, signedHeaders = '', signature] = shape.exec(authorization) ?? [];
  const day = String(date).slice(0, 8);
  if (keyId !== ACCESS_KEY_ID) return 'InvalidAccessKeyId';
  if (scope !== `${day}/${REGION}/s3/aws4_request`) return 'AuthorizationHeaderMalformed';
  if (!signedHeaders.split(';').includes('host')) return 'AuthorizationHeaderMalformed';
  if (hash !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const url = new URL(request.url ?? '', 'http://store');
  const query = [...url.searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const path = url.pathname.split('/').map((each) => encoded(decodeURIComponent(each)));
  const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const canonical = [request.method, path.join('/'), query.join('&'), headers.join(''), signedHeaders, hash].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${SECRET}`, day), REGION));
  return hmac(key, toSign).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}
