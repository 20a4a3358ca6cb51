/**
 * A consent receipt: what one person answered, in the fields of ISO/IEC TS 27560 (their names are the document's keys),
 * meaning what W3C's Data Privacy Vocabulary 2.3 says (the context), with the fields of article 8(4) of the law beside.
 */
import type { SchoolFacts } from '#platform/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { ConsentPurpose, ConsentRecord } from '#privacy/consents';
import type { Json } from './canonical-json.ts';
import type { JsonObject } from './signature.ts';

const DPV = 'https://w3id.org/dpv#';

const TERMS: JsonObject = {
  dpv: DPV,
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  kz: 'https://adilet.zan.kz/eng/docs/Z1300000094#',
  receipt_id: '@id',
  record_id: '@id',
  schema_version: 'dct:conformsTo',
  issued: { '@id': 'dct:issued', '@type': 'xsd:dateTime' },
  language: 'dct:language',
  records: { '@id': 'dct:hasPart', '@container': '@list' },
  pii_principal: 'dpv:hasDataSubject',
  party_id: 'dpv:hasIdentifier',
  party_name: 'dpv:hasName',
  party_address: 'dpv:hasAddress',
  party_contact: 'dpv:hasContact',
  pii_controllers: 'dpv:hasDataController',
  jurisdiction: 'dpv:hasJurisdiction',
  privacy_rights: 'dpv:hasRight',
  withdrawal_method: { '@id': 'dpv:isExercisedAt', '@type': '@id' },
  purpose: 'dpv:hasPurpose',
  purpose_type: { '@id': 'dct:type', '@type': '@id' },
  title: 'dct:title',
  description: 'dct:description',
  lawful_basis: { '@id': 'dpv:hasLegalBasis', '@type': '@id' },
  pii_information: 'dpv:hasPersonalData',
  retention_period: 'dpv:hasDuration',
  storage_locations: 'dpv:hasLocation',
  recipient_third_parties: 'dpv:hasRecipient',
  privacy_notice: 'dpv:hasNotice',
  policy_revision: { '@id': 'dct:isVersionOf', '@type': '@id' },
  sha256: 'kz:sha256',
  consent_status: { '@id': 'dpv:hasConsentStatus', '@type': '@id' },
  events: { '@id': 'dct:provenance', '@container': '@list' },
  event_id: '@id',
  event_time: { '@id': 'dpv:isIndicatedAtTime', '@type': 'xsd:dateTime' },
  event_state: { '@id': 'dpv:hasConsentStatus', '@type': '@id' },
  event_method: 'dpv:hasIndicationMethod',
  entity_id: 'dpv:isIndicatedBy',
  validity_duration: { '@id': 'dct:valid', '@type': 'xsd:dateTime' },
  law_94_v_article_8_4: 'kz:article-8-4',
  operator: 'kz:operator',
  operator_bin: 'kz:operator-bin',
  subject: 'kz:subject',
  term: 'kz:term',
  third_party_transfer: 'kz:third-party-transfer',
  cross_border_transfer: 'kz:cross-border-transfer',
  publication: 'kz:publication',
  data_list: 'kz:data-list',
};

const STATUS: Readonly<Record<ConsentRecord['event'], string>> = {
  given: 'dpv:ConsentGiven',
  renewed: 'dpv:RenewedConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
};

const PURPOSE_TYPE: Readonly<Record<ConsentPurpose, string>> = {
  study: 'dpv:ServiceProvision',
  offers: 'dpv:DirectMarketing',
  improvement: 'dpv:ServiceOptimisation',
  third_parties: 'dpv:ServiceProvision',
  abroad: 'dpv:ServiceProvision',
};

export interface ReceiptFacts {
  readonly id: string;
  readonly locale: Locale;
  readonly issuedAt: Temporal.Instant;
  readonly school: SchoolFacts;
  readonly person: { readonly id: string; readonly name: string };
  /** Every event, in the order it was written. */
  readonly history: readonly ConsentRecord[];
}

export function receiptDocument(facts: ReceiptFacts): JsonObject {
  const { school, person, locale } = facts;
  return {
    '@context': ['https://w3id.org/security/data-integrity/v2', TERMS],
    '@type': 'dpv:ConsentReceipt',
    receipt_id: `urn:uuid:${facts.id}`,
    schema_version: 'ISO/IEC TS 27560:2023',
    issued: facts.issuedAt.round('second').toString(),
    language: locale,
    jurisdiction: 'KZ',
    pii_principal: { '@type': 'dpv:DataSubject', party_id: `urn:uuid:${person.id}`, party_name: person.name },
    pii_controllers: [
      {
        '@type': 'dpv:DataController',
        party_id: school.baseUrl,
        party_name: school.name,
        party_address: school.address[locale],
        party_contact: `${school.email}, ${school.phone}`,
        operator_bin: school.bin ?? null,
      },
    ],
    withdrawal_method: `${school.baseUrl}/account/privacy`,
    privacy_rights: `${school.baseUrl}/privacy#rights`,
    records: [...byPurpose(facts.history).values()].map((events) => recordOf(events, school)),
  };
}

function byPurpose(history: readonly ConsentRecord[]): Map<string, ConsentRecord[]> {
  return Map.groupBy(history, ({ purpose }) => purpose);
}

function recordOf(events: readonly ConsentRecord[], school: SchoolFacts): Json {
  const last = events.at(-1);
  if (!last) throw new Error('a record has at least one event');
  const [title = '', description = ''] = last.text.split('\n');
  return {
    '@type': 'dpv:ConsentRecord',
    record_id: `urn:uuid:${last.id}`,
    purpose: {
      '@type': 'dpv:Purpose',
      purpose_type: PURPOSE_TYPE[last.purpose as ConsentPurpose] ?? 'dpv:Purpose',
      title,
      description,
    },
    lawful_basis: 'dpv:Consent',
    pii_information: last.data_list,
    retention_period: last.term,
    storage_locations: 'KZ',
    recipient_third_parties: last.third_party_transfer ? description : 'none',
    privacy_notice: {
      '@type': 'dpv:ConsentNotice',
      description: last.text,
      sha256: last.text_sha256,
      language: last.locale,
      policy_revision: `${school.baseUrl}/privacy/versions/${last.policy_revision}`,
    },
    consent_status: STATUS[last.event],
    law_94_v_article_8_4: {
      operator: last.operator,
      operator_bin: last.operator_bin,
      subject: last.subject_name,
      term: last.term,
      third_party_transfer: last.third_party_transfer,
      cross_border_transfer: last.cross_border_transfer,
      publication: last.publication,
      data_list: last.data_list,
    },
    events: events.map((event) => ({
      event_id: `urn:uuid:${event.id}`,
      event_time: event.at.toString(),
      event_state: STATUS[event.event],
      event_method: event.way,
      entity_id: event.event === 'expired' ? 'dpv:DataController' : 'dpv:DataSubject',
      validity_duration: event.valid_until?.toString() ?? null,
      sha256: event.text_sha256,
      policy_revision: `${school.baseUrl}/privacy/versions/${event.policy_revision}`,
    })),
  };
}

/** The file as it is given out: its bytes are part of what a check compares. */
export function receiptText(signed: JsonObject): string {
  return `${JSON.stringify(signed, null, 2)}\n`;
}
