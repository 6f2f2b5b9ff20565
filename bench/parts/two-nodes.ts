import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../../db/open.ts';
import { launchPostgres } from '../../server/commands/demo/launch-postgres.ts';
import { atMost } from '../figure.ts';
import { createDatabase } from '../support/create-database.ts';
import { hire, openCases, openEngine, type BenchCase } from '../support/case-world.ts';
import { child, type Child } from '../support/child.ts';
import { part } from '../support/part.ts';

const AT_ONCE = 32;
type Both = { p99: number; perSecond: number; done: number };

/** G9: two servers on one PostgreSQL that say things to the same cases, beside the same two on cases of their own. */
await part(async ({ quick, rounds, say }) => {
  const server = await launchPostgres({ durable: true });
  const address = server.address('mekoar_bench');
  await createDatabase(server.address('postgres'), 'mekoar_bench');
  const store = await openStore(address);
  const nodes: Child[] = [];
  try {
    await store.migrate();
    const master = randomBytes(32);
    const engine = await openEngine(store, { master });
    const cases = await openCases(engine, await hire(store, 24), quick ? 100 : 400);
    for (let at = 0; at < 2; at++) nodes.push(await child(join(import.meta.dirname, '../servers/node.ts'), [address, master.toString('hex')]));
    const run = (of: (at: number) => BenchCase[]): Promise<Both> => press(nodes, of, quick ? 2 : 8);
    const half = cases.length / 2;
    const apart = () => run((at) => cases.slice(at * half, (at + 1) * half));
    const together = () => run(() => cases);
    await apart();
    const [own, other]: [Both[], Both[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      other.push(await apart());
      own.push(await together());
    }
    say(
      atMost(
        {
          id: 'G9',
          name: `p99 of two servers on the same cases, 2 × ${AT_ONCE} at a time`,
          unit: 'ms, beside the same on cases of their own',
          ours: own.map((one) => one.p99),
          other: other.map((one) => one.p99),
        },
        2,
      ),
    );
    const speeds = { 'same cases events/s': Math.round(own[0].perSecond), 'own cases events/s': Math.round(other[0].perSecond) };
    say({ id: 'G9', fact: 'two servers on one PostgreSQL', values: { ...speeds, 'failed or lost': await lost(store) } });
  } finally {
    for (const node of nodes) await node.stop();
    await store.close();
    await server.stop();
  }
});

async function press(nodes: Child[], of: (at: number) => BenchCase[], seconds: number): Promise<Both> {
  const both = (await Promise.all(nodes.map((node, at) => node.ask({ cases: of(at), c: AT_ONCE, seconds })))) as Both[];
  const sum = (of: (one: Both) => number) => both.reduce((all, one) => all + of(one), 0);
  return { p99: Math.max(...both.map((one) => one.p99)), perSecond: sum((one) => one.perSecond), done: sum((one) => one.done) };
}

/** Calls that were noted in the history of a case and do not stand in the case itself. A refused one would have ended the run. */
async function lost(store: Awaited<ReturnType<typeof openStore>>): Promise<number> {
  const said = await store.db
    .selectFrom('events')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('type', '=', 'LOG_CALL')
    .executeTakeFirstOrThrow();
  const cases = await store.db.selectFrom('instances').select('context').where('machine', '=', 'case').execute();
  return Number(said.n) - cases.reduce((all, { context }) => all + (JSON.parse(context) as { phoneLog: unknown[] }).phoneLog.length, 0);
}
