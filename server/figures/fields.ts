import type { Counted } from './fact.ts';

/** What of each machine's context the figures look at: process facts, dates and ids; never a text. */
export const FIELDS: Record<Counted, readonly string[]> = {
  case: ['signalIds', 'openedAt', 'scaling', 'closedAt'],
  signal: ['submittedAt', 'urgency', 'caseId'],
  consent: ['purposes', 'askedAt'],
  feedback: ['due', 'dueAt', 'settledAt', 'firstSentAt', 'waived'],
  referral: ['initiator', 'targetKind', 'ageBand', 'sentAt', 'consulted', 'override', 'consults', 'gpAsked', 'doubles', 'acceptedAt', 'allocation', 'gpOrg'],
  ojg: ['referredOn', 'firstTalk', 'counted', 'report', 'wayOut', 'allocation', 'closedAt'],
  dementia: ['raisedOn', 'enrolledOn', 'firstCmContactOn', 'waitDays', 'hasCarer', 'strains', 'ledger', 'casemanagers', 'closedAt'],
  agendaItem: ['seconds', 'timebox', 'outcome'],
  action: ['task', 'due', 'dueAt', 'settledAt', 'carriedOver'],
  ggz: ['urgencyClass'],
};

/** Events of which no context keeps when they were; db/migrations/0022 has an index over exactly these. */
export const KEPT_EVENTS = ['RAISE_CRISIS', 'RAISE_ACUTE', 'START_RESPITE'] as const;
/** What ends the wait for the phone after a crisis. */
export const PHONED = ['LOG_CALL', 'CRISIS_STABILISED', 'CRISIS_SERVICE_CALLED', 'EMERGENCY_112_CALLED'] as const;
