import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { createKeys } from '../../server/engine/keys.ts';
import { openKeys } from '../../server/engine/open-keys.ts';
import { createVault } from '../../server/engine/vault.ts';
import { rotate } from '../../server/keys/rotate.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import { prepare, type Prepared } from './tools/prepare.ts';
import { randomOf } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

const AT = '2026-11-22T09:00:00.000Z';
const root = join(import.meta.dirname, '../..');

/** [D.4] the master is changed under load and the change is killed, over and over; ciphertexts are swapped; nonces are counted. */
export const k01: TrustTest = { id: 'K-01', title: 'change of the master key under load, kill -9', run };

async function run(asked: Asked): Promise<Result> {
  const kills = asked.size ?? (asked.quick ? 3 : 100);
  const random = randomOf(asked.seed);
  const prepared = await prepare();
  try {
    const load = await loaded(prepared, asked.quick ? 300 : 3000);
    let killed = 0;
    for (let n = 0; n < kills; n++) {
      if (await killRotation(prepared, random.whole(asked.quick ? 300 : 250, asked.quick ? 700 : 900))) killed++;
    }
    await load.stop();
    const unreadable = await closedTexts(prepared, load.written);
    const store = await openStore(prepared.databaseUrl);
    await rotate({ store, keyFile: prepared.keyFile, at: AT });
    const afterwards = await closedTexts(prepared, load.written);
    const wrong = await wrongKeyOpens(store, load.written);
    await store.close();
    const swaps = swapped(asked.quick ? 500 : 10_000);
    const nonces = await repeatedNonces(asked.quick ? 20_000 : 1_000_000);
    const lost = unreadable + afterwards + load.failed();
    const twinFailed = wrong === load.written.size && swaps.untouched === 1;
    return {
      id: k01.id,
      title: k01.title,
      tried: kills,
      lost,
      doubled: nonces,
      ok: lost === 0 && nonces === 0 && swaps.opened === 0 && load.written.size > 0 && twinFailed,
      twinFailed,
      notes: [
        ...(lost ? [`${unreadable} unreadable after the kills, ${afterwards} after the last rotation, ${load.failed()} writes failed`] : []),
        ...(swaps.opened ? [`${swaps.opened} swapped ciphertexts opened`] : []),
        `twin "another master": ${wrong} of ${load.written.size} texts closed`,
      ],
      figures: { kills, killedInTheMiddle: killed, written: load.written.size, swaps: swaps.tried, swapsRejected: swaps.tried - swaps.opened },
    };
  } finally {
    prepared.remove();
  }
}

/** A server's vault that writes and reads without a pause on the same file, while others change the master. */
async function loaded({ databaseUrl, keyFile }: Prepared, first: number) {
  const store = await openStore(databaseUrl);
  const keys = await openKeys(store, loadKeyFile(keyFile, false), AT, () => loadKeyFile(keyFile, false));
  const ids = { uuid: () => crypto.randomUUID() as string };
  const vault = createVault({ store, keys, ids, now: () => AT });
  const written = new Map<string, string>();
  let failed = 0;
  let going = true;
  const put = async (count: number) => {
    const made = await store.write(async (tx) => {
      const refs: [string, string][] = [];
      for (let n = 0; n < count; n++) {
        const text = randomBytes(12).toString('hex');
        refs.push([await vault.put(tx, crypto.randomUUID(), text), text]);
      }
      return refs;
    });
    for (const [ref, text] of made) written.set(ref, text);
  };
  await put(first);
  const work = (async () => {
    for (; going; await new Promise((later) => setTimeout(later, 5))) {
      await put(3).catch(() => failed++);
      const some = [...written.keys()].slice(-20);
      vault.drop();
      const read = await vault.read(some).catch(() => (failed++, new Map<string, string | null>()));
      for (const ref of some) if (read.get(ref) !== written.get(ref)) failed++;
    }
  })();
  return {
    written,
    failed: () => failed,
    async stop() {
      going = false;
      await work;
      await store.close();
    },
  };
}

/** Runs the command as a process and kills it after so many milliseconds; true when it was in the middle. */
async function killRotation({ databaseUrl, keyFile }: Prepared, ms: number): Promise<boolean> {
  const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, KEY_FILE: keyFile };
  const child = spawn(process.execPath, ['server/commands/keys.ts', 'rotate'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  const [, signal] = await exit;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

/** How many texts cannot be read by a process that starts now with the key file as it lies there. */
async function closedTexts({ databaseUrl, keyFile }: Prepared, written: Map<string, string>): Promise<number> {
  const store = await openStore(databaseUrl);
  try {
    const keys = await openKeys(store, loadKeyFile(keyFile, false), AT);
    const vault = createVault({ store, keys, ids: { uuid: () => '' }, now: () => AT });
    const read = await vault.read([...written.keys()]);
    return [...written].filter(([ref, text]) => read.get(ref) !== text).length;
  } finally {
    await store.close();
  }
}

/** The twin: with another master each must be closed, else the check reads nothing. */
async function wrongKeyOpens(store: Store, written: Map<string, string>): Promise<number> {
  const keys = createKeys(randomBytes(32));
  let closed = 0;
  for (const row of await store.db.selectFrom('keys').selectAll().where('erased_at', 'is', null).execute())
    await keys.unwrap(store.db, { ...row, master_id: keys.master() }).catch(() => closed++);
  return Math.min(closed, written.size);
}

/** Texts of two rows of one scope change places: none may open; left in its place it does. */
function swapped(tried: number): { tried: number; opened: number; untouched: number } {
  const keys = createKeys(randomBytes(32));
  const key = { key: randomBytes(32), version: 1 };
  const rows = Array.from({ length: tried + 1 }, (_, n) => ({
    id: `row-${n}`,
    scope: 'one',
    ...keys.seal(key, { id: `row-${n}`, scope: 'one' }, `tekst ${n}`),
  }));
  const opens = (work: () => unknown) => {
    try {
      work();
      return 1;
    } catch {
      return 0;
    }
  };
  let opened = 0;
  for (let n = 0; n < tried; n++) opened += opens(() => keys.open(key, { ...rows[n], nonce: rows[n + 1].nonce, body: rows[n + 1].body }));
  return { tried, opened, untouched: opens(() => keys.open(key, rows[0])) };
}

/** Seals so many texts under one key and counts nonces that came twice. */
async function repeatedNonces(many: number): Promise<number> {
  const keys = createKeys(randomBytes(32));
  const key = { key: randomBytes(32), version: 1 };
  const seen = new Set<string>();
  for (let n = 0; n < many; n++) seen.add(keys.seal(key, { id: 'a', scope: 'b' }, 'x').nonce.toString('latin1'));
  return many - seen.size;
}
