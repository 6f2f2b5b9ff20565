import type pg from 'pg';
import type { PostgresServer } from '../../../server/commands/demo/launch-postgres.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { onPostgres } from './prepare-postgres.ts';
import type { Random } from './random.ts';
import type { Server } from './server.ts';

export type Node = { server: Server; proxy: FaultProxy };
type Scene = { postgres: PostgresServer; nodes: Node[]; random: Random };
/** Does one thing and resolves when it is over: what was killed answers again, what was cut is whole. */
type Fault = (scene: Scene) => Promise<void>;

const PAUSE_MS = 5000;
const LONGEST_CUT_MS = 6000;

/** What goes wrong around servers on one PostgreSQL, by name. */
export const faults: Record<string, Fault> = {
  'postmaster killed': ({ postgres }) => postgres.kill(),
  'immediate stop': ({ postgres }) => postgres.crash(),
  'fast restart': ({ postgres }) => postgres.restart(),
  'backends ended': (scene) => endBackends(scene, 'mekoar %'),
  'writer ended': (scene) => endBackends(scene, 'mekoar writer'),
  'backend killed': killBackend,
  'node killed': async ({ nodes, random }) => {
    const { server } = one(nodes, random);
    await server.kill();
    await restart(server);
  },
  'node paused': async ({ nodes, random }) => {
    const pid = one(nodes, random).server.pid()!;
    signal(pid, 'SIGSTOP');
    await sleep(PAUSE_MS);
    signal(pid, 'SIGCONT');
  },
  'line cut': async ({ nodes, random }) => {
    const { proxy } = one(nodes, random);
    proxy.blackhole();
    await sleep(random.whole(200, LONGEST_CUT_MS));
    proxy.heal();
  },
  'line cut for good': async ({ nodes, random }) => {
    const { proxy } = one(nodes, random);
    proxy.blackhole();
    await sleep(random.whole(200, LONGEST_CUT_MS));
    proxy.reset();
    proxy.heal();
  },
  'line reset': async ({ nodes, random }) => one(nodes, random).proxy.reset(),
};

/** What ends a query or a server in the middle, and costs little time: for the small version. */
export const QUICK = ['postmaster killed', 'writer ended', 'node killed', 'line reset'];

/** As whoever keeps servers running does: one that found no database when it started is started again. */
async function restart(server: Server): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return void (await server.start());
    } catch (error) {
      if (tries >= 20) throw error;
      await sleep(200);
    }
  }
}

/** The process may have been killed meanwhile, by another fault. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function endBackends({ postgres }: Scene, name: string): Promise<void> {
  const end = (client: pg.Client) =>
    client.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name like $1 and pid <> pg_backend_pid()', [name]);
  // Another fault may have taken the server away just now.
  await onPostgres(postgres, end).catch(() => {});
}

/** One backend dies of SIGKILL: its postmaster no longer trusts the shared memory, and ends all others. */
async function killBackend({ postgres }: Scene): Promise<void> {
  const pid = await onPostgres(postgres, async (client) => {
    const { rows } = await client.query<{ pid: number }>(`select pid from pg_stat_activity where application_name like 'mekoar %' order by random() limit 1`);
    return rows[0]?.pid;
  }).catch(() => undefined);
  if (pid) signal(pid, 'SIGKILL');
  for (let tries = 0; tries < 100; tries++) {
    await sleep(100);
    const up = await onPostgres(postgres, (client) => client.query('select 1')).catch(() => null);
    if (up) return;
  }
}

const one = (nodes: Node[], random: Random): Node => nodes[random.whole(0, nodes.length - 1)];
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
