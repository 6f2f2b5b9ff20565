import type { BoardRow, Json, TimerSetting, View } from '../track.ts';
import type { ConsentContext } from './contract.ts';
import { sharing } from './sharing.ts';

export const timers: Record<string, TimerSetting> = {
  CONSENT_ASK: { anchor: 'entry', offset: 5, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
  CONSENT_EXPIRY_WARN: { maySuspend: false, anchor: 'untilAt', offset: -30, unit: 'd' },
  CONSENT_EXPIRY: { maySuspend: false, anchor: 'untilAt', offset: 0, unit: 'd' },
};

const WAITS_FOR_OWNER = ['notAsked', 'expired'];

function board(context: ConsentContext, state: Json): BoardRow {
  return {
    caseId: context.caseId,
    clientId: context.clientId,
    ownerId: WAITS_FOR_OWNER.includes(String(state)) ? null : context.askedBy,
    waitsFor: WAITS_FOR_OWNER.includes(String(state)) ? 'CASE_OWNER' : null,
  };
}

/** Who sees the case sees what the client agreed to; what he agreed to opens the case's categories to those whom he named (consent/sharing.ts). */
export const view: View = { resource: 'r15', board, access: sharing };
