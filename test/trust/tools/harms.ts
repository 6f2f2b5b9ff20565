import { sql } from 'kysely';
import type { Tx } from '../../../db/store.ts';
import { auditIn, type AuditRow } from '../../../server/audit/audit-in.ts';
import { canonicalOf, COLUMNS } from '../../../server/audit/canonical.ts';
import type { Writer } from '../../../server/audit/chain.ts';
import { macOf } from '../../../server/audit/signing.ts';
import type { Random } from './random.ts';

/** One manipulation of the log: what it is, which places it touches, and the doing. */
export type Harm = { kind: string; from: number; to: number; work(tx: Tx, writer: Writer): Promise<void> };
const NUMBERS = new Set<string>(['n', 'seq', 'outcome', 'version', 'results']);
const EDITABLE = [...COLUMNS, 'mac'] as const;

const id = (part: string, of: number) => `0190${part}00-0000-7000-8000-${String(of).padStart(12, '0')}`;

/** The n-th row of a log that looks like ours. */
export const chainRow = (n: number): AuditRow => ({
  at: new Date(1_790_000_000_000 + n * 1000).toISOString(),
  actor: id('b0', n % 9),
  hat: id('c0', n % 9),
  org: id('d0', n % 3),
  roles: 'POH_O LIAISON',
  purpose: 'TREAT',
  action: n % 5 ? 'read' : 'send',
  object_type: 'case',
  object_id: id('a0', n % 40),
  case_id: id('a0', n % 40),
  clientId: id('e0', n % 40),
  outcome: n % 17 ? 0 : 4,
  reason: n % 17 ? null : 'not-found',
  version: (n % 7) + 1,
  rule: 'case.team',
  evidence: id('a0', n % 40),
  trace: id('f0', n),
  route: 'caseFile',
  name: 'Joost de Wit',
  point: 'AAAAAAAAAAAAAAAAAAAAAA',
  session: 'BBBBBBBBBBBBBBBBBBBBBB',
});

/** One of each kind, at places that chance chooses. */
export function harms(random: Random, rows: number): Harm[] {
  const [n, other] = random.shuffled(Array.from({ length: rows - 4 }, (_, at) => at + 2));
  const [low, high] = [Math.min(n, other), Math.max(n, other)];
  const column = EDITABLE[random.whole(0, EDITABLE.length - 1)];
  return [
    { kind: 'a column changed', from: n, to: n, work: (tx) => edit(tx, n, column, random) },
    { kind: 'a row taken out', from: n, to: n, work: async (tx) => void (await tx.deleteFrom('audit').where('n', '=', n).execute()) },
    { kind: 'a row taken out and the gap closed', from: n, to: n, work: (tx) => closeGap(tx, n) },
    { kind: 'a row put in', from: n, to: n, work: (tx) => putIn(tx, n) },
    { kind: 'two rows swapped', from: low, to: high, work: (tx) => swap(tx, low, high) },
    { kind: 'tail cut off', from: n, to: rows, work: async (tx) => void (await tx.deleteFrom('audit').where('n', '>=', n).execute()) },
    { kind: 'hashed again without the key', from: n, to: rows, work: (tx) => again(tx, n, Buffer.alloc(32, 1)) },
    { kind: 'an older database put back and gone on with', from: n, to: rows, work: (tx) => goOn(tx, n, rows) },
    {
      kind: 'taken out of the chain',
      from: 0,
      to: n,
      work: async (tx) => void (await tx.updateTable('audit').set({ chain: null, n: null, mac: null }).where('n', '=', n).execute()),
    },
    { kind: 'a row put in before the first', from: 0, to: 0, work: (tx) => copyTo(tx, n, 1 - n) },
    { kind: 'a row put in far behind the last', from: rows + 1, to: FAR, work: (tx) => copyTo(tx, n, FAR) },
  ];
}
harms.kinds = 11;
/** So far that nobody may look at every place up to there. */
const FAR = 1_000_000_000_000;
/** A change by somebody who has the key of the chain: the checkpoints alone tell it. */
harms.withKey = (random: Random, rows: number): Harm => {
  const n = random.whole(2, rows - 2);
  return { kind: 'hashed again with the key', from: n, to: rows, work: (tx, writer) => again(tx, n, writer.key) };
};

async function edit(tx: Tx, n: number, column: (typeof EDITABLE)[number], random: Random): Promise<void> {
  // Far beyond what is there, so that no other row has the number already.
  const value = NUMBERS.has(column)
    ? sql`coalesce(${sql.ref(column)}, 0) + ${100_000 + random.whole(0, 999)}`
    : sql`coalesce(${sql.ref(column)}, '') || ${random.whole(0, 1) ? 'x' : ' '}`;
  await sql`update audit set ${sql.ref(column)} = ${value} where n = ${n}`.execute(tx);
}

async function closeGap(tx: Tx, n: number): Promise<void> {
  await tx.deleteFrom('audit').where('n', '=', n).execute();
  await shift(tx, n, -1);
}

/** Moves all places behind one, by way of numbers that nobody has. */
async function shift(tx: Tx, behind: number, by: number): Promise<void> {
  await sql`update audit set n = -n, seq = -seq where n > ${behind}`.execute(tx);
  await sql`update audit set n = -n + ${by}, seq = -seq + ${by} where n < 0`.execute(tx);
}

async function putIn(tx: Tx, n: number): Promise<void> {
  const row = await tx.selectFrom('audit').selectAll().where('n', '=', n).executeTakeFirstOrThrow();
  await shift(tx, n - 1, 1);
  await tx
    .insertInto('audit')
    .values({ ...row, actor: id('b0', 77) })
    .execute();
}

/** Tells of what never was, at a place where no row is asked for. */
async function copyTo(tx: Tx, n: number, place: number): Promise<void> {
  const row = await tx.selectFrom('audit').selectAll().where('n', '=', n).executeTakeFirstOrThrow();
  await tx
    .insertInto('audit')
    .values({ ...row, n: place, seq: 1_000_000 + n, actor: id('b0', 77) })
    .execute();
}

async function swap(tx: Tx, low: number, high: number): Promise<void> {
  const [one, two] = await tx.selectFrom('audit').selectAll().where('n', 'in', [low, high]).orderBy('n').execute();
  await tx.deleteFrom('audit').where('n', 'in', [low, high]).execute();
  await tx
    .insertInto('audit')
    .values([
      { ...two, n: one.n, seq: one.seq },
      { ...one, n: two.n, seq: two.seq },
    ])
    .execute();
}

/** Changes a row and makes every hash from there on again, with this key. */
async function again(tx: Tx, n: number, key: Buffer): Promise<void> {
  const rows = await tx
    .selectFrom('audit')
    .selectAll()
    .where('n', '>=', n - 1)
    .orderBy('n')
    .execute();
  let before = rows[0].mac!;
  for (const row of rows.slice(1)) {
    if (row.n === n) row.actor = id('b0', 88);
    before = macOf(key, before, canonicalOf(row));
    await tx.updateTable('audit').set({ actor: row.actor, mac: before }).where('n', '=', row.n).execute();
  }
}

/** The tail is gone, and the server writes on as if nothing had happened. */
async function goOn(tx: Tx, n: number, rows: number): Promise<void> {
  await tx.deleteFrom('audit').where('n', '>=', n).execute();
  await auditIn(
    tx,
    Array.from({ length: rows - n + 3 }, (_, at) => chainRow(5000 + at)),
  );
}
