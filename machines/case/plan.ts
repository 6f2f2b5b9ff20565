import type { CaseContext } from './contract.ts';

type Plan = NonNullable<CaseContext['plan']>;

/** The plan as it stands after what an event says: what is not said stays as it was. */
export function planAfter(context: CaseContext, event: { type: string; goals?: string[]; actions?: string[]; nextEvaluation?: string }): Plan {
  return {
    goals: event.goals ?? context.plan?.goals ?? [],
    actions: event.actions ?? context.plan?.actions ?? [],
    nextEvaluation: event.nextEvaluation ?? context.plan?.nextEvaluation ?? context.nextReview,
  };
}
