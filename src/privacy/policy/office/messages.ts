/** The words of the office's pages about the policy, by what they are about. */
import { actWords } from './act-messages.ts';
import { revisionWords } from './revision-messages.ts';
import { textWords } from './text-messages.ts';

export const office = { ...revisionWords, ...textWords, ...actWords };
