import { z } from 'zod';
import { PHASES, type Card, type Phase } from './card.ts';

const factor = z.number().min(0).max(5);
/** `upTo`: the largest stage, or number of weeks, that this factor is for. */
const ladder = z.array(z.object({ upTo: z.number(), factor })).min(1);

/** How heavy a case weighs: by where it stands, by stage, by how often somebody visits; and how much one full-time case manager carries. */
export const loadRules = z.object({
  perFte: z.number().positive().max(200),
  phases: z.record(z.enum(PHASES), factor),
  stages: ladder,
  weeks: ladder,
});
export type LoadRules = z.infer<typeof loadRules>;

/**
 * Start values of our own: an ordinary case (stage up to 4, guided quietly, a visit every eight weeks) weighs 1, and 55 of them fill a full-time case manager
 * (3.3 cmCapacity). A dated setting `caseload.dementia.rules` says otherwise.
 */
export const usualLoad: LoadRules = {
  perFte: 55,
  phases: { waiting: 0, worry: 0.5, starting: 1.5, heavy: 1.5, guiding: 1, away: 0.5, ending: 0.5 },
  stages: [
    { upTo: 4, factor: 1 },
    { upTo: 5, factor: 1.1 },
    { upTo: 6, factor: 1.25 },
    { upTo: 7, factor: 1.5 },
  ],
  weeks: [
    { upTo: 2, factor: 1.5 },
    { upTo: 4, factor: 1.25 },
    { upTo: 6, factor: 1.1 },
    { upTo: 8, factor: 1 },
    { upTo: 26, factor: 0.9 },
  ],
};

/** What one case weighs, and the three numbers of which it is made, so that nobody has to believe it. */
export function weightOf(card: Pick<Card, 'phase' | 'stage' | 'weeks'>, rules: LoadRules): { weight: number; phase: number; stage: number; weeks: number } {
  const phase = rules.phases[card.phase as Phase] ?? 1;
  const stage = card.stage === null ? 1 : factorOf(rules.stages, card.stage);
  const weeks = card.weeks === null ? 1 : factorOf(rules.weeks, card.weeks);
  return { weight: rounded(phase * stage * weeks), phase, stage, weeks };
}

/** A caseload against what this many hours carry: points, and percent of what fits; percent is null when the hours are not known. */
export function loadOf(weights: number[], fte: number | null, rules: LoadRules): { points: number; percent: number | null } {
  const points = rounded(weights.reduce((sum, one) => sum + one, 0));
  return { points, percent: fte ? Math.round((100 * points) / (fte * rules.perFte)) : null };
}

const factorOf = (steps: { upTo: number; factor: number }[], value: number): number => (steps.find(({ upTo }) => value <= upTo) ?? steps.at(-1)!).factor;
const rounded = (value: number): number => Math.round(value * 100) / 100;
