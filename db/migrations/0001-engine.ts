import { sql, type Kysely } from 'kysely';

/** What the two databases call the same thing. */
type Dialect = { text: string; int: string; blob: string; seq: string; strict: string };

// STRICT: SQLite would otherwise store a word in a number column without a murmur.
const SQLITE: Dialect = { text: 'text', int: 'integer', blob: 'blob', seq: 'integer primary key autoincrement', strict: ' strict' };

const instances = (d: Dialect): string[] => [
  `create table clock (id ${d.int} primary key check (id = 1), value ${d.int} not null)${d.strict}`,
  `insert into clock (id, value) values (1, 0)`,
  `create table instances (
    id ${d.text} primary key not null, machine ${d.text} not null, version ${d.int} not null, rev ${d.int} not null, status ${d.text} not null,
    state ${d.text} not null, context ${d.text} not null, created_at ${d.text} not null, updated_at ${d.text} not null, clock ${d.int} not null
  )${d.strict}`,
  `create index instances_parked on instances (id) where status = 'parked'`,
  `create table events (
    seq ${d.seq}, id ${d.text} not null unique, instance_id ${d.text} not null references instances (id), rev ${d.int} not null,
    type ${d.text} not null, payload ${d.text} not null, facts ${d.text} not null, actor ${d.text} not null, at ${d.text} not null, fresh ${d.text} not null,
    effects ${d.text} not null, cause ${d.text}, refused ${d.text}, machine_version ${d.int} not null, clock ${d.int} not null
  )${d.strict}`,
  `create index events_instance on events (instance_id, seq)`,
  `create table timers (
    instance_id ${d.text} not null references instances (id), key ${d.text} not null, name ${d.text} not null, at ${d.text}, armed_at ${d.text} not null,
    setting ${d.text} not null, fired ${d.int} not null, primary key (instance_id, key)
  )${d.strict}`,
  `create index timers_due on timers (at, instance_id, key) where at is not null`,
  `create table outbox (
    id ${d.text} primary key not null, instance_id ${d.text} not null references instances (id), event_id ${d.text} not null references events (id),
    kind ${d.text} not null, name ${d.text} not null, payload ${d.text} not null, status ${d.text} not null, attempts ${d.int} not null,
    next_at ${d.text} not null, error ${d.text}, created_at ${d.text} not null, clock ${d.int} not null
  )${d.strict}`,
  `create index outbox_next on outbox (status, next_at)`,
  `create index outbox_instance on outbox (instance_id)`,
];

const BOARD = 'machine, running, due_at, id, state, rev, case_id, meeting_id, org_id, client_id, theme, urgency, owner_id, waits_for, title_ref, title, created_at, updated_at, clock';

const boards = (d: Dialect): string[] => [
  `create table boards (
    id ${d.text} primary key not null references instances (id), machine ${d.text} not null, state ${d.text} not null, running ${d.int} not null, rev ${d.int} not null,
    case_id ${d.text}, meeting_id ${d.text}, org_id ${d.text}, client_id ${d.text}, theme ${d.text}, urgency ${d.text}, owner_id ${d.text}, waits_for ${d.text},
    due_at ${d.text}, title_ref ${d.text}, title ${d.text}, created_at ${d.text} not null, updated_at ${d.text} not null, clock ${d.int} not null
  )${d.strict}`,
  // Holds the whole row, so that a page of a list never visits the table: 0.10 to 0.18 ms from a thousand to a million rows.
  `create index boards_list on boards (${BOARD})`,
  `create index boards_case on boards (case_id) where case_id is not null`,
  `create index boards_meeting on boards (meeting_id) where meeting_id is not null`,
  `create index boards_client on boards (client_id) where client_id is not null`,
  // Without due_at: that changes at every step and cost 13 of the 75 µs of a row, while one person's running items sort in no time.
  `create index boards_owner on boards (owner_id, running) where owner_id is not null`,
  // The live feed asks for rows since a clock.
  `create index boards_clock on boards (clock)`,
  `create table links (instance_id ${d.text} not null references instances (id), target_id ${d.text} not null, primary key (instance_id, target_id))${d.strict}`,
  `create index links_target on links (target_id)`,
];

const access = (d: Dialect): string[] => [
  `create table access (
    granted_by ${d.text} not null, object_id ${d.text} not null, subject ${d.text} not null, kind ${d.text} not null,
    from_at ${d.text}, until_at ${d.text}, revoked_clock ${d.int}, primary key (granted_by, object_id, subject, kind)
  )${d.strict}`,
  `create index access_subject on access (subject, object_id)`,
  `create index access_object on access (object_id)`,
  `create index access_revoked on access (revoked_clock) where revoked_clock is not null`,
  `create table audit (
    seq ${d.seq}, at ${d.text} not null, actor ${d.text} not null, hat ${d.text}, action ${d.text} not null, object_type ${d.text} not null, object_id ${d.text},
    case_id ${d.text}, outcome ${d.int} not null, detail ${d.text}
  )${d.strict}`,
  `create index audit_case on audit (case_id, seq)`,
  `create index audit_actor on audit (actor, seq)`,
  // The same key from two people is two keys: nobody may read another one's answer by guessing.
  `create table idempotency (
    key ${d.text} not null, person_id ${d.text} not null, body_hash ${d.text} not null, status ${d.int} not null, response ${d.text} not null, at ${d.text} not null,
    primary key (key, person_id)
  )${d.strict}`,
  `create index idempotency_at on idempotency (at)`,
  `create table settings (
    name ${d.text} not null, value ${d.text} not null, valid_from ${d.text} not null, org_id ${d.text} not null, primary key (name, org_id, valid_from)
  )${d.strict}`,
  `create table personal (id ${d.text} primary key not null, scope ${d.text} not null, nonce ${d.blob} not null, body ${d.blob} not null, at ${d.text} not null)${d.strict}`,
  `create index personal_scope on personal (scope)`,
  // No foreign key from personal: destroying a key is how a case is forgotten, its rows stay as noise.
  `create table keys (scope ${d.text} primary key not null, wrapped ${d.blob} not null, created_at ${d.text} not null)${d.strict}`,
  `create table search_tokens (token ${d.text} not null, object_id ${d.text} not null, primary key (token, object_id))${d.strict}`,
  `create index search_tokens_object on search_tokens (object_id)`,
];

const directory = (d: Dialect): string[] => [
  `create table persons (
    id ${d.text} primary key not null, name ${d.text} not null, email ${d.text} not null unique, phone ${d.text}, user_id ${d.text} unique,
    locale ${d.text} not null, active ${d.int} not null
  )${d.strict}`,
  `create table organisations (id ${d.text} primary key not null, name ${d.text} not null, kind ${d.text} not null, phone ${d.text}, address ${d.text})${d.strict}`,
  `create table memberships (
    id ${d.text} primary key not null, person_id ${d.text} not null references persons (id), org_id ${d.text} not null references organisations (id),
    title ${d.text} not null, roles ${d.text} not null, themes ${d.text} not null, from_at ${d.text} not null, until_at ${d.text}
  )${d.strict}`,
  `create index memberships_person on memberships (person_id)`,
  `create index memberships_org on memberships (org_id)`,
  `create table households (id ${d.text} primary key not null, label_ref ${d.text})${d.strict}`,
  `create table clients (
    id ${d.text} primary key not null, details_ref ${d.text} not null, gp_person_id ${d.text} references persons (id), gp_org_id ${d.text} references organisations (id),
    no_gp_reason ${d.text}, household_id ${d.text} references households (id), org_id ${d.text} not null references organisations (id), created_at ${d.text} not null
  )${d.strict}`,
  `create index clients_household on clients (household_id)`,
  `create table on_call (
    id ${d.text} primary key not null, org_id ${d.text} references organisations (id), kind ${d.text} not null, label ${d.text} not null, phone ${d.text} not null,
    hours ${d.text} not null, sort ${d.int} not null
  )${d.strict}`,
  `create table letters (
    id ${d.text} primary key not null, kind ${d.text} not null, case_id ${d.text}, meeting_id ${d.text}, item_id ${d.text}, version ${d.int} not null,
    content_ref ${d.text} not null, created_at ${d.text} not null, clock ${d.int} not null
  )${d.strict}`,
  `create index letters_case on letters (case_id)`,
  `create index letters_meeting on letters (meeting_id)`,
  `create table inbox (
    id ${d.text} primary key not null, person_id ${d.text} not null references persons (id), kind ${d.text} not null, notice ${d.text} not null,
    instance_id ${d.text} references instances (id), letter_id ${d.text} references letters (id), at ${d.text} not null, read_at ${d.text}, clock ${d.int} not null
  )${d.strict}`,
  `create index inbox_person on inbox (person_id, at, id)`,
  `create index inbox_letter on inbox (letter_id) where letter_id is not null`,
];

// What was seen or done cannot be made unseen or undone: not by a bug either.
const auditStays = ['update', 'delete'].map(
  (verb) => `create trigger audit_no_${verb} before ${verb} on audit begin select raise(abort, 'audit rows stay as they are'); end`,
);

/** Makes the tables of db/types.ts on SQLite. */
export async function up(db: Kysely<any>): Promise<void> {
  const statements = [instances, boards, access, directory].flatMap((part) => part(SQLITE));
  for (const statement of [...statements, ...auditStays]) await sql.raw(statement).execute(db);
}
