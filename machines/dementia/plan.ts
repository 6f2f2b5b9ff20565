import { addMonths, dayInAmsterdam } from '../calendar.ts';
import type { DementiaContext } from './contract.ts';
import { AGREEMENTS, planFields, type Plan } from './plan-fields.ts';

/** What is said about a plan, by an event or by a form on its way to one. */
type Words = { at: string; [field: string]: any };

const REVIEW_MONTHS = 6;
const PILLARS = ['ZZ', 'MM', 'GG'];
const FIELDS = Object.keys(planFields.shape) as (keyof Plan)[];

/** The plan after what an event says: what is not said stays as it was. */
export function planAfter(context: DementiaContext, event: Words): Plan {
  const said = Object.fromEntries(FIELDS.flatMap((field) => (event[field] === undefined ? [] : [[field, event[field]]])));
  return { ...context.plan, ...said };
}

/** The plan with which of the three agreements it lacks. */
export const kept = (plan: Plan) => ({ plan, lacks: AGREEMENTS.filter((name) => !plan[name]) });

/** The day on which the plan is looked at again: the one that was agreed, unless it has passed, or half a year from now. */
export function evaluationOf(plan: Plan, at: string): string {
  const today = dayInAmsterdam(at);
  return plan.evaluationDate && plan.evaluationDate > today ? plan.evaluationDate : addMonths(today, REVIEW_MONTHS);
}

/** Paths of what a plan still lacks (DOMAIN.md 3.11, 4.6, BR-17), after `event`. */
export function missingInPlan(context: DementiaContext, event: Words): string[] {
  const plan = planAfter(context, event);
  const needed: [string, unknown][] = [
    ['clientGoals', plan.clientGoals?.length],
    [
      'pillars',
      PILLARS.every((name) => plan.pillars?.some((line) => line.pillar === name && (line.situation || line.wish || line.action || line.notApplicable))),
    ],
    ['safetyChecklist', plan.safetyChecklist?.length],
    ['safetyNet', plan.safetyNet?.length],
    ['stage', plan.stage ?? context.stages.at(-1)],
    ['strain', context.hasCarer !== true || event.strain || context.strains.length],
    ['visitAgreement', plan.visitAgreement],
    ['familyTalkAgreement', plan.familyTalkAgreement],
    ['firstContactAgreement', plan.firstContactAgreement],
    ['crisisPlan', plan.crisisPlan],
    ['advanceCare', plan.advanceCare?.talkedOn || plan.advanceCare?.plannedOn],
    ['evaluationDate', !event.evaluationDate || withinReview(event.evaluationDate, event.at)],
  ];
  const unmeasured = (plan.safetyChecklist ?? []).flatMap((line, nth) => (line.risk === 'HIGH' && !line.measure ? [`safetyChecklist.${nth}.measure`] : []));
  return [...needed.filter(([, there]) => !there).map(([field]) => field), ...unmeasured];
}

function withinReview(date: string, at: string): boolean {
  const today = dayInAmsterdam(at);
  return date > today && date <= addMonths(today, REVIEW_MONTHS);
}
