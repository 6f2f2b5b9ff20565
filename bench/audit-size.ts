import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openStore } from '../db/open.ts';
import type { Store } from '../db/store.ts';
import { auditIn, type AuditRow } from '../server/audit/audit-in.ts';
import { openChain } from '../server/audit/chain.ts';
import { overviewOf } from '../server/audit/overview.ts';
import { answerOf, breachRadius, type Asked, type Question } from '../server/audit/questions.ts';
import { makeReview, weekOf } from '../server/audit/review.ts';
import { verifyChain } from '../server/audit/verify-chain.ts';
import { createKeys } from '../server/engine/keys.ts';
import { systemClock } from '../server/runtime/clock.ts';
import { statusOf, whyOf } from '../server/views/audit-status.ts';
import { randomOf } from '../test/trust/tools/random.ts';

/**
 * `node bench/audit-size.ts [--rows 1000000] [--tries 40] [--folder /tmp] [--verify-only]`: a log of some size with a valid chain, written by the product
 * itself, and what each question of the privacy officer takes on it. Fifty people make 20,000 rows a day, so a question over days meets as many rows as it
 * would in a log of any length; the busiest client and person have what they would have after five years.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    tries: { type: 'string', default: '40' },
    folder: { type: 'string', default: tmpdir() },
    'verify-only': { type: 'boolean', default: false },
  },
});
const [ROWS, TRIES] = [Number(values.rows), Number(values.tries)];
const BATCH = 4000;
const ROWS_A_DAY = 20_000;
const DAY_MS = 24 * 3600 * 1000;
/** A Monday; the log ends `ROWS / ROWS_A_DAY` days later. */
const BEGIN = Date.parse('2026-01-05T00:00:00.000Z');
const [PEOPLE, CLIENTS] = [50, 3000];
/** One in so many rows is about the client with the most: 8,300 of a million, which is the mean of 25 million over 3,000 clients. */
const BUSY_ONE_IN = 120;

const id = (part: string, of: number) => `0190${part}00-0000-7000-8000-${String(of).padStart(12, '0')}`;
const instant = (n: number) => new Date(BEGIN + (n * DAY_MS) / ROWS_A_DAY).toISOString();
const ms = (value: number) => Number(value.toFixed(1));

let tables: Awaited<ReturnType<Transaction['introspection']['getTables']>> | undefined;
const folder = mkdtempSync(join(values.folder, 'mekoar-audit-size-'));
const file = join(folder, 'log.db');
const store = await openStore(`sqlite:${file}`);
try {
  await store.migrate();
  const keys = createKeys(Buffer.alloc(32, 9));
  await openChain({ store, keys, clock: systemClock() });
  await fillBoards(store);
  say('filled', await fill(store));
  if (!values['verify-only']) for (const [name, work] of Object.entries(questions(store))) say(name, await timed(work));
  if (!values['verify-only']) {
    const began = performance.now();
    const week = weekOf(instant(ROWS - 1 - 7 * ROWS_A_DAY));
    await makeReview({ store, keys }, week, instant(ROWS));
    say('review of a week', { ms: ms(performance.now() - began) });
  }
  say('verify', await verify(store, keys));
} finally {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

function say(what: string, figures: Record<string, number>): void {
  console.log(JSON.stringify({ what, ...figures }));
}

/** Cases, of which one in ten is closed, halfway through the log. */
async function fillBoards({ write }: Store): Promise<void> {
  const half = instant(ROWS / 2);
  await write(async (tx) => {
    for (let n = 0; n < CLIENTS; n++) {
      const running = n % 10 === 9 ? 0 : 1;
      const own = { id: id('a0', n), machine: 'case', state: running ? 'active' : 'closed', case_id: id('a0', n), client_id: null, updated_at: half, running };
      const row = { ...own, org_id: id('d0', n % 3), waits_for: null, due_at: null, created_at: instant(0), rev: 1, clock: 1, search: '', sort_at: half };
      await insertWhole(tx, 'instances', row);
      await insertWhole(tx, 'boards', row);
    }
  });
}

type Transaction = Parameters<Parameters<Store['write']>[0]>[0];

/** What the row does not say of the columns that must be there is empty. */
async function insertWhole(tx: Transaction, table: 'instances' | 'boards', row: Record<string, unknown>): Promise<void> {
  tables ??= await tx.introspection.getTables();
  const { columns } = tables.find((one) => one.name === table)!;
  const kept = columns.filter((one) => !one.isNullable || row[one.name] != null);
  const full = Object.fromEntries(kept.map((one) => [one.name, row[one.name] ?? (one.dataType.toLowerCase() === 'text' ? '[]' : 0)]));
  await tx
    .insertInto(table)
    .values(full as never)
    .execute();
}

async function fill(to: Store): Promise<Record<string, number>> {
  const random = randomOf(7);
  // Made at the end, like those of a table that is copied in: the same indexes in a fourth of the time.
  const indexes = await sql<{ name: string; sql: string }>`select name, sql from sqlite_master
    where tbl_name = 'audit' and type = 'index' and sql is not null and name <> 'audit_chain'`.execute(to.db);
  const drop = indexes.rows.map(({ name }) => `drop index ${name}`);
  await to.write(async (tx) => void (await Promise.all(drop.map((text) => sql.raw(text).execute(tx)))));
  const began = performance.now();
  for (let from = 0; from < ROWS; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, ROWS - from) }, (_, at) => rowOf(from + at, random.whole(0, 1_000_000)));
    await to.write((tx) => auditIn(tx, rows));
  }
  const seconds = (performance.now() - began) / 1000;
  for (const index of indexes.rows) await to.write((tx) => sql.raw(index.sql).execute(tx));
  return { rows: ROWS, seconds: Math.round(seconds), rowsPerSecond: Math.round(ROWS / seconds), megabytes: Math.round(statSync(file).size / 1e6) };
}

function rowOf(n: number, chance: number): AuditRow {
  const drawn = n % BUSY_ONE_IN === 0 ? 0 : 1 + (chance % (CLIENTS - 1));
  // What is closed is looked at once in a while.
  const client = drawn % 10 === 9 && n > ROWS / 2 && n % 50 ? drawn - 1 : drawn;
  const person = n % PEOPLE;
  const kind = n % 1000;
  const action = kind === 1 ? 'export' : kind === 2 ? 'read' : kind % 5 === 0 ? 'send' : 'read';
  return {
    at: instant(n),
    actor: id('b0', person),
    hat: id('c0', person),
    org: id('d0', person % 3),
    roles: 'POH_O LIAISON',
    purpose: 'TREAT',
    action,
    object_type: kind === 3 ? 'audit' : 'case',
    object_id: id('a0', client),
    case_id: id('a0', client),
    clientId: id('e0', client),
    outcome: kind === 4 ? 4 : 0,
    reason: kind === 4 ? 'not-found' : null,
    version: (n % 7) + 1,
    rule: kind === 6 && n % 7000 === 6 ? null : 'case.team',
    evidence: id('a0', client),
    emergency: n % 5000 === 7 ? id('91', n) : null,
    trace: id('f0', n),
    route: 'caseFile',
    name: 'Joost de Wit',
    point: `point-${person}`.padEnd(22, 'x'),
    session: 'BBBBBBBBBBBBBBBBBBBBBB',
  };
}

/** A call of each question, about somebody and some time that chance chooses. */
function questions({ db }: Store): Record<string, () => Promise<unknown>> {
  const random = randomOf(11);
  const days = ROWS / ROWS_A_DAY;
  const person = () => id('b0', random.whole(0, PEOPLE - 1));
  const caseId = () => id('a0', random.whole(0, CLIENTS - 1));
  const month = () => {
    const from = random.whole(0, Math.max(0, Math.floor(days) - 30));
    return { from: instant(from * ROWS_A_DAY), until: instant((from + 30) * ROWS_A_DAY) };
  };
  const ask = (question: Question, asked: Partial<Asked> = {}) => answerOf(db, question, { limit: 50, ...asked });
  const now = instant(ROWS);
  const late = new Date(Date.parse(now) + 5 * 366 * DAY_MS).toISOString();
  return {
    'Q1 overview of the busiest client, all of it': () => overviewOf(db, { case: id('a0', 0) }, {}),
    'Q1 overview of a client, a month': () => overviewOf(db, { case: caseId() }, month()),
    'Q2 a person': () => ask('employee', { person: person(), until: month().until }),
    'Q3 a record': () => ask('object', { object: caseId() }),
    'Q4 emergencies': () => ask('emergency', month()),
    'Q5 without relation or after closing': () => ask('unrelated'),
    'Q6 near': () => ask('near'),
    'Q7 refusals': () => ask('denied'),
    'Q7 refusals of a person': () => ask('denied', { person: person() }),
    'Q8 exports': () => ask('exports'),
    'Q9 readers of the log': () => ask('readers'),
    'Q10 and Q13 status': () => statusOf(db, now),
    'Q13 status when all is past its term': () => statusOf(db, late),
    'Q11 breach radius, a person, a month': () => breachRadius(db, { person: person(), ...month() }),
    'Q11 breach radius, a device, a month': () => breachRadius(db, { point: `point-${random.whole(0, PEOPLE - 1)}`.padEnd(22, 'x'), ...month() }),
    'Q11 first page, a person, a month': () => ask('breach', { person: person(), ...month() }),
    'Q12 why': () => whyOf(db, random.whole(1, ROWS)),
  };
}

async function timed(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const took: number[] = [];
  for (let at = 0; at < TRIES; at++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return { p50: ms(took[Math.floor(TRIES / 2)]), p95: ms(took[Math.ceil(TRIES * 0.95) - 1]), most: ms(took.at(-1)!) };
}

async function verify({ db }: Store, keys: ReturnType<typeof createKeys>): Promise<Record<string, number>> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { rows, faults } = await verifyChain(db, keys, null);
  const used = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  return { rows, faults: faults.length, rowsPerSecond: Math.round(rows / seconds), cpuMicrosPerRow: ms((used.user + used.system) / rows) };
}
