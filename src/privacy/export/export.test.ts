import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { saveProfile } from '#people/profiles';
import { audit, recordReading } from '#platform/audit/audit.ts';
import { transact } from '#platform/context.ts';
import { fileKey, storeFile } from '#platform/files/stored-files.ts';
import { personTables } from '#platform/inventory/inventory.ts';
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

/** A history as long as it is told, a few thousand rows a statement. */
async function fillHistory(personId: string, events: number): Promise<void> {
  const step = 2_500;
  for (let from = 1; from <= events; from += step) {
    await sql`insert into audit_events
        (id, at, action, actor_kind, person_id, object_kind, object_id, reason, details)
      select gen_random_uuid(), ${school.clock.now()}::timestamptz + number * interval '1 minute', 'counted', 'person',
        ${personId}, 'lesson', gen_random_uuid(), 'study', json_build_object('number', number, 'text', repeat('x', 100))
      from generate_series(${from}::int, ${Math.min(events, from + step - 1)}::int) as number`.execute(school.ctx.db);
  }
}

interface RowSchema {
  readonly properties: Readonly<Record<string, { readonly type?: readonly string[]; readonly format?: string }>>;
  readonly required: readonly string[];
}
interface DataSchema {
  readonly $schema: string;
  readonly $defs: Readonly<Record<string, { readonly items: RowSchema; readonly files: readonly string[] }>>;
}
interface CsvMetadata {
  readonly '@context': readonly unknown[];
  readonly tables: readonly {
    readonly url: string;
    readonly tableSchema: { readonly columns: readonly { readonly titles: Readonly<Record<string, string>> }[] };
  }[];
}

const FORMATS: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

/** What of the row is not as the schema says; the part of JSON Schema which ours uses. */
function problemsOf(row: Record<string, unknown>, { properties, required }: RowSchema): string[] {
  const lacking = required.filter((name) => !(name in row));
  const unknown = Object.keys(row).filter((name) => !(name in properties));
  const wrong = Object.entries(row).flatMap(([name, value]) => {
    const { type, format } = properties[name] ?? {};
    const kind = value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value;
    if (type && !type.includes(kind)) return [`${name} is ${kind}`];
    return format && typeof value === 'string' && !FORMATS[format]?.test(value) ? [`${name} is no ${format}`] : [];
  });
  return [...lacking, ...unknown, ...wrong];
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

  it('says who of the staff opened the data, in which role, what and why', async () => {
    const [person, staff] = [await school.person(), await school.person({ name: 'Алия Оспанова', roles: ['adviser'] })];
    await recordReading(school.as(staff.id), { personId: person.id, what: 'profile', why: 'consultation' });
    const files = readZip(await copyOf(person.id));
    expect(JSON.parse(files.get('data/readings.json')?.toString() ?? '[]')).toEqual([
      {
        at: school.clock.now().toString(),
        reader: 'Алия Оспанова',
        roles: 'консультант',
        object_kind: 'profile',
        reason: 'consultation',
      },
    ]);
    const page = files.get('index.html')?.toString() ?? '';
    expect(page).toContain('Алия Оспанова');
    expect(page).toContain('<dd>консультация</dd>');
  });

  it('tells the details of an act in words', () => {
    const details = { way: 'registration', purpose: 'service', other: 'as it stands' };
    expect(forPeople(details, 'ru')).toBe('как: при регистрации\nцель: для учёбы\nother: as it stands');
  });

  it('names the jobs that wait for the person, and nobody else’s', async () => {
    const [person, other] = [await school.person(), await school.person()];
    for (const { id } of [person, other]) {
      await sql`select graphile_worker.add_job('a.job', ${JSON.stringify({ personId: id })}::json,
        run_at => now() + interval '1 day')`.execute(school.ctx.db);
    }
    const jobs = JSON.parse(
      readZip(await copyOf(person.id))
        .get('data/waiting_jobs.json')
        ?.toString() ?? '[]',
    );
    expect(jobs.filter(({ job }: { job: string }) => job === 'a.job')).toHaveLength(1);
  });

  it('says of every datum where it is kept', async () => {
    const person = await school.person({ locale: 'en' });
    const files = readZip(await copyOf(person.id));
    const kept = JSON.parse(files.get('data/where_kept.json')?.toString() ?? '[]') as { country: string }[];
    expect(kept.length).toBeGreaterThan(personTables(school.inventory).length);
    expect(new Set(kept.map(({ country }) => country))).toEqual(new Set(['Kazakhstan']));
    expect(files.get('index.html')?.toString()).toContain('Where each of your data is kept');
  });

  it('describes each of its data files with a schema that fits', async () => {
    const person = await school.person();
    await saveProfile(school.ctx, person.id, { goals: 'Познакомиться', experience: '=2+2' });
    await audit(school.ctx, { action: 'counted', personId: person.id, details: { number: 1 } });
    const files = readZip(await copyOf(person.id));
    const names = [...files.keys()].filter((name) => name.startsWith('data/') && !name.endsWith('metadata.json'));
    const schema = JSON.parse(files.get('schema.json')?.toString() ?? '{}') as DataSchema;
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const described = Object.values(schema.$defs).flatMap(({ files: of }) => of);
    expect(new Set(described)).toEqual(new Set(names.filter((name) => name.endsWith('.json'))));
    for (const { items, files: of } of Object.values(schema.$defs)) {
      for (const name of of) {
        const rows = JSON.parse(files.get(name)?.toString() ?? '') as Record<string, unknown>[];
        for (const row of rows) expect(problemsOf(row, items), name).toEqual([]);
      }
    }

    const metadata = JSON.parse(files.get('data/csv-metadata.json')?.toString() ?? '{}') as CsvMetadata;
    expect(metadata['@context'][0]).toBe('http://www.w3.org/ns/csvw');
    expect(new Set(metadata.tables.map(({ url }) => `data/${url}`))).toEqual(
      new Set(names.filter((name) => name.endsWith('.csv'))),
    );
    for (const { url, tableSchema } of metadata.tables) {
      const [heading] = files.get(`data/${url}`)?.toString().slice(1).split('\r\n') ?? [];
      expect(heading, url).toBe(tableSchema.columns.map(({ titles }) => forSpreadsheet(titles['ru'])).join(','));
    }
  });

  it('divides a long history into files and pages that lead to each other', async () => {
    const person = await school.person({ locale: 'en' });
    await fillHistory(person.id, 12_345);
    const files = readZip(await copyOf(person.id));
    const parts = [...files.keys()].filter((name) => /^data\/audit_events(-\d+)?\.json$/.test(name));
    expect(parts.length).toBeGreaterThanOrEqual(3);
    const rows = parts.flatMap((name) => JSON.parse(files.get(name)?.toString() ?? '[]') as { action: string }[]);
    expect(rows.filter(({ action }) => action === 'counted')).toHaveLength(12_345);
    const pages = [...files.keys()].filter((name) => name.startsWith('pages/audit_events'));
    expect(pages).toHaveLength(parts.length);
    const first = files.get('index.html')?.toString() ?? '';
    for (const name of pages) expect(first).toContain(`href="${name}"`);
    for (const [name, content] of files) {
      if (!name.endsWith('.html')) continue;
      for (const [, href = ''] of content.toString().matchAll(/href="([^"#]+)"/g)) {
        const target = new URL(href, `http://copy.test/${name}`).pathname.slice(1);
        expect(files.has(decodeURI(target)), `${name} leads to ${href}`).toBe(true);
      }
    }
    expect(files.get(pages.at(-1) ?? '')?.toString()).not.toContain('rel="next"');
  }, 60_000);

  it('holds no more in memory at the end of a long history than in its middle', async () => {
    const person = await school.person();
    const total = 50_000;
    await fillHistory(person.id, total);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held: number[] = [];
    const step = total / 10;
    const onProgress = async (done: number) => {
      if (done < step * (held.length + 1)) return;
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      held.push(heapUsed + arrayBuffers);
    };
    const { stream } = await exportPerson(school.ctx, school.inventory, person.id, { onProgress });
    let bytes = 0;
    for await (const chunk of stream) bytes += chunk.byteLength;
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(held.length).toBeGreaterThanOrEqual(9);
    // The rows after the middle alone are 25 MB as JSON, CSV and HTML: held, they would be seen.
    const [early, late] = [Math.max(...held.slice(1, 5)), Math.max(...held.slice(5))];
    expect(late - early).toBeLessThan(12_000_000);
  }, 120_000);

  it('ends its reading of the database when the reader goes away', async () => {
    const person = await school.person();
    await fillHistory(person.id, 5_000);
    const { stream } = await exportPerson(school.ctx, school.inventory, person.id);
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel().catch(() => undefined);
    await vi.waitFor(async () => {
      const { rows } = await sql<{ open: number }>`select count(*) as open from pg_stat_activity
        where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()
        and state = 'idle in transaction'`.execute(school.ctx.db);
      expect(rows[0]?.open).toBe(0);
    });
  });

  it('is refused for nobody', async () => {
    await expect(exportPerson(school.ctx, school.inventory, school.ctx.ids.uuid())).rejects.toThrow('person not found');
  });
});
