/** What the staff send to carry out a right; each right has its own form. */
import { z } from 'zod';
import { parsePhone } from '#people/profiles';
import { email, line, oneOf, optional, ticked } from '#platform/http/form.ts';
import { PURPOSES } from '#privacy/consents';
import { RESTRICTION_CHOICES } from '#privacy/restriction';
import type { Act, Right } from './fulfil.ts';

const phone = optional(
  line({ max: 40 }).transform((text, refinement) => {
    const parsed = parsePhone(text);
    if (parsed !== undefined) return parsed;
    refinement.addIssue({ code: 'custom', message: 'wrong' });
    return z.NEVER;
  }),
);

export const OBJECTED = ['offers', 'improvement'] as const;

export const rightForms = {
  access: z.object({}).transform((): Act => ({ right: 'access' })),
  portability: z
    .object({ organisation: line({ max: 200 }) })
    .transform(({ organisation }): Act => ({ right: 'portability', recipient: organisation })),
  rectify: z
    .object({ name: line({ max: 120 }), email, phone })
    .transform((given): Act => ({ right: 'rectify', changes: { ...given, phone: given.phone ?? null } })),
  erase: z
    .object({ at_once: ticked.default(false) })
    .transform(({ at_once }): Act => ({ right: 'erase', coolingOff: !at_once })),
  restrict: z.object({ part: oneOf(RESTRICTION_CHOICES) }).transform(({ part }): Act => ({ right: 'restrict', part })),
  object: z.object({ purpose: oneOf(OBJECTED) }).transform(({ purpose }): Act => ({ right: 'object', purpose })),
  withdraw: z
    .object({ consent: oneOf(PURPOSES) })
    .transform(({ consent }): Act => ({ right: 'withdraw', purpose: consent })),
} satisfies Record<Right, z.ZodType<Act>>;
