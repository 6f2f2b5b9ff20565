import { besideFrom } from '../beside-case.ts';
import type { Born } from '../track.ts';
import type { contract, ReferralContext } from './contract.ts';
import { amended } from './letter.ts';
import { initiatorOf, referrerCode } from './target.ts';

type ClientFact = { ageBand: string | null; gpPerson: string | null; gpOrg: string | null } | null | undefined;

const NO_ALLOCATION: ReferralContext['allocation'] = {
  product: {},
  requestedOn: null,
  receiptOn: null,
  investigationOn: null,
  answeredOn: null,
  number: null,
  rejection: null,
  startedOn: null,
  stoppedOn: null,
  stopReason: null,
};

/** A new referral, by whoever starts it, in the role he has now. */
export function begin(born: Born<typeof contract.input>): ReferralContext {
  const client = born.facts.client as ClientFact;
  const somebody = born.by.person === 'system' ? null : born.by.person;
  const initiator = born.initiator ?? initiatorOf(born.by.roles);
  const empty: ReferralContext = {
    self: born.self,
    ...besideFrom(born),
    worker: born.worker ?? somebody,
    from: born.from ?? null,
    theme: 'OTHER',
    initiator,
    initiatorPerson: somebody,
    referrerCode: referrerCode(initiator),
    ageBand: client?.ageBand ?? null,
    targetKind: null,
    recipient: null,
    recipientOrg: null,
    toName: null,
    urgency: 'ROUTINE',
    letter: {},
    contract: 'UNKNOWN',
    clientAgrees: false,
    basis: null,
    gpPerson: client?.gpPerson ?? null,
    gpOrg: client?.gpOrg ?? null,
    gpAsked: false,
    gpBlocked: false,
    gpContactRefused: false,
    consults: [],
    consulted: null,
    override: null,
    doubles: [],
    messageId: null,
    version: 0,
    sentAt: null,
    outside: null,
    acceptedBy: null,
    acceptedAt: null,
    appointmentOn: null,
    appointmentFrom: null,
    noShows: 0,
    careStartedAt: null,
    careEndedAt: null,
    allocation: NO_ALLOCATION,
    retourFrom: null,
    allocatedUntil: null,
    notes: [],
  };
  return amended(empty, born);
}
