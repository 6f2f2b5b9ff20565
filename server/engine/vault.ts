import { isRef } from '../../machines/personal.ts';
import type { Db, Store, Tx } from '../../db/store.ts';
import type { Ids, Keys, Vault } from './types.ts';

const idOf = (ref: string) => ref.split(':')[1];
/** Binds a ciphertext to its row and scope. */
export const aadOf = (id: string, scope: string) => `personal|${id}|${scope}`;

/** Reads and writes personal texts. Unwrapped scope keys are kept for the last thousand scopes. */
export function createVault(deps: {
  store: Store;
  keys: Keys;
  ids: Ids;
  now: () => string;
}): Vault & { dekFor(tx: Db | Tx, scope: string): Promise<Buffer | null> } {
  const { store, keys } = deps;
  const deks = new Map<string, Buffer>();

  async function dekFor(db: Db | Tx, scope: string): Promise<Buffer | null> {
    const known = deks.get(scope);
    if (known) return known;
    const row = await db.selectFrom('keys').select('wrapped').where('scope', '=', scope).executeTakeFirst();
    if (!row) return null;
    // A key read inside a transaction may be rolled back with it: it is not remembered.
    const dek = keys.unwrap(row.wrapped);
    return db === store.db ? remember(scope, dek) : dek;
  }

  function remember(scope: string, dek: Buffer): Buffer {
    if (deks.size >= 1000) deks.delete(deks.keys().next().value!);
    deks.set(scope, dek);
    return dek;
  }

  async function read(refs: string[]): Promise<Map<string, string | null>> {
    const found = new Map<string, string | null>(refs.map((ref) => [ref, null]));
    const byId = new Map(refs.map((ref) => [idOf(ref), ref]));
    for (const ids of chunks([...byId.keys()], 500)) {
      const rows = await store.db.selectFrom('personal').selectAll().where('id', 'in', ids).execute();
      await learnKeys(new Set(rows.map((row) => row.scope)));
      for (const row of rows) {
        const dek = deks.get(row.scope);
        if (dek) found.set(byId.get(row.id)!, keys.open(dek, aadOf(row.id, row.scope), row));
      }
    }
    return found;
  }

  async function learnKeys(scopes: Set<string>): Promise<void> {
    const missing = [...scopes].filter((scope) => !deks.has(scope));
    if (missing.length === 0) return;
    const rows = await store.db.selectFrom('keys').select(['scope', 'wrapped']).where('scope', 'in', missing).execute();
    for (const row of rows) remember(row.scope, keys.unwrap(row.wrapped));
  }

  async function resolve<T>(value: T): Promise<T> {
    const refs = new Set<string>();
    collectRefs(value, refs);
    return refs.size ? (replaceRefs(value, await read([...refs])) as T) : value;
  }

  async function put(tx: Tx, scope: string, text: string): Promise<string> {
    let dek = await dekFor(tx, scope);
    if (!dek) {
      const made = keys.newScope();
      await tx.insertInto('keys').values({ scope, wrapped: made.wrapped, created_at: deps.now() }).execute();
      dek = made.dek;
    }
    const id = deps.ids.uuid();
    const sealed = keys.seal(dek, aadOf(id, scope), text);
    await tx
      .insertInto('personal')
      .values({ id, scope, ...sealed, at: deps.now() })
      .execute();
    return refTo(id, text);
  }

  return { read, resolve, put, dekFor };
}

/** The reference that a machine keeps; its last part is the length in characters. */
export const refTo = (id: string, text: string) => `ref:${id}:${[...text].length}`;

function collectRefs(value: unknown, into: Set<string>): void {
  if (isRef(value)) into.add(value);
  else if (Array.isArray(value)) for (const inner of value) collectRefs(inner, into);
  else if (value && typeof value === 'object') for (const inner of Object.values(value)) collectRefs(inner, into);
}

function replaceRefs(value: unknown, texts: Map<string, string | null>): unknown {
  if (isRef(value)) return texts.get(value) ?? null;
  if (Array.isArray(value)) return value.map((inner) => replaceRefs(inner, texts));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceRefs(inner, texts)]));
  return value;
}

function chunks<T>(all: T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
