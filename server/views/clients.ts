import type { Selectable } from 'kysely';
import type { Tables } from '../../db/types.ts';
import type { ClientCard } from '../contract/shapes.ts';
import { ageAt, ageBand } from '../engine/facts.ts';
import { queryWords } from '../engine/search-words.ts';
import type { Who } from '../engine/types.ts';
import { seesContent } from '../policy/content.ts';
import { erasedSentences } from './erased.ts';
import { inParts, looking, type Looking, type ViewDeps } from './deps.ts';

type Client = Selectable<Tables['clients']>;

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
  return [...(await cardsOf(deps, look.now, found)).values()];
}

/** Cards of those of these clients that the viewer may see. */
export async function clientCards(deps: ViewDeps, look: Looking, ids: string[]): Promise<Map<string, ClientCard>> {
  const found: Client[] = [];
  if (!seesContent(look.who)) return new Map();
  for (const part of inParts([...new Set(ids)]))
    found.push(...(await deps.db.selectFrom('clients as c').selectAll('c').where('c.id', 'in', part).where(visibleClients(deps, look)).execute()));
  return cardsOf(deps, look.now, found);
}

/**
 * Registered by the viewer's organisation, or the subject of a case, or of something without a case (a signal), that he may see.
 * Other lines of a case that he does not see do not open the client.
 */
function visibleClients(deps: ViewDeps, look: Looking): (eb: any) => any {
  return (eb) => {
    const seen = eb
      .selectFrom('boards as b')
      .select('b.client_id')
      .where('b.client_id', 'is not', null)
      .where((on: any) => on.or([on('b.machine', '=', 'case'), on('b.case_id', 'is', null)]))
      .where(deps.policy.filter(look.who, look.subjects, look.now));
    const own = look.who.org ? [eb('c.org_id', '=', look.who.org)] : [];
    return eb.or([...own, eb('c.id', 'in', seen)]);
  };
}

async function cardsOf(deps: ViewDeps, now: string, rows: Client[]): Promise<Map<string, ClientCard>> {
  const homes = [...new Set(rows.flatMap((row) => row.household_id ?? []))];
  const labels = homes.length ? await deps.db.selectFrom('households').select(['id', 'label_ref']).where('id', 'in', homes).execute() : [];
  const refOf = new Map(labels.map((home) => [home.id, home.label_ref]));
  const texts = await deps.engine.vault.read([...rows.map((row) => row.details_ref), ...labels.flatMap((home) => home.label_ref ?? [])]);
  const gone = await erasedSentences(
    deps.db,
    rows.filter((row) => !texts.get(row.details_ref)).map((row) => row.id),
  );
  const homeOf = (row: Client) => texts.get(refOf.get(row.household_id ?? '') ?? '') ?? null;
  return new Map(rows.map((row) => [row.id, { ...card(row, texts.get(row.details_ref) ?? null, now, gone.get(row.id)), householdName: homeOf(row) }]));
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
