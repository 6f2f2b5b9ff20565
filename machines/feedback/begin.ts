import { dayInAmsterdam } from '../calendar.ts';
import type { Born } from '../track.ts';
import type { contract, FeedbackContext } from './contract.ts';
import { levelFor } from './level.ts';
import { termOf } from './term.ts';

type CaseFact = { clientId: string; orgId: string | null; theme: FeedbackContext['theme']; owner: string | null } | null | undefined;
type GpFact = { person: string | null; org: string | null } | null | undefined;

/** A new debt: what kind, to whom, from when. Without a recipient it is owed to the client's GP. */
export function begin(born: Born<typeof contract.input>): FeedbackContext {
  const about = born.facts.case as CaseFact;
  const gp = born.recipient || born.recipientRole !== 'GP' ? null : (born.facts.gp as GpFact);
  const since = born.since ?? dayInAmsterdam(born.at);
  const orgId = born.orgId ?? about?.orgId ?? born.by.org ?? null;
  return {
    self: born.self,
    caseId: born.caseId ?? null,
    clientId: about?.clientId ?? born.clientId ?? null,
    orgId,
    theme: about?.theme ?? null,
    kind: born.kind,
    level: born.level ?? levelFor(born.facts.levels as Record<string, number> | undefined, orgId, dayInAmsterdam(born.at)).level,
    owner: born.owner ?? about?.owner ?? (born.by.person === 'system' ? null : born.by.person),
    recipient: born.recipient ?? gp?.person ?? null,
    recipientOrg: born.recipientOrg ?? gp?.org ?? null,
    recipientRole: born.recipientRole,
    recipientKnows: born.facts.handoff === true || born.facts.referral === true,
    referralId: born.referralId ?? null,
    trackId: born.trackId ?? null,
    ...termOf(born.kind, since, born.due),
    report: {},
    basis: null,
    exception: null,
    messageId: null,
    version: 0,
    firstSentAt: null,
    sentAt: null,
    deliveredAt: null,
    settledAt: null,
    onTime: null,
    waived: null,
    notes: [],
  };
}
