import { sql } from 'kysely';
import type { Db } from '../../db/store.ts';
import type { Keys } from '../engine/types.ts';
import { chainPages, type Line } from './chain-pages.ts';
import { keyOfLog, rowsBefore, startOf } from './chain.ts';
import { readCheckpoints, type Checkpoint } from './checkpoints.ts';
import { macOf, signingKey } from './signing.ts';

/** Something in the log is not as it was written: which chain, from which place in it to which. `from` 0 is the chain itself. */
export type Fault = { chain: string; from: number; to: number; what: string };
/** `gaps`: rows that are gone because a backup was put back, as the checkpoints tell. */
export type Verified = { rows: number; chains: number; checkpoints: number; faults: Fault[]; gaps: Fault[] };

const MOST_FAULTS = 100;

/**
 * Reads the whole log again: each row must bear the keyed hash over itself and the row before, no place may be missing, and every signed checkpoint must
 * still be there. Finds rows that were changed, taken out, put in, swapped or cut off at the end, and an older database put in place of this one. `looked`
 * is told after each page how many rows were read.
 */
export async function verifyChain(db: Db, keys: Keys, file: string | null, looked: (rows: number) => void = () => {}): Promise<Verified> {
  const publicKey = signingKey(keyOfLog(keys, 'signing', 'checkpoints')).publicKey;
  const { checkpoints: all, wrong } = file ? readCheckpoints(file, publicKey) : { checkpoints: [], wrong: [] };
  const { checkpoints, gaps } = withoutLost(all);
  const verified: Verified = {
    rows: 0,
    chains: 0,
    checkpoints: all.length,
    gaps,
    faults: wrong.map((what) => ({ chain: 'checkpoints', from: 0, to: 0, what })),
  };
  const chains = await db.selectFrom('audit_chains').selectAll().orderBy('opened_at').orderBy('id').execute();
  const known = new Set(chains.map((chain) => chain.id));
  for (const [at, chain] of chains.entries()) {
    const key = keyOfLog(keys, 'chain', chain.id);
    if (at === 0) await verifyOlder(db, key, chain, verified);
    await verifyOne(db, { id: chain.id, key, start: startOf(key, chain), marks: checkpoints.filter((mark) => mark.chain === chain.id) }, verified, looked);
    verified.chains++;
  }
  await strangers(db, known, checkpoints, verified);
  return verified;
}

/** What was lost with a restore is held against nobody, but is told. Lines stand in the order in which they were written. */
function withoutLost(all: Checkpoint[]): { checkpoints: Checkpoint[]; gaps: Fault[] } {
  const gaps: Fault[] = [];
  let checkpoints: Checkpoint[] = [];
  for (const mark of all) {
    if (mark.restored) {
      const { from, after } = mark.restored;
      const isLost = (one: Checkpoint) => one.chain === mark.chain && one.n > after;
      const to = Math.max(after + 1, ...checkpoints.filter(isLost).map((one) => one.n));
      checkpoints = checkpoints.filter((one) => !isLost(one));
      gaps.push({ chain: mark.chain, from: after + 1, to, what: `the backup ${from} was put back at ${mark.at}; what stood there before is lost` });
    }
    // Of a chain that began after the moment to which the database was brought back nothing is there.
    if (mark.n > 0) checkpoints.push(mark);
  }
  return { checkpoints, gaps };
}

/** Rows from before the chain, as many and the same as when it began. */
async function verifyOlder(db: Db, key: Buffer, chain: { id: string; before_rows: number; before_mac: string }, verified: Verified): Promise<void> {
  const now = await rowsBefore(db, key);
  verified.rows += now.before_rows;
  if (now.before_rows !== chain.before_rows || now.before_mac !== chain.before_mac)
    verified.faults.push({
      chain: chain.id,
      from: 0,
      to: 0,
      what: `rows without a chain: ${chain.before_rows} when it began, ${now.before_rows} now, or changed`,
    });
}

/** Rows and checkpoints of chains that nobody opened here. From one name to the next: a list of all names would read the whole index. */
async function strangers(db: Db, known: Set<string>, checkpoints: Checkpoint[], verified: Verified): Promise<void> {
  const { rows } = await sql<{ chain: string }>`with recursive names (chain) as (select min(chain) from audit where chain is not null
    union all select (select min(a.chain) from audit as a where a.chain > names.chain) from names where names.chain is not null)
    select chain from names where chain is not null`.execute(db);
  const named = new Set([...rows.map((row) => row.chain), ...checkpoints.map((mark) => mark.chain)]);
  for (const chain of named) {
    if (!known.has(chain)) verified.faults.push({ chain, from: 0, to: 0, what: 'a chain that is not among those that were opened' });
    // A row without a hash is found as it is read; one without a place, or before the first, is never read.
    const ofChain = db.selectFrom('audit').select('seq').where('chain', '=', chain).limit(1);
    const loose = (await ofChain.where('n', 'is', null).executeTakeFirst()) ?? (await ofChain.where('n', '<', 1).executeTakeFirst());
    if (loose) verified.faults.push({ chain, from: 0, to: 0, what: `row ${loose.seq} has no place in its chain` });
  }
}

type Chain = { id: string; key: Buffer; start: string; marks: Checkpoint[] };

async function verifyOne(db: Db, chain: Chain, verified: Verified, looked: (rows: number) => void): Promise<void> {
  const fault = (from: number, to: number, what: string) => {
    if (verified.faults.length < MOST_FAULTS) verified.faults.push({ chain: chain.id, from, to, what });
  };
  const marks = new Map(chain.marks.map((mark) => [mark.n, mark]));
  let [n, before] = [0, chain.start];
  const look = (line: Line) => {
    if (line.n !== n + 1) fault(n + 1, line.n - 1, 'rows are missing');
    // With what stands there as the hash of the row before, one changed row shows as one.
    else if (macOf(chain.key, before, line.canonical) !== line.mac) fault(line.n, line.n, 'the row is not as it was written, or the one before it');
    const mark = marks.get(line.n);
    if (mark && mark.mac !== line.mac) fault(line.n, line.n, `the row differs from the checkpoint of ${mark.at}`);
    n = line.n;
    before = line.mac ?? '';
    verified.rows++;
  };
  for await (const lines of chainPages(db, chain.id)) {
    for (const line of lines) look(line);
    looked(verified.rows);
  }
  const furthest = chain.marks.reduce((most, mark) => (mark.n > most.n ? mark : most), { n: 0, at: '' });
  if (furthest.n > n) fault(n + 1, furthest.n, `the log ends before the checkpoint of ${furthest.at}: rows were cut off, or an older database was put back`);
}
