import type { Insertable, Kysely, Transaction } from 'kysely';
import type { Tables } from './types.ts';

/** The transaction (or, for reading, the database) is the only handle passed down. */
export type Tx = Transaction<Tables>;
export type Db = Kysely<Tables>;

/**
 * The storage contract. One implementation per database; test/db/store-contract.ts runs the same suite on each.
 * `write` runs alone: it takes the write lock at once (BEGIN IMMEDIATE) and rolls back whole when `work` throws.
 * `db` reads committed rows and never waits for a writer.
 */
export type Store = {
  readonly kind: 'sqlite' | 'postgres';
  readonly db: Db;
  /** One transaction. `fromReserve`: what must be noted before somebody reads; it may use room that is kept for a full disk (db/reserve.ts). */
  write<T>(work: (tx: Tx) => Promise<T>, how?: { fromReserve?: boolean }): Promise<T>;
  /** Brings the schema up to date; safe to run twice and from two processes at once. Returns the names applied. */
  migrate(): Promise<string[]>;
  /** Throws with one sentence when durability is not what we promise (WAL, synchronous=FULL, foreign keys). */
  assertDurable(): Promise<void>;
  /** After a destruction: what was deleted is cleared from free pages and from the log too. May wait for readers; safe to repeat. */
  clearTraces(): Promise<void>;
  close(): Promise<void>;
};

/** What one batch of commands writes, gathered by the engine and put down in few bulk statements. */
export type Writes = {
  clock: number;
  instances: { insert: Insertable<Tables['instances']>[]; update: (Insertable<Tables['instances']> & { wasRev: number })[] };
  events: Insertable<Tables['events']>[];
  timers: { put: Insertable<Tables['timers']>[]; drop: { instance_id: string; key: string }[] };
  outbox: Insertable<Tables['outbox']>[];
  /** whole rows, insert or replace by id */
  boards: Insertable<Tables['boards']>[];
  /** instance id → all its targets now */
  links: Map<string, string[]>;
  /** granting instance → all its rows now; those that disappear are marked revoked at `clock` */
  access: Map<string, Omit<Insertable<Tables['access']>, 'granted_by' | 'revoked_clock'>[]>;
  idempotency: Insertable<Tables['idempotency']>[];
  personal: Insertable<Tables['personal']>[];
  keys: Insertable<Tables['keys']>[];
  tokens: { object_id: string; tokens: string[] }[];
};
