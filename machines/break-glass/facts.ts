import { dayInAmsterdam } from '../amsterdam.ts';
import type { ClientRow, Fact, InstanceRow } from '../track.ts';
import type { BreakGlassContext } from './contract.ts';

export type CaseFact = { clientId: string; orgId: string | null } | null;
/** Of earlier ones of the same person: the latest end of a box on this case, and how many were opened today. */
export type EarlierFact = { until: string | null; today: number };

/** What it must know when it is asked for; read in the transaction that opens it, so two at once count each other. */
export const facts: Record<string, Fact> = {
  case: {
    for: ['start'],
    query: ({ event }) => ({ from: 'instances', machine: 'case', ids: [event.caseId] }),
    pick: (rows: InstanceRow[]): CaseFact => {
      const about = rows[0]?.context;
      return about ? { clientId: about.clientId, orgId: about.orgId } : null;
    },
  },
  earlier: {
    for: ['start'],
    query: ({ event }) => ({ from: 'instances', machine: 'breakGlass', linkedTo: event.by.person }),
    pick: (rows: InstanceRow[], { event, self }): EarlierFact => {
      const opened = rows.filter((row) => row.id !== self && row.state !== 'refused').map((row) => row.context as BreakGlassContext);
      const onCase = opened.filter((one) => one.caseId === event.caseId).map((one) => one.until);
      const today = opened.filter((one) => dayInAmsterdam(one.openedAt) === dayInAmsterdam(event.at)).length;
      return { until: onCase.sort().at(-1) ?? null, today };
    },
  },
  gp: {
    for: ['ALLOW'],
    query: ({ context }) => (context.clientId ? { from: 'client', id: context.clientId } : { from: 'none' }),
    pick: (rows: ClientRow[]) => rows[0]?.gpPerson ?? null,
  },
};
