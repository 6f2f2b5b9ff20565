import { cardOf, type Card, type CardContext } from '../../../../machines/dementia/card.ts';
import type { DementiaContext } from '../../../../machines/dementia/contract.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useNow } from '../../../clock.ts';
import { dayOf } from '../../../words/dates.ts';

/** A dementia track as this viewer gets it: its context with texts opened (what he may not read is absent), its state, and what its card says today. */
export type Known = { data: DementiaContext; state: string; card: Card; today: string; may: (type: string) => boolean };

/** Reads an instance as a dementia track. */
export function useKnown(instance: Instance): Known {
  const today = dayOf(useNow());
  const state = instance.row.state[0] ?? '';
  // Lists that a viewer may not read are not there.
  const data = { waits: [], stages: [], strains: [], lacks: [], ledger: [], casemanagers: [], ...instance.data } as unknown as DementiaContext;
  return {
    data,
    state,
    today,
    card: cardOf(data as CardContext, state, today),
    may: (type) => instance.can.some((one) => one.type === type && one.allowed),
  };
}
