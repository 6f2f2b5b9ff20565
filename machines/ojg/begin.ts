import { besideFrom } from '../beside-case.ts';
import { dayInAmsterdam } from '../calendar.ts';
import type { Born } from '../track.ts';
import type { contract, OjgContext } from './contract.ts';

/** BR-07: five to seven talks without allocation, two to bridge the wait; which talks count stands in rules.md. */
const LIMITS = { soft: 5, hard: 7, bridge: 2 };

/** A youth who is referred, or a question about one who stays without a name. An OJG who starts it takes it on. */
export function begin(born: Born<typeof contract.input>): OjgContext {
  const own = born.by.roles.includes('OJG') ? born.by.person : null;
  const somebody = born.by.person === 'system' ? null : born.by.person;
  return {
    self: born.self,
    ...besideFrom(born),
    worker: born.worker ?? own,
    referrer: own ? null : somebody,
    referralQuestion: born.referralQuestion ?? null,
    referredOn: born.referredOn ?? dayInAmsterdam(born.at),
    limits: LIMITS,
    counted: 0,
    bridged: 0,
    homeVisits: 0,
    firstTalk: null,
    lastTalk: null,
    nextTalk: null,
    nextPlace: null,
    evaluatedAt: null,
    gpConsultedOn: null,
    interventions: [],
    ledger: [],
    problemField: null,
    question: null,
    allocation: null,
    allocationUntil: null,
    wayOut: null,
    report: null,
    shared: null,
    gpPerson: null,
    lastActivityAt: born.at,
    notes: [],
    closedAt: null,
  };
}
