import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { saveProfile } from '#people/profiles';
import { audit } from '#platform/audit/audit.ts';
import { transact } from '#platform/context.ts';
import { fileKey, storeFile } from '#platform/files/stored-files.ts';
import { useSchool } from '#tests/harness/school.ts';
import { bytesOf, readZip } from '#tests/inventory/read-zip.ts';
import { handlingWords } from './handling-words.ts';
import { exportPerson } from './index.ts';
import { plainName } from './person-files.ts';
import { forMachines, forPeople, forSpreadsheet } from './value.ts';

const school = useSchool();

async function copyOf(personId: string): Promise<Buffer> {
  return bytesOf((await exportPerson(school.ctx, school.inventory, personId)).stream);
}

describe('a value in a copy', () => {
  it.each([
    ['=SUM(A1:A9)', "'=SUM(A1:A9)"],
    ['+7 701 000 00 00', "'+7 701 000 00 00"],
    ['-1+1', "'-1+1"],
    ['@cmd', "'@cmd"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['plain', 'plain'],
    ['with, a comma', '"with, a comma"'],
    ['with "quotes"', '"with ""quotes"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1,"2"', '"\'=1,""2"""'],
  ])('never becomes a formula of a spreadsheet: %j', (text, cell) => {
    expect(forSpreadsheet(text)).toBe(cell);
  });

  it('keeps numbers, also those below nothing, as numbers', () => {
    expect([-5, 0, true, null, undefined].map(forSpreadsheet)).toEqual(['-5', '0', 'true', '', '']);
  });

  it('is ISO 8601 for machines, and a sentence’s date for people', () => {
    const moment = Temporal.Instant.from('2026-03-04T20:30:00Z');
    expect(forMachines(moment)).toBe('2026-03-04T20:30:00Z');
    expect(forPeople(moment, 'en')).toBe('5 March 2026, 01:30');
    expect(forMachines(Temporal.PlainDate.from('2026-03-05'))).toBe('2026-03-05');
  });

  it('spells a stored document line by line', () => {
    expect(forPeople({ goal: 'to meet people', steps: ['call', 'write'], done: false }, 'en')).toBe(
      'goal: to meet people\nsteps:\n  • call\n  • write\ndone: no',
    );
  });

  it('names the term in words', () => {
    const handling = {
      category: 'study',
      purposes: ['certificates'],
      basis: 'contract',
      term: { period: 'P5Y', after: 'programme-completed', source: 'keep.study' },
    } as const;
    expect(handlingWords(handling, 'ru').term).toBe('5 лет после завершения программы');
    expect(handlingWords({ ...handling, term: { ...handling.term, period: 'P0D' } }, 'en').term).toMatch(
      /^deleted at once/,
    );
  });
});

describe('a file’s name in a copy', () => {
  it.each([
    ['../../etc/passwd', '_/_etc_passwd'],
    ['a/b\\c:d', 'a_b_c_d'],
    ['', '_'],
    ['.hidden', '_hidden'],
    ['договор.pdf', 'договор.pdf'],
  ])('%j is safe on every system', (name) => {
    const plain = plainName(name);
    expect(plain).not.toMatch(/[/\\:*?"<>|]|^\./);
    expect(plain).not.toBe('');
  });
});

describe('a person’s copy', () => {
  it('opens with an ordinary unpacker', async () => {
    const person = await school.person();
    await saveProfile(school.ctx, person.id, { goals: 'Познакомиться с застройщиками', experience: '=2+2' });
    const folder = await mkdtemp(join(tmpdir(), 'school-copy-'));
    try {
      const path = join(folder, 'copy.zip');
      await writeFile(path, await copyOf(person.id));
      const list =
        'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip()); print("\\n".join(z.namelist()))';
      const { stdout } = await promisify(execFile)('python3', ['-c', list, path]);
      const [damaged, ...names] = stdout.trim().split('\n');
      expect(damaged).toBe('None');
      expect(names).toEqual(
        expect.arrayContaining(['index.html', 'data/people.json', 'data/people.csv', 'schema.json', 'manifest.json']),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('is the same to the byte while the data are the same', async () => {
    const person = await school.person();
    const first = await copyOf(person.id);
    school.clock.advance({ hours: 5 });
    expect((await copyOf(person.id)).equals(first)).toBe(true);
    await saveProfile(school.ctx, person.id, { goals: 'changed' });
    expect((await copyOf(person.id)).equals(first)).toBe(false);
  });

  it('is written in the person’s language, and lets no text become markup', async () => {
    const person = await school.person({ name: 'Ақбота <script>alert(1)</script>', locale: 'kk' });
    const page =
      readZip(await copyOf(person.id))
        .get('index.html')
        ?.toString('utf8') ?? '';
    expect(page).toContain('<html lang="kk">');
    expect(page).toContain('деректеріңіз');
    expect(page).toContain('Ақбота &lt;script&gt;');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/https?:\/\/(?!school\.test)/);
  });

  it('holds every row of a history longer than a batch, once and in order', async () => {
    const person = await school.person();
    await transact(school.ctx, async (tx) => {
      for (let number = 0; number < 450; number += 1) {
        await audit(tx, { action: 'counted', personId: person.id, details: { number } });
      }
    });
    const files = readZip(await copyOf(person.id));
    const rows = JSON.parse(files.get('data/audit_events.json')?.toString('utf8') ?? '[]') as {
      details: { number?: number };
    }[];
    const numbers = rows.flatMap(({ details }) => (details.number === undefined ? [] : [details.number]));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 450 }, (_, number) => number));
    const lines = files.get('data/audit_events.csv')?.toString('utf8').trimEnd().split('\r\n') ?? [];
    expect(lines[0]?.startsWith('\ufeff')).toBe(true);
    expect(lines).toHaveLength(rows.length + 1);
  });

  it('keeps apart two files of one name, and says which one is lost', async () => {
    const person = await school.person();
    const file = { bucket: 'certificates', personId: person.id, name: 'итог.pdf', mediaType: 'application/pdf' };
    await storeFile(school.ctx, file, Buffer.from('first'));
    await storeFile(school.ctx, file, Buffer.from('second'));
    const lost = await storeFile(school.ctx, { ...file, name: 'lost.pdf' }, Buffer.from('third'));
    await school.ctx.files.remove(fileKey(lost));
    const files = readZip(await copyOf(person.id));
    const texts = ['files/certificates/итог.pdf', 'files/certificates/итог (2).pdf'].map((path) =>
      files.get(path)?.toString(),
    );
    expect(new Set(texts)).toEqual(new Set(['first', 'second']));
    expect(JSON.parse(files.get('manifest.json')?.toString() ?? '{}').missing).toEqual(['files/certificates/lost.pdf']);
  });

  it('is refused for nobody', async () => {
    await expect(exportPerson(school.ctx, school.inventory, school.ctx.ids.uuid())).rejects.toThrow('person not found');
  });
});
