/** The phases of an open OJG track in which hours are expected (I-11). */
export type OjgPhase = 'referred' | 'clarification' | 'short' | 'extended' | 'report';

/** Hours a week that a track in each phase asks; a neighbourhood may set others. */
export const EXPECTED_HOURS: Readonly<Record<OjgPhase, number>> = { referred: 0.25, clarification: 1.5, short: 1.25, extended: 1, report: 0.5 };

/** I-11: the hours a week that open tracks ask, as a percentage of the contract hours for client work. Null without contract hours. [P-108] */
export function occupancy(
  open: Readonly<Partial<Record<OjgPhase, number>>>,
  contractHours: number,
  expected: Readonly<Record<OjgPhase, number>> = EXPECTED_HOURS,
): { hours: number; percent: number } | null {
  if (contractHours <= 0) return null;
  let hours = 0;
  for (const [phase, count] of Object.entries(open)) hours += expected[phase as OjgPhase] * (count ?? 0);
  return { hours, percent: (100 * hours) / contractHours };
}

/** I-30: the hours used as a percentage of the budget of that month; null without a budget. */
export const usedOfBudget = (minutes: number, budgetHours: number): number | null => (budgetHours > 0 ? (100 * minutes) / 60 / budgetHours : null);
