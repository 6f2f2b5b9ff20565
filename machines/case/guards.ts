import { addOffset } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import { refLength } from '../personal.ts';
import type { CaseContext } from './contract.ts';
import { planAfter } from './plan.ts';

type Args = { context: CaseContext; event: Heard };

const REOPEN_MONTHS = 6;
const OVERRIDE_LENGTH = 20;

/** The guards of a case, by the names of DOMAIN.md 3.3. */
export const guards = {
  ownerAssigned: ({ event }: Args) => event.facts?.ownerActive === true,
  outcomeFollowUp: ({ event }: Args) => (event.outcome ?? 'FOLLOW_UP') === 'FOLLOW_UP',
  outcomeAdvice: ({ event }: Args) => ['ADVICE_ONLY', 'NOT_FOR_US'].includes(event.outcome),
  planComplete: (args: Args) => missingInPlan(args).length === 0,
  allTracksEnded: ({ event }: Args) => (event.facts?.tracks ?? []).length === 0,
  closable: (args: Args) => openWork(args) === 0 && reasonToEnd(args) !== null,
  withinReopenWindow: ({ context, event }: Args) =>
    Boolean(event.signalId) || Boolean(context.closedAt && event.at <= addOffset(context.closedAt, REOPEN_MONTHS, 'mo')),
  scaleReason: (args: Args) => missingInScale(args).length === 0,
  // [CASE9] GP first (BR-04), or an override with a reason that one can read back.
  gpConsultedOrOverride: ({ event }: Args) => event.gpConsulted === true || Boolean(event.override && refLength(event.overrideText) >= OVERRIDE_LENGTH),
  // [CASE8] nobody is calmed down on paper: somebody has phoned since the crisis began (BR-20).
  crisisLogged: ({ context, event }: Args) => Boolean(event.call) || context.phoneLog.some((call) => context.crisisAt !== null && call.at >= context.crisisAt),
};

/** For a guard that fails: which fields are missing, and the numbers for its sentence. */
export const explain = {
  planComplete: (args: Args) => ({ missing: missingInPlan(args) }),
  scaleReason: (args: Args) => ({ missing: missingInScale(args) }),
  gpConsultedOrOverride: ({ event }: Args) => (event.override ? { missing: ['overrideText'] } : {}),
  closable: (args: Args) => ({ open: openWork(args), ...(openWork(args) === 0 ? { missing: ['endReason'] } : {}) }),
  allTracksEnded: ({ event }: Args) => ({ tracks: (event.facts?.tracks ?? []).length }),
  crisisLogged: () => ({ missing: ['call'] }),
};

function missingInPlan({ context, event }: Args): string[] {
  const plan = planAfter(context, event);
  return [
    ...(plan.goals.length ? [] : ['goals']),
    ...(plan.actions.length ? [] : ['actions']),
    ...(plan.nextEvaluation && plan.nextEvaluation >= event.at.slice(0, 10) ? [] : ['nextEvaluation']),
  ];
}

const missingInScale = ({ event }: Args): string[] => ['reason', 'expected'].filter((field) => !event[field]);
const openWork = ({ event }: Args): number => (event.facts?.open?.actions ?? 0) + (event.facts?.open?.feedback ?? 0);
const reasonToEnd = ({ context, event }: Args): string | null => event.endReason ?? context.endReason;
