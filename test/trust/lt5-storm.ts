import { randomBytes } from 'node:crypto';
import { launchPostgres } from '../../server/commands/demo/launch-postgres.ts';
import { NATIVE } from '../../server/commands/demo/postgres-binaries.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { begin, dueAtOnce, firings, people, quantile } from './tools/storm.ts';
import { openTermEngine, type TermEngine } from './tools/term-engine.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** Longest that a person may wait while the storm is on, beside what he waits without it. */
const MOST_TIMES = 2;
/** Without a storm, people are measured for this long, before it and after it: the machine does other things too. */
const CALM_MS = { quick: 400, full: 10_000 };

/** [LT-5] the Monday after a holiday: so many terms due at one instant, while people work; on SQLite with one node, on PostgreSQL with two. */
export const lt5: TrustTest = { id: 'LT-5', title: 'a Monday storm of due terms while people work', run };

type Measured = { wrong: string[]; calm: number[]; stormy: number[]; seconds: number };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 300 : 100_000);
  const clock = systemClock();
  const sqlite = await openTermEngine(clock);
  const measured: Record<string, Measured> = { sqlite: await storm([sqlite], size, asked).finally(() => sqlite.close()) };
  if (NATIVE && !(asked.quick && asked.size === undefined)) {
    const server = await launchPostgres({ durable: true });
    const shared = { databaseUrl: server.address('postgres'), master: randomBytes(32) };
    const nodes = [await openTermEngine(clock, shared), await openTermEngine(clock, shared)];
    measured.postgres = await storm(nodes, size, asked).finally(async () => {
      for (const node of nodes) await node.close();
      await server.stop();
    });
  }
  return resultOf(measured, size, asked);
}

async function storm(nodes: TermEngine[], size: number, asked: Asked): Promise<Measured> {
  const [{ engine, store }] = nodes;
  const ids = await begin({ engine }, size);
  asked.say(`${size} terms armed on ${store.kind}`);
  const inCalm = () => {
    const until = performance.now() + (asked.quick ? CALM_MS.quick : CALM_MS.full);
    return people(engine, () => performance.now() > until);
  };
  const calm = await inCalm();
  await dueAtOnce(store, new Date(systemClock().now().getTime() - 1000).toISOString());
  const began = performance.now();
  let over = false;
  const working = people(engine, () => over);
  await Promise.all(nodes.map((node) => node.engine.fireDue()));
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  over = true;
  const stormy = await working;
  calm.push(...(await inCalm()));
  const line = [calm, stormy].map((all) => `p50 ${quantile(all, 0.5)} p99 ${quantile(all, 0.99)} ms of ${all.length}`);
  asked.say(`${store.kind}: ${size} in ${seconds} s; people without ${line[0]}, during ${line[1]}`);
  return { wrong: wrongIn(ids, await firings(store)), calm, stormy, seconds };
}

/** Which of these did not ring exactly once. */
export function wrongIn(ids: readonly string[], rang: ReadonlyMap<string, number>): string[] {
  return ids.flatMap((id) => ((rang.get(id) ?? 0) === 1 ? [] : [`${id} rang ${rang.get(id) ?? 0} times`]));
}

function resultOf(measured: Record<string, Measured>, size: number, asked: Asked): Result {
  const all = Object.entries(measured);
  const wrong = all.flatMap(([, one]) => one.wrong);
  const twins = {
    'a term that never rang': wrongIn(['a', 'b'], new Map([['a', 1]])).length,
    'a term that two nodes rang': wrongIn(['a'], new Map([['a', 2]])).length,
  };
  const twinFailed = Object.values(twins).every((count) => count === 1);
  // A small storm is over before it can be told from what else the machine does.
  const judged = !asked.quick && size >= 5000;
  const slow = judged ? all.filter(([, { calm, stormy }]) => quantile(stormy, 0.99) > MOST_TIMES * quantile(calm, 0.99)).map(([name]) => name) : [];
  const figures = Object.fromEntries(
    all.flatMap(([name, { calm, stormy, seconds }]) => [
      [`${name}Seconds`, seconds],
      [`${name}PerSecond`, Math.round(size / Math.max(0.1, seconds))],
      [`${name}CalmP50Ms`, quantile(calm, 0.5)],
      [`${name}CalmP99Ms`, quantile(calm, 0.99)],
      [`${name}StormP50Ms`, quantile(stormy, 0.5)],
      [`${name}StormP99Ms`, quantile(stormy, 0.99)],
      [`${name}StormCommands`, stormy.length],
    ]),
  );
  return {
    id: lt5.id,
    title: lt5.title,
    tried: size * all.length,
    lost: wrong.filter((line) => line.endsWith(' 0 times')).length,
    doubled: wrong.filter((line) => !line.endsWith(' 0 times')).length,
    ok: wrong.length === 0 && slow.length === 0 && twinFailed && all.every(([, one]) => one.stormy.length > 0),
    twinFailed,
    notes: [
      ...wrong.slice(0, 10),
      ...slow.map((name) => `on ${name} people waited more than ${MOST_TIMES} times as long`),
      ...Object.entries(twins).map(([name, count]) => `twin "${name}": ${count} found`),
    ],
    figures,
  };
}
