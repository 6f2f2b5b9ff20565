import type { AccessRow, BoardRow, TimerSetting, View } from '../track.ts';
import type { MeldcodeContext } from './contract.ts';

export const timers: Record<string, TimerSetting> = {
  MELDCODE_STEP: {
    maySuspend: false,
    anchor: 'entry',
    offset: 5,
    unit: 'wd',
    by: 'pace',
    variants: { ACUTE: { offset: 0, unit: 'wd' } },
    repeats: { offset: 1, unit: 'wd' },
  },
  CASE_REVIEW: { anchor: 'entry', offset: 3, unit: 'mo', repeats: { offset: 1, unit: 'mo' } },
};

const board = (context: MeldcodeContext): BoardRow => ({
  caseId: context.caseId,
  orgId: context.orgId,
  clientId: context.clientId,
  theme: 'SAFETY',
  urgency: context.pace === 'ACUTE' ? 'ACUTE' : null,
  ownerId: context.worker,
});

/** [MELD4] only those who are involved; the case gives nobody a look at it, and neither does a role. */
const access = (context: MeldcodeContext): AccessRow[] =>
  context.involved.map((person) => ({ subject: `person:${person}`, kind: person === context.worker ? 'owner' : 'team' }));

export const view: View = { resource: 'r16', board, access, ownAccessOnly: true };
