import type { Selectable } from 'kysely';
import type { Tables } from '../../db/types.ts';
import { currentAccess, rememberWhy, type Why } from '../audit/access.ts';
import type { ClientCard } from '../contract/shapes.ts';
import { ageAt, ageBand } from '../engine/facts.ts';
import { queryWords } from '../engine/search-words.ts';
import type { Who } from '../engine/types.ts';
import { seesContent } from '../policy/content.ts';
import { judge } from '../policy/judge.ts';
import { principalsOf } from '../policy/principals.ts';
import { erasedSentences } from './erased.ts';
import { inParts, looking, type Looking, type ViewDeps } from './deps.ts';

type Client = Selectable<Tables['clients']>;
/** How a client is known who is known by name only: the year in which he was born tells him from his namesake. */
const YEAR = 4;

/** The card of one client, when this viewer may see it. */
export async function findClient(deps: ViewDeps, who: Who, id: string): Promise<ClientCard | null> {
  return (await clientCards(deps, await looking(deps, who), [id])).get(id) ?? null;
}

/** Clients of the viewer's visible cases and of his own organisation whose name has every word of `q`; without one, the newest. */
export async function searchClients(deps: ViewDeps, who: Who, q: string, limit: number): Promise<ClientCard[]> {
  const look = await looking(deps, who);
  const words = queryWords(q);
  if (!seesContent(who) || (q !== '' && words.length === 0)) return [];
  let query = deps.db.selectFrom('clients as c').selectAll('c').where(visibleClients(deps, look));
  for (const word of words)
    query = query.where('c.id', 'in', deps.db.selectFrom('search_tokens').select('object_id').where('token', '=', deps.keys.token(word)));
  const found = await query.orderBy('c.created_at', 'desc').orderBy('c.id', 'desc').limit(limit).execute();
  return [...(await cardsOf(deps, look, found)).values()];
}

/** Cards of those of these clients that the viewer may see. */
export async function clientCards(deps: ViewDeps, look: Looking, ids: string[]): Promise<Map<string, ClientCard>> {
  const found: Client[] = [];
  if (!seesContent(look.who)) return new Map();
  for (const part of inParts([...new Set(ids)]))
    found.push(...(await deps.db.selectFrom('clients as c').selectAll('c').where('c.id', 'in', part).where(visibleClients(deps, look)).execute()));
  return cardsOf(deps, look, found);
}

/**
 * Registered by the viewer's organisation, when a rule lets his hat know the name of those, or the subject of a case, or of something without a case (a signal),
 * that he may see. Other lines of a case that he does not see do not open the client, and who is kept out of a case is kept from its client.
 */
function visibleClients(deps: ViewDeps, look: Looking): (eb: any) => any {
  return (eb) => {
    const seen = eb
      .selectFrom('boards as b')
      .select('b.client_id')
      .where('b.client_id', 'is not', null)
      .where((on: any) => on.or([on('b.machine', '=', 'case'), on('b.case_id', 'is', null)]))
      .where(deps.policy.filter(look.who, look.subjects, look.now));
    if (!byOrganisation(look).allow) return eb('c.id', 'in', seen);
    const blocked = eb
      .selectFrom('access as d')
      .innerJoin('boards as o', 'o.id', 'd.object_id')
      .select('o.client_id')
      .where('o.client_id', 'is not', null)
      .where('d.kind', '=', 'deny')
      .where('d.subject', 'in', look.subjects)
      .where('d.revoked_clock', 'is', null);
    return eb.or([eb.and([eb('c.org_id', '=', look.who.org), eb('c.id', 'not in', blocked)]), eb('c.id', 'in', seen)]);
  };
}

/** What the hat may know of clients whom its own organisation registered (r1, O). */
const byOrganisation = ({ who }: Looking) =>
  judge({ who: who.org ? principalsOf(who.roles) : [], resource: 'r1', action: 'read', context: { org: true, consent: 'none', phase: 'running' } });

/** Those of these visible clients of whom the viewer may know all of r1, by his organisation or by what he sees of them; of the others he knows the name. */
async function knownWhole(deps: ViewDeps, look: Looking, rows: Client[]): Promise<Set<string>> {
  const own = byOrganisation(look);
  const why = new Map<string, Why>();
  if (own.allow) for (const row of rows) if (row.org_id === look.who.org) why.set(row.id, { rule: own.rule, by: [], emergency: null });
  const whole = new Set(own.allow && own.projection === 'full' ? rows.filter((row) => row.org_id === look.who.org).map((row) => row.id) : []);
  for (const part of inParts(rows.map((row) => row.id).filter((id) => !whole.has(id)))) {
    const lines = await deps.db
      .selectFrom('boards as b')
      .select(['b.id', 'b.client_id'])
      .where('b.client_id', 'in', part)
      .where((on) => on.or([on('b.machine', '=', 'case'), on('b.case_id', 'is', null)]))
      .execute();
    const visible = await deps.policy.visible(
      deps.db,
      look.who,
      lines.map((line) => line.id),
      look.now,
    );
    for (const line of lines) {
      const allowed = visible.get(line.id);
      if (!allowed) continue;
      if (!why.has(line.client_id!)) why.set(line.client_id!, { ...allowed, by: [line.id, ...allowed.by] });
      if (allowed.whole('r1')) whole.add(line.client_id!);
    }
  }
  // The log says of a client too why he could be seen.
  const access = currentAccess();
  if (access) rememberWhy(access, look.who, why);
  return whole;
}

async function cardsOf(deps: ViewDeps, look: Looking, rows: Client[]): Promise<Map<string, ClientCard>> {
  const homes = [...new Set(rows.flatMap((row) => row.household_id ?? []))];
  const labels = homes.length ? await deps.db.selectFrom('households').select(['id', 'label_ref']).where('id', 'in', homes).execute() : [];
  const refOf = new Map(labels.map((home) => [home.id, home.label_ref]));
  const texts = await deps.engine.vault.read([...rows.map((row) => row.details_ref), ...labels.flatMap((home) => home.label_ref ?? [])]);
  const gone = await erasedSentences(
    deps.db,
    rows.filter((row) => !texts.get(row.details_ref)).map((row) => row.id),
  );
  const whole = await knownWhole(deps, look, rows);
  const homeOf = (row: Client) => texts.get(refOf.get(row.household_id ?? '') ?? '') ?? null;
  return new Map(
    rows.map((row) => {
      const all = { ...card(row, texts.get(row.details_ref) ?? null, look.now, gone.get(row.id)), householdName: homeOf(row) };
      return [row.id, whole.has(row.id) ? all : nameOnly(all)];
    }),
  );
}

/** What is left for who may know the name: no address, telephone, carer or household. The rest is named as withheld when there is any. */
function nameOnly(all: ClientCard): ClientCard {
  const { id, name, birthDate, age, ageBand: band, gp } = all;
  const gone = [all.address, all.postcode, all.phone, all.carer, all.household].some((one) => one !== null);
  const left = { address: null, postcode: null, phone: null, carer: null, household: null, householdName: null };
  return { id, name, birthDate: birthDate?.slice(0, YEAR) ?? null, age, ageBand: band, gp, ...left, withheld: gone ? ['r1'] : [] };
}

function card(row: Client, text: string | null, now: string, gone = '—'): Omit<ClientCard, 'householdName'> {
  // A client whose key was destroyed stays as an id: the history of the case is whole, the person is forgotten.
  const details: Record<string, string | undefined> = text ? JSON.parse(text) : { name: gone };
  const birthDate = details.birthDate ?? null;
  return {
    id: row.id,
    name: String(details.name),
    birthDate,
    age: birthDate ? ageAt(birthDate, now) : null,
    ageBand: birthDate ? (ageBand(birthDate, now) as string | null) : null,
    address: details.address ?? null,
    postcode: details.postcode ?? null,
    phone: details.phone ?? null,
    carer: details.carer ?? null,
    household: row.household_id,
    gp: { person: row.gp_person_id, org: row.gp_org_id, noGpReason: row.no_gp_reason },
  };
}
