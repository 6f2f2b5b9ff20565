import { randomUUID } from 'node:crypto';
import { openStore } from '../../db/open.ts';
import type { Engine, Who } from '../../server/engine/types.ts';
import { launchPostgres } from '../../server/commands/demo/launch-postgres.ts';
import { atLeast } from '../figure.ts';
import { createDatabase } from '../support/create-database.ts';
import { hire, must, openEngine } from '../support/case-world.ts';
import { closedLoop, type Measured } from '../support/closed-loop.ts';
import { part } from '../support/part.ts';
import { peer } from '../support/peer.ts';

const STEPS = ['ACCEPT', 'START', 'BLOCK', 'UNBLOCK', 'BLOCK', 'UNBLOCK', 'BLOCK', 'UNBLOCK'];
const AT_ONCE = 64;

/**
 * G3: cases a second on the same PostgreSQL with fsync on: start, four steps, a word from a person, three steps, and what became of it. Ours is an action that
 * goes through eight events, each its own command of its owner; theirs a workflow with seven steps and a `recv`.
 */
await part(async ({ quick, rounds, say }) => {
  const server = await launchPostgres({ durable: true });
  const [ownUrl, theirUrl] = [server.address('mekoar_bench'), server.address('dbos_bench')];
  await createDatabase(server.address('postgres'), 'mekoar_bench');
  await createDatabase(server.address('postgres'), 'dbos_bench');
  const store = await openStore(ownUrl);
  await store.migrate();
  await store.assertDurable();
  const engine = await openEngine(store);
  const people = await hire(store, 24);
  const dbos = await openDbos(theirUrl);
  const count = quick ? 64 : 600;
  try {
    const ours = () => closedLoop(AT_ONCE, { count }, (worker) => oneOfOurs(engine, people[worker % people.length]));
    const theirs = () => closedLoop(AT_ONCE, { count }, dbos.one);
    for (const warm of [ours, theirs]) await warm();
    const [own, other]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      own.push(await ours());
      other.push(await theirs());
    }
    say(
      atLeast(
        {
          id: 'G3',
          name: `cases of nine durable steps, ${AT_ONCE} at a time, PostgreSQL`,
          unit: 'cases/s, beside DBOS',
          ours: own.map((one) => one.perSecond),
          other: other.map((one) => one.perSecond),
        },
        8,
      ),
    );
    say({ id: 'G3', fact: 'a whole case on PostgreSQL, p50', values: { 'Mekoar ms': Math.round(own[0].p50), 'DBOS ms': Math.round(other[0].p50) } });
  } finally {
    await dbos.close();
    await engine.idle();
    await store.close();
    await server.stop();
  }
});

async function oneOfOurs(engine: Engine, who: Who): Promise<void> {
  const { id } = must(
    await engine.start({ machine: 'action', input: { text: 'Bellen met de apotheek', owner: who.person, source: 'MDO' }, who, key: randomUUID() }),
  );
  for (const type of STEPS) must(await engine.send({ id, type, payload: type === 'BLOCK' ? { reason: 'Niemand neemt op' } : {}, who, key: randomUUID() }));
  if (!(await engine.view(id, who))) throw new Error('A case of the bench cannot be seen.');
}

async function openDbos(url: string): Promise<{ one(): Promise<void>; close(): Promise<void> }> {
  const { DBOS } = await peer('@dbos-inc/dbos-sdk');
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, runAdminServer: false, logLevel: 'error' });
  const step = (name: string) => DBOS.runStep(async () => ({ name, reason: 'Niemand neemt op' }), { name });
  const flow = DBOS.registerWorkflow(
    async (input: object) => {
      for (const name of ['a', 'b', 'c', 'd']) await step(name);
      const said = await DBOS.recv('go', 60);
      for (const name of ['e', 'f', 'g']) await step(name);
      return { input, said, state: 'inProgress' };
    },
    { name: 'case' },
  );
  await DBOS.launch();
  return {
    async one() {
      const workflowID = randomUUID();
      const handle = await DBOS.startWorkflow(flow, { workflowID })({ text: 'Bellen met de apotheek' });
      await DBOS.send(workflowID, 'yes', 'go');
      const { said } = await handle.getResult();
      if (said !== 'yes') throw new Error('A case of DBOS did not hear its person.');
    },
    close: () => DBOS.shutdown(),
  };
}
