import { verifyTrail } from '#protection/trail';
import type { Verb } from '../verb.ts';

export const auditVerify: Verb = {
  name: 'audit verify',
  usage: '[--json]',
  summary: 'Compares the audit trail with its seals: no row taken out, put in or changed; fails when one was',
  words: 0,
  async run({ ctx }) {
    const report = await verifyTrail(ctx);
    const { state, seals, sealed, anonymised, unsealed, sealedUntil, findings } = report;
    return {
      json: report,
      ...(findings.length > 0 && { rows: findings.map((finding) => ({ ...finding })) }),
      lines: [
        `Under ${seals} seals${sealedUntil ? `, until ${sealedUntil}` : ''}: ${sealed} rows, of which erasures made ${anonymised} anonymous`,
        `Not under a seal yet, as of the last hour: ${unsealed} rows`,
        `State: ${state}`,
      ],
      failed: state === 'broken',
    };
  },
};
