import type { Tx } from '../../db/store.ts';
import type { Json, Locale } from '../../machines/track.ts';
import type { Role } from '../../machines/roles.ts';
import type { Can, Instance } from '../contract/shapes.ts';

/** A person under the hat that is worn now, as the session knows it; what policy and engine judge by. */
export type Who = { person: string; hat: string | null; org: string | null; roles: Role[] };

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
};
export type SendCommand = { id: string; type: string; payload: Record<string, unknown>; who: Who; key: string; ifMatch?: number };

/**
 * The engine. Everything that changes an instance goes through `start` and `send`; both resolve after the commit, with a value, and throw only
 * when the outside world is broken (disk, database). Commands that arrive while a commit runs share the next one.
 */
export type Engine = {
  start(command: StartCommand): Promise<Outcome>;
  send(command: SendCommand): Promise<Outcome>;
  /** Fires every timer that is due at the clock's now, in order; returns how many fired. */
  fireDue(): Promise<number>;
  /** The instant of the next timer, or of the next after an instant, for the scheduler. */
  nextTimer(after?: string): Promise<string | null>;
  /** What this person may send now, with reasons; the same facts and guards as a send. */
  can(id: string, who: Who): Promise<Can[]>;
  /** The instance as this person may see it; null when not visible (which is also the answer when it does not exist). */
  view(id: string, who: Who): Promise<Instance | null>;
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

/** Encrypts personal texts under a key per scope; keys are wrapped by the key from the key file. */
export type Keys = {
  newScope(): { dek: Buffer; wrapped: Buffer };
  unwrap(wrapped: Buffer): Buffer;
  seal(dek: Buffer, aad: string, text: string): { nonce: Buffer; body: Buffer };
  open(dek: Buffer, aad: string, sealed: { nonce: Buffer; body: Buffer }): string;
  /** keyed hash of a normalised word for search; not reversible without the key */
  token(word: string): string;
};

/** Reads personal texts for people who may see them; used by views, letters and search. */
export type Vault = {
  /** reference → text; a reference whose key was destroyed reads as null */
  read(refs: string[]): Promise<Map<string, string | null>>;
  /** a copy of `value` in which every reference is replaced by its text */
  resolve<T>(value: T): Promise<T>;
  /** stores one text under a scope outside a machine (client details, letters) and returns its reference; runs in the given write */
  put(tx: Tx, scope: string, text: string): Promise<string>;
};

export type Facts = Record<string, Json>;
