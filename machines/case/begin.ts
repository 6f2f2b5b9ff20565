import type { Born } from '../track.ts';
import type { CaseContext, contract } from './contract.ts';

/** A new case: from a signal (with its reporter on the team when that was wished) or opened by a professional. */
export function begin(born: Born<typeof contract.input>): CaseContext {
  const opener = !born.signalId && born.by.person !== 'system' ? [born.by.person] : [];
  return {
    self: born.self,
    clientId: born.clientId,
    orgId: born.orgId ?? born.by.org ?? null,
    theme: born.theme ?? 'OTHER',
    urgency: born.urgency ?? 'ROUTINE',
    signalIds: born.signalId ? [born.signalId] : [],
    owner: born.owner ?? null,
    team: [...new Set([...opener, ...(born.reporter ? [born.reporter] : []), ...(born.owner ? [born.owner] : [])])],
    openedAt: born.at,
    consentIds: [],
    consentUntil: null,
    triageOutcome: null,
    exploration: null,
    plan: null,
    tracks: [],
    mdoItems: [],
    nextReview: null,
    reviewFrom: null,
    reviewBy: born.theme ?? 'OTHER',
    crisisAt: null,
    duplicateOf: null,
    lastActivityAt: born.at,
    phoneLog: [],
    scaling: [],
    notes: [],
    transferTo: null,
    deceasedOn: null,
    endReason: null,
    closedAt: null,
  };
}
