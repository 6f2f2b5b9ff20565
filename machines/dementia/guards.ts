import type { Heard } from '../heard.ts';
import type { DementiaContext } from './contract.ts';
import { missingInPlan } from './plan.ts';

type Args = { context: DementiaContext; event: Heard };

/** Cases per full-time case manager (3.3 cmCapacity). */
const MOST_CASES = 55;

/** The case manager whom an event means: named, or the case manager who says it. */
export const chosenCm = (event: Heard): string | null => event.casemanager ?? (event.by?.roles?.includes('DEM_CM') ? event.by.person : null);

/** The guards of a dementia track, by the names of DOMAIN.md 3.3. */
export const guards = {
  // [DEM4] a case manager in service with room for one more
  cmCapacity: ({ event }: Args) => event.facts?.cm?.active === true && (event.facts?.caseload ?? 0) < MOST_CASES,
  carePlanComplete: ({ context, event }: Args) => missingInPlan(context, event).length === 0,
  // [DEM5] BR-17: nobody agrees with a plan that is not there
  agreedWithClient: ({ context, event }: Args) => missingInPlan(context, event).length === 0,
  // [DEM8] BR-20: somebody phoned since the crisis began
  crisisLogged: ({ context, event }: Args) => Boolean(event.call) || context.phoneLog.some((call) => context.crisisAt !== null && call.at >= context.crisisAt),
};

/** For a guard that fails: which fields are missing, and what to fill into its sentence. */
export const explain = {
  cmCapacity: ({ event }: Args) => ({ most: MOST_CASES, ...(chosenCm(event) ? {} : { missing: ['casemanager'] }) }),
  carePlanComplete: ({ context, event }: Args) => ({ missing: missingInPlan(context, event) }),
  agreedWithClient: ({ context, event }: Args) => ({ missing: missingInPlan(context, event) }),
  crisisLogged: () => ({ missing: ['call'] }),
};
