/** What still stands between a draft of the policy and its review or its day. */
import type { Locale } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { Obstacle, Readiness } from '../readiness.ts';
import { office } from './messages.ts';

function obstacleText(obstacle: Obstacle, locale: Locale): string {
  const t = translator(office, locale);
  if (obstacle.obstacle === 'nothing-changed') return t('nothing-changed');
  const language = t(obstacle.locale);
  if (obstacle.obstacle === 'wrong-wording') {
    return t('wrong-wording', { language, lines: obstacle.problems.map((problem) => problem.line).join(', ') });
  }
  if ('ids' in obstacle) return t(obstacle.obstacle, { language, ids: obstacle.ids.join(', ') });
  return t(obstacle.obstacle, { language });
}

export function ReadinessList({ readiness, locale }: { readiness: Readiness; locale: Locale }) {
  const t = translator(office, locale);
  const { obstacles, unboundClauses, unboundPromises, otherShape } = readiness;
  return (
    <section class="section" aria-labelledby="readiness">
      <h2 id="readiness">{t('readiness')}</h2>
      {obstacles.length === 0 ? (
        <p>{t('ready')}</p>
      ) : (
        <ul>
          {obstacles.map((obstacle) => (
            <li>{obstacleText(obstacle, locale)}</li>
          ))}
        </ul>
      )}
      {otherShape.map((language) => (
        <p>{t('other_shape', { language: t(language) })}</p>
      ))}
      <Unbound title={t('unbound_clauses', { count: unboundClauses.length })} items={unboundClauses} />
      <Unbound title={t('unbound_promises', { count: unboundPromises.length })} items={unboundPromises} />
    </section>
  );
}

function Unbound({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <details class="disclosure">
      <summary>{title}</summary>
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </details>
  );
}
