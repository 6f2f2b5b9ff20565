import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { tracks } from '../../machines/index.ts';
import { openDemo } from '../../server/commands/demo/open-demo.ts';
import { IDLE } from '../../server/engine/live.ts';
import { verifyAll, verifyOne } from '../../server/engine/verify.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { randomOf } from './tools/random.ts';

const MOST_CHANGES = 30;
const FACT = 'a changed fact';
const installed = new Map(tracks.map((track) => [track.id, track]));

/** every history of the demo's neighbourhood, replayed, gives the same snapshots and the same effects; the runs of replay theirs too. */
export const r12: TrustTest = { id: 'R-12', title: 'every history replays equal', run };

async function run(asked: Asked): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-replay-'));
  const file = join(folder, 'mekoar.db');
  try {
    await openDemo({ databaseUrl: `sqlite:${file}`, clock: null, master: () => loadKeyFile(join(folder, 'key'), true) });
    return await replayTold(folder, asked);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same on a neighbourhood that was told already, in `mekoar.db` of this folder. The file stays as it is; a copy beside it is harmed. */
export async function replayTold(folder: string, asked: Asked): Promise<Result> {
  const file = join(folder, 'mekoar.db');
  const replayed = await onStore(file, (store) => verifyAll(store, installed));
  cpSync(file, join(folder, 'twin.db'));
  const twins = await onStore(join(folder, 'twin.db'), (store) => harm(store, asked));
  const twinFailed = twins.every(({ name, tried, found }) => (name === FACT ? found > 0 : found === tried));
  return {
    id: r12.id,
    title: r12.title,
    tried: replayed.instances,
    lost: replayed.differences.length,
    doubled: 0,
    ok: replayed.differences.length === 0 && replayed.instances > 100 && twinFailed,
    twinFailed,
    notes: [
      ...replayed.differences.slice(0, 6).map(({ id, rev, what }) => `${id} rev ${rev}: ${what}`),
      ...twins.map(({ name, tried, found }) => `twin "${name}": ${found} of ${tried} found`),
    ],
    figures: { histories: replayed.instances, events: replayed.events, ...Object.fromEntries(await perMachine(file)) },
  };
}

async function onStore<T>(file: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(`sqlite:${file}`);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function perMachine(file: string): Promise<[string, number][]> {
  const rows = await onStore(file, (store) =>
    store.db
      .selectFrom('instances')
      .select('machine')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .groupBy('machine')
      .orderBy('machine')
      .execute(),
  );
  return rows.map(({ machine, count }) => [machine, Number(count)]);
}

type Twin = { name: string; tried: number; found: number };

/** Changes one event at a time, replays, and puts it back. A fact that no rule looked at may be changed unnoticed; a step that is gone may not. */
async function harm(store: Store, asked: Asked): Promise<Twin[]> {
  const random = randomOf(asked.seed);
  const events = random.shuffled(
    await store.db
      .selectFrom('events')
      .select(['id', 'instance_id', 'facts', 'type', 'effects'])
      .where('refused', 'is', null)
      .where('type', '!=', IDLE)
      .execute(),
  );
  const attempt = async (name: string, chosen: typeof events, change: (event: (typeof events)[number]) => object): Promise<Twin> => {
    let found = 0;
    for (const event of chosen) {
      const before = await store.db.selectFrom('events').selectAll().where('id', '=', event.id).executeTakeFirstOrThrow();
      await store.write(async (tx) => void (await tx.updateTable('events').set(change(event)).where('id', '=', event.id).execute()));
      const differences = await verifyOne(store, installed, event.instance_id);
      if (differences.length > 0) found++;
      await store.write(async (tx) => void (await tx.updateTable('events').set(before).where('id', '=', event.id).execute()));
    }
    return { name, tried: chosen.length, found };
  };
  const most = asked.quick ? 6 : MOST_CHANGES;
  const withFacts = events.filter((event) => event.type !== 'start' && event.facts !== '{}').slice(0, most);
  return [
    await attempt(FACT, withFacts, (event) => ({ facts: JSON.stringify(otherwise(JSON.parse(event.facts))) })),
    await attempt('a step that is gone', events.filter((event) => event.type !== 'start').slice(0, most), () => ({ refused: '{}' })),
    await attempt('a changed list of effects', events.slice(0, most), (event) => ({ effects: JSON.stringify([...JSON.parse(event.effects), 'never']) })),
  ];
}

/** The same shape with everything in it said otherwise. */
function otherwise(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [] : ['something'];
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, otherwise(inner)]));
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return value === null ? 'something' : null;
}
