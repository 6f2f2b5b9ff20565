import type { ReferralContext } from '../../../../machines/referral/contract.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';

export type Allocation = ReferralContext['allocation'];
/** One mark on the dated line: what, on which day, and, as long as it has not come, until when it is expected. */
export type Mark = {
  key: 'needed' | 'requested' | 'receipt' | 'investigation' | 'granted' | 'denied' | 'started' | 'stopped';
  on: string | null;
  expected: string | null;
  /** a code with the list that it is of */
  code?: string | null;
};

/** Which running term says until when a mark is expected. */
const TERMS: Partial<Record<Mark['key'], string[]>> = {
  receipt: ['JW_RETOUR'],
  granted: ['JW_INVESTIGATION', 'JW_ANSWER'],
  started: ['JW_START_MSG'],
  stopped: ['JW_STOP_MSG'],
};

/** The course of an allocation as marks in order (DOMAIN.md 9.2); empty when none is needed. What did not happen and is not expected any more is left out. */
export function marksOf(instance: Pick<Instance, 'row' | 'timers' | 'data'>): Mark[] {
  const state = instance.row.state.find((path) => path.startsWith('allocation.'))?.slice(11) ?? 'notNeeded';
  if (state === 'notNeeded') return [];
  const allocation = instance.data.allocation as unknown as Allocation;
  const expected = (key: Mark['key']) => TERMS[key]?.map((name) => instance.timers.find((timer) => timer.name === name)?.at).find(Boolean) ?? null;
  const mark = (key: Mark['key'], on: string | null, code?: string | null): Mark => ({ key, on, expected: on ? null : expected(key), code });
  const denied = allocation.rejection !== null || state === 'denied';
  return [
    mark('requested', allocation.requestedOn),
    ...(allocation.receiptOn || state === 'requested' ? [mark('receipt', allocation.receiptOn)] : []),
    ...(allocation.investigationOn ? [mark('investigation', allocation.investigationOn)] : []),
    denied ? mark('denied', allocation.answeredOn, allocation.rejection && `reason.${allocation.rejection}`) : mark('granted', allocation.answeredOn),
    ...(denied && state === 'denied' ? [] : [mark('started', allocation.startedOn), mark('stopped', allocation.stoppedOn, allocation.stopReason)]),
  ];
}
