import { sql, type Kysely } from 'kysely';
import { speechOf } from '../speech.ts';

type Dialect = { text: string; int: string; blob: string; date: string; strict: string };

const SQLITE: Dialect = { text: 'text', int: 'integer', blob: 'blob', date: 'date', strict: ' strict' };
const POSTGRES: Dialect = { text: 'text collate "C"', int: 'bigint', blob: 'bytea', date: 'text collate "C"', strict: '' };

/** How far a session has come, when it was last used, when the second factor was last given; tokens are kept as a hash only. */
const sessions = (d: Dialect): string[] => [
  // What was signed in before has a token in clear text and no second factor.
  `delete from "session"`,
  `alter table "session" add column "stage" text not null default 'second-factor'`,
  `alter table "session" add column "lastSeenAt" ${d.date}`,
  `alter table "session" add column "freshAt" ${d.date}`,
  `alter table "session" add column "method" text`,
  `alter table persons add column added_by ${d.text}`,
];

const factors = (d: Dialect): string[] => [
  `create table totp (
    user_id ${d.text} primary key not null, sealed ${d.text} not null, last_step ${d.int} not null, created_at ${d.text} not null, confirmed_at ${d.text}
  )${d.strict}`,
  `create table passkeys (
    id ${d.text} primary key not null, user_id ${d.text} not null, credential_id ${d.text} not null unique, public_key ${d.blob} not null, counter ${d.int} not null,
    transports ${d.text} not null, name ${d.text} not null, created_at ${d.text} not null, last_used_at ${d.text}
  )${d.strict}`,
  `create index passkeys_user on passkeys (user_id)`,
  `create table backup_codes (
    id ${d.text} primary key not null, user_id ${d.text} not null, hash ${d.text} not null, created_at ${d.text} not null, used_at ${d.text}
  )${d.strict}`,
  `create index backup_codes_user on backup_codes (user_id)`,
  // Counted over all nodes: memory of one server is not what an attacker meets.
  `create table attempts (id ${d.text} primary key not null, subject ${d.text} not null, at ${d.text} not null)${d.strict}`,
  `create index attempts_subject on attempts (subject, at)`,
  `create index attempts_at on attempts (at)`,
];

const people = (d: Dialect): string[] => [
  `create table invitations (
    id ${d.text} primary key not null, token_hash ${d.text} not null unique, person_id ${d.text} not null references persons (id), by_person ${d.text} not null,
    renews_factor ${d.int} not null, created_at ${d.text} not null, expires_at ${d.text} not null, used_at ${d.text}, withdrawn_at ${d.text}
  )${d.strict}`,
  `create index invitations_person on invitations (person_id)`,
  `create table membership_requests (
    id ${d.text} primary key not null, person_id ${d.text} not null references persons (id), org_id ${d.text} not null references organisations (id),
    title ${d.text} not null, roles ${d.text} not null, themes ${d.text} not null, from_at ${d.text} not null, until_at ${d.text},
    by_person ${d.text} not null, at ${d.text} not null, decision ${d.text}, decided_by ${d.text}, decided_at ${d.text}, membership_id ${d.text}
  )${d.strict}`,
  `create index membership_requests_open on membership_requests (at) where decision is null`,
];

/** Second factors, attempts, invitations, and memberships that wait for a second pair of eyes. */
export async function up(db: Kysely<any>): Promise<void> {
  const d = { sqlite: SQLITE, postgres: POSTGRES }[speechOf(db).kind];
  for (const statement of [sessions, factors, people].flatMap((part) => part(d))) await sql.raw(statement).execute(db);
}
