import type { Heard } from '../heard.ts';
import type { OjgContext } from './contract.ts';

type Report = NonNullable<OjgContext['report']>;

/** The report as it stands after what was typed: the question, the interventions and the outcome follow from the way it went, unless said otherwise. */
export function reportAfter(context: OjgContext, event: Heard): Partial<Report> {
  return {
    question: event.questionAfterClarification ?? context.question,
    problemFields: event.problemFields ?? [],
    interventions: event.interventions?.length ? event.interventions : context.interventions,
    childCheckParents: event.childCheckParents ?? [],
    outcome: event.outcome ?? context.wayOut ?? undefined,
    referralPrevented: event.referralPrevented,
    result: event.result ?? null,
    advice: event.advice ?? null,
    at: event.at,
  };
}

/** Paths of the required fields of DOMAIN.md 4.5 that are still empty. */
export function missingInReport(context: OjgContext, event: Heard): string[] {
  const report = reportAfter(context, event);
  const needed: [string, unknown][] = [
    ['questionAfterClarification', report.question || context.counted === 0],
    ['problemFields', report.problemFields?.length],
    ['interventions', report.interventions?.length || context.counted === 0],
    ['childCheckParents', report.childCheckParents?.length],
    ['outcome', report.outcome],
    ['referralPrevented', report.referralPrevented],
  ];
  return needed.filter(([, there]) => !there).map(([field]) => field);
}
