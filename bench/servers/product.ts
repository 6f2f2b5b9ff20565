import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Who } from '../../server/engine/types.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';
import { createLogger } from '../../server/runtime/logger.ts';
import { start } from '../../server/start.ts';
import { signIn } from '../../test/support/visitor.ts';
import { makeWorld, type Name } from '../../test/support/world.ts';
import { openCases } from '../support/case-world.ts';
import { serve } from '../support/child.ts';

// The product as it runs, with sessions of three colleagues and cases of theirs. Argument: how many cases.
const folder = mkdtempSync(join(tmpdir(), 'mekoar-product-'));
const clock = systemClock();
const master = randomBytes(32);
const running = await start({
  databaseUrl: `sqlite:${join(folder, 'product.db')}`,
  host: '127.0.0.1',
  port: 0,
  demo: true,
  baseUrl: null,
  clock,
  ids: uuidV7(clock),
  log: createLogger('silent'),
  master: () => master,
});
const world = await makeWorld(running);
const NAMES: Name[] = ['joost', 'marieke', 'petra'];
const people: Who[] = [
  { person: world.people.joost, hat: world.hats.joost[0], org: world.orgs.team, roles: ['WIJ_WORKER'] },
  { person: world.people.marieke, hat: world.hats.marieke[0], org: world.orgs.homecare, roles: ['DISTRICT_NURSE'] },
  { person: world.people.petra, hat: world.hats.petra[0], org: world.orgs.team, roles: ['POH_O', 'LIAISON'] },
];
const cases = await openCases(running.engine, people, Number(process.argv[2] ?? 100));
const cookies: string[] = [];
for (const name of NAMES) cookies.push((await signIn(running.url, name)).cookie);
await running.engine.idle();

const { value } = await running.store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow();
await serve(
  { url: running.url, clock: value, cookies, cases: cases.map(({ id, who }) => ({ id, by: people.indexOf(who) })) },
  async () => ({ rss: process.memoryUsage().rss, cpu: process.cpuUsage() }),
  async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  },
);
