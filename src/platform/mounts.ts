/**
 * On which disk a path lies, as the kernel's list of mounts has it. The device number of a file does not tell: each
 * subvolume of btrfs and each dataset of ZFS has its own, though all of them fill one disk and go with it. Pure.
 */

/** `unknown`: it cannot be told from inside, as of an overlay or a FUSE file system. Partitions count as disks. */
export type DiskComparison = 'same' | 'other' | 'unknown';

interface Mount {
  readonly point: string;
  /** `major:minor`; the major number of what is no block device is 0. */
  readonly device: string;
  readonly type: string;
  readonly source: string;
}

/** `mountinfo` is the text of `/proc/self/mountinfo`; the paths are absolute and free of links. */
export function compareMounts(mountinfo: string, one: string, other: string): DiskComparison {
  const mounts = mountinfo.split('\n').flatMap(mountOf);
  const [first, second] = [mountOver(mounts, one), mountOver(mounts, other)];
  if (!first || !second) return 'unknown';
  if (first.device === second.device) return 'same';
  const [disk, otherDisk] = [diskOf(first), diskOf(second)];
  if (disk === undefined || otherDisk === undefined) return 'unknown';
  return disk === otherDisk ? 'same' : 'other';
}

/** `36 35 0:31 /@data /srv/data rw,noatime shared:1 - btrfs /dev/sda2 rw`: how many fields stand before the dash varies. */
function mountOf(line: string): Mount[] {
  const [before = '', after = ''] = line.split(' - ');
  const [, , device, , point] = before.split(' ');
  const [type, source] = after.split(' ');
  if (!device || !point || !type || source === undefined) return [];
  return [{ point: unescaped(point), device, type, source: unescaped(source) }];
}

/** Blanks and backslashes stand in octal figures. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, figures: string) => String.fromCharCode(Number.parseInt(figures, 8)));

/** The deepest one above the path; of several at one point the last, which covers the others. */
function mountOver(mounts: readonly Mount[], path: string): Mount | undefined {
  const above = mounts.filter(({ point }) => point === '/' || path === point || path.startsWith(`${point}/`));
  const deepest = Math.max(...above.map(({ point }) => point.length));
  return above.findLast(({ point }) => point.length === deepest);
}

const MEMORY = new Set(['tmpfs', 'ramfs']);
const NETWORK = /^(nfs4?|cifs|smb3)$/;

/** The same word for all that is lost together; undefined: it cannot be told. */
function diskOf({ device, type, source }: Mount): string | undefined {
  if (!device.startsWith('0:')) return `device ${device}`;
  if (type === 'btrfs') return `btrfs ${source}`;
  if (type === 'zfs') return `zfs ${source.split('/')[0]}`;
  if (MEMORY.has(type)) return `memory ${device}`;
  // `server:/export`, `//server/share`
  if (NETWORK.test(type)) return `server ${/^(?:\/\/)?([^/]+?)(?=:?\/|$)/.exec(source)?.[1]}`;
  return undefined;
}
