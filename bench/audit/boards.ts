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

/** Five years of weekly reviews, each with its five hundred lines, about rows that chance chooses. */
export async function fillReviews({ write }: Store, rows: number, weeks: number): Promise<void> {
  const monday = Date.parse('2026-11-09T00:00:00.000Z');
  for (let week = 0; week < weeks; week++)
    await write(async (tx) => {
      const put = await inserter(tx);
      const id = new Date(monday - week * 7 * 24 * 3600 * 1000).toISOString().slice(0, 10);
      await put('audit_weeks', { id, until_at: `${id}T00:00:00.000Z`, made_at: `${id}T00:00:00.000Z`, looked_at: 100_000 });
      for (let line = 0; line < 500; line++) {
        const seq = 1 + ((week * 7919 * 500 + line * 104_729) % rows);
        const reasons = JSON.stringify([line % 20 ? 'many-clients' : 'same-surname']);
        const signed = { decision: 'explained', decided_by: uuid('b0', 1), decided_at: `${id}T00:00:00.000Z` };
        await put('audit_reviews', { week: id, seq, risk: 30, reasons, ...signed }, true);
      }
    });
}

/** Inserts rows of which only some columns matter: what must be there of the others is empty. */
async function inserter(tx: Transaction) {
  const tables = await tx.introspection.getTables();
  return async (table: 'instances' | 'boards' | 'persons' | 'organisations' | 'audit_weeks' | 'audit_reviews', row: Record<string, unknown>, again = false) => {
    const { columns } = tables.find((one) => one.name === table)!;
    const kept = columns.filter((one) => !one.isNullable || row[one.name] != null);
    const full = Object.fromEntries(kept.map((one) => [one.name, row[one.name] ?? (/text/i.test(one.dataType) ? '[]' : 0)]));
    const insert = tx.insertInto(table).values(full as never);
    await (again ? insert.onConflict((on) => on.doNothing()) : insert).execute();
  };
}
