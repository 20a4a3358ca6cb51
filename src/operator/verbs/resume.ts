import { schoolDay } from '#platform/clock.ts';
import { resume as resumeSchool } from '#platform/jobs/resume.ts';
import { findStandstill } from '#platform/jobs/standstill.ts';
import { tellStandstill } from '#platform/jobs/tell-standstill.ts';
import { Failure, type Verb, WrongWords } from '../verb.ts';

export const resume: Verb = {
  name: 'resume',
  usage: 'YYYY-MM-DD',
  summary:
    'Lets destruction go on after a leap of the clock or a restore, once you have looked; the day is today’s, as your own calendar has it',
  words: 1,
  async run({ ctx, words }) {
    const still = await findStandstill(ctx);
    if (!still) return { lines: ['Nothing stands still.'] };
    const today = schoolDay(ctx.clock.now());
    // A day that is typed is what a wrong clock cannot know.
    if (!dayFrom(words[0] ?? '').equals(today))
      throw new Failure(`the clock of this machine has ${today} in Almaty: set it right; nothing was changed`);
    await resumeSchool(ctx);
    return {
      json: still,
      lines: [...tellStandstill(still, 'en').slice(0, -1), 'You have looked at it: it goes on, at the hours of each.'],
    };
  },
};

function dayFrom(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new WrongWords(`${text}: a day such as 2027-01-31`);
  }
}
