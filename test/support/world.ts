import { Secret, TOTP } from 'otpauth';
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

/** The secret of somebody's app, the same in every test world. */
const secretOf = (name: string) => Secret.fromUTF8(`the app of ${name}`.padEnd(20, '.').slice(0, 20)).base32;

/** The code that somebody's app shows at this moment (milliseconds). */
export const codeOf = (name: string, at = Date.now()): string => new TOTP({ secret: secretOf(name) }).generate({ timestamp: at });

export type World = { orgs: Record<Org, string>; people: Record<Name, string>; hats: Record<Name, string[]> };

/** Writes the neighbourhood into a fresh database. */
export async function makeWorld({ store, ids, clock, keys, demo }: Running): Promise<World> {
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
      const user = await addLogin(tx, ids, { person, name, email: emailOf(key), passwordHash, at });
      // Outside a demonstration nobody gets in without a second factor: everybody has the app on his phone already.
      if (!demo) {
        const sealed = keys.lock(`totp ${user}`, secretOf(key));
        await tx.insertInto('totp').values({ user_id: user, sealed, last_step: 0, created_at: at, confirmed_at: at }).execute();
      }
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
