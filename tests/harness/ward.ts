/** A child of a guardian, added on the pages and confirmed by the code of the letter. */
import type { TestSchool } from './school.ts';

interface Guardian {
  readonly id: string;
  readonly cookie: string;
}

export interface TestWard {
  readonly guardian: Guardian;
  readonly id: string;
  readonly name: string;
  /** Of their page. */
  readonly path: string;
}

export async function wardOf<G extends Guardian>(
  school: TestSchool,
  guardian: G,
  { name, born = '2010-05-17' }: { name: string; born?: string },
): Promise<TestWard & { readonly guardian: G }> {
  // The letter with the code is told from one before it by its time.
  school.clock.advance({ seconds: 1 });
  const form = { name, born, relation: 'guardian', consent: 'yes' };
  const answer = await school.request('/account/wards', { form, cookie: guardian.cookie });
  const path = answer.headers.get('location') ?? '';
  const letter = (await school.letters()).findLast(
    (each) => each.letter === 'ward-code' && each.person_id === guardian.id,
  );
  const code = /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? '';
  await school.request(`${path}/confirmation`, { form: { code }, cookie: guardian.cookie });
  return { guardian, id: path.split('/').at(-1) ?? '', name, path };
}
