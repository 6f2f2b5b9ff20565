import { addDays, dayInAmsterdam } from '../../machines/calendar.ts';
import type { OjgContext } from '../../machines/ojg/contract.ts';
import { readCaseload } from '../caseload/read-caseload.ts';
import type { CaseloadLine } from '../contract/caseload.ts';
import type { OjgDesk } from '../contract/ojg.ts';
import type { Who } from '../engine/types.ts';
import type { ViewDeps } from '../views/deps.ts';
import { forecastOf, loadOf, mondayOf, phaseOf, USUAL_HOURS, waitingOf, WEEKS_PER_TALK, workedSince, type PhaseHours, type TrackFacts } from './load.ts';
import { FACT_FIELDS, factsFrom } from './track-facts.ts';
import { settingAt, workHoursOn, type WorkHours } from './work-hours.ts';

const WEEKS_BACK = 3;
const FIELDS = [...FACT_FIELDS, 'referralQuestion', 'problemField', 'closedAt'];
type Settings = { hours: PhaseHours; weeksPerTalk: number };

/** The OJG's own hours and consults: what his open tracks ask, what he wrote down, what is ahead. Only his own tracks count, through the policy. */
export async function readOjgDesk(deps: ViewDeps, who: Who): Promise<OjgDesk> {
  const today = dayInAmsterdam(deps.clock.now().toISOString());
  const monday = mondayOf(today);
  const since = addDays(monday, -7 * WEEKS_BACK);
  const { lines, clock, now } = await readCaseload(deps, who, { machine: 'ojg', fields: FIELDS, without: ['closed'], orSince: `${since}T00:00:00.000Z` });
  const own = lines.filter(({ data }) => data.worker === who.person);
  const tracks = own.map(({ row, data }) => factsFrom(row.state[0] ?? '', data as never));
  const work = await workHoursOn(deps.db, [who.person], today);
  const settings = await settingsAt(deps, now);
  return {
    ...weighed(tracks, work, settings, today),
    person: who.person,
    week: weekOf(tracks, who.person, monday),
    places: placesOf(tracks, { person: who.person, since, weeks: WEEKS_BACK + 1 }, work, settings.hours),
    // A question without a name: nobody's track, and closed at once.
    consults: own
      .filter(isConsult)
      .flatMap(consultOf)
      .sort((a, b) => b.at.localeCompare(a.at)),
    clock,
    now,
  };
}

/** Load of each OJG of an organisation for who manages it: counts and hours, no line of any track. */
export async function readOjgTeam(
  deps: ViewDeps,
  org: string,
): Promise<{ person: string; minutes: number; hours: number; percent: number | null; open: number; waiting: number }[]> {
  const now = deps.clock.now().toISOString();
  const today = dayInAmsterdam(now);
  const people = await ojgsOf(deps, org, now);
  if (people.length === 0) return [];
  const rows = await deps.db
    .selectFrom('boards')
    .select(['owner_id', 'state'])
    .where('machine', '=', 'ojg')
    .where('owner_id', 'in', people)
    .where('running', '=', 1)
    .execute();
  const work = await workHoursOn(deps.db, people, today);
  const { hours } = await settingsAt(deps, now);
  return people.map((person) => {
    const states = rows.filter((row) => row.owner_id === person).map((row) => row.state);
    const minutes = sumOf(work.filter((one) => one.person === person));
    const load = loadOf(
      states.map((state) => ({ ...NOTHING, state })),
      hours,
      minutes,
    );
    const open = states.filter((state) => phaseOf(state) !== null).length;
    return { person, minutes, hours: load.hours, percent: load.percent, open, waiting: states.filter((state) => state === 'referred').length };
  });
}

const NOTHING: TrackFacts = { state: '', orgId: null, counted: 0, hard: 0, referredOn: '', allocationUntil: null, ledger: [] };

async function settingsAt({ db }: ViewDeps, now: string): Promise<Settings> {
  const hours = { ...USUAL_HOURS, ...(await settingAt<Partial<PhaseHours>>(db, 'OJG_PHASE_HOURS', now, {})) };
  return { hours, weeksPerTalk: await settingAt(db, 'OJG_WEEKS_PER_TALK', now, WEEKS_PER_TALK) };
}

async function ojgsOf({ db }: ViewDeps, org: string, now: string): Promise<string[]> {
  const hats = await db
    .selectFrom('memberships')
    .select(['person_id', 'roles'])
    .where('org_id', '=', org)
    .where('from_at', '<=', now)
    .where((on) => on.or([on('until_at', 'is', null), on('until_at', '>', now)]))
    .execute();
  return [...new Set(hats.filter((hat) => (JSON.parse(hat.roles) as string[]).includes('OJG')).map((hat) => hat.person_id))];
}

function weighed(tracks: TrackFacts[], work: WorkHours[], { hours, weeksPerTalk }: Settings, today: string) {
  const contractMinutes = sumOf(work);
  const load = loadOf(tracks, hours, contractMinutes);
  return {
    contract: { minutes: contractMinutes, lines: work.map(({ org, minutes, from }) => ({ org, minutes, from })) },
    load: { ...load, phaseHours: hours },
    waiting: waitingOf(tracks, today),
    forecast: forecastOf(tracks, hours, { today, weeksPerTalk, contractMinutes }),
    weeksPerTalk,
  };
}

function weekOf(tracks: TrackFacts[], person: string, from: string): OjgDesk['week'] {
  const { minutes, what } = workedSince(tracks, person, from);
  return { from, minutes, what: [...what].map(([name, count]) => ({ what: name, minutes: count })) };
}

/** By practice or team: what the open tracks there ask, what was written down a week, and the contract. */
function placesOf(tracks: TrackFacts[], asked: { person: string; since: string; weeks: number }, work: WorkHours[], hours: PhaseHours): OjgDesk['places'] {
  const worked = workedSince(tracks, asked.person, asked.since).place;
  const orgs = new Set([...tracks.filter(({ state }) => phaseOf(state)).map(({ orgId }) => orgId), ...worked.keys(), ...work.map(({ org }) => org)]);
  return [...orgs].map((org) => {
    const contract = sumOf(work.filter((one) => one.org === org));
    const asks = loadOf(
      tracks.filter(({ orgId }) => orgId === org),
      hours,
      contract,
    );
    return { org, contractMinutes: contract, hours: asks.hours, percent: asks.percent, workedMinutesWeek: Math.round((worked.get(org) ?? 0) / asked.weeks) };
  });
}

const isConsult = ({ row, data }: CaseloadLine) =>
  row.state[0] === 'closed' && row.client === null && row.case === null && ledgerOf(data).some((one) => one.what === 'CONSULT');
const ledgerOf = (data: CaseloadLine['data']) => (data as unknown as Pick<OjgContext, 'ledger'>).ledger;

function consultOf({ row, data }: CaseloadLine): OjgDesk['consults'] {
  const entry = ledgerOf(data).find((one) => one.what === 'CONSULT')!;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return [
    { id: row.id, at: row.updatedAt, on: entry.on, org: row.org, field: text(data.problemField), minutes: entry.minutes, line: text(data.referralQuestion) },
  ];
}

const sumOf = (work: WorkHours[]): number => work.reduce((sum, one) => sum + one.minutes, 0);
