import { sql } from 'kysely';
import { insertion, insertRows } from '../../db/queries/bulk.ts';
import type { Store } from '../../db/store.ts';
import { canonicalOf, COLUMNS } from '../../server/audit/canonical.ts';
import type { Writer } from '../../server/audit/chain.ts';
import { macOf } from '../../server/audit/signing.ts';
import { logRows, type LogRow } from './log-rows.ts';
import type { Neighbourhood } from './neighbourhood.ts';

const BATCH = 5000;
const INSERT = insertion('audit', [...COLUMNS, 'mac'] as never);

/** Puts `rows` rows into the log of a PostgreSQL database, in transactions of five thousand; its statistics and visibility are brought up to date at the end. */
export async function fillPostgres(store: Store, rows: number, writer: Writer, town: Neighbourhood, say: (text: string) => void): Promise<void> {
  let [n, before] = [0, writer.start];
  let batch: LogRow[] = [];
  const put = async () => {
    const full = batch;
    batch = [];
    await store.write((tx) => insertRows(tx, INSERT, full));
    if (n % (BATCH * 20) === 0) say(`${n} rows`);
  };
  for (const row of logRows(0, rows, town)) {
    n++;
    Object.assign(row, { chain: writer.chain, n, seq: n });
    row.mac = before = macOf(writer.key, before, canonicalOf(row));
    batch.push(row);
    if (batch.length === BATCH) await put();
  }
  if (batch.length) await put();
  await sql`vacuum analyze audit`.execute(store.db);
  const size = await sql<{ bytes: number }>`select pg_total_relation_size('audit') as bytes`.execute(store.db);
  say(`${rows} rows, ${Math.round(Number(size.rows[0].bytes) / 1e6)} MB with indexes`);
}
