/** The words of the office's pages about the policy, by what they are about. */
import { actWords } from './office-act-messages.ts';
import { revisionWords } from './office-revision-messages.ts';
import { textWords } from './office-text-messages.ts';

export const office = { ...revisionWords, ...textWords, ...actWords };
