import fc from 'fast-check';
import { openStore } from '../../db/open.ts';
import { launchPostgres } from '../../server/commands/demo/launch-postgres.ts';
import { NATIVE } from '../../server/commands/demo/postgres-binaries.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';
import { commands, type Real, type Wrong } from './model/commands.ts';
import { beginning } from './model/rules.ts';
import { preparePostgres } from './tools/prepare-postgres.ts';
import { prepare, type Prepared } from './tools/prepare.ts';
import { trustServer } from './tools/server.ts';

const LONGEST = 60;
const TWIN_RUNS = 40;

/** [R-10] people say any things in any order to the real server over HTTP; a small model, written by hand, knows every answer and what stands there afterwards. */
export const r10: TrustTest = { id: 'R-10', title: 'a model of one worry, from signal to MDO, against the server', run };

async function run(asked: Asked): Promise<Result> {
  const runs = asked.size ?? (asked.quick ? 20 : 100);
  const began = performance.now();
  const lite = await onDatabase('sqlite', await prepare(), runs, asked);
  const full = NATIVE && !(asked.quick && asked.size) ? await onPostgres(runs, asked) : null;
  const all = [lite, ...(full ? [full] : [])];
  const wrong = all.flatMap(({ failure }) => failure ?? []);
  const twinFailed = all.every(({ twin }) => twin !== null);
  return {
    id: r10.id,
    title: r10.title,
    tried: runs * all.length,
    lost: wrong.length,
    doubled: 0,
    ok: wrong.length === 0 && twinFailed && all.every(({ steps }) => steps > runs * 5),
    twinFailed,
    notes: [...wrong, ...all.map(({ name, twin }) => `twin "a model with one wrong rule" on ${name}: ${twin ?? 'not found'}`)],
    figures: {
      runs,
      databases: all.length,
      ...Object.fromEntries(all.map(({ name, steps }) => [`steps_${name}`, steps])),
      seconds: Math.round((performance.now() - began) / 1000),
    },
  };
}

async function onPostgres(runs: number, asked: Asked) {
  const postgres = await launchPostgres({ durable: true });
  try {
    return await onDatabase('postgres', await preparePostgres(postgres), runs, asked);
  } finally {
    await postgres.stop();
  }
}

/** As many runs as are asked for, and the twin, on one server. */
async function onDatabase(name: string, prepared: Omit<Prepared, 'copy'>, runs: number, asked: Asked) {
  const server = await trustServer(prepared);
  const store = await openStore(prepared.databaseUrl, { unsafe: true });
  try {
    await server.start();
    const real = realOf(server.url, prepared, store);
    const failure = await check(real, runs, asked);
    const { steps } = real;
    asked.say(`${name}: ${runs} runs, ${steps} steps${failure ? `: ${failure}` : ''}`);
    const twin = await check(real, TWIN_RUNS, asked, (type) => type === 'TAKE_TRIAGE');
    await server.stop();
    return { name, steps, failure, twin };
  } finally {
    await server.kill();
    await store.close();
    prepared.remove();
  }
}

function realOf(url: string, { senders, world }: Omit<Prepared, 'copy'>, store: Real['store']): Real {
  const cookieOf = (person: string) => senders.find((sender) => sender.person === person)!.cookie;
  const cookies = { petra: cookieOf(world.people.petra), marieke: cookieOf(world.people.marieke) };
  return { url, store, cookies, people: { petra: world.people.petra, marieke: world.people.marieke }, org: world.orgs.team, client: '', ids: {}, steps: 0 };
}

/** A way to a difference, or null; unless it must be quick the shortest that fast-check finds. */
async function check(real: Real, runs: number, { seed, quick }: Asked, wrong?: Wrong): Promise<string | null> {
  const property = fc.asyncProperty(commands(LONGEST, wrong), async (said) => {
    const setup = () => {
      real.ids = {};
      return { model: beginning(), real };
    };
    await fc.asyncModelRun(setup, said);
  });
  const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: quick || Boolean(wrong) });
  if (!details.failed) return null;
  const cause = details.errorInstance instanceof Error ? details.errorInstance.message : 'failed';
  return `${cause} after ${String(details.counterexample?.[0])} (seed ${details.seed}, path ${details.counterexamplePath})`.slice(0, 600);
}
