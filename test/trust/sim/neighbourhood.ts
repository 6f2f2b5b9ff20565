import { openSqlite } from '../../../db/sqlite-store.ts';
import type { Role } from '../../../machines/roles.ts';
import { createKeys } from '../../../server/engine/keys.ts';
import type { Who } from '../../../server/engine/types.ts';
import { createVault } from '../../../server/engine/vault.ts';
import { randomOf } from '../tools/random.ts';
import type { Disk } from './disk.ts';
import { seededFaults } from './faults.ts';

/** The ids that test/machines/any-value.ts gives for any id: so what is said at random is about people who exist. */
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const PEOPLE = [1, 2, 3].map(idOf);
const ROLES_OF: Role[][] = [
  ['LIAISON', 'POH_O', 'POH_GGZ', 'OJG', 'WIJ_COACH', 'YOUTH_CM', 'TEAM_MANAGER'],
  ['GP', 'DEM_CM', 'SO', 'POH_S', 'ASSISTANT'],
  ['DISTRICT_NURSE', 'WIJ_WORKER', 'WELFARE_COACH', 'PROVIDER'],
];
/** Three professionals of one team. */
export const VIEWERS: Who[] = PEOPLE.map((person, at) => ({ person, hat: idOf(at + 1), org: idOf(1), roles: ROLES_OF[at] }));
/** A functional administrator, who sees no content. */
export const OUTSIDER: Who = { person: idOf(4), hat: idOf(4), org: idOf(1), roles: ['ADMIN'] };

export const master = Buffer.alloc(32, 7);
export const BEGIN = '2026-11-24T09:00:00.000Z';

/** Puts on an empty disk what every simulated world begins with: a migrated database with the people of one team and three clients. */
export async function settle(disk: Disk): Promise<void> {
  const faults = seededFaults(randomOf(1), { off: true, count: {} });
  const store = await openSqlite('simulated', { connect: async (_path, role) => disk.connect(role, faults) });
  await store.migrate();
  const keys = createKeys(master);
  let made = 100;
  const vault = createVault({ store, keys, ids: { uuid: () => idOf(++made) }, now: () => BEGIN });
  await store.write(async (tx) => {
    for (const n of [1, 2, 3, 4]) {
      await tx
        .insertInto('organisations')
        .values({ id: idOf(n), name: `Organisatie ${n}`, kind: n === 1 ? 'team' : 'gp-practice', phone: null, address: null })
        .execute();
      await tx
        .insertInto('persons')
        .values({ id: idOf(n), name: `Persoon ${n}`, email: `${n}@voorbeeld.test`, phone: null, user_id: null, locale: 'nl', active: 1 })
        .execute();
      const roles = n === 4 ? OUTSIDER.roles : ROLES_OF[n - 1];
      await tx
        .insertInto('memberships')
        .values({
          id: idOf(n),
          person_id: idOf(n),
          org_id: idOf(1),
          title: roles[0],
          roles: JSON.stringify(roles),
          themes: '[]',
          from_at: '2020-01-01T00:00:00.000Z',
          until_at: null,
        })
        .execute();
    }
    for (const n of [1, 2, 3]) {
      const details_ref = await vault.put(tx, idOf(n), JSON.stringify({ name: `Cliënt ${n}`, birthDate: '1943-04-02' }));
      await tx
        .insertInto('clients')
        .values({
          id: idOf(n),
          details_ref,
          gp_person_id: idOf(2),
          gp_org_id: idOf(1),
          no_gp_reason: null,
          household_id: null,
          org_id: idOf(1),
          created_at: BEGIN,
        })
        .execute();
    }
  });
  await store.close();
  disk.keepFirst();
}
