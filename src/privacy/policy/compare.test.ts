import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, compareWordings, countChanges } from './compare.ts';
import { type PolicyWording, readWording } from './document.ts';

const wording = (body: string): PolicyWording => readWording(`# Политика\n\n${body}`).wording;

describe('the words of a clause', () => {
  it('are compared whole, in runs', () => {
    expect(compareTexts('Храним записи 5 лет после программы', 'Храним записи 3 года после программы')).toEqual([
      { kind: 'same', text: 'Храним записи' },
      { kind: 'removed', text: '5 лет' },
      { kind: 'added', text: '3 года' },
      { kind: 'same', text: 'после программы' },
    ]);
  });

  it('give back both texts: what was without what is added, what is without what is removed', () => {
    const words = fc.array(fc.constantFrom('мы', 'данные', 'храним', 'не', 'продаём', '5', 'лет'), { maxLength: 25 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = compareTexts(before.join(' '), after.join(' '));
        const without = (kind: string) => runs.filter((run) => run.kind !== kind).map((run) => run.text);
        expect(without('added').join(' ')).toBe(before.join(' '));
        expect(without('removed').join(' ')).toBe(after.join(' '));
      }),
    );
  });
});

describe('two wordings', () => {
  const before = wording(`## Сроки {#keep}

- Журналы храним 12 месяцев. {#keep.logs}
- Записи храним 5 лет после программы. {#keep.study}

## Права {#rights}

- Копия. {#rights.access}
`);

  it('differ in nothing when they are the same', () => {
    const sections = compareWordings(before, before);
    expect(sections.map((section) => section.kind)).toEqual(['same', 'same', 'same']);
    expect(countChanges(sections)).toEqual({ added: 0, removed: 0, changed: 0 });
  });

  it('show a reworded clause by its promise, even when hardly a word is left', () => {
    const after = wording(`## Сроки {#keep}

- Следы посещений исчезают через полгода. {#keep.logs}
- Записи храним 5 лет после программы. {#keep.study}

## Права {#rights}

- Копия. {#rights.access}
`);
    const sections = compareWordings(before, after);
    expect(sections.map((section) => section.kind)).toEqual(['same', 'changed', 'same']);
    expect(sections[1]?.changes.map((change) => change.kind)).toEqual(['changed', 'same']);
  });

  it('show clauses and sections that came and went', () => {
    const after = wording(`## Сроки {#keep}

- Записи храним 5 лет после программы. {#keep.study}
- Совсем другое обещание.

## Дети {#minors}

- Только взрослые. {#minors.adults_only}
`);
    const sections = compareWordings(before, after);
    expect(sections.map(({ kind, heading }) => [kind, heading.map((words) => words.text).join()])).toEqual([
      ['same', 'Политика'],
      ['changed', 'Сроки'],
      ['removed', 'Права'],
      ['added', 'Дети'],
    ]);
    expect(countChanges(sections)).toEqual({ added: 2, removed: 2, changed: 0 });
  });

  it('count a reworded heading', () => {
    const after = wording(`## Сколько храним {#keep}

- Журналы храним 12 месяцев. {#keep.logs}
- Записи храним 5 лет после программы. {#keep.study}

## Права {#rights}

- Копия. {#rights.access}
`);
    expect(countChanges(compareWordings(before, after))).toEqual({ added: 0, removed: 0, changed: 1 });
  });
});
