import type { Db } from '../../db/store.ts';
import type { Weekday } from './hours.ts';
import type { Away } from './absences.ts';

/** An assignment as everybody who works here may know it: who, for whom, when. Its own numbers and reasons stay within its machine. */
export type Liaison = {
  id: string;
  org: string;
  theme: string;
  /** proposed | active | covered | uncovered | vacant */
  state: string;
  person: string | null;
  deputy: string | null;
  partners: string[];
  days: Weekday[];
  absence: { from: string; until: string | null } | null;
  before: { person: string; until: string }[];
};

/** Every assignment that has not ended. */
export async function loadLiaisons(db: Db): Promise<Liaison[]> {
  const rows = await db
    .selectFrom('instances')
    .select(['id', 'state', 'context'])
    .where('machine', '=', 'liaison')
    .where('status', '=', 'active')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const { orgId, theme, person, deputy, partners, days, absence, before } = JSON.parse(row.context);
    const state = String(JSON.parse(row.state));
    return orgId ? [{ id: row.id, org: orgId, theme, state, person, deputy, partners, days, absence, before }] : [];
  });
}

/** Whom to call for an assignment: the liaison, else the deputy, else the manager, and then it is marked (P-004). */
export type Reach = { person: string | null; as: 'liaison' | 'deputy' | 'manager' | 'nobody'; fallback: boolean };

/** Picks by who is away on this day; a day off within the week is no absence. */
export function reachOf(liaison: Liaison, away: Map<string, Away>, managers: string[]): Reach {
  const there = (person: string | null): person is string => person !== null && !away.has(person);
  const holds = liaison.state === 'active' || ((liaison.state === 'covered' || liaison.state === 'uncovered') && liaison.absence !== null);
  if (holds && there(liaison.person)) return { person: liaison.person, as: 'liaison', fallback: false };
  const stand = (holds && liaison.person ? away.get(liaison.person)?.substitute : null) ?? liaison.deputy;
  if (liaison.state !== 'proposed' && there(stand)) return { person: stand, as: 'deputy', fallback: true };
  const manager = managers.find(there) ?? managers[0] ?? null;
  return { person: manager, as: manager ? 'manager' : 'nobody', fallback: true };
}
