import type { Db } from '../../db/store.ts';
import { dayInAmsterdam } from '../../machines/calendar.ts';
import type { FaceCard, PlaceCard, ServiceCard } from '../contract/directory-shapes.ts';
import { loadAway, type Away } from './absences.ts';
import { daysOf, usualHours, workNow, type WorkTime } from './hours.ts';
import { loadLiaisons, type Liaison } from './liaisons.ts';

/** The whole directory at one moment; some hundreds of rows, so it is read at once and searched in memory. */
export type Book = {
  now: string;
  people: FaceCard[];
  places: PlaceCard[];
  services: ServiceCard[];
  liaisons: Liaison[];
  away: Map<string, Away>;
  /** who manages an organisation, by name */
  managers: (org: string) => string[];
  orgName: (id: string | null) => string | null;
};

/** Reads it. Consult numbers are not in it. */
export async function loadBook(db: Db, now: string): Promise<Book> {
  const day = dayInAmsterdam(now);
  const liaisons = await loadLiaisons(db);
  const away = await loadAway(db, liaisons, now);
  const places = await loadPlaces(db, day);
  const orgs = new Map(places.map((place) => [place.id, place]));
  const people = (await loadHats(db, now)).flatMap((row) => {
    const org = orgs.get(row.org_id);
    // Who only signs for an organisation is nobody to call.
    return org && row.roles !== '["SIGNATORY"]' ? [faceOf(row, org, { now, liaisons, away })] : [];
  });
  const managers = new Map<string, string[]>();
  for (const { person, org, roles } of people)
    if (roles.some((role) => role === 'TEAM_MANAGER' || role === 'PRACTICE_MANAGER')) managers.set(org, [...(managers.get(org) ?? []), person]);
  const orgName = (id: string | null) => (id ? (orgs.get(id)?.name ?? null) : null);
  return { now, people, places, services: await loadServices(db, orgName), liaisons, away, managers: (org) => managers.get(org) ?? [], orgName };
}

const loadHats = (db: Db, now: string) =>
  db
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .leftJoin('hat_details as d', 'd.membership_id', 'm.id')
    .leftJoin('photos as f', 'f.person_id', 'p.id')
    .leftJoin('locations as l', 'l.id', 'd.location_id')
    .select(['m.id as hat', 'm.person_id', 'm.org_id', 'm.title', 'm.roles', 'm.themes', 'p.name', 'p.phone', 'p.email'])
    .select(['d.core_function', 'd.hours', 'd.keywords', 'd.duo_with', 'l.name as location', 'f.hash as photo'])
    .where('p.active', '=', 1)
    .where('m.from_at', '<=', now)
    .where((eb) => eb.or([eb('m.until_at', 'is', null), eb('m.until_at', '>', now)]))
    .orderBy('p.name')
    .orderBy('m.id')
    .execute();
type HatRow = Awaited<ReturnType<typeof loadHats>>[number];

function faceOf(row: HatRow, org: PlaceCard, { now, liaisons, away }: { now: string; liaisons: Liaison[]; away: Map<string, Away> }): FaceCard {
  const own = liaisons.filter((one) => one.org === row.org_id);
  const held = own.filter((one) => one.person === row.person_id && ['active', 'covered', 'uncovered'].includes(one.state));
  const stored: WorkTime[] = row.hours ? JSON.parse(row.hours) : [];
  // The days that a liaison gave are known even when nobody filled in his hours.
  const hours = stored.length ? stored : usualHours(held[0]?.days ?? []);
  const absence = away.get(row.person_id) ?? null;
  const works = workNow(hours, now);
  return {
    person: row.person_id,
    hat: row.hat,
    name: row.name,
    photo: row.photo ? `/api/directory/people/${row.person_id}/photo?v=${row.photo.slice(0, 12)}` : null,
    title: row.title,
    org: row.org_id,
    orgName: org.name,
    orgKind: org.kind,
    phone: row.phone,
    email: row.email,
    roles: JSON.parse(row.roles),
    themes: JSON.parse(row.themes),
    liaison: held.map(({ theme }) => theme),
    deputy: own.filter((one) => one.deputy === row.person_id).map(({ theme }) => theme),
    coreFunction: row.core_function,
    keywords: row.keywords,
    days: daysOf(hours),
    hours,
    location: row.location,
    duoWith: row.duo_with,
    presence: absence ? { present: false, until: absence.until, why: 'absent' } : works && { ...works, why: works.present ? 'works' : 'free' },
    absence: absence && { from: absence.from, until: absence.until, substitute: absence.substitute },
  };
}

async function loadPlaces(db: Db, day: string): Promise<PlaceCard[]> {
  const rows = await db
    .selectFrom('organisations as o')
    .leftJoin('org_details as d', 'd.org_id', 'o.id')
    .select(['o.id', 'o.name', 'o.kind', 'o.phone', 'o.address', 'd.line_of_care', 'd.new_patients'])
    .orderBy('o.name')
    .execute();
  const locations = await db.selectFrom('locations').selectAll().orderBy('name').execute();
  const areas = await db
    .selectFrom('areas')
    .selectAll()
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>', day)]))
    .orderBy('from_pc')
    .orderBy('from_on')
    .execute();
  return rows.map(({ line_of_care, new_patients, ...row }) => ({
    ...row,
    lineOfCare: line_of_care,
    newPatients: new_patients as PlaceCard['newPatients'],
    locations: locations.filter((one) => one.org_id === row.id),
    areas: areas
      .filter((one) => one.org_id === row.id)
      .map((one) => ({ id: one.id, from: one.from_pc, until: one.until_pc, fromOn: one.from_on, untilOn: one.until_on })),
  }));
}

async function loadServices(db: Db, orgName: (id: string) => string | null): Promise<ServiceCard[]> {
  const rows = await db.selectFrom('services').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    org: row.org_id,
    orgName: orgName(row.org_id) ?? '',
    name: row.name,
    kind: row.kind,
    ageFrom: row.age_from,
    ageUntil: row.age_until,
    contract: row.contract as ServiceCard['contract'],
    waitWeeks: row.wait_weeks,
    waitAskedOn: row.wait_asked_on,
    lineOfCare: row.line_of_care,
    keywords: row.keywords,
  }));
}
