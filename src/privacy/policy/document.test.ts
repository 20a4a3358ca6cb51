import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bindClauses,
  bindingGaps,
  canonicalText,
  clausesOf,
  LONGEST_SOURCE,
  type PolicyWording,
  readWording,
  tidySource,
  writeWording,
} from './document.ts';
import { splitDocument } from './import-document.ts';

const SOURCE = `# Политика

Вступление, которое
идёт на двух строках.

## Кому передаём {#share}

Абзац.

### На каких условиях

- Не продаём. {#share.never_sold}
- Подписываем соглашения. {#share.agreements #protect.nda}
`;

describe('a wording', () => {
  it('is read section by section, clause by clause, with its promises', () => {
    const { wording, problems } = readWording(SOURCE);
    expect(problems).toEqual([]);
    expect(wording.title).toBe('Политика');
    expect(wording.opening).toEqual([
      { kind: 'paragraph', text: 'Вступление, которое идёт на двух строках.', promises: [] },
    ]);
    expect(wording.sections).toEqual([
      {
        id: 'share',
        heading: 'Кому передаём',
        blocks: [
          { kind: 'paragraph', text: 'Абзац.', promises: [] },
          { kind: 'group', text: 'На каких условиях' },
          { kind: 'item', text: 'Не продаём.', promises: ['share.never_sold'] },
          { kind: 'item', text: 'Подписываем соглашения.', promises: ['share.agreements', 'protect.nda'] },
        ],
      },
    ]);
  });

  it('is the same again after it was written and read, whatever its words', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) =>
        text
          .normalize('NFC')
          .replaceAll(/[<{}#\p{C}\p{Z}]+/gu, ' ')
          .trim(),
      )
      .filter(
        (text) =>
          text !== '' && !text.startsWith('\\') && readWording(`# ${text}\n\n## a\n\n${text}`).problems.length === 0,
      );
    const promises = fc.uniqueArray(fc.constantFrom('keep.logs', 'rights.access', 'share.never_sold'), {
      maxLength: 2,
    });
    const block = fc.oneof(
      fc.record({ kind: fc.constant('group' as const), text: words }),
      fc.record({ kind: fc.constantFrom('item' as const, 'paragraph' as const), text: words, promises }),
    );
    const section = fc.record({ heading: words, blocks: fc.array(block, { minLength: 1, maxLength: 6 }) });
    fc.assert(
      fc.property(words, fc.array(section, { minLength: 1, maxLength: 4 }), (title, sections) => {
        const wording: PolicyWording = {
          title,
          opening: [],
          sections: sections.map((each, index) => ({ id: `part-${index}`, ...each })),
        };
        const source = writeWording(wording);
        expect(readWording(source)).toEqual({ wording, problems: [] });
        expect(writeWording(readWording(source).wording)).toBe(source);
      }),
    );
  });

  it.each([
    ['', 'empty', 0],
    ['## Раздел\n\nтекст', 'no-title', 0],
    ['# Политика\n\nтекст', 'no-sections', 0],
    ['# Политика\n\n# Ещё одна\n\n## Раздел\n\nтекст', 'second-title', 3],
    ['# Политика\n\n## Пустой\n\n## Раздел\n\nтекст', 'empty-section', 3],
    ['# Политика\n\n## Раздел\n\n- <script>alert(1)</script>', 'html', 5],
    ['# Политика\n\n## Раздел\n\n- a\u202eb', 'control-characters', 5],
    ['# Политика\n\n## Раздел\n\n- a\u0007b', 'control-characters', 5],
    ['# Политика\n\n## Раздел\n\n- пункт {#Keep Logs}', 'wrong-mark', 5],
    ['# Политика\n\n## Раздел\n\n- пункт {#keep}', 'wrong-mark', 5],
    ['# Политика\n\n## Раздел {#a}\n\nтекст\n\n## Другой {#a}\n\nтекст', 'same-address', 7],
    [`# Политика\n\n## Раздел\n\n${'слово '.repeat(800)}`, 'block-too-long', 5],
    [`# Политика\n\n## Раздел\n\n${'- п\n'.repeat(600)}`, 'too-many-blocks', 503],
    ['x'.repeat(LONGEST_SOURCE + 1), 'too-long', 0],
  ])('names what is wrong with %j: %s', (source, problem, line) => {
    expect(readWording(source).problems).toContainEqual({ problem, line });
  });

  it('gives one canonical text, whatever line ends and blanks it came with', () => {
    const untidy = `\ufeff${SOURCE.replaceAll('\n', '  \r\n')}\r\n\r\n`;
    expect(tidySource(untidy)).toBe(SOURCE);
    expect(canonicalText(readWording(SOURCE).wording, 'Последнее обновление: 1 мая 2027 г.')).toBe(
      [
        'Политика',
        'Последнее обновление: 1 мая 2027 г.',
        'Вступление, которое идёт на двух строках.',
        'Кому передаём',
        'Абзац.',
        'На каких условиях',
        '• Не продаём.',
        '• Подписываем соглашения.\n',
      ].join('\n\n'),
    );
  });

  it('is bound anew clause by clause, and tells what is bound to nothing', () => {
    const { wording } = readWording(SOURCE);
    const bound = bindClauses(wording, [[], [], [], ['share.agreements']]);
    expect(clausesOf(bound).map((clause) => clause.promises)).toEqual([[], [], [], ['share.agreements']]);
    const gaps = bindingGaps(bound, ['share.agreements', 'share.never_sold']);
    expect(gaps.unboundPromises).toEqual(['share.never_sold']);
    expect(gaps.unboundClauses.map((clause) => clause.text)).toEqual(['Не продаём.']);
    expect(bindingGaps(wording, ['share.agreements']).unknownPromises).toEqual(['share.never_sold', 'protect.nda']);
  });
});

describe('a document of the school’s own', () => {
  const text = [
    'Политика',
    'Последнее обновление: май 2027 года',
    'Мы бережём данные.',
    'Что собираем',
    'Когда вы пишете нам.',
    'Что вы говорите сами',
    '  • Имя\r\n  • Почта',
    'Сроки хранения',
    'Не дольше, чем нужно.',
    '1. Записи: 5 лет\n2) Журналы: 12 месяцев',
  ].join('\n\n');

  it('is split into sections, groups and clauses; its date line is left to the program', () => {
    const wording = splitDocument(text);
    expect(wording.title).toBe('Политика');
    expect(wording.opening.map((block) => block.text)).toEqual(['Мы бережём данные.']);
    expect(
      wording.sections.map(({ heading, blocks }) => [heading, blocks.map(({ kind, text: t }) => `${kind}: ${t}`)]),
    ).toEqual([
      ['Что собираем', ['paragraph: Когда вы пишете нам.', 'group: Что вы говорите сами', 'item: Имя', 'item: Почта']],
      ['Сроки хранения', ['paragraph: Не дольше, чем нужно.', 'item: Записи: 5 лет', 'item: Журналы: 12 месяцев']],
    ]);
  });

  it('becomes a source that reads without a problem', () => {
    expect(readWording(writeWording(splitDocument(text))).problems).toEqual([]);
  });
});
