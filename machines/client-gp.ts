import { notify, carrier, type Beside } from './beside-case.ts';
import { dayInAmsterdam } from './calendar.ts';
import type { ConsentContext } from './consent/contract.ts';
import type { Heard } from './heard.ts';
import type { ClientRow, Effect, Fact, InstanceRow } from './track.ts';

const IN_FORCE = ['active', 'implied', 'expiring'];
const HEARS = ['GP_INFORM', 'REFERRAL', 'FEEDBACK'];

/** The facts `gp` (who it is) and `gpConsent` (may he hear of this, BR-03) for these events. */
export const gpFacts = (...events: string[]): Record<'gp' | 'gpConsent', Fact> => ({
  gp: {
    for: events,
    query: ({ context }) => (context.clientId ? { from: 'client', id: context.clientId } : { from: 'none' }),
    pick: (rows: ClientRow[]) => ({ person: rows[0]?.gpPerson ?? null, org: rows[0]?.gpOrg ?? null }),
  },
  gpConsent: {
    for: events,
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'consent', caseId: context.caseId } : { from: 'none' }),
    pick: (rows: InstanceRow[], { event }) => gpMayHear(rows, dayInAmsterdam(event.at)),
  },
});

/** Whether a consent in force lets the GP be told on this day. */
function gpMayHear(rows: InstanceRow[], today: string): boolean {
  return rows
    .filter((row) => IN_FORCE.includes(String(row.state)))
    .flatMap((row) => (row.context as ConsentContext).grants)
    .some((grant) => HEARS.includes(grant.purpose) && grant.recipient !== 'MDO' && grant.until >= today);
}

/** BR-03: the GP hears when the client agreed; otherwise whoever carries the track hears that the GP was not told. */
export const noteToGp: Effect = ({ context, event }: { context: Beside; event: Heard }) =>
  event.facts?.gpConsent && event.facts.gp?.person ? notify([{ person: event.facts.gp.person }], 'noteToGp') : notify(carrier(context), 'gpNotTold');

/** Danger to life is a basis of its own (BR-20): the GP is called in, with or without consent. */
export const informGpUrgent: Effect = ({ event }) => (event.facts?.gp?.person ? notify([{ person: event.facts.gp.person }], 'gpUrgent') : []);
