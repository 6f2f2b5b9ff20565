import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import { copyAtOneMoment } from '../../db/sqlite-file.ts';
import type { Store } from '../../db/store.ts';
import { auditIn } from '../../server/audit/audit-in.ts';
import { openChain } from '../../server/audit/chain.ts';
import { keepCheckpoints } from '../../server/audit/keep-checkpoints.ts';
import { verifyChain } from '../../server/audit/verify-chain.ts';
import { setRight } from '../../server/backup/set-right.ts';
import { createKeys } from '../../server/engine/keys.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';

const keys = createKeys(Buffer.alloc(32, 7));
const clock = systemClock();
const folder = mkdtempSync(join(tmpdir(), 'mekoar-set-right-'));
const checkpoints = join(folder, 'checkpoints.jsonl');
const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A server that starts, notes so much in the log with its checkpoint, and stops. */
async function serve(store: Store, node: string, rows: number): Promise<void> {
  await openChain({ store, keys, clock, node });
  const keeper = keepCheckpoints({ store, file: checkpoints, wall: clock, report: () => {} });
  const row = { at: clock.now().toISOString(), actor: 'system', action: 'look', object_type: 'database' };
  for (let n = 0; n < rows; n++) await store.write((tx) => auditIn(tx, [row]));
  await keeper.stop();
}

it('tells of the gap that going back to a moment leaves in the log of each server, also of one that began after it, and calls nothing else a gap', async () => {
  const present = await openStore(`sqlite:${join(folder, 'present.db')}`);
  open.push(present);
  await present.migrate();
  await serve(present, 'first', 3);
  await serve(present, 'untouched', 2);
  await copyAtOneMoment(join(folder, 'present.db'), join(folder, 'moment.db'));
  await serve(present, 'first', 2);
  await serve(present, 'later', 2);

  const store = await openStore(`sqlite:${join(folder, 'moment.db')}`);
  open.push(store);
  const before = await verifyChain(store.db, keys, checkpoints);
  expect(before.faults.map((fault) => fault.chain).sort()).toEqual(['first', 'later']);

  const given = { store, keys, clock, ids: uuidV7(clock), domain: 'mekoar.invalid', checkpoints };
  expect((await setRight(given)).cut).toBe(2);
  const { faults, gaps } = await verifyChain(store.db, keys, checkpoints);
  expect(faults).toEqual([]);
  expect(gaps.map(({ chain, from, to }) => ({ chain, from, to }))).toEqual([
    { chain: 'first', from: 4, to: 5 },
    { chain: 'later', from: 1, to: 2 },
  ]);
  // Once more changes nothing; and a log that is cut off after it is found, as ever.
  expect((await setRight(given)).cut).toBe(0);
  await serve(store, 'first', 2);
  expect((await verifyChain(store.db, keys, checkpoints)).faults).toEqual([]);
  expect((await verifyChain(present.db, keys, checkpoints)).faults.length).toBeGreaterThan(0);
});
