import { addMonths, dayInAmsterdam } from '../calendar.ts';
import type { Fact, InstanceRow } from '../track.ts';
import type { HourTalkContext } from './contract.ts';

/** What the rule of a fund says of one hour; null: without a limit. */
export type FundRule = { ruleSet: string; perPatient: number | null; perPractice: number | null; withinMonths: number | null; code: string | null };
export type Unfunded = 'NO_PATIENT' | 'PATIENT_YEAR' | 'PRACTICE_YEAR';
/** The example of DOMAIN.md 6, for a practice of which no setting says in which fund it takes part. */
const USUAL: FundRule = { ruleSet: 'AFA-2023-09-15', perPatient: 1, perPractice: 30, withinMonths: 12, code: 'A69.02' };

type Args = { context: HourTalkContext; event: any };

/** The day of the hour that an event speaks of: said, planned, or today. */
export const dayOfTalk = ({ context, event }: Args): string => event.on ?? context.plannedOn ?? dayInAmsterdam(event.at);

/** How many others a fund pays in the year of this one. */
const paidInYear = (rows: InstanceRow[], args: Args & { self: string }): number =>
  rows.filter(({ id, context }) => id !== args.self && context.funded && context.plannedOn?.slice(0, 4) === dayOfTalk(args).slice(0, 4)).length;

/** What the fund's rule must know of the same patient and the same practice. */
export const fundingFacts: Record<'fund' | 'ofPatient' | 'ofPractice', Fact> = {
  // Dated settings `funding.<NAME>` and `funding.join` (server/ledger): the rule of the day of the hour.
  fund: {
    for: ['PLAN', 'DECLARE'],
    query: (args) => (args.context.orgId ? { from: 'fund', kind: 'HOUR_TALK', orgId: args.context.orgId, on: dayOfTalk(args) } : { from: 'none' }),
    pick: (rows: FundRule[]) => rows[0] ?? USUAL,
  },
  ofPatient: {
    for: ['PLAN', 'DECLARE'],
    query: ({ context }) => (context.clientId ? { from: 'instances', machine: 'hourTalk', clientId: context.clientId } : { from: 'none' }),
    pick: (rows: InstanceRow[], args) => paidInYear(rows, args),
  },
  ofPractice: {
    for: ['PLAN', 'DECLARE'],
    query: ({ context }) => (context.orgId ? { from: 'instances', machine: 'hourTalk', orgId: context.orgId } : { from: 'none' }),
    pick: (rows: InstanceRow[], args) => paidInYear(rows, args),
  },
};

/** The fund's rule as it was found for this event. */
export const ruleFor = (event: any): FundRule => event.facts?.fund ?? USUAL;

/** [HOUR2] why no fund pays for an hour in this year; null: one does. */
export function unfundedBecause({ context, event }: Args): Unfunded | null {
  const { ofPatient = 0, ofPractice = 0 } = event.facts ?? {};
  const { perPatient, perPractice } = ruleFor(event);
  if (context.clientId === null) return 'NO_PATIENT';
  if (perPatient !== null && ofPatient >= perPatient) return 'PATIENT_YEAR';
  return perPractice !== null && ofPractice >= perPractice ? 'PRACTICE_YEAR' : null;
}

/** [HOUR2] [HOUR4] as often a year per patient and practice as the fund's rule says; a declaration of one that was planned so, within its term. */
export function fundAllows({ context, event }: Args): boolean {
  if (unfundedBecause({ context, event })) return false;
  if (event.type !== 'DECLARE') return true;
  const { withinMonths } = ruleFor(event);
  return context.funded && context.heldOn !== null && (withinMonths === null || dayInAmsterdam(event.at) <= addMonths(context.heldOn, withinMonths));
}
