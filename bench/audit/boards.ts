import { insertion, insertRows } from '../../db/queries/bulk.ts';
import type { Store } from '../../db/store.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { uuid } from './log-rows.ts';

type Transaction = Parameters<Parameters<Store['write']>[0]>[0];

/** What the questions look up beside the log: the cases, when those that are over were closed, and who its people are. */
export async function fillBoards({ write }: Store, town: Neighbourhood): Promise<void> {
  const dayAt = (day: number) => new Date(town.days[Math.max(0, Math.min(day, town.days.length - 1))]).toISOString();
  await write(async (tx) => {
    const put = await inserter(tx);
    for (const [n, { from, until, second }] of town.clients.entries()) {
      const cases =
        second === null
          ? [{ id: uuid('a0', n), from, until }]
          : [
              { id: uuid('a0', n), from, until: second },
              { id: uuid('a1', n), from: second, until },
            ];
      for (const one of cases) {
        const running = one.until >= town.days.length ? 1 : 0;
        const own = { id: one.id, machine: 'case', state: running ? 'active' : 'closed', case_id: one.id, org_id: uuid('d0', n % 5), running };
        const row = { ...own, created_at: dayAt(one.from), updated_at: dayAt(running ? town.days.length : one.until), rev: 1, clock: 1, search: '' };
        await put('instances', { ...row, sort_at: row.updated_at });
        await put('boards', row);
      }
    }
    for (const { actor, name } of town.people) await put('persons', { id: actor, name, email: actor, locale: 'nl', active: 1 });
    for (let n = 0; n < 5; n++) await put('organisations', { id: uuid('d0', n), name: `Wijkteam ${n + 1}` });
  });
}

const WEEKS = insertion('audit_weeks', ['id', 'until_at', 'made_at', 'looked_at']);
const LINES = insertion('audit_reviews', ['week', 'seq', 'risk', 'reasons', 'decision', 'decided_by', 'decided_at']);
const A_WEEK = 500;

/** Five years of weekly reviews, each with its five hundred lines. */
export async function fillReviews({ write }: Store, rows: number, weeks: number): Promise<void> {
  const monday = Date.parse('2026-11-09T00:00:00.000Z');
  const apart = Math.max(1, Math.floor(rows / (A_WEEK * 2)));
  for (let week = 0; week < weeks; week++) {
    const id = new Date(monday - week * 7 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    const at = `${id}T00:00:00.000Z`;
    const lines = Array.from({ length: A_WEEK }, (_, line) => {
      const reasons = JSON.stringify([line % 20 ? 'many-clients' : 'same-surname']);
      return { week: id, seq: 1 + week + line * apart, risk: 30, reasons, decision: 'explained', decided_by: uuid('b0', 1), decided_at: at };
    });
    await write(async (tx) => {
      await insertRows(tx, WEEKS, [{ id, until_at: at, made_at: at, looked_at: 100_000 }]);
      await insertRows(tx, LINES, lines);
    });
  }
}

/** Inserts rows of which only some columns matter: what must be there of the others is empty. */
async function inserter(tx: Transaction) {
  const tables = await tx.introspection.getTables();
  return async (table: 'instances' | 'boards' | 'persons' | 'organisations', row: Record<string, unknown>) => {
    const { columns } = tables.find((one) => one.name === table)!;
    const kept = columns.filter((one) => !one.isNullable || row[one.name] != null);
    const full = Object.fromEntries(kept.map((one) => [one.name, row[one.name] ?? (/text/i.test(one.dataType) ? '[]' : 0)]));
    await tx
      .insertInto(table)
      .values(full as never)
      .execute();
  };
}
