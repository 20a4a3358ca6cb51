/** A ZIP written while it is sent: one entry after the other, as fast as the reader takes them. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  readonly name: string;
  /** Read once. */
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** False for what is compressed already, such as pictures and PDF. */
  readonly compress: boolean;
}

/** The same content gives the same bytes, so every entry bears this time. */
const ENTRY_TIME = new Date(Date.UTC(2026, 0, 1));
/** Histories repeat themselves: more effort would take twice the time for a tenth less. */
const LEVEL = 2;

/** `entries` is asked for the next one when the last byte of the one before is taken, and ended when the reader goes. */
export function zipOf(entries: AsyncIterable<ZipEntry>): ReadableStream<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | undefined;
  let gone = false;
  // Whoever reads is told by the web stream; one that nobody reads any more must not end the program.
  output.on('error', () => undefined);
  output.once('close', () => {
    gone = true;
    current?.destroy();
  });
  const write = async () => {
    for await (const { name, content, compress } of entries) {
      if (gone) return;
      current = Readable.from(content, { objectMode: false });
      const written = Promise.withResolvers<void>();
      current.once('error', written.reject);
      current.once('close', written.resolve);
      // The archive remembers how it was given each entry to the end: the stream itself it must let go.
      const handed = [current];
      zip.addReadStreamLazy(
        name,
        { mtime: ENTRY_TIME, forceDosTimestamp: true, compressionLevel: compress ? LEVEL : 0 },
        (give) => {
          const stream = handed.pop();
          if (stream) give(null, stream);
        },
      );
      keepNameApart(zip);
      await written.promise;
    }
    if (!gone) zip.end();
  };
  write().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error('broken off')));
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

/**
 * The archive keeps the name of every entry to the end. As Node makes them, each such small buffer holds on to the 64 KB
 * that it was cut from: thousands of names would hold hundreds of megabytes.
 */
function keepNameApart(zip: ZipFile): void {
  const { entries } = zip as unknown as { readonly entries: { utf8FileName: Buffer }[] };
  const entry = entries.at(-1);
  if (!entry) return;
  const name = Buffer.allocUnsafeSlow(entry.utf8FileName.byteLength);
  entry.utf8FileName.copy(name);
  entry.utf8FileName = name;
}
