import type { Db, Tx } from '../../db/store.ts';
import { MANAGERS, type Role } from '../../machines/roles.ts';
import type { Who } from '../engine/types.ts';

/** The other active people of the organisation that this hat leads; none for who leads nothing. */
export async function ledBy(db: Db | Tx, who: Who, now: string): Promise<string[]> {
  if (!who.org || !who.roles.some((role) => (MANAGERS as readonly Role[]).includes(role))) return [];
  const rows = await db
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select('m.person_id')
    .distinct()
    .where('m.org_id', '=', who.org)
    .where('m.from_at', '<=', now)
    .where((eb) => eb.or([eb('m.until_at', 'is', null), eb('m.until_at', '>', now)]))
    .where('p.active', '=', 1)
    .where('m.person_id', '!=', who.person)
    .orderBy('m.person_id')
    .execute();
  return rows.map((row) => row.person_id);
}
