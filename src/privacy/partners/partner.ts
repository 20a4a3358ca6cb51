/** The rules of the register: in which state a partner is, and whether data may go to it. Pure. */

export type PartnerState = 'active' | 'suspended' | 'ended';

interface Standing {
  readonly endedAt: Temporal.Instant | null;
  readonly suspension: object | null;
}

/** The end is final; a suspension lasts until somebody lifts it. */
export function stateOf({ endedAt, suspension }: Standing): PartnerState {
  if (endedAt) return 'ended';
  return suspension ? 'suspended' : 'active';
}

/** Promise `share.agreements`: nothing goes to a partner before the day its confidentiality agreement was signed. */
export function mayReceive(
  partner: { readonly state: PartnerState; readonly agreementOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): boolean {
  if (partner.state !== 'active' || !partner.agreementOn) return false;
  return Temporal.PlainDate.compare(partner.agreementOn, today) <= 0;
}
