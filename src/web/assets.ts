/** The built stylesheet, fonts and scripts: read once, compressed once, answered from memory for a year. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { NotFound } from '#platform/errors.ts';
import { type Assets, readAssets } from '#platform/html/assets.ts';
import type { App, Request } from '#platform/http/app.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSIBLE = new Set(['.css', '.js', '.svg', '.json']);

interface Asset {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly br?: Uint8Array<ArrayBuffer>;
  readonly gzip?: Uint8Array<ArrayBuffer>;
  readonly hashed: boolean;
}

export interface BuiltAssets {
  /** Addresses for the head of every page. */
  readonly head: Assets;
  readonly files: ReadonlyMap<string, Asset>;
}

function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}

/** Reads `dist/browser`. Throws when it was not built. */
export function readBuiltAssets(folder: string): BuiltAssets {
  const manifest = join(folder, '.vite/manifest.json');
  if (!existsSync(manifest)) throw new Error(`${folder} holds no built assets: bin/start builds them`);
  const files = new Map<string, Asset>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)];
    if (!type || name.startsWith('.vite')) continue;
    const plain = readFileSync(join(folder, name));
    files.set(`/${name}`, {
      type,
      plain: bytes(plain),
      hashed: name.startsWith('assets/'),
      ...(COMPRESSIBLE.has(extname(name)) && {
        br: bytes(brotliCompressSync(plain)),
        gzip: bytes(gzipSync(plain, { level: 9 })),
      }),
    });
  }
  return { head: readAssets(manifest), files };
}

const YEAR = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600';

export function serveAssets(app: App, assets: BuiltAssets): void {
  const answer = (c: Request): Response | Promise<Response> => {
    const asset = assets.files.get(c.req.path);
    if (!asset) throw new NotFound('asset');
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding =
      asset.br && /\bbr\b/.test(accepted) ? 'br' : asset.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
    return c.body(encoding ? (asset[encoding] ?? asset.plain) : asset.plain, 200, {
      'content-type': asset.type,
      'cache-control': asset.hashed ? YEAR : HOUR,
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    });
  };
  for (const path of assets.files.keys()) app.get(path, answer);
}
