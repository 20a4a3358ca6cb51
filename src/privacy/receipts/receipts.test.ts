import { createHash, createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditDb } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import { textOf } from '#platform/documents/inspect-pdf.testing.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { sha256 } from '#platform/secrets.ts';
import { consentHistory, giveConsent, recordConsents, withdrawConsent } from '#privacy/consents';
import { limitsOf, objectTo } from '#privacy/restriction';
import type { TestPerson } from '#tests/harness/people.ts';
import { useSchool } from '#tests/harness/school.ts';
import { actsBy } from '#tests/harness/trail.ts';
import { readZip } from '#tests/inventory/read-zip.ts';
import { fromMultibase, toMultibase } from './base58.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { checkReceipt, pastedReceipt } from './check-receipt.ts';

const school = useSchool();
let person: TestPerson;
let text: string;

beforeAll(async () => {
  person = await school.person({ name: 'Гауһар Сәтбаева' });
  await recordConsents(school.ctx, {
    personId: person.id,
    given: ['study', 'offers'],
    way: 'registration',
    locale: 'kk',
  });
  await withdrawConsent(school.ctx, { personId: person.id, purpose: 'offers', way: 'cabinet', locale: 'ru' });
  const answer = await school.request('/account/privacy/receipt.jsonld', { cookie: person.cookie });
  expect(answer.headers.get('content-type')).toBe('application/ld+json');
  text = await answer.text();
});

describe('canonical JSON', () => {
  it('is the text of RFC 8785 for its own example', () => {
    const given = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(given)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by their UTF-16 code units, and does not depend on their order', () => {
    expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2, '€': 3, '\r': 4, '1': 5 })).toBe(
      '{"\\r":4,"1":5,"€":3,"\u{1f600}":2,"\ufb33":1}',
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value as Json)) as Json)).toBe(canonicalJson(value as Json));
      }),
    );
  });
});

describe('base58', () => {
  it('gives back every byte, zeros at the front as well', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), (bytes) => {
        expect([...(fromMultibase(toMultibase(bytes), bytes.length) ?? [])]).toEqual([...bytes]);
      }),
    );
    expect(toMultibase(Buffer.from('Hello World!'))).toBe('z2NEpo7TZRRrLZSi2U');
  });

  it('refuses what is none', () => {
    for (const wrong of ['', 'z', '2NEpo', 'z0OIl', `z${'1'.repeat(9000)}`]) {
      expect(fromMultibase(wrong, 12)).toBeUndefined();
    }
  });
});

describe('a receipt', () => {
  it('says in the fields of ISO 27560 and of article 8(4) what was answered, when, and to which text', async () => {
    const receipt = JSON.parse(text);
    expect(receipt['@type']).toBe('dpv:ConsentReceipt');
    expect(receipt.schema_version).toBe('ISO/IEC TS 27560:2023');
    expect(receipt.records).toHaveLength(5);
    const offers = receipt.records.find(
      (record: { purpose: { purpose_type: string } }) => record.purpose.purpose_type === 'dpv:DirectMarketing',
    );
    expect(offers.consent_status).toBe('dpv:ConsentWithdrawn');
    expect(offers.events.map(({ event_state }: { event_state: string }) => event_state)).toEqual([
      'dpv:ConsentGiven',
      'dpv:ConsentWithdrawn',
    ]);
    expect(sha256(offers.privacy_notice.description)).toBe(offers.privacy_notice.sha256);
    expect(Object.keys(offers.law_94_v_article_8_4)).toEqual([
      'operator',
      'operator_bin',
      'subject',
      'term',
      'third_party_transfer',
      'cross_border_transfer',
      'publication',
      'data_list',
    ]);
    expect(offers.law_94_v_article_8_4.subject).toBe(person.name);
  });

  it('is verified with nothing but the published key, by the steps of eddsa-jcs-2022', async () => {
    const { proof, ...document } = JSON.parse(text);
    const { proofValue, ...options } = proof;
    const key = await (await school.request('/.well-known/consent-receipts.json')).json();
    const method = key.verificationMethod.find(({ id }: { id: string }) => id === proof.verificationMethod);
    const raw = fromMultibase(method.publicKeyMultibase, 34)?.subarray(2) ?? new Uint8Array();
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') };
    const hash = (value: Json) => createHash('sha256').update(canonicalJson(value)).digest();
    const signed = Buffer.concat([hash(options), hash(document)]);
    const signature = fromMultibase(proofValue, 64) ?? new Uint8Array();
    expect(verify(null, signed, createPublicKey({ key: jwk, format: 'jwk' }), signature)).toBe(true);
  });

  it('is refused with any one byte changed', () => {
    expect(checkReceipt(school.ctx, text)).toMatchObject({ subject: person.name });
    const bytes = Buffer.from(text);
    // Seventeen divides neither the lines nor the members, so every part of the file has its turn.
    for (let place = 0; place < bytes.length; place += 17) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(typeof checkReceipt(school.ctx, changed.toString('utf8')), `byte ${place}`).toBe('string');
    }
  });

  it('is refused with a space, a doubled member or an escape put in, which mean the same', () => {
    for (const changed of [
      `${text}\n`,
      text.replace('"issued"', ' "issued"'),
      text.replace('"language"', '"language": "en",\n  "language"'),
      text.replace('ConsentReceipt', '\\u0043onsentReceipt'),
      `\ufeff${text}`,
    ]) {
      expect(changed).not.toBe(text);
      expect(checkReceipt(school.ctx, changed)).toMatch(/changed|unreadable/);
    }
  });

  it('is refused when another installation signed it', () => {
    const secrets = { ...school.ctx.secrets, key: () => Buffer.alloc(32, 7) };
    expect(checkReceipt({ ...school.ctx, secrets }, text)).toBe('changed');
  });

  it('comes as a sheet in every language', async () => {
    for (const locale of LOCALES) {
      const answer = await school.request('/account/privacy/receipt.pdf', { cookie: person.cookie, locale });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      expect(textOf(bytes)).toContain(person.name);
    }
  });

  it('is for signed-in people alone, and shows each their own', async () => {
    expect((await school.request('/account/privacy/receipt.jsonld')).status).toBe(303);
    const other = await school.person();
    const answer = await school.request('/account/privacy/receipt.jsonld', { cookie: other.cookie });
    expect(await answer.text()).not.toContain(person.name);
  });
});

describe('the public page', () => {
  const posting = (form: Record<string, string | File>) => school.request('/privacy/receipts', { form });

  it('knows a genuine receipt, as a file and as pasted text', async () => {
    const file = new File([text], 'consent-receipt.jsonld');
    for (const form of [{ file }, { pasted: text }, { pasted: text.replaceAll('\n', '\r\n') }]) {
      const answer = await posting(form as Record<string, string | File>);
      expect([answer.status, (await answer.text()).includes('Квитанция подлинная')]).toEqual([200, true]);
    }
    expect(pastedReceipt(text)).toBe(text);
  });

  it.each([
    ['nothing', '', 'Выберите файл'],
    ['no JSON', 'согласен', 'не читается'],
    ['another document', '[]', 'не читается'],
    ['too much', 'x'.repeat(300_000), 'слишком большой'],
  ])('answers %s clearly', async (_, pasted, words) => {
    const answer = await posting({ pasted });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });

  it('refuses a changed receipt, repeats nothing of it, and stores nothing', async () => {
    school.statements.length = 0;
    const answer = await posting({ file: new File([text.replace(person.name, 'Басқа Адам')], 'x.jsonld') });
    const page = await answer.text();
    expect([answer.status, page.includes('Подпись не сходится'), page.includes('Басқа Адам')]).toEqual([
      422,
      true,
      false,
    ]);
    expect(school.statements).toEqual([]);
  });
});

describe('the office', () => {
  it('counts by purpose and state, for who manages privacy', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const manager = await school.person({ roles: ['manager'] });
    expect((await school.request('/office/consents', { cookie: manager.cookie })).status).toBe(403);
    const page = await (await school.request('/office/consents', { cookie: officer.cookie })).text();
    expect(page).toContain('Присылать мне письма о новых программах');
    expect(page).not.toContain(person.name);
  });

  it('opens one person’s consents for a reason, which the person then sees', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const path = `/office/consents/${person.id}`;
    const asked = await (await school.request(path, { cookie: officer.cookie })).text();
    expect(asked).not.toContain('Продлено');
    const unexplained = await school.request(path, { form: { why: 'curiosity' }, cookie: officer.cookie });
    expect(unexplained.status).toBe(422);
    const opened = await school.request(path, { form: { why: 'dispute' }, cookie: officer.cookie });
    expect(await opened.text()).toContain('Отозвано');
    const reading = await tables<AuditDb>(school.ctx)
      .selectFrom('audit_events')
      .select(['reason', 'actor_id'])
      .where('person_id', '=', person.id)
      .where('action', '=', 'person.read')
      .where('object_kind', '=', 'consents')
      .execute();
    expect(reading).toEqual([{ reason: 'dispute', actor_id: officer.id }]);
  });

  it('says at the field that nothing was restricted, on the page the answer came from', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const other = await school.person();
    const path = `/office/consents/${other.id}`;
    const opened = await school.request(path, { form: { why: 'dispute' }, cookie: officer.cookie });
    expect(await opened.text()).toContain('name="why" value="dispute"');
    const lacking = await school.request(`${path}/restrictions`, { form: { why: 'dispute' }, cookie: officer.cookie });
    const html = await lacking.text();
    expect([lacking.status, html.includes('id="field-part-error"')]).toEqual([422, true]);
    const unexplained = await school.request(`${path}/restrictions`, { form: { part: '' }, cookie: officer.cookie });
    expect([unexplained.status, (await unexplained.text()).includes('id="field-why-error"')]).toEqual([422, true]);
    expect((await actsBy(school, officer.id)).map(({ action }) => action)).toEqual(['person.read', 'person.read']);
    const done = await school.request(`${path}/restrictions`, {
      form: { why: 'dispute', part: 'everything' },
      cookie: officer.cookie,
    });
    expect(done.headers.get('location')).toBe(`${path}?done=changed`);
    expect((await limitsOf(school.ctx, other.id)).restrictions).toHaveLength(1);
  });

  it('packs every event, text and accepted policy, each with a checksum that is right, in a signed list', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    await giveConsent(school.ctx, { personId: person.id, purpose: 'improvement', way: 'cabinet', locale: 'en' });
    await objectTo(school.ctx, { personId: person.id, purpose: 'offers', way: 'letter' });
    const path = `/office/consents/${person.id}/evidence`;
    const answer = await school.request(path, { form: { why: 'authority' }, cookie: officer.cookie });
    const zip = readZip(Buffer.from(await answer.arrayBuffer()));
    const manifest = JSON.parse(zip.get('manifest.json')?.toString() ?? '');
    expect(manifest.files).toHaveLength(zip.size - 1);
    for (const file of manifest.files) expect(sha256(zip.get(file.name) ?? ''), file.name).toBe(file.sha256);
    const history = await consentHistory(school.ctx, person.id);
    expect(JSON.parse(zip.get('events.json')?.toString() ?? '')).toHaveLength(history.length);
    for (const event of history) expect(zip.get(`texts/${event.text_sha256}.txt`)?.toString()).toBe(event.text);
    expect(JSON.parse(zip.get('objections.json')?.toString() ?? '')).toMatchObject([
      { purpose: 'offers', way: 'letter' },
    ]);
    expect([...zip.keys()].filter((name) => name.startsWith('policy/'))).toHaveLength(3);
    expect(checkReceipt(school.ctx, zip.get('receipt.jsonld')?.toString() ?? '')).toMatchObject({
      subject: person.name,
    });
  });

  it('knows nobody by a wrong address', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    for (const id of ['nobody', '00000000-0000-7000-8000-000000000000']) {
      expect((await school.request(`/office/consents/${id}`, { cookie: officer.cookie })).status).toBe(404);
    }
  });
});
