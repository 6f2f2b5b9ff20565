import { mdoConsent } from '../agenda-item/mdo-consent.ts';
import { caseFact } from '../beside-case.ts';
import { dayInAmsterdam } from '../calendar.ts';
import { gpFacts } from '../client-gp.ts';
import type { Heard } from '../heard.ts';
import type { Fact, InstanceRow, PersonRow } from '../track.ts';
import { monitoringAfter } from './monitoring.ts';

const monitorOf = ({ context, event }: { context: any; event: Heard }): string => monitoringAfter(context, event).monitorBy;

/** What a mental health talk must know from elsewhere. */
export const facts: Record<string, Fact> = {
  case: caseFact,
  ...gpFacts('RAISE_ACUTE', 'RISK_HIGH', 'AGREEMENTS_RECORDED'),
  consent: {
    for: ['OPEN_DISCUSSION'],
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'consent', caseId: context.caseId } : { from: 'none' }),
    pick: (rows: InstanceRow[], { event }) => mdoConsent(rows, dayInAmsterdam(event.at)),
  },
  // A case that is in crisis already has called everybody in.
  caseCalm: {
    for: ['RAISE_ACUTE'],
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'case', ids: [context.caseId], running: true } : { from: 'none' }),
    pick: (rows: InstanceRow[]) => rows.some((row) => (row.state as { safety?: string }).safety !== 'crisis'),
  },
  monitorActive: {
    for: ['AGREEMENTS_RECORDED'],
    query: (args) => (monitorOf(args) === 'system' ? { from: 'none' } : { from: 'people', ids: [monitorOf(args)] }),
    pick: (rows: PersonRow[]) => rows[0]?.active ?? false,
  },
};
