import { expect, it } from 'vitest';
import { LOCALES } from '#platform/i18n/locale.ts';
import { useSchool } from '#tests/harness/school.ts';
import { policyText } from '../index.ts';

const school = useSchool();

it.each(LOCALES)('the policy written here is registered word for word as the first revision, in %s', async (locale) => {
  const answer = await school.request('/privacy/versions/2026-01/text.txt', { locale });
  expect(await answer.text()).toBe(policyText(locale));
});
