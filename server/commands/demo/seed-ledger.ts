import { seedId } from '../../../db/seed/seed-id.ts';
import type { Tx } from '../../../db/store.ts';

/** Writes who pays for hours in the neighbourhood: the schemes that a practice takes part in, and two colleagues who work for the team for the municipality. */
export async function seedLedger(tx: Tx, at: string): Promise<void> {
  const sets = [
    { name: 'FAM', stars: 2, norms: 1 },
    { name: 'AFA-2023-09-15', stars: 1, norms: 1, kinds: ['HOUR_TALK', 'CONSULT'] },
  ];
  await tx
    .insertInto('settings')
    .values({ name: 'funding.join', value: JSON.stringify({ sets }), valid_from: '2025-01-01T00:00:00.000Z', org_id: seedId('org linde') })
    .execute();
  await tx
    .insertInto('hour_contracts')
    .values([contract('anja', 'thuiszorg', 16, '2026-12-31', at), contract('lotte', null, 12, '2027-06-30', at)])
    .execute();
}

/** Somebody who works in the team for so many hours a week, paid by the municipality. */
function contract(person: string, employer: string | null, hoursWeek: number, until: string, at: string) {
  return {
    id: seedId(`contract ${person}`),
    kind: 'SECONDMENT',
    person_id: seedId(`person ${person}`),
    org_id: seedId('org wij'),
    employer_id: employer && seedId(`org ${employer}`),
    payer: 'Gemeente Waterveen',
    minutes_week: hoursWeek * 60,
    from_on: '2026-01-01',
    until_on: until,
    by_person: seedId('person esther'),
    at,
  };
}
