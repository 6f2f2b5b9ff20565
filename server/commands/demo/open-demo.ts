import { DEMO_STARTS_AT } from '../../../db/seed/neighbourhood.ts';
import { openStore } from '../../../db/open.ts';
import type { Store } from '../../../db/store.ts';
import { atAmsterdam } from '../../../machines/amsterdam.ts';
import { tracks } from '../../../machines/index.ts';
import { createEngine } from '../../engine/engine.ts';
import { createKeys } from '../../engine/keys.ts';
import type { Clock } from '../../engine/types.ts';
import { runOutbound } from '../../outbound/run.ts';
import { createPolicy } from '../../policy/policy.ts';
import { manualClock, offsetClock } from '../../runtime/clock.ts';
import { uuidV7 } from '../../runtime/ids.ts';
import { seedDirectory } from './seed-directory.ts';
import { tellHistory } from './tell-history.ts';

const DAY_MS = 24 * 3600 * 1000;
const READY = 'demo.ready';
/** The day before the first signal of the history. */
const BEFORE_ALL = '2025-09-21T08:00';

type Options = {
  databaseUrl: string;
  /** where the clock stands still; null: it starts ten minutes before the meeting of today and goes on */
  clock: Date | null;
  master: (fresh: boolean) => Buffer;
  /** false: only the people and organisations, nothing has happened yet */
  history?: boolean;
};

/**
 * Fills an empty database with the neighbourhood and its history up to the moment of the demo, and gives the clock that the demo runs on:
 * standing still when a moment was asked for, else running. A folder that was used before goes on where it stopped, never earlier.
 */
export async function openDemo({ databaseUrl, clock, master, history = true }: Options): Promise<Clock> {
  const wanted = clock ?? moment(DEMO_STARTS_AT);
  const store = await openStore(databaseUrl);
  try {
    await store.migrate();
    if (!(await isReady(store))) await fill(store, wanted, master(true), history);
    const last = await lastEvent(store);
    const from = last && last > wanted ? last : wanted;
    return clock ? manualClock(from) : offsetClock(from);
  } finally {
    await store.close();
  }
}

async function fill(store: Store, until: Date, master: Buffer, history: boolean): Promise<void> {
  const clock = manualClock(moment(BEFORE_ALL));
  const ids = uuidV7(clock);
  const keys = createKeys(master);
  const policy = createPolicy();
  const engine = await createEngine({ store, tracks, clock, ids, keys, policy });
  const problems: string[] = [];
  const report = (what: string, error: unknown) => problems.push(`${what}: ${(error as Error).message}`);
  const outbound = runOutbound({ store, engine, vault: engine.vault, policy, clock, tracks, report });
  await seedDirectory({ store, ids, keys, vault: engine.vault }, clock.now().toISOString());
  if (history) await tellHistory({ store, engine, clock, deliver: async () => void (await outbound.run()) }, until);
  await readOldMail(store, until);
  await outbound.stop();
  await engine.idle();
  await store.write(
    async (tx) => void (await tx.insertInto('settings').values({ name: READY, value: 'true', valid_from: until.toISOString(), org_id: '*' }).execute()),
  );
  if (problems.length > 0) throw new Error(`The neighbourhood's mail was not delivered:\n${problems.slice(0, 10).join('\n')}`);
}

/** People read their messages: what is older than the weekend has been seen. */
async function readOldMail(store: Store, until: Date): Promise<void> {
  const seen = new Date(until.getTime() - 4 * DAY_MS).toISOString();
  await store.write(
    async (tx) =>
      void (await tx
        .updateTable('inbox')
        .set((eb) => ({ read_at: eb.ref('at') }))
        .where('at', '<', seen)
        .execute()),
  );
}

/** A filling that broke off half-way is not gone on with, and a database of other people is left alone. */
async function isReady(store: Store): Promise<boolean> {
  if (await store.db.selectFrom('settings').select('name').where('name', '=', READY).executeTakeFirst()) return true;
  if (!(await store.db.selectFrom('persons').select('id').limit(1).executeTakeFirst())) return false;
  throw new Error('This database holds people but no finished demo: begin anew with `npm run demo -- --fresh`, or name another DATABASE_URL.');
}

async function lastEvent(store: Store): Promise<Date | null> {
  const row = await store.db
    .selectFrom('instances')
    .select((eb) => eb.fn.max('updated_at').as('at'))
    .executeTakeFirst();
  return row?.at ? new Date(row.at) : null;
}

const moment = (local: string) => new Date(atAmsterdam(local.slice(0, 10), local.slice(11)));
