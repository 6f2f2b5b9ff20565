import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import { openStore } from '../db/open.ts';
import type { Store } from '../db/store.ts';
import type { Track } from '../machines/track.ts';
import { createEngine } from '../server/engine/engine.ts';
import { createKeys } from '../server/engine/keys.ts';
import type { Engine, Who } from '../server/engine/types.ts';
import { createPolicy } from '../server/policy/policy.ts';
import type { Figure } from './figure.ts';

const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };

/** G1, G2: durable events a second through the whole engine, beside raw one-row group commits of the same batch size on the same disk. */
export async function benchEngine(
  track: Track,
  input: object,
  event: { type: string; payload: Record<string, unknown> },
  first: { type: string; payload: Record<string, unknown> },
  seconds: number,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-bench-'));
  const store = await openStore(`sqlite:${join(folder, 'bench.db')}`);
  await store.migrate();
  const clock = { manual: false, now: () => new Date() };
  const engine = await createEngine({
    store,
    tracks: [track],
    clock,
    ids: { uuid: () => randomUUID() },
    keys: createKeys(randomBytes(32)),
    policy: createPolicy(),
  });
  const ids: string[] = [];
  for (let at = 0; at < 256; at++) {
    const started = await engine.start({ machine: track.id, input: input as Record<string, unknown>, who: SYSTEM, key: randomUUID() });
    if (!started.ok) throw new Error(JSON.stringify(started));
    await engine.send({ id: started.id, ...first, who: SYSTEM, key: randomUUID() });
    ids.push(started.id);
  }
  const figures: Figure[] = [];
  for (const [c, goal] of [
    [1, 0.9],
    [32, 0.6],
    [256, 0.2],
  ] as const) {
    const raw = await rawCommits(store, c, seconds);
    const ours = await events(engine, ids, event, c, seconds);
    figures.push({
      name: `durable events/s, ${c} at a time`,
      ours: Math.round(ours),
      other: Math.round(raw),
      unit: 'events/s, beside raw rows/s in commits of as many',
      ratio: Math.round((ours / raw) * 100) / 100,
      goal,
      ok: ours / raw >= goal,
    });
  }
  await engine.idle();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return figures;
}

async function events(engine: Engine, ids: string[], event: { type: string; payload: Record<string, unknown> }, c: number, seconds: number): Promise<number> {
  let done = 0;
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: c }, async (_, at) => {
      while (performance.now() < until) {
        const outcome = await engine.send({ id: ids[at % ids.length], ...event, who: SYSTEM, key: randomUUID() });
        if (!outcome.ok) throw new Error(JSON.stringify(outcome));
        done++;
      }
    }),
  );
  return done / seconds;
}

async function rawCommits(store: Store, size: number, seconds: number): Promise<number> {
  let done = 0;
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const rows = Array.from({ length: size }, () => ({ token: randomUUID(), object_id: 'x'.repeat(260) }));
    await store.write((tx) => tx.insertInto('search_tokens').values(rows).execute());
    done += size;
  }
  return done / seconds;
}
