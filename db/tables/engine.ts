import type { Generated } from 'kysely';

/** What the engine writes: instances, their history, terms, effects and lines. */
export type EngineTables = {
  clock: ClockTable;
  instances: InstancesTable;
  events: EventsTable;
  timers: TimersTable;
  outbox: OutboxTable;
  boards: BoardsTable;
  links: LinksTable;
  access: AccessTable;
  marks: MarksTable;
  idempotency: IdempotencyTable;
  settings: SettingsTable;
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

/** What was last done to the whole database, by name. */
type MarksTable = { name: string; value: string; at: string };

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
