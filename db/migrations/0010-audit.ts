import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

const TEXTS = [
  'chain',
  'mac',
  'event_code',
  'crud',
  'reason',
  'name',
  'org',
  'roles',
  'on_behalf',
  'purpose',
  'point',
  'session',
  'client',
  'category',
  'policy',
  'rule',
  'evidence',
  'consent',
  'emergency',
  'trace',
  'route',
  'shape',
  'via',
];
const NUMBERS = ['n', 'version', 'results'];

/** Names of the indexes are those of the questions that they answer (server/audit/questions). Newest first everywhere, so time comes before seq. */
const INDEXES = [
  `create unique index audit_chain on audit (chain, n) where chain is not null`,
  `create index audit_at on audit (at, seq)`,
  `create index audit_of_case on audit (case_id, at, seq) where case_id is not null`,
  `create index audit_of_actor on audit (actor, at, seq)`,
  `create index audit_of_client on audit (client, at, seq) where client is not null`,
  `create index audit_of_object on audit (object_id, at, seq) where object_id is not null`,
  `create index audit_of_point on audit (point, at, seq) where point is not null`,
  `create index audit_denied on audit (at, seq) where outcome <> 0`,
  `create index audit_emergency on audit (at, seq) where emergency is not null`,
  `create index audit_taken_along on audit (at, seq) where event_code = '110106'`,
  `create index audit_of_log on audit (at, seq) where event_code = '110101'`,
];

/** The fields of NEN 7513 beside what a row of the log has already, its chain, the writers of chains, and the weekly review. */
export async function up(db: Kysely<any>): Promise<void> {
  const { kind } = speechOf(db);
  const text = kind === 'sqlite' ? 'text' : 'text collate "C"';
  const int = kind === 'sqlite' ? 'integer' : 'bigint';
  const strict = kind === 'sqlite' ? ' strict' : '';
  const statements = [
    ...TEXTS.map((name) => `alter table audit add column ${name} ${text}`),
    ...NUMBERS.map((name) => `alter table audit add column ${name} ${int}`),
    `drop index audit_case`,
    `drop index audit_actor`,
    ...INDEXES,
    `create table audit_chains (id ${text} primary key not null, opened_at ${text} not null, source ${text} not null, site ${text} not null,
      public_key ${text} not null, before_rows ${int} not null, before_mac ${text} not null)${strict}`,
    `create table audit_weeks (id ${text} primary key not null, until_at ${text} not null, made_at ${text} not null, looked_at ${int} not null)${strict}`,
    `create table audit_reviews (week ${text} not null references audit_weeks (id), seq ${int} not null, risk ${int} not null, reasons ${text} not null,
      decision ${text}, decided_by ${text}, decided_at ${text}, primary key (week, seq))${strict}`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
