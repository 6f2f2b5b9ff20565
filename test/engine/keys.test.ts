import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeys } from '../../server/engine/open-keys.ts';
import { createKeys } from '../../server/engine/keys.ts';
import { createVault, ErasedScope } from '../../server/engine/vault.ts';
import type { Keys } from '../../server/engine/types.ts';
import { renewScope } from '../../server/keys/renew.ts';
import { retire, rotate } from '../../server/keys/rotate.ts';
import { keyStatus } from '../../server/keys/status.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import { countingIds } from '../support/engine.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const AT = '2026-11-22T09:00:00.000Z';
let store: TestStore;
let folder: string;
let keyFile: string;
let ids: ReturnType<typeof countingIds>;

beforeEach(async () => {
  store = await openTestStore();
  folder = mkdtempSync(join(tmpdir(), 'mekoar-keys-'));
  keyFile = join(folder, 'key');
  ids = countingIds();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const open = () => openKeys(store, loadKeyFile(keyFile, true), AT, () => loadKeyFile(keyFile, false));
const vaultOf = (keys: Keys) => createVault({ store, keys, ids, now: () => AT });
const writeMany = (keys: Keys, count: number) =>
  store.write(async (tx) => {
    const vault = vaultOf(keys);
    const refs: string[] = [];
    for (let n = 0; n < count; n++) refs.push(await vault.put(tx, `scope-${n}`, `tekst ${n}`));
    return refs;
  });
const write = (keys: Keys, scope: string, text: string) => store.write((tx) => vaultOf(keys).put(tx, scope, text));

test('[D4] a change of master leaves every text readable, by the node that works on and by one that starts anew', async () => {
  const keys = await open();
  const refs = await writeMany(keys, 450);
  const [token, index] = [keys.token('vries'), keys.indexOf('bsn', '999911120')];
  await rotate({ store, keyFile, at: AT });
  const late = await write(keys, 'scope-late', 'na de wissel');
  const { masters } = await keyStatus(store.db);
  expect(Object.fromEntries(masters.map(({ state, wraps }) => [state, wraps]))).toEqual({ current: 451, old: 0 });
  for (const reader of [vaultOf(keys), vaultOf(await open())]) {
    const read = await reader.read([...refs, late]);
    expect([...read.values()]).toEqual([...refs.map((_, n) => `tekst ${n}`), 'na de wissel']);
  }
  const anew = await open();
  expect([anew.token('vries'), anew.indexOf('bsn', '999911120')]).toEqual([token, index]);
});

test('[D4] broken off anywhere, a rotation goes on, and until then old and new keys both open', async () => {
  const keys = await open();
  const refs = await writeMany(keys, 450);
  const stop = rotate({
    store,
    keyFile,
    at: AT,
    after: (done) => {
      if (done >= 200) throw new Error('killed');
    },
  });
  await expect(stop).rejects.toThrow('killed');
  // A node with the old file starts over the bridge.
  expect([...(await vaultOf(await open()).read(refs)).values()].filter((text) => text === null)).toEqual([]);
  await rotate({ store, keyFile, at: AT });
  expect([...(await vaultOf(await open()).read(refs)).values()]).toEqual(refs.map((_, n) => `tekst ${n}`));
  expect(existsSync(`${keyFile}.new`)).toBe(false);
});

test('[D4] once retired, the old key opens nothing: a start with it says so in one sentence', async () => {
  const keys = await open();
  await write(keys, 'a', 'geheim');
  const old = loadKeyFile(keyFile, false);
  await rotate({ store, keyFile, at: AT });
  await expect(openKeys(store, old, AT)).resolves.toBeTruthy();
  expect(await retire(store, keyFile)).toHaveLength(1);
  await expect(openKeys(store, old, AT)).rejects.toThrow(/^The setting KEY_FILE is wrong: .*\.$/);
  await expect(openKeys(store, randomBytes(32), AT)).rejects.toThrow(/^The setting KEY_FILE is wrong/);
  expect((await vaultOf(await open()).read([await write(await open(), 'b', 'nieuw')])).size).toBe(1);
});

test('a database from before masters had names goes on with its key, its texts and its search', async () => {
  const master = loadKeyFile(keyFile, true);
  const before = createKeys(master);
  const ref = await write(before, 'a', 'oud');
  await store.write((tx) => tx.updateTable('keys').set({ version: null }).execute());
  const keys = await open();
  expect((await vaultOf(keys).read([ref])).get(ref)).toBe('oud');
  expect(keys.token('vries')).toBe(before.token('vries'));
  expect(Buffer.compare(keys.session(), before.session())).toBe(0);
});

test('a scope gets a new key while another node still holds the old one, and both read on', async () => {
  const keys = await open();
  const ref = await write(keys, 'a', 'eerst');
  const elsewhere = vaultOf(await open());
  await elsewhere.read([ref]);
  expect(await renewScope(store, keys, 'a', AT)).toBe(1);
  expect((await elsewhere.read([ref])).get(ref)).toBe('eerst');
  const next = await store.write((tx) => elsewhere.put(tx, 'a', 'later'));
  expect([...(await vaultOf(keys).read([ref, next])).values()]).toEqual(['eerst', 'later']);
});

test('nothing is written under a key that was destroyed', async () => {
  const keys = await open();
  await write(keys, 'a', 'eerst');
  await store.write((tx) =>
    tx
      .updateTable('keys')
      .set({ erased_at: AT, wrapped: Buffer.alloc(0) })
      .execute(),
  );
  await expect(write(keys, 'a', 'daarna')).rejects.toThrow(ErasedScope);
});
