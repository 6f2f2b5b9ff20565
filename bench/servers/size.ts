import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Who } from '../../server/engine/types.ts';
import { viewsOf } from '../../server/http/views-of.ts';
import { createLogger } from '../../server/runtime/logger.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';
import { start, type Running } from '../../server/start.ts';
import { listPage } from '../../server/views/list.ts';
import { hire, must, openCases } from '../support/case-world.ts';
import { serve } from '../support/child.ts';
import { closedLoop } from '../support/closed-loop.ts';
import { CASELOAD, caseId, manyCases, orgId, peopleFor, personId } from '../support/many-cases.ts';
import { openRaw } from '../support/raw-sqlite.ts';

// The product on a database with so many cases (argument), measured from inside. Order: {seconds}.
const count = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'mekoar-size-'));
const file = join(folder, 'size.db');
const master = randomBytes(32);
const open = (): Promise<Running> => {
  const clock = systemClock();
  return start({
    databaseUrl: `sqlite:${file}`,
    host: '127.0.0.1',
    port: 0,
    demo: true,
    baseUrl: null,
    clock,
    ids: uuidV7(clock),
    log: createLogger('silent'),
    master: () => master,
  });
};

await fill();
const running = await open();
const views = viewsOf(running);
const paused = new Set<number>();
const people = peopleFor(count);
const some = (below: number): number => Math.floor(Math.random() * below);

await serve(
  { megabytes: Math.round(statSync(file).size / 2 ** 20) },
  async ({ seconds }: { seconds: number }) => {
    const page = await closedLoop(1, { seconds }, look);
    const one = await closedLoop(1, { seconds: seconds / 2 }, () => press(0, 1));
    const many = await closedLoop(32, { seconds }, (worker) => press(worker, 32));
    return { page, one, many, rss: process.memoryUsage().rss / 2 ** 20 };
  },
  async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  },
);

/** One real case, told step by step, and then as many copies of it as are asked for. */
async function fill(): Promise<void> {
  const first = await open();
  const [who] = await hire(first.store, 1);
  const [{ id }] = await openCases(first.engine, [who], 1);
  await first.stop();
  const db = await openRaw(file);
  manyCases(db, { id, person: who.person, org: who.org! }, count);
  db.close();
}

function colleague(n: number): Who {
  return { person: personId(n), hat: `0190c${personId(n).slice(5)}`, org: orgId(n), roles: ['WIJ_WORKER'] };
}

/** The first page of somebody's caseload. */
async function look(): Promise<void> {
  const page = await listPage(views, colleague(some(people)), { owner: 'me', machine: 'case', running: true, limit: 50 } as Parameters<typeof listPage>[2]);
  if (!page || page.total < Math.min(CASELOAD, count / people) - 1) throw new Error(`A caseload of the bench has ${page?.total} cases.`);
}

/** The next event of any case at all, of those that this worker has for himself. */
async function press(worker: number, workers: number): Promise<void> {
  const n = some(Math.floor(count / workers) - 1) * workers + worker + 1;
  const type = paused.has(n) ? 'RESUME' : 'PAUSE';
  must(await running.engine.send({ id: caseId(n), type, payload: {}, who: colleague(n % people), key: randomUUID() }));
  if (!paused.delete(n)) paused.add(n);
}
