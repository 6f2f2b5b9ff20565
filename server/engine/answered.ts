import type { Selectable } from 'kysely';
import { readWith } from '../../db/queries/bulk.ts';
import { overIds } from '../../db/speech.ts';
import type { Db, Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';

type Row = Pick<Selectable<Tables['idempotency']>, 'key' | 'person_id' | 'body_hash' | 'response'>;
/** What was answered before, by key and person. */
export type Answered = { get(key: string, person: string): Row | undefined; add(row: Row): void };

const ANSWERED = overIds((keys) => `select key, person_id, body_hash, response from idempotency where key in ${keys}`);

/** Reads in one query what was answered before under any of these keys, so that a batch costs one look and not one per command. */
export async function loadAnswered(tx: Tx | Db, keys: readonly string[]): Promise<Answered> {
  const rows = new Map<string, Row>();
  const place = (key: string, person: string) => `${person} ${key}`;
  const add = (row: Row) => void rows.set(place(row.key, row.person_id), row);
  if (keys.length) for (const row of await readWith<Row>(tx, ANSWERED, [...new Set(keys)])) add(row);
  return { get: (key, person) => rows.get(place(key, person)), add };
}
