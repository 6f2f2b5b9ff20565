import type { RawSqlite } from './raw-sqlite.ts';

/** What is replaced in every row of the case that the others are copies of. */
export type Template = { id: string; person: string; org: string };
/** Cases to a person, and people to an organisation: a caseload stays what one can carry, however many neighbourhoods there are. */
export const CASELOAD = 40;
const COLLEAGUES = 5;

export const caseId = (n: number): string => `0190e000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const personId = (n: number): string => `0190b000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const orgId = (person: number): string =>
  `0190d000-0000-7000-8000-${Math.floor(person / COLLEAGUES)
    .toString(16)
    .padStart(12, '0')}`;
/** How many people keep so many cases; case n is that of person n modulo this. */
export const peopleFor = (count: number): number => Math.max(COLLEAGUES, Math.ceil(count / CASELOAD));

const CHUNK = 20_000;
const OF: Record<string, string> = { instances: 'id', boards: 'id', timers: 'instance_id', access: 'granted_by', events: 'instance_id' };

/**
 * Fills a database with copies of one case: its snapshot, line, timers, rows of access and history, each under its own id, owner and organisation. Nobody else
 * has the file open, and nothing of it needs to last, so it is written without a log.
 */
export function manyCases(db: RawSqlite, template: Template, count: number): void {
  for (const pragma of ['foreign_keys = off', 'synchronous = off', 'journal_mode = off', 'secure_delete = off', 'cache_size = -400000']) db.pragma(pragma);
  const tables = Object.entries(OF).flatMap(([table, key]) => copiers(db, table, key, template));
  const people = peopleFor(count);
  for (let from = 1; from <= count; from += CHUNK) {
    db.exec('begin');
    for (let n = from; n < Math.min(from + CHUNK, count + 1); n++) {
      const person = n % people;
      for (const copy of tables) copy(n, { id: caseId(n), person: personId(person), org: orgId(person) });
    }
    db.exec('commit');
  }
}

type Copy = (n: number, as: Template) => void;

/** One function for each row of the template in this table, which writes that row as another case's. */
function copiers(db: RawSqlite, table: string, key: string, template: Template): Copy[] {
  const rows = db.prepare(`select * from ${table} where ${key} = ?`).all(template.id) as Record<string, unknown>[];
  return rows.map((row, at) => {
    const columns = Object.keys(row).filter((column) => column !== 'seq');
    const insert = db.prepare(`insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`);
    const fill = columns.map((column) => (table === 'events' && column === 'id' ? (n: number) => eventId(n, at) : filled(row[column], template)));
    return (n, as) => void insert.run(...fill.map((value) => value(n, as)));
  });
}

function filled(value: unknown, { id, person, org }: Template): (n: number, as: Template) => unknown {
  if (typeof value !== 'string' || ![id, person, org].some((part) => value.includes(part))) return () => value;
  return (_, as) => value.replaceAll(id, as.id).replaceAll(person, as.person).replaceAll(org, as.org);
}

const eventId = (n: number, at: number): string => `0190f${at.toString(16).padStart(3, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
