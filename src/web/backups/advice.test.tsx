import { expect, it } from 'vitest';
import type { BackupAdvice } from '#protection/backups';
import { BackupsPage } from './pages.tsx';

const told = (disk: BackupAdvice['disk']): string =>
  String(
    <BackupsPage
      locale="en"
      backups={[]}
      drills={[]}
      provenAt={null}
      faults={[]}
      aheadNames={[]}
      elsewhere={[]}
      advice={{ disk, versioned: [] }}
      shipping={undefined}
      ownerHasKey
      queued={undefined}
    />,
  );

it('says on which disk the backups lie, and where it does not know, that', () => {
  const [same, unknown] = ['The backups lie on the same disk', 'It cannot be seen from here'];
  expect(told('same')).toContain(same);
  expect(told('unknown')).toContain(unknown);
  expect(told('unknown')).not.toContain(same);
  expect(told('other')).not.toContain(unknown);
  expect(told('other')).not.toContain(same);
});
