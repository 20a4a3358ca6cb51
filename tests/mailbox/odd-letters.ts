/** Letters as mail programs, forwarders, spammers and broken machines really write them, each with what must come of it. */
import type { LeftReason } from '#privacy/intake';

export interface OddLetter {
  readonly name: string;
  readonly raw: Buffer;
  readonly becomes: 'case' | LeftReason | 'duplicate' | 'any';
}

const SUBJECTS: readonly string[] = [
  'Запрос о персональных данных',
  'Дербес деректер туралы сұрау',
  'Request about personal data',
  'Personal data request',
];
const PREFIXES = ['', 'Re: ', 'RE:RE: ', 'Fwd: ', 'FW: ', 'Отв: ', 'Пересл: ', 'Re[2]: ', 'Жауап: '];

const base64Word = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
const quotedWord = (text: string) =>
  `=?utf-8?q?${[...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')}?=`;
/** Long words are folded, as the standard asks. */
const foldedWords = (text: string) => (text.match(/.{1,10}/gsu) ?? []).map(base64Word).join('\r\n ');
const windowsWord = (text: string) => `=?windows-1251?B?${windows1251(text).toString('base64')}?=`;

function windows1251(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (code < 128) return code;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : 0x3f;
    }),
  );
}

const ENCODINGS: readonly [string, (text: string) => string][] = [
  ['raw', (text) => text],
  ['base64', base64Word],
  ['quoted', quotedWord],
  ['folded', foldedWords],
];
const CASES: readonly [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['shouted', (text) => text.toUpperCase()],
  ['spaced', (text) => `  ${text.replaceAll(' ', '   ')}\u00a0`],
];
const BODIES: readonly [string, string][] = [
  ['plain', 'Content-Type: text/plain; charset=utf-8\r\n\r\nПришлите копию моих данных.'],
  ['none', ''],
  ['html', 'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Удалите <b>всё</b></p><script>alert(1)</script>'],
  [
    'base64',
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('Здравствуйте').toString('base64')}`,
  ],
  ['broken base64', 'Content-Transfer-Encoding: base64\r\n\r\n!!!!====@@@'],
  ['unknown charset', 'Content-Type: text/plain; charset=klingon-8\r\n\r\n\xff\xfe\x00'],
  ['NUL and control marks', 'Content-Type: text/plain\r\n\r\nкопия\x00\x01\x1b[31m'],
  [
    'open multipart',
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nнезакрыто',
  ],
  ['multipart without a boundary', 'Content-Type: multipart/mixed\r\n\r\nтекст'],
  ['many levels', levels(40)],
];

function levels(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  );
  return `${open.join('')}Content-Type: text/plain\r\n\r\nглубоко`;
}

let count = 0;
function letter(
  head: { from?: string; subject?: string; id?: string | null; more?: string },
  body = BODIES[0]?.[1] ?? '',
): Buffer {
  count += 1;
  const {
    from = `Айдана <writer${count}@example.kz>`,
    subject = SUBJECTS[0],
    id = `<odd${count}@example.kz>`,
    more = '',
  } = head;
  const lines = [
    `From: ${from}`,
    'To: contact@pobimajomet.com',
    `Subject: ${subject}`,
    ...(id ? [`Message-ID: ${id}`] : []),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n${more}${body === '' ? '\r\n' : ''}${body}\r\n`);
}

function* subjects(): Generator<OddLetter> {
  for (const subject of SUBJECTS) {
    for (const prefix of PREFIXES) {
      for (const [encoding, encode] of ENCODINGS) {
        const [shape, change] = CASES[count % CASES.length] ?? ['', (text: string) => text];
        const name = `${prefix}${subject}, ${encoding}, ${shape}`;
        yield { name, raw: letter({ subject: encode(change(`${prefix}${subject}`)) }), becomes: 'case' };
      }
    }
  }
}

function* bodies(): Generator<OddLetter> {
  for (const [name, body] of BODIES) {
    for (const subject of SUBJECTS)
      yield { name: `body: ${name}, ${subject}`, raw: letter({ subject }, body), becomes: 'case' };
  }
  yield { name: 'windows-1251 subject', raw: letter({ subject: windowsWord(SUBJECTS[0] ?? '') }), becomes: 'case' };
  yield { name: 'no Message-ID', raw: letter({ id: null }), becomes: 'case' };
  yield { name: 'a huge line', raw: letter({}, `\r\n${'а'.repeat(2_000_000)}`), becomes: 'case' };
}

const MACHINES: readonly [LeftReason, string][] = [
  ['auto-submitted', 'Auto-Submitted: auto-replied\r\n'],
  ['auto-submitted', 'Auto-Submitted: auto-generated\r\n'],
  ['auto-submitted', 'AUTO-SUBMITTED:  Auto-Replied (vacation)\r\n'],
  ['auto-submitted', 'X-Autoreply: yes\r\n'],
  ['bulk', 'Precedence: bulk\r\n'],
  ['bulk', 'precedence: JUNK\r\n'],
  ['bulk', 'Precedence: auto_reply\r\n'],
  ['list', 'List-Id: <news.example.kz>\r\n'],
  ['list', 'List-Unsubscribe: <mailto:x@example.kz>\r\n'],
  ['bounce', 'Return-Path: <>\r\n'],
];

const SENDERS: readonly [LeftReason, string][] = [
  ['own-address', 'contact@pobimajomet.com'],
  ['own-address', 'School <CONTACT@pobimajomet.com>'],
  ['bounce', 'MAILER-DAEMON@example.kz'],
  ['bounce', 'Mail <postmaster@example.kz>'],
  ['no-sender', ''],
  ['no-sender', 'nobody'],
  ['no-sender', '<>'],
  ['no-sender', `${'a'.repeat(300)}@example.kz`],
];

const OTHERS = [
  '',
  'Запрос',
  'Данные',
  'Привет',
  'Персональный запрос данных',
  'Request',
  'Купите слона',
  '=?UTF-8?B?////?=',
  'Re: Re: Re:',
  '26-ZZZZZZZZ',
];

function* leftAlone(): Generator<OddLetter> {
  for (const subject of SUBJECTS) {
    for (const [reason, more] of MACHINES)
      yield { name: `${more.trim()}, ${subject}`, raw: letter({ subject, more }), becomes: reason };
    for (const [reason, from] of SENDERS)
      yield { name: `from ${from.slice(0, 30)}, ${subject}`, raw: letter({ subject, from }), becomes: reason };
  }
  for (const subject of OTHERS) {
    const becomes = /^\d/.test(subject) ? 'not-their-case' : 'other-subject';
    yield { name: `subject ${subject}`, raw: letter({ subject }), becomes };
  }
}

function* twins(): Generator<OddLetter> {
  for (let number = 0; number < 10; number += 1) {
    const head = { from: `twin${number}@example.kz`, id: `<twin${number}@example.kz>` };
    yield { name: `first of twins ${number}`, raw: letter(head), becomes: 'case' };
    yield {
      name: `second of twins ${number}`,
      raw: letter({ ...head, subject: `Re: ${SUBJECTS[0]}` }),
      becomes: 'duplicate',
    };
    yield {
      name: `the same identifier from another ${number}`,
      raw: letter({ ...head, from: `other${number}@example.kz` }),
      becomes: 'case',
    };
  }
}

/** What is no letter: the only promise is that nothing stops. */
function* noise(): Generator<OddLetter> {
  let state = 42;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state;
  };
  for (let number = 0; number < 60; number += 1) {
    const bytes = Buffer.from(Array.from({ length: 1 + (next() % 3000) }, () => next() % 256));
    const cut = letter({}, BODIES[number % BODIES.length]?.[1]);
    const raw = number % 2 === 0 ? bytes : Buffer.concat([cut.subarray(0, next() % cut.length), bytes]);
    yield { name: `noise ${number}`, raw, becomes: 'any' };
  }
}

/** More than three hundred. */
export function oddLetters(): OddLetter[] {
  return [...subjects(), ...bodies(), ...leftAlone(), ...twins(), ...noise()];
}
