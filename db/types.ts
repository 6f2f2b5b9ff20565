import type { Generated } from 'kysely';
import type { DirectoryTables } from './directory-types.ts';

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
  marks: MarksTable;
  audit: AuditTable;
  audit_chains: AuditChainsTable;
  audit_weeks: AuditWeeksTable;
  audit_reviews: AuditReviewsTable;
  idempotency: IdempotencyTable;
  settings: SettingsTable;
  personal: PersonalTable;
  keys: KeysTable;
  masters: MastersTable;
  secrets: SecretsTable;
  erasures: ErasuresTable;
  destructions: DestructionsTable;
  holds: HoldsTable;
  identifiers: IdentifiersTable;
  search_tokens: SearchTokensTable;
  persons: PersonsTable;
  organisations: OrganisationsTable;
  memberships: MembershipsTable;
  clients: ClientsTable;
  households: HouseholdsTable;
  on_call: OnCallTable;
  letters: LettersTable;
  inbox: InboxTable;
  absences: AbsencesTable;
  upgrade_runs: UpgradeRunsTable;
  upgrade_moves: UpgradeMovesTable;
  mails: MailsTable;
  mail_addresses: MailAddressesTable;
  mail_receipts: MailReceiptsTable;
  meeting_mails: MeetingMailsTable;
  totp: TotpTable;
  passkeys: PasskeysTable;
  backup_codes: BackupCodesTable;
  attempts: AttemptsTable;
  invitations: InvitationsTable;
  membership_requests: MembershipRequestsTable;
} & DirectoryTables;

/** What was last done to the whole database, by name. */
type MarksTable = { name: string; value: string; at: string };

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
  /** the chain of the node that wrote it, the place in it, and the keyed hash over the row and the one before; null: older than the chain */
  chain: string | null;
  n: number | null;
  mac: string | null;
  /** DICOM code of the kind of event (NEN 7513): 110110 patient record, 110112 query, 110106 export … */
  event_code: string | null;
  /** C R U D E */
  crud: string | null;
  /** why it was refused, as a code */
  reason: string | null;
  /** name of the professional at that time */
  name: string | null;
  org: string | null;
  /** roles of the hat, separated by spaces */
  roles: string | null;
  /** the responsible user, when somebody acts for another */
  on_behalf: string | null;
  /** TREAT, ETREAT, HOPERAT, HCOMPL, PATRQT, HSYSADMIN */
  purpose: string | null;
  /** keyed hash of the address, of the session */
  point: string | null;
  session: string | null;
  /** pseudonym of the client: keyed hash of the id, never a number of the state */
  client: string | null;
  /** rev of the object */
  version: number | null;
  category: string | null;
  /** version of the policy and the rule of it that allowed */
  policy: string | null;
  rule: string | null;
  /** ids of the rows that gave that rule: the case for its team, a meeting, a consent */
  evidence: string | null;
  consent: string | null;
  emergency: string | null;
  trace: string | null;
  /** route or socket event */
  route: string | null;
  /** how many were found */
  results: number | null;
  /** names of what was asked by, without values */
  shape: string | null;
  /** null: the access itself; `with`: shown beside it; `list`, `socket`: one row per resource and span */
  via: string | null;
};

/** One writer of the log: a node and the key it signs checkpoints with. `before_*`: rows that were there before the chain. */
type AuditChainsTable = { id: string; opened_at: string; source: string; site: string; public_key: string; before_rows: number; before_mac: string };
/** A week of the review; `id` is the day on which it begins. */
type AuditWeeksTable = { id: string; until_at: string; made_at: string; looked_at: number };
type AuditReviewsTable = {
  week: string;
  seq: number;
  risk: number;
  /** JSON: string[] */
  reasons: string;
  /** explained | follow-up | breach; null while nobody looked */
  decision: string | null;
  decided_by: string | null;
  decided_at: string | null;
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
type PersonalTable = {
  id: string;
  scope: string;
  nonce: Buffer;
  body: Buffer;
  at: string;
  /** version of the scope's key; null: the first */ kver: number | null;
};
/** The key of one scope, wrapped by a master. `erased_at`: destroyed; the row stays so that nothing is written under it again. */
type KeysTable = { scope: string; wrapped: Buffer; created_at: string; master_id: string | null; version: number | null; erased_at: string | null };
/** Masters by their fingerprint: one is `current`, the others `old`. `bridge`: this master wrapped by the one before it, until that is retired. */
type MastersTable = { id: string; state: string; made_at: string; bridge: Buffer | null; bridge_by: string | null };
/** Lasting secrets, wrapped by the current master: what is derived from them survives a change of master. */
type SecretsTable = { name: string; master_id: string; wrapped: Buffer; made_at: string };
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
  /** person who added him; null for who came with the set-up or the demo */
  added_by: string | null;
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

/** Who is away from `from_at` until `until_at` (exclusive), and who stands in; nobody when `substitute_id` is empty. */
type AbsencesTable = {
  id: string;
  person_id: string;
  substitute_id: string | null;
  from_at: string;
  until_at: string;
  /** all | org | theme */
  scope: string;
  /** the organisation or the theme */
  value: string | null;
  entered_by: string;
  entered_at: string;
  withdrawn_at: string | null;
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
  /** who it was meant for, when he is away */
  for_person: Generated<string | null>;
  clock: number;
};

/** The shared secret of an app that shows codes, sealed; `last_step`: the last half minute whose code was used. */
type TotpTable = { user_id: string; sealed: string; last_step: number; created_at: string; confirmed_at: string | null };
type PasskeysTable = {
  id: string;
  user_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  /** JSON: string[] */
  transports: string;
  name: string;
  created_at: string;
  last_used_at: string | null;
};
/** Keyed hash of a code on paper; used once. */
type BackupCodesTable = { id: string; user_id: string; hash: string; created_at: string; used_at: string | null };
/** One try of a password or code; `subject` is a keyed hash of account or address. */
type AttemptsTable = { id: string; subject: string; at: string };
type InvitationsTable = {
  id: string;
  token_hash: string;
  person_id: string;
  by_person: string;
  /** 1: the second factor is set up anew too */
  renews_factor: number;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  withdrawn_at: string | null;
};
/** A membership that waits until somebody else confirms it (four eyes). */
type MembershipRequestsTable = {
  id: string;
  person_id: string;
  org_id: string;
  title: string;
  roles: string;
  themes: string;
  from_at: string;
  until_at: string | null;
  by_person: string;
  at: string;
  /** confirmed | refused; null while it waits */
  decision: string | null;
  decided_by: string | null;
  decided_at: string | null;
  membership_id: string | null;
};

/** One mail that leaves, or has left; ids and process facts only. */
type MailsTable = {
  /** the outbox row that asked for it, or derived from what it is about */
  id: string;
  /** letter | invite | code */
  kind: string;
  /** the message, the meeting or the address */
  about_id: string;
  /** mails of one lane leave one after the other: a case, a meeting */
  lane: string;
  case_id: string | null;
  /** who has to know how it fares */
  owner_id: string | null;
  org_id: string | null;
  person_id: string | null;
  /** JSON: process facts */
  payload: string;
  message_id: string;
  /** held | waiting | sending | retrying | sent | uncertain | delivered | read | lost | stuck | stopped */
  status: string;
  /** why it is where it is: no-channel, no-address, not-verified, no-consent, temporary, refused, bounced, … */
  reason: string | null;
  /** code of the mail server: 451, 5.1.1; never its text */
  reply: string | null;
  attempts: number;
  /** how often it was offered anew, by its machine or by a person */
  round: number;
  /** 1: it was once uncertain whether it left; stays */
  flagged: number;
  next_at: string;
  lease_by: string | null;
  lease_until: string | null;
  /** set just before its text goes over the line; a node that dies after that leaves it uncertain */
  data_at: string | null;
  /** id of the address that it went to */
  address: string | null;
  /** SHA-256 of what left */
  hash: string | null;
  created_at: string;
  sent_at: string | null;
  ended_at: string | null;
  clock: number;
};

/** The secure mail address of an organisation, or of a person there; a change is a new row that is verified anew. */
type MailAddressesTable = {
  id: string;
  org_id: string;
  person_id: string | null;
  address: string;
  added_by: string;
  added_at: string;
  /** wrong codes so far */
  tries: number;
  verified_by: string | null;
  verified_at: string | null;
  ended_at: string | null;
};

/** A report of the mail gateway that came in, also one that fits nothing. */
type MailReceiptsTable = { id: string; at: string; kind: string; outcome: string; mail_id: string | null; detail: string | null };

/** What a participant was last told about a meeting. */
type MeetingMailsTable = { id: string; meeting_id: string; person_id: string; sequence: number; fingerprint: string; cancelled: number; mail_id: string };

/** What was destroyed: a case, a signal, a client or a household by its id, and why. */
type ErasuresTable = {
  object_id: string;
  /** case | signal | client | household */
  kind: string;
  at: string;
  /** `request` or the name of the retention rule */
  ground: string;
  law: string;
  decided_by: string;
  approved_by: string;
  /** the erasure (instance) or the destruction (row) that asked for it */
  process_id: string;
  /** when traces in free pages and logs were cleared too */
  finished_at: string | null;
};
/** Due for destruction: proposed by one person, approved by another, done on the day. */
type DestructionsTable = {
  id: string;
  object_id: string;
  /** case | signal */
  kind: string;
  rule: string;
  law: string;
  /** yyyy-mm-dd */
  due_on: string;
  /** proposed | approved | done | withdrawn */
  state: string;
  proposed_by: string;
  proposed_at: string;
  approved_by: string | null;
  approved_at: string | null;
  done_at: string | null;
};
/** Nothing may be destroyed while one runs. */
type HoldsTable = { id: string; object_id: string; reason: string; set_by: string; set_at: string; lifted_by: string | null; lifted_at: string | null };
/** BSN: `ref` into personal under the client's scope; `index_hash` is keyed. */
type IdentifiersTable = {
  client_id: string;
  ref: string;
  index_hash: string;
  org_id: string;
  set_by: string;
  set_at: string;
  checked_kind: string | null;
  checked_on: string | null;
};

/** One time that instances of a machine went to a newer version. */
type UpgradeRunsTable = {
  id: string;
  machine: string;
  to_version: number;
  /** JSON: state that is gone → state that takes its place, as the administrator said */
  map: string;
  by_person: string;
  at: string;
};

/** One instance in such a run. */
type UpgradeMovesTable = {
  run_id: string;
  instance_id: string;
  from_version: number;
  /** rev that the upgrade made; a later one means that it moved on */
  rev: number;
  /** JSON {value, context, timers}: how it stood before */
  before: string;
  undone_rev: number | null;
};
