import { markOutbox, type OutboxRow } from '../../db/queries/outbox.ts';
import type { Store, Tx } from '../../db/store.ts';
import { channel } from '../../machines/message/contract.ts';
import type { Track } from '../../machines/track.ts';
import type { Clock, Engine, Vault } from '../engine/types.ts';
import type { Policy } from '../policy/types.ts';
import { deliverLetter, NotInstalled } from './deliver-letter.ts';
import { closeDistributions } from './distribution.ts';
import { keepLetter } from './letters/keep-letter.ts';
import { queueLetter } from './mail/queue.ts';
import { HOUSEHOLD } from '../../machines/household.ts';
import { nudgeHousehold } from '../household/nudge.ts';
import { deliverNotice } from './notify.ts';

export type OutboundDeps = {
  store: Store;
  engine: Pick<Engine, 'send' | 'onCommit'>;
  vault: Vault;
  policy: Policy;
  clock: Clock;
  tracks: readonly Track[];
  /** what stands after the @ of a Message-ID */
  mailDomain?: string;
  /** told after new lines stand in these people's inboxes */
  delivered?: (people: string[]) => void;
  /** says which row failed and why; never content */
  report: (what: string, error: unknown) => void;
};
export type Outbound = {
  /** Carries out all that is due now; resolves when nothing is left. Returns how many rows were done. */
  run(): Promise<number>;
  /** Stops taking up work and waits for what runs. */
  stop(): Promise<void>;
};

const AT_ONCE = 20;
const MOST_ATTEMPTS = 5;
const EVERY_MS = 5000;
const MINUTE_MS = 60_000;

/**
 * The consumer of the outbox: after each commit and at intervals it carries out what is pending. What a row does and the mark that it is done are one
 * transaction, and every line it writes has an id made from the row: a crash or a second server repeats nothing. A failure is tried again after 1, 2,
 * 4 and 8 minutes; after five it stays as `failed`, with the name of the error and no more. `not-installed` rows are left as they are, to be seen.
 */
export function runOutbound(deps: OutboundDeps): Outbound {
  let running: Promise<number> | null = null;
  let again = false;
  let stopped = false;

  async function rounds(): Promise<number> {
    let done = 0;
    do {
      again = false;
      done += await round(deps, () => stopped);
      if (!stopped) await closeDistributions(deps);
    } while (again && !stopped);
    return done;
  }
  function run(): Promise<number> {
    if (stopped) return Promise.resolve(0);
    again = true;
    running ??= rounds().finally(() => (running = null));
    return running;
  }
  const inBackground = () => void run().catch((error) => deps.report('outbound', error));
  const unsubscribe = deps.engine.onCommit(inBackground);
  const interval = setInterval(inBackground, EVERY_MS).unref();

  return {
    run,
    async stop() {
      stopped = true;
      unsubscribe();
      clearInterval(interval);
      await running?.catch(() => {});
    },
  };
}

async function round(deps: OutboundDeps, stopped: () => boolean): Promise<number> {
  let done = 0;
  for (;;) {
    const now = deps.clock.now().toISOString();
    const due = await deps.store.db
      .selectFrom('outbox')
      .select('id')
      .where('status', '=', 'pending')
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .orderBy('clock')
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    if (due.length && !stopped())
      done += await carryOut(
        deps,
        due.map((row) => row.id),
        now,
        stopped,
      );
    if (due.length < AT_ONCE || stopped()) return done;
  }
}

/** All in one transaction; when one of them breaks it, each in its own, so that it takes nobody with it. */
async function carryOut(deps: OutboundDeps, ids: string[], now: string, stopped: () => boolean): Promise<number> {
  try {
    const people = await deps.store.write(async (tx) => {
      const found = new Set<string>();
      for (const id of ids) for (const person of await handle(tx, deps, id, now)) found.add(person);
      return [...found];
    });
    if (people.length) deps.delivered?.(people);
    return ids.length;
  } catch (error) {
    if (ids.length === 1) {
      deps.report(`outbox ${ids[0]}`, error);
      await deps.store.write((tx) => putOff(tx, ids[0], now, error));
      return 0;
    }
    let done = 0;
    for (const id of ids) if (!stopped()) done += await carryOut(deps, [id], now, stopped);
    return done;
  }
}

async function handle(tx: Tx, deps: OutboundDeps, id: string, now: string): Promise<string[]> {
  const row = await tx.selectFrom('outbox').selectAll().where('id', '=', id).where('status', '=', 'pending').executeTakeFirst();
  if (!row) return [];
  const { value: clock } = await tx
    .updateTable('clock')
    .set((eb) => ({ value: eb('value', '+', 1) }))
    .where('id', '=', 1)
    .returning('value')
    .executeTakeFirstOrThrow();
  const tracks = new Map(deps.tracks.map((track) => [track.id, track]));
  let people: string[] = [];
  let left: string[] = [];
  if (row.kind === 'notify') people = await deliverNotice(tx, { tracks, now, instanceId: row.instance_id }, row, clock);
  else if (row.kind === 'letter' && CHANNELS.includes(kindOf(row))) return offer(tx, deps, row, { clock, now });
  else if (row.kind === 'letter') ({ people, undelivered: left } = await deliverLetter(tx, { vault: deps.vault, policy: deps.policy, now }, row, clock));
  else if (row.kind === HOUSEHOLD) people = await nudgeHousehold(tx, { policy: deps.policy, tracks, now }, row, clock);
  else throw new NotInstalled(row.kind);
  // Who could not be reached is told to the meeting when all its letters are out.
  const error = left.length ? JSON.stringify({ undelivered: left }) : null;
  await markOutbox(tx, id, { status: 'done', attempts: row.attempts + 1, next_at: row.next_at, error });
  return people;
}

const CHANNELS: readonly string[] = channel.options;
const kindOf = (row: OutboxRow): string => String((JSON.parse(row.payload) as { kind?: unknown }).kind);

/** A message that asks for its channel: the letter is set and kept, secure mail takes it up, for another channel it waits for a person to carry it. */
async function offer(tx: Tx, deps: OutboundDeps, row: OutboxRow, { clock, now }: { clock: number; now: string }): Promise<string[]> {
  const told = await keepLetter(tx, { vault: deps.vault, policy: deps.policy, now }, row, clock);
  const byMail = kindOf(row) === 'SECURE_MAIL';
  if (byMail) await queueLetter(tx, row, { clock, at: now, domain: deps.mailDomain ?? 'mekoar.invalid' });
  const mark = byMail ? { status: 'done', error: null } : { status: 'not-installed', error: NotInstalled.name };
  await markOutbox(tx, row.id, { ...mark, attempts: row.attempts + 1, next_at: row.next_at });
  return told;
}

async function putOff(tx: Tx, id: string, now: string, error: unknown): Promise<void> {
  const row = await tx.selectFrom('outbox').select(['attempts']).where('id', '=', id).where('status', '=', 'pending').executeTakeFirst();
  if (!row) return;
  const attempts = row.attempts + 1;
  const name = error instanceof Error ? error.constructor.name : 'unknown';
  const next_at = new Date(new Date(now).getTime() + 2 ** row.attempts * MINUTE_MS).toISOString();
  const status = error instanceof NotInstalled ? 'not-installed' : attempts >= MOST_ATTEMPTS ? 'failed' : 'pending';
  await markOutbox(tx, id, { attempts, status, next_at, error: name });
}
