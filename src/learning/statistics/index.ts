/** `keep.statistics`: what outlives people, as figures from which nobody can be found. */
import type { Room } from '#platform/room.ts';
import { releaseStatisticsJob } from './release-statistics.ts';
import { routes } from './routes.tsx';
import { statisticsCellsTable, statisticsPoolTable, statisticsReachTable, statisticsReleasesTable } from './schema.ts';

export { leaveOutSeen } from './after-restore.ts';
export { countFewTold } from './few-told.ts';
export { Releases } from './pages.tsx';
export { FEWEST_PEOPLE } from './protect.ts';
export { listReleases, yearParam } from './queries.ts';
export { releaseStatistics } from './release-statistics.ts';

export const room: Room = {
  name: 'learning/statistics',
  tables: [statisticsReleasesTable, statisticsCellsTable, statisticsPoolTable, statisticsReachTable],
  jobs: [releaseStatisticsJob],
  routes,
};
