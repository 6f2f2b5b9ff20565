import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Db, Tx } from '../../db/store.ts';
import { keyedHash } from './keyed-hash.ts';
import { KeyMissing, masterIdOf, openWith, sealWith, wrapKeyOf } from './masters.ts';
import type { Keys, WrappedKey } from './types.ts';

/** What a database's keys are opened with; `learn` looks for masters that came since and for the one that is current now. */
export type Ring = { masters: Map<string, Buffer>; current: string; learn(db: Db | Tx): Promise<void> };
/** Secrets from which keys for one use are derived; they outlive every master. */
export type Secrets = { search: Buffer; session: Buffer; index: Buffer };

/**
 * AES-256-GCM under a key per scope; each scope key is wrapped by a key derived from a master (32 bytes). The additional data binds a text to its row, scope
 * and version of the key, and a wrapped key to its scope, so that a ciphertext moved to another row does not open.
 * With the master alone (tests, a database that is only being filled) the secrets are those that a first start would keep.
 */
export function createKeys(master: Buffer, given?: { ring: Ring; secrets: Secrets }): Keys {
  if (master.length !== 32) throw new Error('The key file must hold 32 bytes.');
  const own = masterIdOf(master);
  const ring = given?.ring ?? { masters: new Map([[own, master]]), current: own, learn: async () => {} };
  const secrets = given?.secrets ?? firstSecrets(master);

  async function masterFor(db: Db | Tx, id: string): Promise<Buffer> {
    if (!ring.masters.has(id)) await ring.learn(db);
    const found = ring.masters.get(id);
    if (!found) throw new KeyMissing(id);
    return found;
  }

  return {
    async newScope(db, scope, version = 1) {
      const key = randomBytes(32);
      // Asked in the transaction that writes the row: no key is wrapped by a master that was left meanwhile.
      const row = given ? await db.selectFrom('masters').select('id').where('state', '=', 'current').executeTakeFirst() : undefined;
      const id = row?.id ?? ring.current;
      const wrapped = wrap(await masterFor(db, id), { scope, version }, key);
      return { key: { key, version }, row: { scope, wrapped, version, master_id: id } };
    },
    async unwrap(db, row) {
      return { key: unwrap(await masterFor(db, row.master_id ?? ring.current), row), version: row.version ?? 1 };
    },
    seal(key, { id, scope }, text) {
      return { ...sealWith(key.key, aadOf(id, scope, key.version), Buffer.from(text, 'utf8')), kver: key.version };
    },
    open: (key, row) => openWith(key.key, aadOf(row.id, row.scope, key.version), row).toString('utf8'),
    token: (word) => keyedHash(secrets.search, word).slice(0, 22),
    indexOf: (use, value) => createHmac('sha256', derive(secrets.index, use)).update(value).digest('base64url'),
    lock(what, text) {
      const { nonce, body } = sealWith(derive(secrets.index, 'lock'), `lock|${what}`, Buffer.from(text, 'utf8'));
      return Buffer.concat([nonce, body]).toString('base64url');
    },
    unlock(what, locked) {
      const bytes = Buffer.from(locked, 'base64url');
      return openWith(derive(secrets.index, 'lock'), `lock|${what}`, { nonce: bytes.subarray(0, 12), body: bytes.subarray(12) }).toString('utf8');
    },
    session: () => secrets.session,
    master: () => ring.current,
  };
}

/** Wraps a scope's key; legacy rows (without a master's name) were bound to nothing but their use. */
export const wrap = (master: Buffer, { scope, version }: { scope: string; version: number }, key: Buffer): Buffer => {
  const { nonce, body } = sealWith(wrapKeyOf(master), `key|${scope}|${version}`, key);
  return Buffer.concat([nonce, body]);
};

/** Opens a wrapped key. Throws when it is not this master's, or not this scope's. */
export const unwrap = (master: Buffer, row: WrappedKey): Buffer =>
  openWith(wrapKeyOf(master), row.master_id === null ? 'key' : `key|${row.scope}|${row.version ?? 1}`, {
    nonce: row.wrapped.subarray(0, 12),
    body: row.wrapped.subarray(12),
  });

/** The secrets of a database that has none yet: search and session as they were when they still came from the master, so that an older one goes on. */
export const firstSecrets = (master: Buffer): Secrets => ({
  search: derive(master, 'search'),
  session: derive(master, 'session'),
  index: derive(master, 'index'),
});

/** Binds a ciphertext to its row, scope and, from the second on, the version of the scope's key. */
const aadOf = (id: string, scope: string, version: number) => (version === 1 ? `personal|${id}|${scope}` : `personal|${id}|${scope}|${version}`);

function derive(secret: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `mekoar ${use}`, 32));
}
