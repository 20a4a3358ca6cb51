/** Why a member of staff may open a person's data; the word goes into the audit trail. */
export const READING_REASONS = ['support', 'study', 'payment', 'request', 'security'] as const;
