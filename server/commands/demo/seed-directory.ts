import { neighbourhood } from '../../../db/seed/neighbourhood.ts';
import { DEMO_PASSWORD, emailOf } from '../../../db/seed/people.ts';
import { seedId } from '../../../db/seed/seed-id.ts';
import type { SeedClient } from '../../../db/seed/types.ts';
import type { Store, Tx } from '../../../db/store.ts';
import { searchWords } from '../../engine/search-words.ts';
import type { Ids, Keys, Vault } from '../../engine/types.ts';
import { addLogin } from '../../http/logins.ts';
import { hashPassword } from '../../http/password.ts';
import { seedCaseload } from './seed-caseload.ts';
import { seedLedger } from './seed-ledger.ts';
import { seedWhoIsWho } from './seed-who-is-who.ts';
import { seedWorkHours } from './seed-work-hours.ts';

type Deps = { store: Store; ids: Ids; keys: Keys; vault: Vault };

/** Writes what has no lifecycle: organisations, people with a login and their hats, households, clients, numbers to call. */
export async function seedDirectory(deps: Deps, at: string): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await deps.store.write(async (tx) => {
    await tx
      .insertInto('organisations')
      .values(neighbourhood.organisations.map(({ key, ...organisation }) => ({ id: seedId(`org ${key}`), ...organisation })))
      .execute();
    for (const person of neighbourhood.people) await addPerson(deps, tx, person, passwordHash, at);
    await tx
      .insertInto('on_call')
      .values(
        neighbourhood.onCall.map(({ key, org, hours, ...line }, sort) => ({
          id: seedId(`on call ${key}`),
          org_id: org ? seedId(`org ${org}`) : null,
          ...line,
          hours: JSON.stringify(hours),
          sort,
        })),
      )
      .execute();
    await seedWhoIsWho(tx, at);
    await seedWorkHours(tx, at);
    await seedLedger(tx, at);
    await seedCaseload(tx);
    await addClients(deps, tx, at);
  });
}

async function addPerson(deps: Deps, tx: Tx, person: (typeof neighbourhood.people)[number], passwordHash: string, at: string): Promise<void> {
  const id = seedId(`person ${person.key}`);
  const email = emailOf(person.key);
  await tx.insertInto('persons').values({ id, name: person.name, email, phone: person.phone, user_id: null, locale: 'nl', active: 1 }).execute();
  await tx
    .insertInto('memberships')
    .values(
      person.hats.map((hat, nth) => ({
        id: seedId(`hat ${person.key} ${nth}`),
        person_id: id,
        org_id: seedId(`org ${hat.org}`),
        title: hat.title,
        roles: JSON.stringify(hat.roles),
        themes: JSON.stringify(hat.themes ?? []),
        from_at: at,
        until_at: null,
      })),
    )
    .execute();
  await addLogin(tx, deps.ids, { person: id, name: person.name, email, passwordHash, at });
}

async function addClients(deps: Deps, tx: Tx, at: string): Promise<void> {
  const homes = new Set<string>();
  for (const { key, client, steps } of neighbourhood.dossiers) {
    if (!client) continue;
    if (client.household && !homes.has(client.household)) {
      homes.add(client.household);
      const home = householdId(client.household);
      await tx
        .insertInto('households')
        .values({ id: home, label_ref: await deps.vault.put(tx, home, client.household) })
        .execute();
    }
    const first = steps.find((step) => step.start === 'signal');
    await addClient(deps, tx, seedId(`client ${key}`), client, String(first?.with?.orgId ?? '@org:linde').slice('@org:'.length), at);
  }
}

async function addClient(deps: Deps, tx: Tx, id: string, client: SeedClient, org: string, at: string): Promise<void> {
  const { gp, household, noGpReason, ...details } = client;
  const doctor = neighbourhood.people.find((person) => person.key === gp);
  await tx
    .insertInto('clients')
    .values({
      id,
      details_ref: await deps.vault.put(tx, id, JSON.stringify(details)),
      gp_person_id: doctor ? seedId(`person ${doctor.key}`) : null,
      gp_org_id: doctor ? seedId(`org ${doctor.hats[0].org}`) : null,
      no_gp_reason: noGpReason ?? null,
      household_id: household ? householdId(household) : null,
      org_id: seedId(`org ${org}`),
      created_at: at,
    })
    .execute();
  const tokens = [...new Set(searchWords(client.name).map(deps.keys.token))];
  await tx
    .insertInto('search_tokens')
    .values(tokens.map((token) => ({ token, object_id: id })))
    .execute();
}

const householdId = (label: string) => seedId(`household ${label}`);
