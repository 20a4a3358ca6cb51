import { describe, expect, it } from 'vitest';
import { pictureSize, plainFileName, readUpload, sniffMediaType, UPLOAD_LIMITS } from './index.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP8z8DAwMDAxAAABgUBATGvhQYAAAAASUVORK5CYII=',
  'base64',
);
const VTT = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nСәлем\n');
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const MP4 = bytes([0, 0, 0, 24], 'ftypisom', [0, 0, 2, 0]);
const WEBM = bytes([0x1a, 0x45, 0xdf, 0xa3], [0x9f, 0x42, 0x82, 0x84], 'webm');
const file = (content: Uint8Array, name: string) => new File([new Uint8Array(content)], name, { type: 'image/png' });

describe('what a file is', () => {
  it.each([
    ['image/png', PNG],
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['image/webp', bytes('RIFF', [1, 0, 0, 0], 'WEBPVP8L')],
    ['application/pdf', bytes('%PDF-1.7\n')],
    ['video/mp4', MP4],
    ['video/webm', WEBM],
    ['text/vtt', VTT],
  ])('knows %s by its first bytes', (type, content) => {
    expect(sniffMediaType(content)).toBe(type);
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a page', '<!doctype html><script></script>'],
    ['a text that only begins alike', 'WEBVTTX'],
    ['a Matroska of another kind', '\x1aE\xdf\xa3matroska'],
    ['nothing', ''],
  ])('does not take %s', (_name, content) => {
    expect(sniffMediaType(Buffer.from(content, 'latin1'))).toBeUndefined();
  });
});

describe('an upload', () => {
  it('is refused when its content is not what its name says', async () => {
    expect(await readUpload(file(Buffer.from('<html>'), 'map.png'), 'picture')).toEqual({ refused: 'wrong_type' });
    expect(await readUpload(file(PNG, 'lecture.mp4'), 'video')).toEqual({ refused: 'wrong_type' });
  });

  it('is refused when it is empty', async () => {
    expect(await readUpload(file(Buffer.alloc(0), 'map.png'), 'picture')).toEqual({ refused: 'empty' });
  });

  it('is taken at its limit and refused one byte above it', async () => {
    const atLimit = Buffer.alloc(UPLOAD_LIMITS.captions);
    VTT.copy(atLimit);
    expect(await readUpload(file(atLimit, 'a.vtt'), 'captions')).toMatchObject({ bytes: UPLOAD_LIMITS.captions });
    const above = Buffer.concat([atLimit, Buffer.from(' ')]);
    expect(await readUpload(file(above, 'a.vtt'), 'captions')).toEqual({ refused: 'too_large' });
  });

  it('takes its ending from the content and keeps every byte', async () => {
    const upload = await readUpload(file(PNG, '../../etc/passwd.pdf'), 'picture');
    if ('refused' in upload) throw new Error(upload.refused);
    expect(upload).toMatchObject({ name: 'passwd.png', mediaType: 'image/png', size: { width: 3, height: 2 } });
    expect(Buffer.concat(await Array.fromAsync(upload.source)).equals(PNG)).toBe(true);
  });
});

describe('a file name', () => {
  it.each([
    ['C:\\планы\\Карта города (1).PNG', 'png', 'karta-goroda-1.png'],
    ['Қарағанды үйі.jpeg', 'jpg', 'qaragandy-uyi.jpg'],
    ['..', 'pdf', 'file.pdf'],
    ['/', 'pdf', 'file.pdf'],
    ['...\u202egnp.exe', 'png', 'gnp.png'],
    ['a'.repeat(300), 'png', `${'a'.repeat(60)}.png`],
  ])('%j becomes plain', (given, extension, plain) => {
    expect(plainFileName(given, extension)).toBe(plain);
  });
});

describe('the size of a picture', () => {
  it('is read from PNG, JPEG, WebP and SVG', async () => {
    const jpeg = bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0, 90, 0, 160]);
    const lossy = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 64, 0, 48, 0]);
    const extended = bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 63, 0, 0, 47, 0, 0]);
    expect(pictureSize(PNG, 'image/png')).toEqual({ width: 3, height: 2 });
    expect(pictureSize(jpeg, 'image/jpeg')).toEqual({ width: 160, height: 90 });
    expect(pictureSize(lossy, 'image/webp')).toEqual({ width: 64, height: 48 });
    expect(pictureSize(extended, 'image/webp')).toEqual({ width: 64, height: 48 });
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400.5"></svg>');
    expect(pictureSize(drawing, 'image/svg+xml')).toEqual({ width: 640, height: 401 });
  });

  it('is unknown for a picture that is cut short', () => {
    expect(pictureSize(PNG.subarray(0, 18), 'image/png')).toBeUndefined();
    expect(pictureSize(bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg')).toBeUndefined();
  });
});
