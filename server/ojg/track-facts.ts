import type { OjgContext } from '../../machines/ojg/contract.ts';
import type { TrackFacts } from './load.ts';

/** Fields of a track's context that counting needs; none of them is a text. */
export const FACT_FIELDS = ['worker', 'orgId', 'counted', 'limits', 'referredOn', 'allocationUntil', 'ledger'] as const;

/** The process facts of a track, from what was read of its context. */
export function factsFrom(state: string, data: Pick<OjgContext, (typeof FACT_FIELDS)[number]>): TrackFacts {
  const { orgId, counted, limits, referredOn, allocationUntil, ledger } = data;
  return { state, orgId, counted, hard: limits.hard, referredOn, allocationUntil, ledger };
}
