import type { QueryResult } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCaseload } from '../../server/caseload/read-caseload.ts';
import type { Who } from '../../server/engine/types.ts';
import { viewsOf } from '../../server/http/views-of.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { makeCaseload, tellAll, wear, type Made } from '../support/ojg-caseload.ts';
import { makeWorld, type World } from '../support/world.ts';

const FIELDS = ['counted', 'question', 'referrer'];
let app: TestApp;
let world: World;
let ojg: Who;
let made: Made[];

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  ojg = await wear(app, world.people.joost, world.orgs.team, ['OJG']);
  made = await makeCaseload(app, { ojg, count: 12, family: 4 });
  await tellAll(
    app,
    ojg,
    made.slice(0, 2).map((one) => one.track),
    'ACCEPT_REFERRAL',
  );
});
afterAll(() => app.close());

const read = (who: Who, fields = FIELDS) => readCaseload(viewsOf(app), who, { machine: 'ojg', fields });

describe('the caseload of one machine', () => {
  it('is what engine.view shows of the same tracks, with who it is about', async () => {
    const { lines } = await read(ojg);
    expect(lines).toHaveLength(12);
    const line = lines.find(({ row }) => row.id === made[0].track)!;
    const instance = (await app.engine.view(made[0].track, ojg))!;
    expect(line.data).toEqual(Object.fromEntries(FIELDS.map((name) => [name, instance.data[name]])));
    expect(line.row).toEqual({ ...instance.row, title: 'Kind 0 van Dam' });
    expect(line.client).toMatchObject({ name: 'Kind 0 van Dam', age: 18, ageBand: '18-64', householdName: 'Gezin 0' });
    expect(line.timers.map((timer) => timer.name)).toEqual(['OJG_INTAKE']);
  });

  it('gives nobody else a line, and no administrator', async () => {
    const stranger = await wear(app, world.people.stranger, world.orgs.homecare, ['DISTRICT_NURSE']);
    expect((await read(stranger)).lines).toEqual([]);
    expect((await read(await wear(app, world.people.admin, world.orgs.team, ['ADMIN']))).lines).toEqual([]);
  });

  it('names neither case nor client to who referred and does not see the case', async () => {
    const gp = await wear(app, world.people.eline, world.orgs.practice, ['GP']);
    const started = await app.engine.start({
      machine: 'ojg',
      input: { caseId: made[0].caseId, worker: ojg.person, referralQuestion: 'Boos thuis' },
      who: gp,
      key: 'r',
      vouched: true,
    });
    expect(started).toMatchObject({ ok: true });
    const { lines } = await read(gp, [...FIELDS, 'notes', 'caseId']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ client: null, row: { case: null, client: null }, data: { notes: [], caseId: null, question: null } });
  });

  it('asks the database as often for a few as for many', async () => {
    await read(ojg);
    const few = await statements(() => read(ojg));
    await makeCaseload(app, { ojg, count: 60 });
    // What the outbox still carries out, and keys that are opened for the first time, belong to no reading of the board.
    await app.deliver();
    await read(ojg);
    const many = await statements(() => read(ojg));
    expect((await read(ojg)).lines).toHaveLength(73);
    expect(many).toBe(few);
    expect(many).toBeLessThan(16);
  });
});

/** How many statements a reading asks of the database. */
async function statements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const executor = app.store.db.getExecutor();
  const own = executor.executeQuery;
  executor.executeQuery = function counted<R>(...given: Parameters<typeof own>) {
    count += 1;
    return own.apply(this, given) as Promise<QueryResult<R>>;
  };
  try {
    await work();
  } finally {
    executor.executeQuery = own;
  }
  return count;
}
