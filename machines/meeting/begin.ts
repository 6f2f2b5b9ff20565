import type { Born } from '../track.ts';
import type { MeetingContext, contract } from './contract.ts';
import { planAfter } from './plan.ts';

/** A meeting that is being planned; who makes it coordinates it, unless somebody else is named. */
export function begin(born: Born<typeof contract.input>): MeetingContext {
  const theme = born.theme ?? 'OTHER';
  const blank = {
    title: null,
    theme,
    series: theme,
    orgId: born.by.org ?? null,
    startsAt: null,
    endsAt: null,
    place: null,
    chair: null,
    minuteTaker: null,
    participants: [],
  };
  return {
    self: born.self,
    ...planAfter({ ...blank, coordinator: born.by.person === 'system' ? null : born.by.person }, born),
    order: [],
    cases: {},
    settledNow: [],
    followUpFrom: null,
    followUpBy: 'ALONE',
    carriedOverAt: null,
    open: null,
    itemWarnAt: null,
    itemEndAt: null,
    items: {},
    hearing: [],
    crisis: null,
    crisisLog: [],
    limited: null,
    startedAt: null,
    endedAt: null,
    minutes: { version: 1, submittedAt: null, approvedBy: null, approvedAt: null, objections: [], corrections: [], distributedAt: null, undelivered: [] },
    settledActions: [],
    carried: [],
    cancelReason: null,
  };
}
