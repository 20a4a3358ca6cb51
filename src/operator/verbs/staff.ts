import { findPersonByEmail } from '#people/profiles';
import { isRole, ROLES } from '#people/roles';
import { currentCode } from '#people/sign-in';
import { inviteStaff } from '#people/staff';
import { transact } from '#platform/context.ts';
import { email } from '#platform/http/form.ts';
import { findInstallation } from '#platform/installation.ts';
import { Failure, type Verb, WrongWords } from '../verb.ts';

export const staffInvite: Verb = {
  name: 'staff invite',
  usage: 'EMAIL --role ROLE',
  summary: `Invites a member of staff; ROLE is one of ${ROLES.join(', ')}`,
  words: 1,
  options: { role: { type: 'string' } },
  async run({ ctx, words, flags }) {
    const address = email.safeParse(words[0]);
    const role = flags['role'];
    if (!address.success) throw new WrongWords(`"${words[0]}" is not an e-mail address`);
    if (!isRole(role)) throw new WrongWords(`--role takes one of ${ROLES.join(', ')}`);
    if (!(await findInstallation(ctx)))
      throw new Failure('the school was never started: bin/start --empty begins a real one, bin/start the demo');
    const { link } = await transact(ctx, (tx) => inviteStaff(tx, { email: address.data, role, locale: 'ru' }));
    return { lines: [`Invited. The letter is on its way; the link works once, for seven days:`, link] };
  },
};

export const staffCode: Verb = {
  name: 'staff code',
  usage: 'EMAIL',
  summary: 'Prints the current six figures of a demo member of staff; demo schools only',
  words: 1,
  async run({ ctx, words }) {
    if (!(await findInstallation(ctx))?.demo)
      throw new Failure('this is a real school: codes are shown by their owner’s device alone');
    const person = await findPersonByEmail(ctx, words[0] ?? '');
    const code = person && (await currentCode(ctx, person.id));
    if (!code) throw new Failure(`${words[0]} has no second factor here`);
    return { lines: [code] };
  },
};
