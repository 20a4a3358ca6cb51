import { spellPlace } from '#platform/files/place.ts';
import { tellStandstill } from '#platform/jobs/tell-standstill.ts';
import { restoreSchool } from '../../restore/from-backup.ts';
import { restoreLastSecond } from '../../restore/from-log.ts';
import { RefusedRestore } from '../../restore/request.ts';
import { Failure, type VerbWithoutSchool } from '../verb.ts';

/** Instead of a backup: what was shipped of the server's log. */
const LAST_SECOND = 'last-second';
const OVER_LIVE = 'over-the-live-school-and-lose-it';
const WITHOUT_LEDGER = 'without-the-ledger-and-bring-erased-people-back';

export const restore: VerbWithoutSchool = {
  name: 'restore',
  usage: `FILE|NAME|newest|${LAST_SECOND} [--key FILE] [--${OVER_LIVE}]`,
  summary: 'Restores the school from a backup on an empty machine, and erases again whoever was erased since',
  words: 1,
  options: { key: { type: 'string' }, [OVER_LIVE]: { type: 'boolean' }, [WITHOUT_LEDGER]: { type: 'boolean' } },
  async runWithoutSchool({ config, words, flags, log }) {
    const keyFile = flags['key'];
    const request = {
      keyFile: typeof keyFile === 'string' ? keyFile : config.drillKeyFile,
      overLive: flags[OVER_LIVE] === true,
      withoutLedger: flags[WITHOUT_LEDGER] === true,
    };
    const file = words[0] ?? '';
    const restoring =
      file === LAST_SECOND ? restoreLastSecond(config, request, log) : restoreSchool(config, { ...request, file }, log);
    const restored = await restoring.catch((error: unknown) => {
      if (error instanceof RefusedRestore) throw new Failure(remedyOf(error, spellPlace(config.ledger)));
      throw error;
    });
    const { incomplete, erased, cleared, lost } = restored;
    return {
      json: restored,
      lines: [
        `Restored: the school of ${restored.madeAt}, ${restored.rows} rows and ${restored.files} files`,
        `Erased again, as the ledger asks: ${erased}`,
        ...(incomplete > 0 ? [`Of those, ${incomplete} left something behind; a job goes on with them`] : []),
        ...(cleared ? [] : ['Something of the school that was here could not be removed; the next nights try again']),
        ...tellStandstill({ restored: lost }, 'en'),
        'Everybody is signed out. bin/start opens the school.',
      ],
    };
  },
};

function remedyOf(error: RefusedRestore, ledger: string): string {
  switch (error.reason) {
    case 'no log':
      return 'WAL_URL is not set: it names the place to which the log of the server was shipped';
    case 'no file':
      return 'there is no such backup file';
    case 'only future':
      return 'every backup there is dated in the future: set the clock of this machine right, or name one of them; nothing was touched';
    case 'no key':
      return `${error.detail}; --key FILE names the owner’s key`;
    case 'live school':
      return `a school is here already; nothing was touched. --${OVER_LIVE} puts the backup in its place`;
    case 'other files':
      return `the place of files (FILES_URL) holds ${error.detail} that the backup does not know: another school’s, or this one’s after the backup; nothing was touched. --${OVER_LIVE} removes them`;
    case 'in use':
      return `${error.detail}: stop the school first; nothing was touched`;
    case 'no secret':
      return 'the backup was made with SECRET_KEY in the environment: set the same one; nothing was touched';
    case 'no ledger':
      return `there is no ledger of erasures in ${ledger}: bring it there (LEDGER_URL), or say --${WITHOUT_LEDGER}; nothing was touched`;
    case 'ledger':
      return `the ledger of erasures in ${ledger} lacks erasures that the backup knows of: bring the right ledger there (LEDGER_URL), or say --${WITHOUT_LEDGER}; nothing was touched`;
    case 'damaged ledger':
      return `the ledger of erasures in ${ledger} is damaged (${error.detail}): bring a whole one there (LEDGER_URL), or say --${WITHOUT_LEDGER} to go by what can be read of it; nothing was touched`;
    case 'own erasures':
      return `the school that is here cannot be asked whom it erased: say --${WITHOUT_LEDGER} to go without; nothing was touched`;
    case 'erased people':
      return 'somebody who was erased is still in the restored copy; nothing was touched';
  }
}
