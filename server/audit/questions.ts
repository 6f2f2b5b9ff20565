import { sql, type Selectable, type SelectQueryBuilder } from 'kysely';
import type { Db } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import type { LogLine, QUESTIONS } from '../contract/audit-shapes.ts';
import { CODE } from './meaning.ts';

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

/** What each question narrows the log to. Null: not without saying whom or what it is about. Each has an index that gives its rows in the order of the pages. */
const NARROW: Record<Question, (rows: Rows, asked: Asked) => Rows | null> = {
  // Q1, as rows
  client: (rows, { client, case: caseId }) => (client ? rows.where('client', '=', client) : caseId ? rows.where('case_id', '=', caseId) : null),
  // Q2
  employee: (rows, { person }) => (person ? rows.where('actor', '=', person) : null),
  // Q3
  object: (rows, { object }) => (object ? rows.where('object_id', '=', object) : null),
  // Q4
  emergency: (rows) => rows.where('emergency', 'is not', null),
  // Q5: nothing of the policy stands behind it, or the case was over
  unrelated: (rows) =>
    rows.where('outcome', '=', 0).where('event_code', '=', CODE.record).where('client', 'is not', null).where('purpose', '=', 'TREAT').where(unrelated),
  // Q6: lines of the review that name a tie to the client
  near: (rows) =>
    rows.where(
      'seq',
      'in',
      sql<number>`(select seq from audit_reviews where reasons like '%same-surname%' or reasons like '%own-dossier%' or reasons like '%colleague%')`,
    ),
  // Q7
  denied: (rows, { person }) => (person ? rows.where('actor', '=', person) : rows).where('outcome', '<>', 0),
  // Q8: the code stands in the statement, because an index over part of the rows is only used for what it was made for
  exports: (rows) => rows.where(sql<boolean>`event_code = '110106'`),
  // Q9
  readers: (rows) => rows.where(sql<boolean>`event_code = '110101'`),
  // Q11
  breach: (rows, { person, point }) => (point ? rows.where('point', '=', point) : person ? rows.where('actor', '=', person) : null),
};

/** Rows of the log that answer a question, newest first, a page at a time. Null when the question lacks whom or what it is about. */
export async function answerOf(db: Db, question: Question, asked: Asked): Promise<{ rows: LogLine[]; after: string | null } | null> {
  let rows = NARROW[question](db.selectFrom('audit'), asked);
  if (!rows) return null;
  if (asked.from) rows = rows.where('at', '>=', new Date(asked.from).toISOString());
  if (asked.until) rows = rows.where('at', '<', new Date(asked.until).toISOString());
  if (asked.after) {
    const [at, seq] = asked.after.split('|');
    rows = rows.where(sql<boolean>`(at, seq) < (${at}, ${Number(seq)})`);
  }
  const found = await rows
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(asked.limit + 1)
    .execute();
  const shown = found.slice(0, asked.limit);
  const last = shown[shown.length - 1];
  return { rows: shown.map(lineOf), after: found.length > asked.limit ? `${last.at}|${last.seq}` : null };
}

const unrelated = sql<boolean>`(rule is null or exists (select 1 from boards as b where b.id = audit.case_id and b.running = 0 and b.updated_at < audit.at))`;

/** Everything one account or device saw between two moments: which clients, how often, and when first and last (Q11). */
export async function breachRadius(
  db: Db,
  asked: { person?: string; point?: string; from: string; until: string },
): Promise<{ clients: number; rows: number }> {
  const by = asked.point ? sql`point = ${asked.point}` : sql`actor = ${asked.person ?? ''}`;
  const { rows } = await sql<{ clients: number; rows: number }>`select count(distinct client) as clients, count(*) as rows from audit
    where ${by} and at >= ${asked.from} and at < ${asked.until} and client is not null and outcome = 0`.execute(db);
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
