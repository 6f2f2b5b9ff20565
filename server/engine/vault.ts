import type { Selectable } from 'kysely';
import { isRef } from '../../machines/personal.ts';
import { among } from '../../db/queries/among.ts';
import { together } from '../../db/queries/together.ts';
import type { Db, Store, Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import type { Ids, Keys, ScopeKey, Vault } from './types.ts';

type KeyRow = Selectable<Tables['keys']>;

const sealedTexts = together<Selectable<Tables['personal']>>(
  (db, ids) => db.selectFrom('personal').selectAll().where('id', 'in', among(db, ids)).execute(),
  (row) => row.id,
);
const keysOf = together<KeyRow>(
  (db, scopes) => db.selectFrom('keys').selectAll().where('scope', 'in', among(db, scopes)).where('erased_at', 'is', null).execute(),
  (row) => row.scope,
);

const idOf = (ref: string) => ref.split(':')[1];
const MOST_KEYS = 1000;

/** Somebody wants to write under a key that was destroyed. */
export class ErasedScope extends Error {
  constructor() {
    super('What this belongs to was erased.');
    this.name = 'ErasedScope';
  }
}

/** Reads and writes personal texts. Opened scope keys are kept for the last thousand scopes. */
export function createVault(deps: {
  store: Store;
  keys: Keys;
  ids: Ids;
  now: () => string;
}): Vault & { keyFor(tx: Db | Tx, scope: string): Promise<ScopeKey | null> } {
  const { store, keys } = deps;
  /** by scope and version */
  const opened = new Map<string, ScopeKey>();
  const writing = writingKeys(keys);
  /** counts the drops, so that a key that was being read meanwhile is not remembered after one */
  let drops = 0;
  /** by transaction; a scope that had no key then may get one in it, so that only what was found is kept */
  const ahead = new WeakMap<object, Map<string, KeyRow>>();
  const nameOf = (scope: string, version: number | null) => `${scope} ${version ?? 1}`;

  /** The key to write under, always as the database has it: another node may have renewed or destroyed it. Null: none yet. Throws ErasedScope. */
  async function keyFor(db: Db | Tx, scope: string): Promise<ScopeKey | null> {
    const row = ahead.get(db)?.get(scope) ?? (await db.selectFrom('keys').selectAll().where('scope', '=', scope).executeTakeFirst());
    if (!row) return null;
    if (row.erased_at) throw new ErasedScope();
    // A key read inside a transaction may be rolled back with it: it is not remembered as the key of its version.
    return opened.get(nameOf(scope, row.version)) ?? writing.keyOf(db, row);
  }

  function remember(scope: string, key: ScopeKey): void {
    if (opened.size >= MOST_KEYS) opened.delete(opened.keys().next().value!);
    opened.set(nameOf(scope, key.version), key);
  }

  async function read(refs: string[], again = true): Promise<Map<string, string | null>> {
    const found = new Map<string, string | null>(refs.map((ref) => [ref, null]));
    const byId = new Map(refs.map((ref) => [idOf(ref), ref]));
    const renewed: string[] = [];
    for (const ids of chunks([...byId.keys()], 5000)) {
      const rows = await sealedTexts(store.db, ids);
      const fresh = await learnKeys(rows);
      for (const row of rows) {
        const name = nameOf(row.scope, row.kver);
        const key = opened.get(name) ?? fresh.get(name);
        if (key) found.set(byId.get(row.id)!, keys.open(key, row));
        else renewed.push(byId.get(row.id)!);
      }
    }
    // A text whose key was renewed between the two queries is read once more; what is still closed then was erased.
    if (again && renewed.length) for (const [ref, text] of await read(renewed, false)) found.set(ref, text);
    return found;
  }

  async function learnKeys(texts: { scope: string; kver: number | null }[]): Promise<Map<string, ScopeKey>> {
    const fresh = new Map<string, ScopeKey>();
    const missing = new Set(texts.filter((row) => !opened.has(nameOf(row.scope, row.kver))).map((row) => row.scope));
    if (missing.size === 0) return fresh;
    const before = drops;
    const rows = await keysOf(store.db, [...missing]);
    for (const row of rows) {
      const key = await keys.unwrap(store.db, row);
      fresh.set(nameOf(row.scope, row.version), key);
      if (before === drops) remember(row.scope, key);
    }
    return fresh;
  }

  return {
    read: (refs) => read(refs),
    resolve: (value) => resolveWith((refs) => read(refs), value),
    put: (tx, scope, text) => putText(deps, keyFor, { tx, scope, text }),
    keyFor,
    async lookAhead(tx, scopes) {
      if (scopes.length === 0) return;
      const rows = await tx.selectFrom('keys').selectAll().where('scope', 'in', among(tx, scopes)).execute();
      ahead.set(tx, new Map(rows.map((row) => [row.scope, row])));
    },
    drop(scopes) {
      drops++;
      forgetKeys(opened, scopes);
      writing.drop(scopes);
    },
  };
}

/** Keys that texts were lately written under, by scope, each good for the very bytes that it was unwrapped from. */
function writingKeys(keys: Keys): { keyOf(db: Db | Tx, row: KeyRow): Promise<ScopeKey>; drop(scopes?: string[]): void } {
  const known = new Map<string, { wrapped: Buffer; key: ScopeKey }>();
  let drops = 0;
  return {
    async keyOf(db, row) {
      const last = known.get(row.scope);
      // Not every driver gives bytes as a Buffer.
      if (last && Buffer.compare(last.wrapped, row.wrapped) === 0) return last.key;
      const before = drops;
      const key = await keys.unwrap(db, row);
      if (known.size >= MOST_KEYS) known.delete(known.keys().next().value!);
      if (before === drops) known.set(row.scope, { wrapped: row.wrapped, key });
      return key;
    },
    drop(scopes) {
      drops++;
      if (!scopes) known.clear();
      for (const scope of scopes ?? []) known.delete(scope);
    },
  };
}

/** Seals one text under the key of its scope, which is made when there is none. */
async function putText(
  { keys, ids, now }: { keys: Keys; ids: Ids; now: () => string },
  keyFor: (tx: Tx, scope: string) => Promise<ScopeKey | null>,
  { tx, scope, text }: { tx: Tx; scope: string; text: string },
): Promise<string> {
  let key = await keyFor(tx, scope);
  if (!key) {
    const made = await keys.newScope(tx, scope);
    await tx
      .insertInto('keys')
      .values({ ...made.row, created_at: now() })
      .execute();
    key = made.key;
  }
  const id = ids.uuid();
  await tx
    .insertInto('personal')
    .values({ id, scope, ...keys.seal(key, { id, scope }, text), at: now() })
    .execute();
  return refTo(id, text);
}

async function resolveWith<T>(read: Vault['read'], value: T): Promise<T> {
  const refs = new Set<string>();
  collectRefs(value, refs);
  return refs.size ? (replaceRefs(value, await read([...refs])) as T) : value;
}

function forgetKeys(opened: Map<string, ScopeKey>, scopes?: string[]): void {
  if (!scopes) return opened.clear();
  const gone = new Set(scopes);
  for (const name of opened.keys()) if (gone.has(name.slice(0, name.lastIndexOf(' ')))) opened.delete(name);
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
