import { sql } from 'kysely';
import { speechOf } from '../../db/speech.ts';
import type { Db } from '../../db/store.ts';
import { canonicalOf, canonicalSql } from './canonical.ts';

/** A row as its chain reads it. */
export type Line = { n: number; mac: string | null; canonical: string };

const PAGE = 4000;
/** Pages that are read while one is hashed: reading takes about as long as hashing, and each reader of SQLite works on a thread of its own. */
const AHEAD = 3;

/**
 * The rows of a chain in their order, a page at a time, as far as it goes when this begins. A page is a range of places, so the next ones can be asked for
 * before the first is here; whatever the length of the log, no more than a few pages are in memory.
 */
export async function* chainPages(db: Db, chain: string): AsyncGenerator<Line[]> {
  const page = speechOf(db).kind === 'sqlite' ? sqlitePage : postgresPage;
  const last = (await placeOf(db, chain, 'last')) ?? 0;
  let asked: { after: number; lines: Promise<Line[]> }[] = [];
  for (let after = 0; after < last || asked.length > 0;) {
    while (asked.length < AHEAD && after < last) {
      const lines = page(db, chain, after, Math.min(after + PAGE, last));
      // Whoever stops half-way leaves pages behind that nobody waits for.
      lines.catch(() => {});
      asked.push({ after, lines });
      after += PAGE;
    }
    const first = asked.shift()!;
    const lines = await first.lines;
    if (lines.length > 0) yield lines;
    else {
      // Somebody put a row far behind the others, or took many out: on to the next that is there.
      const next = await placeOf(db, chain, first.after);
      if (next === null) return;
      await Promise.all(asked.map((one) => one.lines));
      asked = [];
      after = next - 1;
    }
  }
}

/** The last place of a chain, or the first behind one; null when there is none. */
async function placeOf(db: Db, chain: string, where: 'last' | number): Promise<number | null> {
  const places = db
    .selectFrom('audit')
    .select('n')
    .where('chain', '=', chain)
    .where('n', '>', where === 'last' ? 0 : where);
  const found = await places
    .orderBy('n', where === 'last' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst();
  return found?.n ?? null;
}

const MARK = String.fromCharCode(30);
const PART = String.fromCharCode(31);

/** SQLite makes the text of many rows at once, because a row that crosses by itself costs more. */
async function sqlitePage(db: Db, chain: string, after: number, upTo: number): Promise<Line[]> {
  const { rows } = await sql<{
    lines: string | null;
  }>`select group_concat(n || ${PART} || coalesce(mac, '') || ${PART} || ${sql.raw(canonicalSql)}, ${MARK}) as lines
    from (select * from audit where chain = ${chain} and n > ${after} and n <= ${upTo} order by n)`.execute(db);
  const text = rows[0].lines;
  if (!text) return [];
  return text.split(MARK).map((line) => {
    const one = line.indexOf(PART);
    const two = line.indexOf(PART, one + 1);
    return { n: Number(line.slice(0, one)), mac: line.slice(one + 1, two), canonical: line.slice(two + 1) };
  });
}

async function postgresPage(db: Db, chain: string, after: number, upTo: number): Promise<Line[]> {
  const rows = await db.selectFrom('audit').selectAll().where('chain', '=', chain).where('n', '>', after).where('n', '<=', upTo).orderBy('n').execute();
  return rows.map((row) => ({ n: row.n!, mac: row.mac, canonical: canonicalOf(row) }));
}
