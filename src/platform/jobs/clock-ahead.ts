import type pg from 'pg';

/** Clocks of two machines differ by less. */
const TOLERANCE = '5 minutes';

/**
 * What a clock that was ahead wrote into the queue would be believed until that day comes: nothing of the timetable
 * would run, for years perhaps. So each start takes the future out of it; jobs keep the time they had to wait.
 */
export async function setClockRight(pool: pg.Pool): Promise<void> {
  await pool.query(
    `update graphile_worker._private_known_crontabs
     set last_execution = least(last_execution, now()), known_since = least(known_since, now())
     where greatest(last_execution, known_since) > now() + $1::interval`,
    [TOLERANCE],
  );
  await pool.query(
    `update graphile_worker._private_jobs
     set run_at = now() + greatest(run_at - greatest(created_at, updated_at), interval '0'),
       created_at = least(created_at, now()), updated_at = least(updated_at, now())
     where greatest(created_at, updated_at) > now() + $1::interval`,
    [TOLERANCE],
  );
}
