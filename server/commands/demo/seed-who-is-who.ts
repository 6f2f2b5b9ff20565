import { areas, extraOrganisations, locations, neighbours, orgDetails, regulars, services, workDays } from '../../../db/seed/directory.ts';
import { neighbourhood } from '../../../db/seed/neighbourhood.ts';
import { seedId } from '../../../db/seed/seed-id.ts';
import type { Tx } from '../../../db/store.ts';
import { readHours } from '../../directory/hours.ts';

const orgId = (key: string) => seedId(`org ${key}`);
const personId = (key: string) => seedId(`person ${key}`);

/** Writes what the directory adds to organisations and people that are there already. Throws when the seed names somebody or a day that does not exist. */
export async function seedWhoIsWho(tx: Tx, at: string): Promise<void> {
  await tx
    .insertInto('organisations')
    .values(extraOrganisations.map(({ key, ...row }) => ({ id: orgId(key), ...row })))
    .execute();
  await addNeighbours(tx, at);
  await tx
    .insertInto('locations')
    .values(locations.map(({ key, org, ...row }) => ({ id: seedId(`location ${key}`), org_id: orgId(org), ...row })))
    .execute();
  await tx
    .insertInto('org_details')
    .values(
      orgDetails.map(({ org, line, open, consult }) => ({
        org_id: orgId(org),
        line_of_care: line,
        new_patients: open ?? null,
        consult_phone: consult ?? null,
      })),
    )
    .execute();
  await tx.insertInto('hat_details').values(workDays.map(hatDetails)).execute();
  await tx
    .insertInto('areas')
    .values(
      areas.map(({ org, from, until, fromOn, untilOn }, nth) => ({
        id: seedId(`area ${nth}`),
        org_id: orgId(org),
        from_pc: from,
        until_pc: until,
        from_on: fromOn,
        until_on: untilOn ?? null,
      })),
    )
    .execute();
  await tx.insertInto('services').values(services.map(serviceRow)).execute();
  await tx
    .insertInto('faces')
    .values(
      regulars.map(({ org, who }) => ({
        id: seedId(`face ${org} ${who}`),
        org_id: orgId(org),
        person_id: personId(who),
        from_on: '2026-01-01',
        until_on: null,
        by_person: personId('wouter'),
        at,
      })),
    )
    .execute();
}

async function addNeighbours(tx: Tx, at: string): Promise<void> {
  for (const { key, org, title, days, keywords, core, ...person } of neighbours) {
    const hat = seedId(`hat ${key} 0`);
    await tx
      .insertInto('persons')
      .values({ id: personId(key), ...person, user_id: null, locale: 'nl', active: 1 })
      .execute();
    const none = { roles: '[]', themes: '[]', from_at: at, until_at: null };
    await tx
      .insertInto('memberships')
      .values({ id: hat, person_id: personId(key), org_id: orgId(org), title, ...none })
      .execute();
    await tx
      .insertInto('hat_details')
      .values({ membership_id: hat, location_id: null, core_function: core ?? null, hours: hoursOf(days), keywords: keywords ?? null, duo_with: null })
      .execute();
  }
}

function hatDetails({ who, org, days, core, at, keywords, duo }: (typeof workDays)[number]) {
  const nth = neighbourhood.people.find((person) => person.key === who)?.hats.findIndex((hat) => hat.org === org) ?? -1;
  if (nth < 0) throw new Error(`The directory of the demo gives ${who} days at ${org}, where he does not work.`);
  return {
    membership_id: seedId(`hat ${who} ${nth}`),
    location_id: at ? seedId(`location ${at}`) : null,
    core_function: core ?? null,
    hours: hoursOf(days),
    keywords: keywords ?? null,
    duo_with: duo ? personId(duo) : null,
  };
}

function hoursOf(days: string): string {
  const hours = readHours(days);
  if (!hours) throw new Error(`The directory of the demo has days that cannot be read: ${days}`);
  return JSON.stringify(hours);
}

const serviceRow = ({ org, ages, wait, asked, line, contract, keywords, ...row }: (typeof services)[number]) => ({
  id: seedId(`service ${org} ${row.name}`),
  org_id: orgId(org),
  ...row,
  age_from: ages?.[0] ?? null,
  age_until: ages?.[1] ?? null,
  contract: contract ?? null,
  wait_weeks: wait ?? null,
  wait_asked_on: asked ?? null,
  line_of_care: line ?? null,
  keywords: keywords ?? null,
});
