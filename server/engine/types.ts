import type { Db, Tx } from '../../db/store.ts';
import type { Json, Locale } from '../../machines/track.ts';
import type { TermEvent } from '../../machines/terms.ts';
import type { Role } from '../../machines/roles.ts';
import type { StandIn } from '../policy/stand-in.ts';
import type { Access } from '../audit/access.ts';
import type { Can, Instance } from '../contract/shapes.ts';

/** A person under the hat that is worn now, as the session knows it; what policy and engine judge by. */
export type Who = {
  person: string;
  hat: string | null;
  org: string | null;
  roles: Role[];
  /** whom he stands in for now; he acts as himself */ standsInFor?: StandIn[];
};

export type Words = Record<Locale, string>;

/** A refusal is a value that a person can read; server/http/problem.ts turns it into a problem document. */
export type Refusal = {
  ok: false;
  status: 400 | 401 | 403 | 404 | 409 | 412 | 422 | 429 | 503;
  /** not-yours, not-found, not-now, stale, bad-input, key-reused, unknown-event, unknown-machine, or the name of a guard */
  code: string;
  why: Words;
  remedy?: Words;
  errors?: { path: string; text: Words }[];
  /** guard noteFresh: what stands there now */
  conflict?: { field: string; rev: number; text: string; by: string };
  rev?: number;
};
export type Done = { ok: true; id: string; machine: string; rev: number; clock: number; /** answered from the idempotency key */ again: boolean };
export type Outcome = Done | Refusal;

export type StartCommand = {
  machine: string;
  input: Record<string, unknown>;
  who: Who;
  key: string;
  /** only the engine, seeds and tests choose one */ id?: string;
  /** the request that it came with; the engine fills it in */
  access?: Access;
  /** its route judged who may: neither `startedBy` nor whether he sees the case is asked again. Never taken from a request */
  vouched?: true;
};
/** Lets a running term stand still, go on, or last longer (machines/terms.ts). */
export type TermCommand = {
  id: string;
  timer: string;
  type: TermEvent;
  payload: Record<string, unknown>;
  who: Who;
  key: string;
  ifMatch?: number;
  access?: Access;
};
export type SendCommand = {
  id: string;
  type: string;
  payload: Record<string, unknown>;
  who: Who;
  key: string;
  ifMatch?: number;
  access?: Access;
  /** its route judged that he may reach an instance that he does not see; the role is asked as ever. Never taken from a request */
  vouched?: true;
};

/**
 * The engine. Everything that changes an instance goes through `start` and `send`; both resolve after the commit, with a value, and throw only
 * when the outside world is broken (disk, database). Commands that arrive while a commit runs share the next one.
 */
export type Engine = {
  start(command: StartCommand): Promise<Outcome>;
  send(command: SendCommand): Promise<Outcome>;
  /** Moves a running term; refused for terms that always run on. */
  term(command: TermCommand): Promise<Outcome>;
  /** Fires every timer that is due at the clock's now, in order; returns how many fired. */
  fireDue(): Promise<number>;
  /** The instant of the next timer, or of the next after an instant, for the scheduler. */
  nextTimer(after?: string): Promise<string | null>;
  /** What this person may send now, with reasons; the same facts and guards as a send. */
  can(id: string, who: Who): Promise<Can[]>;
  /** The instance as this person may see it; null when not visible (which is also the answer when it does not exist). */
  view(id: string, who: Who): Promise<Instance | null>;
  /** The same for several, in their order and in as many statements as for one; what is not visible is left out. */
  views(ids: readonly string[], who: Who): Promise<Instance[]>;
  /** Replays every history and compares with what is stored. */
  verify(
    onProgress?: (done: number, total: number) => void,
  ): Promise<{ instances: number; events: number; differences: { id: string; rev: number; what: string }[] }>;
  /** Called after each commit with the clock it reached: the nudge for the live feed. Returns an unsubscribe. */
  onCommit(listener: (clock: number) => void): () => void;
  /** Waits until nothing is queued or running. */
  idle(): Promise<void>;
};

export type Clock = {
  /** the present instant; a manual clock stands still until it is moved */
  now(): Date;
  readonly manual: boolean;
  /** a manual clock that goes on by itself */
  readonly running?: boolean;
  /** only on a manual clock; never backwards */
  set?(to: Date): void;
};

export type Ids = { uuid(): string };

/** The key of a scope; a renewed one has the next version. */
export type ScopeKey = { key: Buffer; version: number };
/** A row of `keys`, as far as opening it needs. `master_id` null: wrapped before masters had a name. */
export type WrappedKey = { scope: string; wrapped: Buffer; version: number | null; master_id: string | null };
type SealedText = { id: string; scope: string; nonce: Buffer; body: Buffer };

/** Encrypts personal texts under a key per scope; keys are wrapped by a master from the key file. */
export type Keys = {
  /** a fresh key for this scope, and the row to store in the same transaction */
  newScope(
    db: Db | Tx,
    scope: string,
    version?: number,
  ): Promise<{ key: ScopeKey; row: { scope: string; wrapped: Buffer; version: number; master_id: string } }>;
  /** throws KeyMissing when the master that wrapped it is not at hand */
  unwrap(db: Db | Tx, row: WrappedKey): Promise<ScopeKey>;
  seal(key: ScopeKey, at: { id: string; scope: string }, text: string): { nonce: Buffer; body: Buffer; kver: number };
  open(key: ScopeKey, row: SealedText): string;
  /** keyed hash of a normalised word for search; not reversible without the key */
  token(word: string): string;
  /** keyed hash under a key of its own for each use (`bsn`); survives every change of master */
  indexOf(use: string, value: string): string;
  /** one text outside any scope (a second factor), bound to `what`; survives every change of master */
  lock(what: string, text: string): string;
  unlock(what: string, locked: string): string;
  /** secret of the sign-in library */
  session(): Buffer;
  /** name of the master that wraps new keys, as this process knows it */
  master(): string;
};

/** Reads personal texts for people who may see them; used by views, letters and search. */
export type Vault = {
  /** reference → text; a reference whose key was destroyed reads as null */
  read(refs: string[]): Promise<Map<string, string | null>>;
  /** a copy of `value` in which every reference is replaced by its text */
  resolve<T>(value: T): Promise<T>;
  /** stores one text under a scope outside a machine (client details, letters) and returns its reference; runs in the given write */
  put(tx: Tx, scope: string, text: string): Promise<string>;
  /** reads the keys of these scopes as this transaction has them, so that each command of a batch need not ask */
  lookAhead(tx: Tx, scopes: string[]): Promise<void>;
  /** forgets the keys of these scopes, or all: they were destroyed or renewed */
  drop(scopes?: string[]): void;
};

export type Facts = Record<string, Json>;
