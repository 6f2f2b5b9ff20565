import { caseFact } from '../beside-case.ts';
import { gpFacts } from '../client-gp.ts';
import type { Fact, InstanceRow, PersonRow } from '../track.ts';
import { chosenCm } from './guards.ts';

const OVER = ['bereavement', 'closed', 'archived'];

/** What a dementia track must know from elsewhere. */
export const facts: Record<string, Fact> = {
  case: caseFact,
  ...gpFacts('CONCERN_CONFIRMED', 'TEMP_ADMITTED', 'CLIENT_DECLINES', 'EMERGENCY_ADMISSION', 'RAISE_CRISIS'),
  cm: {
    for: ['CM_ASSIGNED'],
    query: ({ event }) => (chosenCm(event) ? { from: 'people', ids: [chosenCm(event)!] } : { from: 'none' }),
    pick: (rows: PersonRow[]) => ({ active: Boolean(rows[0]?.active && rows[0].roles.includes('DEM_CM')) }),
  },
  caseload: {
    for: ['CM_ASSIGNED'],
    query: ({ event }) => (chosenCm(event) ? { from: 'instances', machine: 'dementia', ownerId: chosenCm(event)!, running: true } : { from: 'none' }),
    pick: (rows: InstanceRow[]) => rows.filter((row) => row.state !== 'closed').length,
  },
  // A death that the case told need not be told back.
  caseRuns: {
    for: ['CLIENT_DECEASED'],
    query: ({ context }) => (context.caseId ? { from: 'instances', machine: 'case', ids: [context.caseId] } : { from: 'none' }),
    pick: (rows: InstanceRow[]) => rows.some((row) => !OVER.includes((row.state as { lifecycle: string }).lifecycle)),
  },
};
