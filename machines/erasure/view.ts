import type { AccessRow, BoardRow, Json, TimerSetting, View } from '../track.ts';
import type { Role } from '../roles.ts';
import type { ErasureContext } from './contract.ts';

export const timers: Record<string, TimerSetting> = {
  ERASURE_REMIND: { maySuspend: false, anchor: 'remindAt', offset: 0, unit: 'd' },
  ERASURE_DUE: { maySuspend: false, anchor: 'dueAt', offset: 0, unit: 'd', repeats: { offset: 1, unit: 'w' } },
  ERASURE_CONFIRM: { anchor: 'carriedOutAt', offset: 5, unit: 'wd', repeats: { offset: 5, unit: 'wd' } },
};

const WAITS: Record<string, Role> = { granted: 'PRIVACY_OFFICER', approved: 'ADMIN' };

function board(context: ErasureContext, state: Json): BoardRow {
  const waits = typeof state === 'string' ? (WAITS[state] ?? null) : null;
  return {
    caseId: context.caseId,
    clientId: context.clientId,
    orgId: context.orgId,
    ownerId: waits ? null : context.owner,
    waitsFor: waits,
    dueAt: typeof state === 'object' ? context.dueAt : null,
    title: context.law,
  };
}

/** Whoever sees the case sees that it is asked; who took it in sees it too. The second person decides at his desk, without content. */
const access = (context: ErasureContext): AccessRow[] => (context.owner ? [{ subject: `person:${context.owner}`, kind: 'owner' }] : []);

export const view: View = {
  board,
  access,
  // [ERA6] what was weighed stays when the case is gone: it has a key of its own
  scope: ({ self }) => self,
};
