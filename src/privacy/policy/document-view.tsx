/** A wording and a difference as a reader sees them. */
import type { Child } from 'hono/jsx';
import { Tag } from '#platform/html/index.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type Change, countChanges, type SectionChanges, type Words } from './compare.ts';
import type { Block, Clause, PolicyWording } from './document.ts';
import { messages } from './messages.ts';

/** What stands after a clause that is bound to promises: the way to how they are kept. */
export type AfterClause = (clause: Clause) => Child;

/** Items that follow each other are one list. */
function runsOf<T>(blocks: readonly T[], isItem: (block: T) => boolean): { list: boolean; blocks: T[] }[] {
  const runs: { list: boolean; blocks: T[] }[] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last?.list && isItem(block)) last.blocks.push(block);
    else runs.push({ list: isItem(block), blocks: [block] });
  }
  return runs;
}

function Blocks({ blocks, after }: { blocks: readonly Block[]; after: AfterClause | undefined }) {
  const inner = (block: Block) => (
    <>
      {block.text}
      {after && block.kind !== 'group' && block.promises.length > 0 && after(block)}
    </>
  );
  return (
    <>
      {runsOf(blocks, (block) => block.kind === 'item').map((run) => {
        const [first] = run.blocks;
        if (run.list)
          return (
            <ul>
              {run.blocks.map((block) => (
                <li>{inner(block)}</li>
              ))}
            </ul>
          );
        if (!first) return null;
        return first.kind === 'group' ? <h3>{first.text}</h3> : <p>{inner(first)}</p>;
      })}
    </>
  );
}

/** The wording below its title: the opening, then section by section. `prefix` keeps addresses apart on a page of two. */
export function WordingText({
  wording,
  after,
  prefix = '',
}: {
  wording: PolicyWording;
  after?: AfterClause;
  prefix?: string;
}) {
  return (
    <div class="prose">
      <Blocks blocks={wording.opening} after={after} />
      {wording.sections.map((section) => (
        <section aria-labelledby={`${prefix}${section.id}`}>
          <h2 id={`${prefix}${section.id}`}>{section.heading}</h2>
          <Blocks blocks={section.blocks} after={after} />
        </section>
      ))}
    </div>
  );
}

/** The words themselves say what they are to those who do not see lines under and through them. */
function MarkedWords({ words, locale }: { words: readonly Words[]; locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <>
      {words.map(({ kind, text }, position) => (
        <>
          {position > 0 && ' '}
          {kind === 'same' && text}
          {kind === 'added' && (
            <ins>
              <span class="visually-hidden">{t('added')}: </span>
              {text}
            </ins>
          )}
          {kind === 'removed' && (
            <del>
              <span class="visually-hidden">{t('removed')}: </span>
              {text}
            </del>
          )}
        </>
      ))}
    </>
  );
}

function ChangedBlock({ change, locale }: { change: Exclude<Change, { kind: 'same' }>; locale: Locale }) {
  const t = translator(messages, locale);
  const words: readonly Words[] =
    change.kind === 'changed' ? change.words : [{ kind: change.kind, text: change.block.text }];
  const tone = { added: 'good', removed: 'bad', changed: 'attention' } as const;
  return (
    <li class="policy-change">
      <Tag tone={tone[change.kind]}>{t(change.kind)}</Tag>
      <p>
        <MarkedWords words={words} locale={locale} />
      </p>
    </li>
  );
}

/** Only what changed, under the headings it stands under; the rest is counted. */
export function Difference({ sections, locale }: { sections: readonly SectionChanges[]; locale: Locale }) {
  const t = translator(messages, locale);
  const touched = sections.filter((section) => section.kind !== 'same');
  if (touched.length === 0) return <p>{t('no_changes')}</p>;
  const unchanged = sections.length - touched.length;
  return (
    <div class="stack-loose">
      <p>{t('changes_count', { ...countChanges(sections) })}</p>
      {touched.map((section) => (
        <section class="section">
          <h2>
            <MarkedWords words={section.heading} locale={locale} />
          </h2>
          <ul class="policy-changes">
            {section.changes.map(
              (change) => change.kind !== 'same' && <ChangedBlock change={change} locale={locale} />,
            )}
          </ul>
        </section>
      ))}
      {unchanged > 0 && <p class="muted">{t('unchanged', { count: unchanged })}</p>}
    </div>
  );
}
