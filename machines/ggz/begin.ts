import { besideFrom } from '../beside-case.ts';
import type { Born } from '../track.ts';
import type { contract, GgzContext } from './contract.ts';

const TABLE = ['POH_GGZ', 'WIJ_COACH'] as const;

/** Somebody who is brought to the monthly talk of POH-GGZ and practice coach; one of them who brings it keeps it. */
export function begin(born: Born<typeof contract.input>): GgzContext {
  const somebody = born.by.person === 'system' ? null : born.by.person;
  const own = TABLE.some((role) => born.by.roles.includes(role)) ? somebody : null;
  return {
    self: born.self,
    ...besideFrom(born),
    worker: born.worker ?? own,
    proposer: somebody,
    coach: born.coach ?? (own && born.by.roles.includes('WIJ_COACH') ? own : null),
    question: born.question ?? null,
    domains: born.domains ?? [],
    reviewOn: null,
    exception: null,
    childCheck: null,
    forms: [],
    acuteAt: null,
    caller: null,
    followUpBy: null,
    urgencyClass: 'H4',
    assessor: null,
    phoneLog: [],
    agreements: [],
    monitorBy: null,
    nextContact: null,
    everyWeeks: null,
    warningSigns: null,
    whatIf: null,
    contactKey: null,
    contactBefore: null,
    youthSignals: [],
    ledger: [],
    notes: [],
    closedAt: null,
  };
}
