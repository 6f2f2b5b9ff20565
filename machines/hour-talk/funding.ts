import { addMonths, dayInAmsterdam } from '../calendar.ts';
import type { Fact, InstanceRow } from '../track.ts';
import type { HourTalkContext } from './contract.ts';

/** The usual rule of a fund (DOMAIN.md 3.21); another fund brings its own. */
const PER_PATIENT = 1;
const PER_PRACTICE = 30;
const DECLARE_MONTHS = 12;

type Args = { context: HourTalkContext; event: any };

/** The day of the hour that an event speaks of: said, planned, or today. */
export const dayOfTalk = ({ context, event }: Args): string => event.on ?? context.plannedOn ?? dayInAmsterdam(event.at);

/** How many others a fund pays in the year of this one. */
const paidInYear = (rows: InstanceRow[], args: Args & { self: string }): number =>
  rows.filter(({ id, context }) => id !== args.self && context.funded && context.plannedOn?.slice(0, 4) === dayOfTalk(args).slice(0, 4)).length;

/** What the fund's rule must know of the same patient and the same practice. */
export const fundingFacts: Record<'ofPatient' | 'ofPractice', Fact> = {
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

/** [HOUR2] once a year per patient, thirty a year per practice; a declaration of one that was planned so, within a year. */
export function fundAllows({ context, event }: Args): boolean {
  const { ofPatient = 0, ofPractice = 0 } = event.facts ?? {};
  const room = context.clientId !== null && ofPatient < PER_PATIENT && ofPractice < PER_PRACTICE;
  if (event.type !== 'DECLARE') return room;
  return room && context.funded && context.heldOn !== null && dayInAmsterdam(event.at) <= addMonths(context.heldOn, DECLARE_MONTHS);
}
