import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Broken } from './sim/faults.ts';
import { add, nothing, runSeeds, type Total } from './sim/run-seeds.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** Fewer than these are simulated in this process. */
const WORTH_A_PROCESS = 200;
const PROCESSES = 2;
const TWIN_SEEDS = 12;
/** How each broken store is called, and which it is. */
const TWINS: Record<string, Broken> = {
  'a store that forgets keys': 'forgets-keys',
  'an answer before the commit': 'answers-early',
  'a message marked and not delivered': 'marks-undelivered',
  'timers that are not kept': 'loses-timers',
};

/**
 * [R-11] whole worlds in one thread, each from a seed: the real engine, outbox and SQLite store, with a clock that jumps, requests that are lost, repeated and
 * reordered, and a server that crashes at any statement. `size`: how many seeds, beginning with the one that was asked for.
 */
export const r11: TrustTest = { id: 'R-11', title: 'deterministic simulation of whole worlds', run };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 25 : 1000);
  const began = performance.now();
  const total = size < WORTH_A_PROCESS ? await runSeeds(Array.from({ length: size }, (_, n) => asked.seed + n)) : await inProcesses(size, asked);
  const seconds = (performance.now() - began) / 1000;
  const twins: string[] = [];
  let twinFailed = true;
  for (const [name, broken] of Object.entries(TWINS)) {
    const twin = await runSeeds(
      Array.from({ length: TWIN_SEEDS }, (_, n) => asked.seed + n),
      broken,
    );
    const [found] = twin.bad;
    twinFailed &&= found !== undefined;
    twins.push(`twin "${name}": ${found ? `found at seed ${twin.seeds} of ${TWIN_SEEDS}` : 'not found'}`);
  }
  const enough = total.acknowledged >= size * 3 && total.faults >= size;
  return {
    id: r11.id,
    title: r11.title,
    tried: total.seeds,
    lost: total.lost,
    doubled: total.doubled,
    ok: total.bad.length === 0 && total.seeds === size && enough && twinFailed,
    twinFailed,
    notes: [...total.bad.slice(0, 5).map(({ seed, what }) => `seed ${seed}: ${what} (npm run trust -- --only R-11 --size 1 --seed ${seed})`), ...twins],
    figures: {
      seeds: total.seeds,
      badSeeds: total.bad.length,
      wishes: total.wishes,
      acknowledged: total.acknowledged,
      events: total.events,
      serverLives: total.lives,
      faults: total.faults,
      seedsPerSecond: Math.round((total.seeds / seconds) * 10) / 10,
    },
  };
}

/** Every other seed in a process of its own. */
async function inProcesses(size: number, asked: Asked): Promise<Total> {
  const total = nothing();
  let said = 0;
  const script = join(import.meta.dirname, 'children/simulate.ts');
  const ends = Array.from({ length: PROCESSES }, async (_, at) => {
    const count = Math.ceil((size - at) / PROCESSES);
    const child = spawn(process.execPath, ['--no-warnings', script, `${asked.seed + at}`, `${PROCESSES}`, `${count}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      add(total, JSON.parse(line) as Total);
      if (total.seeds >= said + 1000) asked.say(`${(said = total.seeds)} seeds, ${total.bad.length} bad, ${total.acknowledged} acknowledged`);
    }
    const [code] = await gone;
    if (code !== 0) throw new Error(`A process that simulates ended with ${code}.`);
  });
  await Promise.all(ends);
  return total;
}
