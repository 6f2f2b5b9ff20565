import type { Db } from '../../db/store.ts';
import { queryWords } from '../engine/search-words.ts';
import type { Keys } from '../engine/types.ts';
import { writerOf } from './chain.ts';
import { pseudonymOf } from './signing.ts';

/** `<person> <pseudonym>` → what ties them; `* <pseudonym>`: the client has the name of a colleague. */
export type Ties = Map<string, string[]>;

/** Words that say nothing about kinship. */
const SMALL = new Set(['de', 'van', 'der', 'den', 'het', 'ten', 'ter', 'te', 'el', 'la', 'in']);

/**
 * Who bears the surname of a client, who bears the whole name, and which clients are called like a colleague. Names are compared as the keyed words of the
 * search index, so that no client's name is read for it.
 */
export async function tiesOf(db: Db, keys: Keys, actors: string[]): Promise<Ties> {
  const ties: Ties = new Map();
  const people = await db.selectFrom('persons').select(['id', 'name']).where('active', '=', 1).execute();
  const active = new Set(actors);
  for (const person of people) {
    const words = queryWords(person.name).filter((word) => !SMALL.has(word));
    const surname = words.at(-1);
    if (!surname) continue;
    const tokens = words.map((word) => keys.token(word));
    const rows = await db
      .selectFrom('search_tokens as s')
      .innerJoin('clients as c', 'c.id', 's.object_id')
      .select(['c.id', 's.token'])
      .where('s.token', 'in', tokens)
      .execute();
    const byClient = new Map<string, Set<string>>();
    for (const row of rows) byClient.set(row.id, (byClient.get(row.id) ?? new Set()).add(row.token));
    for (const [client, found] of byClient) {
      const pseudonym = pseudonymOf(writerOf(db).pseudonyms, client);
      const whole = words.length > 1 && tokens.every((token) => found.has(token));
      if (whole) ties.set(`* ${pseudonym}`, ['colleague']);
      if (active.has(person.id) && (whole || found.has(keys.token(surname)))) ties.set(`${person.id} ${pseudonym}`, [whole ? 'own-dossier' : 'same-surname']);
    }
  }
  return ties;
}

/** What ties one person to one client by name: the whole name, the surname, or nothing. */
export async function tieTo(db: Db, keys: Keys, person: string, client: string): Promise<'own-dossier' | 'same-surname' | null> {
  const named = await db.selectFrom('persons').select('name').where('id', '=', person).executeTakeFirst();
  const words = queryWords(named?.name ?? '').filter((word) => !SMALL.has(word));
  if (words.length === 0) return null;
  const tokens = words.map((word) => keys.token(word));
  const rows = await db.selectFrom('search_tokens').select('token').where('object_id', '=', client).where('token', 'in', tokens).execute();
  const found = new Set(rows.map((row) => row.token));
  if (words.length > 1 && tokens.every((token) => found.has(token))) return 'own-dossier';
  return found.has(tokens.at(-1)!) ? 'same-surname' : null;
}
