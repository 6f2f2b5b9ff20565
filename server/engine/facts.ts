import { loadClients } from '../../db/queries/clients.ts';
import { loadHats, loadPersons } from '../../db/queries/people.ts';
import type { Json, Query, SettingRow } from '../../machines/track.ts';
import type { Role } from '../../machines/roles.ts';
import { loadFundBook } from '../ledger/fund-book.ts';
import { groundOf } from '../policy/ground.ts';
import { isRunning, type Live } from './live.ts';
import type { Facts, Vault } from './types.ts';
import { asPresent } from './upgrade/as-present.ts';
import type { Work } from './work.ts';

type Asked = { track: Live['track']; type: string; context: unknown; event: Record<string, unknown>; self: string };

/** Loads what the machine declared for this event, inside the transaction; the values are stored with the event. */
export async function loadFacts(work: Work, vault: Vault, asked: Asked): Promise<Facts> {
  const facts: Facts = {};
  const args = { context: asked.context, event: asked.event, self: asked.self };
  for (const [name, fact] of Object.entries(asked.track.facts)) {
    if (!fact.for.includes(asked.type)) continue;
    facts[name] = fact.pick(await rowsOnce(work, vault, fact.query(args), String(asked.event.at)), args);
  }
  return facts;
}

/** Buttons of one screen ask much the same: what was read for one is there for the next. */
function rowsOnce(work: Work, vault: Vault, query: Query, at: string): Promise<unknown[]> {
  if (!work.asked) return rowsFor(work, vault, query, at);
  const key = JSON.stringify(query);
  let rows = work.asked.get(key);
  if (!rows) work.asked.set(key, (rows = rowsFor(work, vault, query, at)));
  return rows;
}

async function rowsFor(work: Work, vault: Vault, query: Query, at: string): Promise<unknown[]> {
  switch (query.from) {
    case 'none':
      return [];
    case 'instances': {
      const { from: _, ...find } = query;
      if (find.ids && find.ids.length === 0) return [];
      return (await work.search(find)).map((live) => ({
        id: live.id,
        machine: live.track.id,
        ...asPresent(work, live),
        running: isRunning(live),
      }));
    }
    case 'people':
      return query.ids.length ? people(work, query.ids, at) : [];
    case 'client':
      return client(work, vault, query.id, at);
    case 'team': {
      const rows = await work.handle.selectFrom('organisations').select('id').where('kind', '=', 'team').orderBy('id').limit(1).execute();
      return rows.map((row) => ({ orgId: row.id }));
    }
    case 'settings':
      return settings(work, query.name);
    case 'ground':
      return groundOf(work.handle, query.caseId, query.people, at, query.meeting);
    case 'fund':
      return fund(work, query);
    default:
      return query satisfies never;
  }
}

async function settings(work: Work, name: string): Promise<SettingRow[]> {
  const rows = await work.handle.selectFrom('settings').selectAll().where('name', '=', name).orderBy('valid_from').orderBy('org_id').limit(1000).execute();
  return rows.map((row) => ({ org: row.org_id, validFrom: row.valid_from, value: JSON.parse(row.value) as Json }));
}

async function fund({ handle }: Work, { orgId, kind, on }: Extract<Query, { from: 'fund' }>): Promise<unknown[]> {
  const found = (await loadFundBook(handle))(orgId, kind, on);
  if (!found) return [];
  const { perPatient, perPractice, withinMonths, code } = found.rule;
  return [{ ruleSet: found.name, perPatient, perPractice, withinMonths, code }];
}

async function people(work: Work, ids: string[], at: string): Promise<unknown[]> {
  const persons = await loadPersons(work.handle, ids);
  const hats = (await loadHats(work.handle, ids)).filter((hat) => hat.from_at <= at && (hat.until_at === null || hat.until_at > at));
  return persons.map((person) => {
    const own = hats.filter((hat) => hat.person_id === person.id);
    return {
      id: person.id,
      active: person.active === 1 && own.length > 0,
      roles: [...new Set(own.flatMap((hat) => JSON.parse(hat.roles) as Role[]))],
      orgs: own.map((hat) => hat.org_id),
    };
  });
}

async function client(work: Work, vault: Vault, id: string, at: string): Promise<unknown[]> {
  const [row] = await loadClients(work.handle, [id]);
  if (!row) return [];
  const details = (await vault.read([row.details_ref])).get(row.details_ref);
  const birthDate: string | undefined = details ? JSON.parse(details).birthDate : undefined;
  return [{ id, ageBand: birthDate ? ageBand(birthDate, at) : null, gpPerson: row.gp_person_id, gpOrg: row.gp_org_id, noGpReason: row.no_gp_reason }];
}

/** Age band on a day (DOMAIN.md 3.8): what may be said of somebody who stays without a name. */
export function ageBand(birthDate: string, at: string): Json {
  const age = ageAt(birthDate, at);
  if (age >= 80) return '80+';
  return (['65-79', '18-64', '16-17', '12-15', '4-11', '0-3'] as const).find((band) => age >= Number(band.split('-')[0])) ?? null;
}

/** Whole years on the day of `at`; a year alone counts from its first day. */
export function ageAt(birthDate: string, at: string): number {
  const [year, month = '01', day = '01'] = birthDate.split('-');
  const years = Number(at.slice(0, 4)) - Number(year);
  return at.slice(5, 10) < `${month}-${day}` ? years - 1 : years;
}
