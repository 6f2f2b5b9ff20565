import type { Generated } from 'kysely';

/** Every table, as rows are stored on both databases: text, integers and JSON as text; instants as ISO-8601 UTC text. */
export type Tables = {
  clock: ClockTable;
  instances: InstancesTable;
  events: EventsTable;
  timers: TimersTable;
  outbox: OutboxTable;
  boards: BoardsTable;
  links: LinksTable;
  access: AccessTable;
  audit: AuditTable;
  idempotency: IdempotencyTable;
  settings: SettingsTable;
  personal: PersonalTable;
  keys: KeysTable;
  search_tokens: SearchTokensTable;
  persons: PersonsTable;
  organisations: OrganisationsTable;
  memberships: MembershipsTable;
  clients: ClientsTable;
  households: HouseholdsTable;
  on_call: OnCallTable;
  letters: LettersTable;
  inbox: InboxTable;
};

/** One row (id 1): +1 per writing transaction. */
type ClockTable = { id: number; value: number };

type InstancesTable = {
  id: string;
  machine: string;
  version: number;
  rev: number;
  /** active | done | parked */
  status: string;
  /** JSON: the XState state value */
  state: string;
  /** JSON */
  context: string;
  created_at: string;
  updated_at: string;
  clock: number;
};

type EventsTable = {
  /** 1, 2, 3 … over all instances; the order in which things happened */
  seq: Generated<number>;
  id: string;
  instance_id: string;
  rev: number;
  /** the machine's event, `xstate.after.…` for a timer, or `start` */
  type: string;
  /** JSON: payload with personal fields as references */
  payload: string;
  /** JSON: the values it was judged by */
  facts: string;
  /** JSON: {person, hat, org, roles} */
  actor: string;
  at: string;
  fresh: string;
  /** JSON: names of the effects that the step asked for, so replay can compare them */
  effects: string;
  /** event that told this one; null for what a person, a timer or a route said */
  cause: string | null;
  /** JSON {why} when a told event was refused; it changed nothing, but it is not silent */
  refused: string | null;
  machine_version: number;
  clock: number;
};

type TimersTable = {
  instance_id: string;
  /** xstate's own event type, unique per instance */
  key: string;
  name: string;
  /** ISO instant; null: suspended (its anchor is empty) */
  at: string | null;
  /** ISO instant of the entry of the state */
  armed_at: string;
  /** JSON TimerSetting as it was in force when armed */
  setting: string;
  /** how often it fired already (a reminding timer) */
  fired: number;
};

type OutboxTable = {
  id: string;
  instance_id: string;
  event_id: string;
  /** notify | letter | not-installed */
  kind: string;
  name: string;
  /** JSON */
  payload: string;
  /** pending | done | failed | not-installed */
  status: string;
  attempts: number;
  next_at: string;
  error: string | null;
  created_at: string;
  clock: number;
};

/** What every list shows. One covering index serves the caseload page; ids and process facts only. */
type BoardsTable = {
  id: string;
  machine: string;
  /** dotted leaf paths of the active states, joined with a space */
  state: string;
  running: number;
  rev: number;
  case_id: string | null;
  meeting_id: string | null;
  org_id: string | null;
  client_id: string | null;
  theme: string | null;
  urgency: string | null;
  owner_id: string | null;
  waits_for: string | null;
  due_at: string | null;
  title_ref: string | null;
  title: string | null;
  created_at: string;
  updated_at: string;
  clock: number;
};

type LinksTable = { instance_id: string; target_id: string };

/** Who may see an object; written by commit from the track's view, read by the policy. */
type AccessTable = {
  /** the instance whose view granted it */
  granted_by: string;
  object_id: string;
  subject: string;
  kind: string;
  from_at: string | null;
  until_at: string | null;
  /** clock at which it was taken away; null while it holds */
  revoked_clock: number | null;
};

type AuditTable = {
  seq: Generated<number>;
  at: string;
  actor: string;
  hat: string | null;
  /** create | read | send | refuse | sign-in | export … */
  action: string;
  object_type: string;
  object_id: string | null;
  case_id: string | null;
  /** 0 allowed, 4 refused, 8 failed */
  outcome: number;
  /** event type, refusal code, route: never content */
  detail: string | null;
};

type IdempotencyTable = {
  key: string;
  person_id: string;
  body_hash: string;
  status: number;
  /** JSON: {id, rev} of what was done, or the refusal */
  response: string;
  at: string;
};

type SettingsTable = {
  name: string;
  /** JSON */
  value: string;
  valid_from: string;
  /** organisation, or '*' */
  org_id: string;
};

/** One personal text, encrypted under the key of its scope (a case, a client, an instance without a case). */
type PersonalTable = { id: string; scope: string; nonce: Buffer; body: Buffer; at: string };
type KeysTable = { scope: string; wrapped: Buffer; created_at: string };
/** Keyed hashes of words and word beginnings, so that a name is found without standing in clear text. */
type SearchTokensTable = { token: string; object_id: string };

type PersonsTable = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  /** id in the sign-in library's user table */
  user_id: string | null;
  /** nl | en */
  locale: string;
  active: number;
};

type OrganisationsTable = { id: string; name: string; kind: string; phone: string | null; address: string | null };

type MembershipsTable = {
  id: string;
  person_id: string;
  org_id: string;
  /** what stands on the badge: 'POH-ouderenzorg' */
  title: string;
  /** JSON: Role[] */
  roles: string;
  /** JSON: themes for which this hat is liaison */
  themes: string;
  from_at: string;
  until_at: string | null;
};

type ClientsTable = {
  id: string;
  /** reference into personal: JSON {name, birthDate, address, phone, carer …} */
  details_ref: string;
  gp_person_id: string | null;
  gp_org_id: string | null;
  no_gp_reason: string | null;
  household_id: string | null;
  org_id: string;
  created_at: string;
};

type HouseholdsTable = { id: string; label_ref: string | null };

type OnCallTable = {
  id: string;
  org_id: string | null;
  /** what to call it for: CRISIS_GGZ, EMERGENCY, OUT_OF_HOURS_GP, VEILIG_THUIS, SUICIDE_PREVENTION, PRACTICE, TEAM */
  kind: string;
  label: string;
  phone: string;
  /** JSON: {days: [1..7], from: 'HH:MM', until: 'HH:MM'}[] in Europe/Amsterdam; empty: always */
  hours: string;
  sort: number;
};

type LettersTable = {
  id: string;
  kind: string;
  case_id: string | null;
  meeting_id: string | null;
  item_id: string | null;
  version: number;
  /** reference into personal: JSON content */
  content_ref: string;
  created_at: string;
  clock: number;
};

/** A line in somebody's inbox: a word from `notices`, never personal text; or a letter to open. */
type InboxTable = {
  id: string;
  person_id: string;
  kind: string;
  /** JSON {machine, text, vars} */
  notice: string;
  instance_id: string | null;
  letter_id: string | null;
  at: string;
  read_at: string | null;
  clock: number;
};
