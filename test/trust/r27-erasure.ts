import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../db/store.ts';
import { runRetention } from '../../server/retention/run.ts';
import { horizon, listDue } from '../../server/retention/due.ts';
import { manualClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import { createLogger } from '../../server/runtime/logger.ts';
import { start, type Running } from '../../server/start.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';
import { randomOf } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

const YEARS = 25;
const BEGIN = '2026-01-05T09:00:00.000Z';

/** synthetic cases that end, a clock that goes from 0 to 25 years, requests and terms: after a destruction nothing of it can be read, and every history is whole. */
export const r27: TrustTest = { id: 'R-27', title: 'erasure and retention over 25 years', run };

type Made = { id: string; client: string; canary: string; wrapped: Buffer[]; held: boolean };

async function run(asked: Asked): Promise<Result> {
  const size = asked.size ?? (asked.quick ? 12 : 400);
  const random = randomOf(asked.seed);
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-retention-'));
  const file = join(folder, 'r27.db');
  const clock = manualClock(new Date(BEGIN));
  const app = await start({
    databaseUrl: `sqlite:${file}`,
    host: '127.0.0.1',
    port: 0,
    demo: true,
    baseUrl: null,
    clock,
    ids: uuidV7(clock),
    log: createLogger('silent'),
    master: (fresh) => loadKeyFile(join(folder, 'key'), fresh),
  });
  try {
    const world = await makeWorld(app);
    const joost = await signIn(app.url, 'joost');
    const cases: Made[] = [];
    for (let n = 0; n < size; n++) cases.push(await closedCase(app, { joost, world, n, held: random.whole(0, 9) === 0 }));
    // The twin: what a deletion that leaves free pages and the log alone would leave behind is found by the same search.
    const there = cases.filter((one) => found(file, one)).length;
    let [early, late] = [0, 0];
    for (let year = 1; year <= YEARS; year++) {
      clock.set(new Date(`${2026 + year}-02-01T09:00:00.000Z`));
      const at = clock.now().toISOString();
      await decideAll(app, world, at);
      await runRetention(app);
      const gone = (await app.store.db.selectFrom('erasures').select('object_id').where('kind', '=', 'case').execute()).length;
      if (year < 15) early += gone;
      if (year === YEARS) late = cases.filter((one) => !one.held).length - gone;
    }
    const erased = new Set((await app.store.db.selectFrom('erasures').select('object_id').execute()).map((row) => row.object_id));
    const readable = cases.filter((one) => erased.has(one.id) && found(file, one));
    const kept = cases.filter((one) => one.held && erased.has(one.id));
    const openAfter = await stillOpen(
      app,
      cases.filter((one) => erased.has(one.id)),
    );
    const replayed = await app.engine.verify();
    const bad = [
      ...(early ? [`${early} destroyed before their term`] : []),
      ...(late ? [`${late} not destroyed after their term`] : []),
      ...readable.slice(0, 5).map((one) => `${one.id}: key or text still in the file`),
      ...kept.map((one) => `${one.id}: destroyed under a hold`),
      ...(openAfter ? [`${openAfter} texts still open`] : []),
      ...replayed.differences.slice(0, 5).map(({ id, what }) => `${id}: ${what}`),
    ];
    const twinFailed = there === cases.length;
    return {
      id: r27.id,
      title: r27.title,
      tried: size,
      lost: bad.length,
      doubled: 0,
      ok: bad.length === 0 && twinFailed && erased.size > 0,
      twinFailed,
      notes: [...bad, `twin "not erased": ${there} of ${cases.length} found by the same search`],
      figures: {
        cases: size,
        years: YEARS,
        erased: erased.size,
        held: cases.filter((one) => one.held).length,
        histories: replayed.instances,
        events: replayed.events,
      },
    };
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function closedCase(app: Running, { joost, world, n, held }: { joost: Visitor; world: World; n: number; held: boolean }): Promise<Made> {
  const canary = `Kanarie${n}x${world.people.joost.slice(0, 4)}`;
  const client = (await joost.post('/api/clients', { name: canary, birthDate: '1950' })).body.id;
  const id = (await joost.start('case', { clientId: client, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost })).body.id;
  await joost.start('action', { caseId: id, text: `Notitie over ${canary}` });
  const closed = await joost.say(id, 'MARK_DUPLICATE');
  if (closed.status !== 200) throw new Error(`A case did not close: ${closed.status}`);
  if (held)
    await app.store.write((tx) =>
      tx
        .insertInto('holds')
        .values({ id: app.ids.uuid(), object_id: id, reason: 'LAWSUIT', set_by: 'x', set_at: BEGIN, lifted_by: null, lifted_at: null })
        .execute(),
    );
  const keys = await app.store.db.selectFrom('keys').select('wrapped').where('scope', 'in', [id, client]).execute();
  return { id, client, canary, wrapped: keys.map((row) => Buffer.from(row.wrapped)), held };
}

/** One person proposes all that is due, another approves: as the desk does. */
async function decideAll(app: Running, world: World, at: string): Promise<void> {
  const due = await listDue(app.store.db, at, await horizon(app.store.db, at));
  for (const { id, kind, rule, law, dueOn } of due.filter((one) => !one.held))
    await app.store.write((tx) =>
      tx
        .insertInto('destructions')
        .values({
          id: app.ids.uuid(),
          object_id: id,
          kind,
          rule,
          law,
          due_on: dueOn,
          state: 'approved',
          proposed_by: world.people.admin,
          proposed_at: at,
          approved_by: world.people.officer,
          approved_at: at,
          done_at: null,
        })
        .execute(),
    );
}

/** Whether file or log still hold the wrapped key (with the master that is the text) or the text itself. */
function found(file: string, { wrapped, canary }: Made): boolean {
  const bytes = Buffer.concat([file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path)));
  return bytes.includes(canary) || wrapped.some((key) => bytes.includes(key));
}

async function stillOpen({ store }: { store: Store }, cases: Made[]): Promise<number> {
  if (cases.length === 0) return 0;
  const scopes = cases.flatMap((one) => [one.id, one.client]);
  let open = 0;
  for (const scope of scopes) {
    open += (await store.db.selectFrom('personal').select('id').where('scope', '=', scope).execute()).length;
    open += (await store.db.selectFrom('search_tokens').select('token').where('object_id', '=', scope).execute()).length;
    open += (await store.db.selectFrom('keys').select('scope').where('scope', '=', scope).where('erased_at', 'is', null).execute()).length;
  }
  return open;
}
