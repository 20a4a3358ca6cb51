/** What the school shows when it must prove one person's consents: one ZIP, every file in a signed list of checksums. */
import { makeZip } from 'client-zip';
import { getPerson } from '#people/profiles';
import { recordReading } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { sha256 } from '#platform/secrets.ts';
import { consentHistory } from '#privacy/consents';
import { evidenceOf } from './queries.ts';
import { receiptDocument, receiptText } from './receipt.ts';
import { signDocument } from './signature.ts';

export interface EvidencePack {
  /** A file name without anything about the person. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The reading is recorded with its reason before anything is read. Throws NotFound. */
export async function evidencePack(ctx: Context, personId: string, why: string): Promise<EvidencePack> {
  const person = await getPerson(ctx, personId);
  await recordReading(ctx, { personId, what: 'consent_evidence', why });
  const [history, evidence] = [await consentHistory(ctx, personId), await evidenceOf(ctx, personId)];
  const { wordings, ...rest } = evidence;
  const receipt = receiptDocument({
    id: ctx.ids.uuid(),
    locale: person.locale,
    issuedAt: ctx.clock.now(),
    school: ctx.school,
    person,
    history,
  });
  const texts = new Map(history.map((event) => [event.text_sha256, event.text]));
  const files = new Map<string, string>([
    ['events.json', pretty(history)],
    ...Object.entries(rest).map(([name, rows]) => [`${name}.json`, pretty(rows)] as const),
    // Named by the checksum that stands in the events, so that anybody can compare.
    ...[...texts].map(([hash, text]) => [`texts/${hash}.txt`, text] as const),
    ...wordings.map((wording) => [`policy/${wording.name}.${wording.locale}.txt`, wording.canonical] as const),
    ['receipt.jsonld', receiptText(signDocument(ctx, receipt))],
  ]);
  const list = [...files].map(([name, text]) => ({ name, bytes: Buffer.byteLength(text), sha256: sha256(text) }));
  const manifest = { format: 'pobimajomet-consent-evidence/1', person: personId, files: list };
  const entries = [...files, ['manifest.json', receiptText(signDocument(ctx, manifest))] as const].map(
    ([name, input]) => ({ name, input, lastModified: ENTRY_TIME }),
  );
  const bytes = new Uint8Array(await new Response(makeZip(entries)).arrayBuffer());
  return { name: `pobimajomet-consents-${schoolDay(ctx.clock.now())}.zip`, bytes };
}

/** When each thing happened stands in the files; the entries' own time says nothing. */
const ENTRY_TIME = new Date(2026, 0, 1);

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
