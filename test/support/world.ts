import type { Role } from '../../machines/roles.ts';
import { addLogin } from '../../server/http/logins.ts';
import { hashPassword } from '../../server/http/password.ts';
import type { Running } from '../../server/start.ts';

/** A tiny fictional neighbourhood: three organisations, eight people. */
const ORGANISATIONS = {
  practice: ['Huisartsenpraktijk De Linde', 'gp-practice'],
  homecare: ['Thuiszorg De Brug', 'home-care'],
  team: ['Wijkteam Noord', 'team'],
} as const;
type Org = keyof typeof ORGANISATIONS;

const PEOPLE = {
  /** liaison and POH: triage of the team and, under his other hat, of the practice */
  petra: {
    name: 'Petra Hoekstra',
    hats: [
      ['team', ['POH_O', 'LIAISON']],
      ['practice', ['POH_O']],
    ],
  },
  eline: { name: 'dr. Eline Bakker', hats: [['practice', ['GP']]] },
  marieke: { name: 'Marieke Dijkstra', hats: [['homecare', ['DISTRICT_NURSE']]] },
  joost: { name: 'Joost de Wit', hats: [['team', ['WIJ_WORKER']]] },
  /** a professional who has to do with none of it */
  stranger: { name: 'Sem Vermaat', hats: [['homecare', ['DISTRICT_NURSE']]] },
  admin: { name: 'Anja Visser', hats: [['practice', ['ADMIN']]] },
  officer: { name: 'Gerda Post', hats: [['practice', ['PRIVACY_OFFICER']]] },
  /** may work nowhere any more */
  gone: { name: 'Tom Kuiper', hats: [] },
} as const satisfies Record<string, { name: string; hats: readonly (readonly [Org, readonly Role[]])[] }>;
export type Name = keyof typeof PEOPLE;

export const PASSWORD = 'een lang wachtwoord';
export const emailOf = (name: Name) => `${name}@voorbeeld.test`;

export type World = { orgs: Record<Org, string>; people: Record<Name, string>; hats: Record<Name, string[]> };

/** Writes the neighbourhood into a fresh database. */
export async function makeWorld({ store, ids, clock }: Running): Promise<World> {
  const at = clock.now().toISOString();
  const passwordHash = await hashPassword(PASSWORD);
  const world: World = { orgs: {} as World['orgs'], people: {} as World['people'], hats: {} as World['hats'] };
  await store.write(async (tx) => {
    for (const [key, [name, kind]] of Object.entries(ORGANISATIONS) as [Org, readonly [string, string]][]) {
      world.orgs[key] = ids.uuid();
      await tx.insertInto('organisations').values({ id: world.orgs[key], name, kind, phone: null, address: null }).execute();
    }
    for (const [key, { name, hats }] of Object.entries(PEOPLE) as [Name, (typeof PEOPLE)[Name]][]) {
      const person = (world.people[key] = ids.uuid());
      await tx
        .insertInto('persons')
        .values({ id: person, name, email: emailOf(key), phone: null, user_id: null, locale: 'nl', active: 1 })
        .execute();
      await addLogin(tx, ids, { person, name, email: emailOf(key), passwordHash, at });
      world.hats[key] = [];
      for (const [org, roles] of hats) {
        const id = ids.uuid();
        world.hats[key].push(id);
        await tx
          .insertInto('memberships')
          .values({
            id,
            person_id: person,
            org_id: world.orgs[org],
            title: roles.join(', '),
            roles: JSON.stringify(roles),
            themes: '["ELDERLY"]',
            from_at: at,
            until_at: null,
          })
          .execute();
      }
    }
  });
  return world;
}
