import { sql, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { Db } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import type { LogLine, QUESTIONS } from '../contract/audit-shapes.ts';

export type Question = (typeof QUESTIONS)[number];
export type Asked = {
  from?: string;
  until?: string;
  person?: string;
  client?: string;
  case?: string;
  object?: string;
  point?: string;
  after?: string;
  limit: number;
};
export type StoredLine = Selectable<Tables['audit']>;
type Rows = SelectQueryBuilder<Tables, 'audit', object>;

/**
 * What each question narrows the log to, or several parts that are put together. Null: not without saying whom or what it is about. Each has an index that
 * gives its rows in the order of the pages. Codes stand in the statement itself: an index over part of the rows is only used for what it was made for.
 */
const NARROW: Record<Question, (rows: Rows, asked: Asked) => Rows | Rows[] | null> = {
  // Q1, as rows
  client: (rows, { client, case: caseId }) => (client ? rows.where('client', '=', client) : caseId ? rows.where('case_id', '=', caseId) : null),
  // Q2
  employee: (rows, { person }) => (person ? rows.where('actor', '=', person) : null),
  // Q3
  object: (rows, { object }) => (object ? rows.where('object_id', '=', object) : null),
  // Q4
  emergency: (rows) => rows.where('emergency', 'is not', null),
  // Q5: nothing of the policy stands behind it, or the case was over
  unrelated: (rows, asked) => [rows.where(WITHOUT_RULE), rows.where('seq', 'in', afterClosing(asked))],
  // Q6: lines of the review that name a tie to the client
  near: (rows) =>
    rows.where(
      'seq',
      'in',
      sql<number>`(select seq from audit_reviews where reasons like '%same-surname%' or reasons like '%own-dossier%' or reasons like '%colleague%')`,
    ),
  // Q7
  denied: (rows, { person }) => (person ? rows.where('actor', '=', person) : rows).where(sql<boolean>`outcome <> 0`),
  // Q8
  exports: (rows) => rows.where(sql<boolean>`event_code = '110106'`),
  // Q9
  readers: (rows) => rows.where(sql<boolean>`event_code = '110101'`),
  // Q11
  breach: (rows, { person, point }) => (point ? rows.where('point', '=', point) : person ? rows.where('actor', '=', person) : null),
};

/** As in the index audit_no_rule. */
const WITHOUT_RULE = sql<boolean>`rule is null and outcome = 0 and crud = 'R' and purpose = 'TREAT' and event_code = '110110' and client is not null`;
/** From the closed cases to their rows of this page: few were seen after they were over, however long the log is, and of those only these are fetched whole. */
function afterClosing({ from, until, after, limit }: Asked) {
  const [at, seq] = (after ?? 'z|0').split('|');
  return sql<number>`(select a.seq from boards as b cross join audit as a
    where b.machine = 'case' and b.running = 0 and a.case_id = b.id and a.at > b.updated_at
      and a.at >= ${instantOr(from, '')} and a.at < ${instantOr(until, 'z')} and (a.at, a.seq) < (${at}, ${Number(seq)})
      and a.outcome = 0 and a.purpose = 'TREAT' and a.event_code = '110110' and a.client is not null
    order by a.at desc, a.seq desc limit ${limit + 1})`;
}

const instantOr = (at: string | undefined, otherwise: string): string => (at ? new Date(at).toISOString() : otherwise);

/** Rows of the log that answer a question, newest first, a page at a time. Null when the question lacks whom or what it is about. */
export async function answerOf(db: Db, question: Question, asked: Asked): Promise<{ rows: LogLine[]; after: string | null } | null> {
  const narrowed = NARROW[question](db.selectFrom('audit'), asked);
  if (!narrowed) return null;
  const parts = await Promise.all([narrowed].flat().map((rows) => pageOf(rows, asked)));
  const found = parts.length === 1 ? parts[0] : [...new Map(parts.flat().map((row) => [row.seq, row])).values()].sort(newestFirst);
  const shown = found.slice(0, asked.limit);
  const last = shown[shown.length - 1];
  return { rows: shown.map(lineOf), after: found.length > asked.limit ? `${last.at}|${last.seq}` : null };
}

/** One more than a page, so that it shows whether there is a next. */
async function pageOf(narrowed: Rows, asked: Asked): Promise<StoredLine[]> {
  let rows = narrowed;
  if (asked.from) rows = rows.where('at', '>=', new Date(asked.from).toISOString());
  if (asked.until) rows = rows.where('at', '<', new Date(asked.until).toISOString());
  if (asked.after) {
    const [at, seq] = asked.after.split('|');
    rows = rows.where(sql<boolean>`(at, seq) < (${at}, ${Number(seq)})`);
  }
  return rows
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(asked.limit + 1)
    .execute();
}

/** The order of every page: by time, then by place. */
export const newestFirst = (a: StoredLine, b: StoredLine): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.seq - a.seq);

/** Everything one account or device saw between two moments: which clients, how often, and when first and last (Q11). */
export async function breachRadius(
  db: Db,
  asked: { person?: string; point?: string; from: string; until: string },
): Promise<{ clients: number; rows: number }> {
  const [from, until] = [asked.from, asked.until].map((at) => new Date(at).toISOString());
  const by = asked.point ? sql`point = ${asked.point}` : sql`actor = ${asked.person ?? ''}`;
  const { rows } = await sql<{ clients: number; rows: number }>`select count(distinct client) as clients, count(*) as rows from audit
    where ${by} and at >= ${from} and at < ${until} and client is not null and outcome = 0`.execute(db);
  return { clients: Number(rows[0].clients), rows: Number(rows[0].rows) };
}

/** A stored row as the screens read it. */
export function lineOf(row: StoredLine): LogLine {
  const parts = (text: string | null) => text?.split(' ').filter(Boolean) ?? [];
  const { seq, at, actor, name, hat, org, purpose, crud, action, version, client, outcome, reason, rule, consent, emergency } = row;
  const { point, route, trace, results, shape, via, detail } = row;
  return {
    seq,
    at,
    actor,
    name,
    hat,
    org,
    roles: parts(row.roles),
    purpose,
    event: row.event_code,
    crud,
    action,
    object: row.object_type,
    id: row.object_id,
    version,
    case: row.case_id,
    client,
    outcome,
    reason,
    rule,
    evidence: parts(row.evidence),
    consent,
    emergency,
    point,
    route,
    trace,
    results,
    shape,
    via,
    detail,
  };
}
