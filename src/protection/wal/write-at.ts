import type { FileHandle } from 'node:fs/promises';

/** Throws ENOSPC where the disk has no room for all of it: one write takes a part, and says nothing. */
export async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const left = bytes.byteLength - written;
    written += (await file.write(bytes, written, left, position + written)).bytesWritten;
  }
}
