import { dayInAmsterdam } from '../calendar.ts';
import type { HourTalkContext } from './contract.ts';
import { fundAllows } from './funding.ts';

type Args = { context: HourTalkContext; event: any };

/** The guards of an hour, by the names of DOMAIN.md 3.3. */
export const guards = { fundAllows, planComplete: (args: Args) => missingInPlan(args).length === 0 };

/** For a guard that fails: which fields are missing. */
export const explain = { planComplete: (args: Args) => ({ missing: missingInPlan(args) }) };

/** [HOUR3] a goal, an action, somebody who looks after it, and a day on which it is looked at again */
function missingInPlan({ context, event }: Args): string[] {
  return [
    ...(event.goals?.length ? [] : ['goals']),
    ...(event.actions?.length ? [] : ['actions']),
    ...(event.owner || context.worker ? [] : ['owner']),
    ...(event.nextEvaluation && event.nextEvaluation >= dayInAmsterdam(event.at) ? [] : ['nextEvaluation']),
  ];
}
