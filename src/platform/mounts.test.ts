import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { compareDisks } from './disk.ts';
import { compareMounts, type DiskComparison } from './mounts.ts';

const SUBVOLUMES = `25 30 0:23 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw
30 1 0:27 /@ / rw,relatime shared:1 - btrfs /dev/nvme0n1p2 rw,ssd,space_cache=v2,subvolid=256,subvol=/@
41 30 0:27 /@home /home rw,relatime shared:29 - btrfs /dev/nvme0n1p2 rw,ssd,space_cache=v2,subvolid=257,subvol=/@home
42 30 0:43 /@data /srv/data rw,relatime shared:31 - btrfs /dev/nvme0n1p2 rw,ssd,subvolid=260,subvol=/@data
43 30 0:44 / /mnt/usb rw,relatime shared:33 - btrfs /dev/sdb1 rw,subvolid=5,subvol=/
44 30 259:1 / /boot rw,relatime shared:35 - ext4 /dev/nvme0n1p1 rw
`;
const BOUND = `22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/root rw,errors=remount-ro
61 22 254:17 / /mnt/disk\\040two rw,relatime shared:40 - xfs /dev/vdb1 rw,attr2
62 22 254:1 /srv/data /var/backups rw,relatime shared:1 - ext4 /dev/vda1 rw,errors=remount-ro
63 22 0:51 / /mnt/nas rw,relatime shared:50 - autofs systemd-1 rw,fd=47,pgrp=1
64 63 0:52 / /mnt/nas rw,relatime shared:51 - nfs4 nas.example.kz:/backups rw,vers=4.2
65 22 0:53 / /mnt/share rw,relatime - cifs //nas.example.kz/other rw,vers=3.1.1
66 22 0:24 / /run rw,nosuid shared:5 - tmpfs tmpfs rw,size=800000k
`;
const CONTAINER = `712 701 0:98 / / rw,relatime master:301 - overlay overlay rw,lowerdir=/l/A:/l/B,upperdir=/u,workdir=/w
713 712 8:1 /docker/volumes/school/_data /data rw,relatime master:1 - ext4 /dev/sda1 rw
714 712 8:1 /docker/volumes/backups/_data /backups rw,relatime master:1 - ext4 /dev/sda1 rw
715 712 0:99 / /remote rw,relatime - fuse.sshfs school@nas.example.kz:/ rw
`;
const POOL = `30 1 0:27 / / rw,relatime shared:1 - zfs rpool/ROOT/debian rw,xattr,posixacl
31 30 0:40 / /srv rw,relatime shared:2 - zfs rpool/srv rw,xattr,posixacl
32 30 0:41 / /tank rw,relatime shared:3 - zfs tank rw,xattr,posixacl
`;

it.each<[string, string, string, string, DiskComparison]>([
  ['subvolumes of one btrfs', SUBVOLUMES, '/srv/data/school', '/home/school/backups', 'same'],
  ['a subvolume and the root', SUBVOLUMES, '/srv/data', '/srv/data-backups', 'same'],
  ['two btrfs', SUBVOLUMES, '/srv/data', '/mnt/usb/backups', 'other'],
  ['btrfs and ext4', SUBVOLUMES, '/srv/data', '/boot', 'other'],
  ['a bind mount', BOUND, '/srv/data', '/var/backups', 'same'],
  ['another disk, with a blank in its path', BOUND, '/srv/data', '/mnt/disk two/backups', 'other'],
  ['a folder whose name begins like a disk’s', BOUND, '/srv/data', '/mnt/disk twofold', 'same'],
  ['a share that is mounted when it is asked for', BOUND, '/srv/data', '/mnt/nas/backups', 'other'],
  ['two shares of one server', BOUND, '/mnt/nas', '/mnt/share', 'same'],
  ['a disk and the memory', BOUND, '/srv/data', '/run/backups', 'other'],
  ['two volumes of a container', CONTAINER, '/data', '/backups', 'same'],
  ['a volume and the layers of a container', CONTAINER, '/data', '/srv/backups', 'unknown'],
  ['what only its own program knows', CONTAINER, '/data', '/remote/backups', 'unknown'],
  ['two datasets of one pool', POOL, '/srv/data', '/var/backups', 'same'],
  ['two pools', POOL, '/srv/data', '/tank/backups', 'other'],
  ['a list that has neither', '', '/srv/data', '/srv/backups', 'unknown'],
])('compares %s', (_, mountinfo, one, other, expected) => {
  expect(compareMounts(mountinfo, one, other)).toBe(expected);
  expect(compareMounts(mountinfo, other, one)).toBe(expected);
});

it('takes what is not there yet for where it will be', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disk-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  expect(await compareDisks(folder, join(folder, 'not', 'yet'))).toBe('same');
  expect(await compareDisks(folder, '/dev/shm/not-yet')).toBe('other');
});
