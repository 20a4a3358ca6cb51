import { declareThings } from '#platform/inventory/declare.ts';
import type { Dimension } from './figures.ts';
import type { ReachCell } from './reach.ts';

export interface StatisticsReleasesTable {
  id: string;
  number: number;
  released_at: Temporal.Instant;
  /** Null for the first. */
  since: Temporal.Instant | null;
  until: Temporal.Instant;
  people: number;
  /** Of what a restore left out: the moment of its backup. It has no figures. */
  restored_from: Temporal.Instant | null;
}
export interface StatisticsCellsTable {
  release_id: string;
  dimension: Dimension;
  value: string;
  within: string;
  people: number;
  completed: number | null;
  timed: number | null;
  weeks: number | null;
  raters: number | null;
  rating: string | null;
}
export interface StatisticsPoolTable {
  dimension: Dimension;
  value: string;
  within: string;
  people: number;
  completed: number;
  timed: number;
  weeks_sum: number;
}
export interface StatisticsReachTable extends ReachCell {
  release_id: string;
}
export interface StatisticsDb {
  statistics_releases: StatisticsReleasesTable;
  statistics_cells: StatisticsCellsTable;
  statistics_pool: StatisticsPoolTable;
  statistics_reach: StatisticsReachTable;
}

export const statisticsReleasesTable = declareThings<StatisticsReleasesTable>()({
  table: 'statistics_releases',
  label: { ru: 'Выпуски статистики', kk: 'Статистика шығарылымдары', en: 'Releases of statistics' },
  why: 'when statistics were released, and how many people they count',
  columns: ['id', 'number', 'released_at', 'since', 'until', 'people', 'restored_from'],
});

export const statisticsCellsTable = declareThings<StatisticsCellsTable>()({
  table: 'statistics_cells',
  label: { ru: 'Опубликованная статистика', kk: 'Жарияланған статистика', en: 'Released statistics' },
  why: 'figures about ten people or more each, from which nobody can be found',
  columns: ['release_id', 'dimension', 'value', 'within', 'people', 'completed', 'timed', 'weeks', 'raters', 'rating'],
});

export const statisticsPoolTable = declareThings<StatisticsPoolTable>()({
  table: 'statistics_pool',
  label: {
    ru: 'Суммы, ждущие выпуска',
    kk: 'Шығарылымды күтетін сандар',
    en: 'Sums that wait for a release',
  },
  why: 'how many studies whose person is gone wait for the next release, added up along one dimension at a time; nothing but what the studies’ own rows say',
  columns: ['dimension', 'value', 'within', 'people', 'completed', 'timed', 'weeks_sum'],
});

export const statisticsReachTable = declareThings<StatisticsReachTable>()({
  table: 'statistics_reach',
  label: { ru: 'Опубликованный охват', kk: 'Жарияланған қамту', en: 'Released reach' },
  why: 'how many visitors of each day saw the school and its programmes, told where ten came on one day; about nobody',
  columns: ['release_id', 'dimension', 'value', 'visitors', 'busiest'],
});
