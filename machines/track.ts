import type { z } from 'zod';
import type { AnyStateMachine } from 'xstate';
import type { HolidayChoice } from './holidays.ts';
import type { Resource, SharedContent } from './resources.ts';
import type { Role } from './roles.ts';
import type { Spent } from './time-spent.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Locale = 'nl' | 'en';

/** Who says something to an instance: a person under one hat (membership), or the system itself. */
export type Actor = {
  /** person id, or 'system' */
  person: string;
  /** membership id: for which organisation the person speaks; absent for the system */
  hat?: string;
  org?: string;
  /** roles of the hat, plus those assigned on this object (CASE_OWNER, CHAIR …), plus ANY_PRO or SYSTEM */
  roles: Role[];
};

/** What the engine adds to every event and to the input of a start; stored with it, so replay needs nothing else. */
export type Told = {
  /** ISO instant, UTC */
  at: string;
  by: Actor;
  /** values of the facts that this machine declared for this event */
  facts: Record<string, Json>;
  /** a fresh UUID that the machine may use for what it makes in this step (an item, the case that it opens) */
  fresh: string;
};

/** The union of a machine's events, inferred from its contract, as its guards and actions receive them. */
export type Said<E extends Record<string, z.ZodObject>> = {
  [K in keyof E & string]: { type: K } & z.output<E[K]> & Told;
}[keyof E & string];

/** What a machine's context factory receives: the parsed input, its own id, and what the engine adds. */
export type Born<I extends z.ZodObject> = z.output<I> & Told & { self: string };

/** One zod schema for the start, one per event (payload without `type`), one for the context (checked on restore). */
export type Contract = {
  input: z.ZodObject;
  events: Record<string, z.ZodObject>;
  context: z.ZodObject;
};

/** What a fact may ask. Rows are read inside the transaction, so what the same batch wrote is seen. */
export type Query =
  | {
      from: 'instances';
      machine?: string;
      ids?: string[];
      caseId?: string | null;
      meetingId?: string | null;
      clientId?: string;
      /** the person who has the ball, and the organisation, as their board lines say */
      ownerId?: string;
      orgId?: string;
      /** those whose board line points at this */
      linkedTo?: string;
      /** only those that have not ended */
      running?: boolean;
    }
  | { from: 'people'; ids: string[] }
  /** age band and GP of a client on the day of the event; the name stays behind */
  | { from: 'client'; id: string }
  /** the organisation that gets what is addressed to nobody: the social team of the neighbourhood */
  | { from: 'team' }
  /** who of these may hear of this case by its name now, and which categories of it (server/policy/ground.ts) */
  | { from: 'ground'; caseId: string; people: { person: string; org: string | null }[]; meeting?: string }
  /** dated settings of this name, of every organisation (`*`: for all), the oldest first */
  | { from: 'settings'; name: string }
  /** the rule by which a fund that this organisation takes part in pays for this kind of work on this day: none or one */
  | { from: 'fund'; kind: 'HOUR_TALK'; orgId: string; on: string }
  | { from: 'none' };

export type InstanceRow = { id: string; machine: string; state: Json; context: any; running: boolean };
export type ClientRow = { id: string; ageBand: string | null; gpPerson: string | null; gpOrg: string | null; noGpReason: string | null };
export type GroundRow = { person: string; name: boolean; may: Resource[] };
export type SettingRow = { org: string; validFrom: string; value: Json };
export type PersonRow = { id: string; roles: Role[]; orgs: string[]; active: boolean };

/** A fact: what a guard needs to know from elsewhere. `pick` reduces the rows to a small JSON value. */
export type Fact = {
  /** event types that need it; 'start' is the start */
  for: string[];
  query: (args: { context: any; event: any; self: string }) => Query;
  pick: (rows: any[], args: { context: any; event: any; self: string }) => Json;
};

/** Which instances a tell goes to: one id, or all running ones that match. */
export type Target = { id: string } | { machine: string; caseId?: string; meetingId?: string; linkedTo?: string; in?: string[] };

/** Who is told by an outbox row. `holders` are the people who hold an assigned role on this object. */
export type Audience = { person: string } | { role: Role; org?: string; theme?: string } | { holders: Role } | { participants: true } | { team: true };

/** What an effect of a machine turns into. start and tell happen in the same transaction; the rest are outbox rows. */
export type Command =
  | { do: 'start'; machine: string; input: Record<string, unknown>; id?: string }
  | { do: 'tell'; to: Target; type: string; payload?: Record<string, unknown> }
  | { do: 'notify'; to: Audience; text: string; vars?: Record<string, Json> }
  | { do: 'letter'; kind: string; to: string[]; content: Record<string, Json> }
  | { do: 'show' };

export type Effect = (args: { context: any; event: any; self: string; state: Json }) => Command[];

export type Unit = 'wd' | 'd' | 'w' | 'mo' | 'y' | 'min' | 'h' | 'wh';

/** When a named delay fires. Stored as a dated setting row; what stands in the track is the default. */
export type TimerSetting = {
  /** 'entry' (of the state), or the name of a context field with an ISO date; a null field suspends the timer */
  anchor: string;
  /** may be negative: before the anchor */
  offset: number;
  unit: Unit;
  /** context field whose value chooses a variant, e.g. urgency */
  by?: string;
  variants?: Record<string, { offset: number; unit: Unit }>;
  /** a reminding timer: fires again after this long, as long as the state lasts */
  repeats?: { offset: number; unit: Unit };
  /** false: a term of the law or of safety, or a date that belongs to something else: nobody lets it stand still or makes it longer (machines/terms.ts) */
  maySuspend?: false;
  /** which optional free days count, as it was chosen when the timer was armed */
  holidays?: HolidayChoice;
};

/** A line of a board and of every list; process facts and ids only, never personal text. */
export type BoardRow = {
  caseId?: string | null;
  meetingId?: string | null;
  orgId?: string | null;
  clientId?: string | null;
  theme?: string | null;
  urgency?: string | null;
  /** the person who has the ball */
  ownerId?: string | null;
  /** the role that is waited for, when it is no single person */
  waitsFor?: Role | null;
  /** ISO; absent: the earliest running timer that does not only remind */
  dueAt?: string | null;
  /** a personal text reference, or a plain word without personal data; absent: the client's name */
  titleRef?: string | null;
  title?: string | null;
  /** other instances that this one points at, for tells with `linkedTo` */
  links?: string[];
};

/**
 * Who may see an object, as rows. Subjects: `person:<id>`, `org:<id>` (every hat there), `triage:<org>` (hats with a triage role there), `managers:<org>`,
 * `role:<role>`, `mdo` (every professional: only for consents), `meeting:<id>` (its participants), `meeting:<id>:lead` (chair, minute taker,
 * coordinator). What a kind gives is for server/policy/relations.ts and its rules to say; a consent alone shows nobody anything.
 * An object with a caseId is also seen by who sees the case, unless the track says `ownAccessOnly`.
 */
export type AccessRow = {
  /** default: this instance */
  object?: string;
  subject: string;
  /**
   * `addressee`: something was sent or asked; he sees what `see` leaves, and no texts in the timeline. `recipient`: the same for a letter that rests on
   * consent, until that is taken back. `org`: the record of one's own organisation. `breakGlass`: an emergency access, read only; `lifeThreat`: one that a refusal of
   * the client does not stop. `deny`: a personal block, which
   * beats all others. `consent:…`, `veto:…`, `ended:…` on a case: the client agreed to, refused, took back the sharing of this content with the subject.
   */
  kind:
    | 'team'
    | 'triage'
    | 'participant'
    | 'lead'
    | 'reporter'
    | 'owner'
    | 'meeting'
    | 'addressee'
    | 'recipient'
    | 'org'
    | 'breakGlass'
    | 'lifeThreat'
    | 'deny'
    | `${'consent' | 'veto' | 'ended'}:${SharedContent}`;
  from?: string | null;
  until?: string | null;
};

export type View = {
  board: (context: any, state: Json) => BoardRow;
  access: (context: any, self: string, state?: Json) => AccessRow[];
  ownAccessOnly?: boolean;
  /** the category to which an instance belongs as a whole; absent: a signal or exploration, which is for the care team alone */
  resource?: Resource;
  /** fields of context and payloads (dotted paths) that belong to another category; who may not read that does not get them */
  fields?: Record<string, Resource>;
  /** roles held on this object: CASE_OWNER, CHAIR, MINUTE_TAKER → person ids */
  assigned?: (context: any) => Partial<Record<Role, string[]>>;
  /** whose key encrypts the personal fields of this event; default: the case, else this instance */
  scope?: (args: { context: any; event: any; self: string }) => string;
  /** what a viewer gets of the context; ids that he may not see must not leave. Default: all of it. */
  see?: (context: any, viewer: Viewer) => Record<string, unknown>;
  /** whether what was said of this id here is closed to a viewer who may see the id itself; for the timeline, as `see` for the context */
  closed?: (context: any, id: string, viewer: Viewer) => boolean;
};

export type Viewer = { person: string; org?: string; roles: Role[]; kinds: string[]; visible: (id: string) => boolean };

/** State keys are dotted paths of state names: `inSession.discussing`, `lifecycle.triage`. */
export type TrackWords = {
  /** names of the machine, singular and plural */
  name: string;
  plural: string;
  states: Record<string, string>;
  /** the button, and the sentence in the timeline; `{by}` `{field}` are filled in */
  events: Record<string, { label: string; done: string; help?: string }>;
  /** label and optional help per field of input and payloads */
  fields: Record<string, string | { label: string; help?: string }>;
  /** enum value → label, over all fields of the machine */
  values: Record<string, string>;
  /** a refusal a person can read, and the way out */
  guards: Record<string, { why: string; remedy?: string }>;
  /** the sentence of now per state; `{owner}` `{due}` `{waitsFor}` and context fields are filled in */
  now: Record<string, string>;
  /** what the timer means if nobody acts: "gaat een herinnering naar …" */
  timers: Record<string, string>;
  /** notification texts by the name that `notify` uses; no personal data */
  notices: Record<string, string>;
};

export type Example = {
  rule: string;
  title: string;
  input?: Record<string, unknown>;
  facts?: Record<string, Json>;
  given?: Saying[];
  when: Saying;
  then: {
    state?: Json;
    /** names of the effects that fire, and no other; absent: not looked at */
    effects?: string[];
    /** timers that run afterwards */
    timers?: string[];
    /** name of the guard, or 'role', or 'not-now' */
    refused?: string;
  };
};
export type Saying = { type: string; by?: Role[]; person?: string; at?: string; facts?: Record<string, Json> } & Record<string, unknown>;

/**
 * The way out when a guard says no: a step of the same thing, a place that mends it, somebody who can, or waiting for what is nobody's here (`outside`), for who has it
 * (`owner`), or for nothing because another way of the same step is taken (`branch`). `fill`: the form of the step asks for it.
 */
export type Mend =
  | { say: string }
  | { open: 'consent' | 'meeting' | 'agenda' | 'tracks' | 'referral' }
  | { ask: Role }
  | { wait: 'outside' | 'owner' | 'branch' }
  | { fill: true };

export type Track = {
  id: string;
  version: number;
  machine: AnyStateMachine;
  contract: Contract;
  view: View;
  words: Record<Locale, TrackWords>;
  facts: Record<string, Fact>;
  effects: Record<string, Effect>;
  timers: Record<string, TimerSetting>;
  /** guards that look at the payload, so `can` cannot judge them before the person has typed */
  payloadGuards: string[];
  /** for a guard that fails: what to fill into its words, and the missing fields when it is about completeness (→ 422) */
  explain?: Record<
    string,
    (args: {
      context: any;
      event: any;
    }) => { missing?: string[]; theirs?: string; /** the guard whose words say it better */ insteadOf?: string } & Record<string, Json | undefined>
  >;
  /** what mends a guard that says no; machines/mends.ts has those of the tracks that say none themselves */
  mends?: Record<string, readonly Mend[]>;
  /** guards that stand on no transition: `explain` names one with `insteadOf` when its words say better what is wrong */
  saysInstead?: string[];
  /** who may start one; absent: ANY_PRO */
  startedBy?: readonly Role[];
  /** states in which nothing is waited for, with the reason: they need no timer and no owner */
  rest: Record<string, string>;
  /** states in which somebody is reminded by the engine's idle reminder: state → role */
  waitsFor: Record<string, Role>;
  examples: Example[];
  /** minutes of work that an instance holds, for the ledger of hours; absent: those of its context's `ledger`, when it has one (decision 029) */
  time?: (context: any) => Spent[];
  /** definitions of versions before this one, whole tracks that share what did not change: what runs on them goes on with them, and their histories replay */
  earlier?: Track[];
  /** how an instance comes from the version named (n) to the next one (n + 1); one entry for each version in `earlier` */
  upgrade?: Record<number, Upgrade>;
};

/** Where an instance stands and what it knows, without the machine. */
export type Placed = { value: Json; context: any };

/** The way from one version to the next. Pure: the same snapshot gives the same result at any time. */
export type Upgrade = {
  /** states that are gone, by dotted path, and the path that takes their place; what lies below a path goes along */
  states?: Record<string, string>;
  /** the snapshot as the next version wants it, after `states`; or why this one cannot be placed. Absent: the context stays as it was */
  carry?: (old: Placed) => Placed | { cannot: Record<Locale, string> };
};

/** Event types that the engine itself writes into a history. */
export const ENGINE_EVENTS = ['start', 'IDLE', 'UPGRADED', 'UPGRADE_UNDONE', 'TERM_SUSPENDED', 'TERM_RESUMED', 'TERM_EXTENDED'] as const;

/**
 * Checks that a track's folder is filled in and returns it, with the words of its earlier versions below its own, because older instances stand in states that
 * only those know. Throws with the name of what is missing.
 */
export function defineTrack(track: Track): Track {
  for (const locale of ['nl', 'en'] as const)
    for (const type of Object.keys(track.contract.events))
      if (!track.words[locale].events[type]) throw new Error(`${track.id}: no ${locale} words for ${type}`);
  for (const type of ENGINE_EVENTS) if (type in track.contract.events) throw new Error(`${track.id}: ${type} is an event of the engine`);
  for (const { id, version } of track.earlier ?? [])
    if (id !== track.id || version >= track.version || !track.upgrade?.[version]) throw new Error(`${track.id}: no way from version ${version} to the next`);
  return track.earlier?.length ? { ...track, words: { nl: wordsOfAll(track, 'nl'), en: wordsOfAll(track, 'en') } } : track;
}

function wordsOfAll(track: Track, locale: Locale): TrackWords {
  const all = [...(track.earlier ?? []), track].map((one) => one.words[locale]);
  const under = (part: Exclude<keyof TrackWords, 'name' | 'plural'>) => Object.assign({}, ...all.map((words) => words[part]));
  const parts = (['states', 'events', 'fields', 'values', 'guards', 'now', 'timers', 'notices'] as const).map((part) => [part, under(part)]);
  return { ...track.words[locale], ...Object.fromEntries(parts) };
}

/** Inert implementations for effects: the machine asks for them by name, the engine carries them out. */
export function effectNames<const N extends string>(...names: N[]): Record<N, () => void> {
  return Object.fromEntries(names.map((name) => [name, () => {}])) as Record<N, () => void>;
}

/** Dummy delays: the true moment comes from a dated setting. 1 ms, because an absent delay fires at once. */
export function namedDelays<const N extends string>(...names: N[]): Record<N, number> {
  return Object.fromEntries(names.map((name) => [name, 1])) as Record<N, number>;
}
