import { sql } from 'kysely';
import type { Db, Store } from '../../db/store.ts';
import { addDays, dayInAmsterdam } from '../../machines/calendar.ts';
import { atAmsterdam } from '../../machines/amsterdam.ts';
import type { Keys } from '../engine/types.ts';
import { auditIn } from './audit-in.ts';
import { writerOf } from './chain.ts';
import { tiesOf, type Ties } from './ties.ts';
import { pseudonymOf } from './signing.ts';

/** Reasons why a line is looked at, and how heavy each is. Nothing here decides about anybody: it says where a person looks first. */
const RISK: Record<string, number> = {
  'own-dossier': 60,
  emergency: 50,
  'no-relation': 40,
  colleague: 40,
  'same-surname': 30,
  'after-closing': 30,
  'many-clients': 20,
  denials: 20,
  sample: 1,
};
const MANY_CLIENTS_A_DAY = 60;
const MANY_DENIALS = 5;
const SAMPLE = 25;
const MOST_LINES = 500;
const MOST_ROWS = 500_000;
/** Others are answered between two pages. */
const PAGE = 5000;
export const OVERDUE_DAYS = 7;

type Row = {
  seq: number;
  at: string;
  actor: string;
  client: string | null;
  case_id: string | null;
  crud: string | null;
  rule: string | null;
  emergency: string | null;
  outcome: number;
  purpose: string | null;
};
type Found = Map<number, Set<string>>;

/** The Monday of the week that this instant is in. */
export function weekOf(at: string): string {
  const day = dayInAmsterdam(at);
  return addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));
}

/** Makes the review of the week of this Monday, once: what stands out by weight, and 25 others. Throws when the log of the making cannot be written. */
export async function makeReview(deps: { store: Store; keys: Keys }, week: string, now: string): Promise<void> {
  const { store, keys } = deps;
  const [from, until] = [atAmsterdam(week, '00:00'), atAmsterdam(addDays(week, 7), '00:00')].map((at) => new Date(at).toISOString());
  const rows = await rowsOf(store.db, from, until);
  const found = await standOut(store.db, keys, rows);
  addSample(found, rows, writerOf(store.db).pseudonyms, week);
  const lines = [...found].map(([seq, reasons]) => ({
    week,
    seq,
    risk: [...reasons].reduce((sum, reason) => sum + RISK[reason], 0),
    reasons: JSON.stringify([...reasons]),
  }));
  lines.sort((a, b) => b.risk - a.risk || b.seq - a.seq);
  await store.write(async (tx) => {
    if (await tx.selectFrom('audit_weeks').select('id').where('id', '=', week).executeTakeFirst()) return;
    await tx.insertInto('audit_weeks').values({ id: week, until_at: until, made_at: now, looked_at: rows.length }).execute();
    for (const line of lines.slice(0, MOST_LINES))
      await tx
        .insertInto('audit_reviews')
        .values({ ...line, decision: null, decided_by: null, decided_at: null })
        .execute();
    await auditIn(tx, [{ at: now, actor: 'system', action: 'review-made', object_type: 'audit', object_id: week, results: lines.length, trace: null }]);
  });
}

/** What people did with clients in that week. Rows that came along with another are counted by that one. */
async function rowsOf(db: Db, from: string, until: string): Promise<Row[]> {
  const found: Row[] = [];
  let [at, seq] = [from, -1];
  for (;;) {
    const page = await db
      .selectFrom('audit')
      .select(['seq', 'at', 'actor', 'client', 'case_id', 'crud', 'rule', 'emergency', 'outcome', 'purpose'])
      .where(sql<boolean>`(at, seq) > (${at}, ${seq})`)
      .where('at', '<', until)
      .where('actor', '<>', 'system')
      .where((on) => on.or([on('client', 'is not', null), on('outcome', '<>', 0)]))
      .orderBy('at')
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    found.push(...page);
    if (page.length < PAGE || found.length >= MOST_ROWS) return found;
    ({ at, seq } = page[page.length - 1]);
  }
}

async function standOut(db: Db, keys: Keys, rows: Row[]): Promise<Found> {
  const found: Found = new Map();
  const once = new Set<string>();
  const add = (row: Row, reason: string) => {
    // The first time in the week is enough for who, whom and why.
    const key = `${row.actor} ${row.client} ${reason}`;
    if (once.has(key)) return;
    once.add(key);
    found.set(row.seq, (found.get(row.seq) ?? new Set()).add(reason));
  };
  const ties = await tiesOf(db, keys, [...new Set(rows.map((row) => row.actor))]);
  const closed = await closedCases(db, rows);
  for (const row of rows) {
    if (row.outcome !== 0 || !row.client) continue;
    if (row.emergency) add(row, 'emergency');
    if (row.crud === 'R' && row.rule === null && row.purpose === 'TREAT') add(row, 'no-relation');
    if (row.case_id && (closed.get(row.case_id) ?? '~') < row.at) add(row, 'after-closing');
    for (const tie of tieOf(ties, row)) add(row, tie);
  }
  counts(rows, add);
  return found;
}

const tieOf = (ties: Ties, row: Row): string[] => ties.get(`${row.actor} ${row.client}`) ?? ties.get(`* ${row.client}`) ?? [];

/** Many clients on one day, and many refusals in the week, by one person. */
function counts(rows: Row[], add: (row: Row, reason: string) => void): void {
  const days = new Map<string, Set<string>>();
  const denials = new Map<string, number>();
  for (const row of rows) {
    if (row.outcome !== 0) {
      const times = (denials.get(row.actor) ?? 0) + 1;
      denials.set(row.actor, times);
      if (times === MANY_DENIALS) add(row, 'denials');
      continue;
    }
    const key = `${row.actor} ${row.at.slice(0, 10)}`;
    const clients = (days.get(key) ?? new Set<string>()).add(row.client!);
    days.set(key, clients);
    if (clients.size === MANY_CLIENTS_A_DAY + 1) add(row, 'many-clients');
  }
}

async function closedCases(db: Db, rows: Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.case_id ?? []))];
  const closed = new Map<string, string>();
  for (let at = 0; at < ids.length; at += 500) {
    const cases = await db
      .selectFrom('boards')
      .select(['id', 'updated_at'])
      .where('id', 'in', ids.slice(at, at + 500))
      .where('running', '=', 0)
      .execute();
    for (const one of cases) closed.set(one.id, one.updated_at);
  }
  return closed;
}

/** 25 rows that nobody could foresee without the key, the same ones however often they are drawn. */
function addSample(found: Found, rows: Row[], key: Buffer, week: string): void {
  const others = rows.filter((row) => row.outcome === 0 && !found.has(row.seq));
  const drawn = new Set<number>();
  for (let draw = 0; drawn.size < Math.min(SAMPLE, others.length); draw++) {
    const lot = Buffer.from(pseudonymOf(key, `${week} ${draw}`), 'base64url').readUIntBE(0, 6);
    drawn.add(others[lot % others.length].seq);
  }
  for (const seq of drawn) found.set(seq, new Set(['sample']));
}
