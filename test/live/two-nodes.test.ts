import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { byHand } from '../support/by-hand.ts';
import { hasPostgres, newDatabase } from '../support/postgres.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';
import { SYSTEM } from '../support/engine.ts';
import { listen, type Listener } from './listener.ts';
import { done } from './viewers.ts';

/** Two whole servers, each with its own connections, timers and sockets; nothing shared but the database and the key. */
describe.skipIf(!hasPostgres)('two nodes on one PostgreSQL', () => {
  let nodes: TestApp[];
  let world: World;
  /** signed in at the first node, used at both */
  let joost: Visitor;
  let petra: Visitor;
  const open: Listener[] = [];

  beforeAll(async () => {
    const shared = { databaseUrl: await newDatabase(), master: randomBytes(32) };
    nodes = [await startTestApp({ shared, real: true }), await startTestApp({ shared, real: true })];
    world = await makeWorld(nodes[0]);
    joost = await signIn(nodes[0].url, 'joost');
    petra = await signIn(nodes[0].url, 'petra');
  });
  afterEach(() => open.splice(0).forEach((listener) => listener.close()));
  afterAll(async () => {
    for (const node of nodes) await node.close();
  });

  const join = async (node: number, who: Visitor): Promise<Listener> => {
    const listener = await listen(nodes[node].url, who.cookie);
    open.push(listener);
    return listener;
  };
  const newCase = async (): Promise<{ id: string; clock: number }> => {
    const made = await petra.start('case', { clientId: crypto.randomUUID(), theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost });
    expect(made.status).toBe(201);
    return made.body;
  };
  const db = () => nodes[0].store.db;
  const changed = (page: Listener, id: string, state: string) => page.rows().some((row) => row.id === id && 'state' in row && row.state.includes(state));

  it('a change on one reaches a page of the other at once', async () => {
    const made = await newCase();
    const page = await join(1, joost);
    await page.ask('watch', { room: 'mine', since: made.clock });
    const begun = performance.now();
    await joost.say(made.id, 'RAISE_CONCERN', { reason: 'Maakt zich zorgen.' });
    await page.until(() => changed(page, made.id, 'safety.concern'));
    // The sweep, which finds it without any word, comes every five seconds.
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('who is here is seen on both, and so is leaving', async () => {
    const room = `case:${(await newCase()).id}`;
    const [here, there] = [await join(0, petra), await join(1, joost)];
    await here.ask('watch', { room, since: 0 });
    await there.ask('watch', { room, since: 0 });
    await there.ask('here', { room });
    await here.until(() => here.presence.at(-1)?.people.join() === world.people.joost);
    await here.ask('here', { room });
    await there.until(() => there.presence.at(-1)?.people.length === 2);
    expect(nodes[0].online(room)).toEqual(nodes[1].online(room));
    there.close();
    await here.until(() => here.presence.at(-1)?.people.join() === world.people.petra);
  });

  it('[H7] a line that is cut between them is made again, and loses no change', async () => {
    const made = await newCase();
    const page = await join(1, joost);
    await page.ask('watch', { room: 'mine', since: made.clock });
    const cut = () => sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mekoar listener'`.execute(db());
    for (const field of ['een', 'twee', 'drie']) {
      await cut();
      const { id } = await newCase();
      await joost.say(id, 'RAISE_CONCERN', { reason: field });
      await page.until(() => changed(page, id, 'safety.concern'));
    }
  });

  it('a session that ends on one ends on the other', async () => {
    const marieke = await signIn(nodes[0].url, 'marieke');
    const page = await join(1, marieke);
    await page.ask('watch', { room: 'mine', since: 0 });
    expect((await marieke.post('/api/auth/sign-out')).status).toBeLessThan(300);
    await page.until(() => page.byes.length > 0);
    expect(page.byes).toEqual([{ code: 'session-ended' }]);
  });

  it('a setting that is changed on one holds on the other', async () => {
    const admin = await signIn(nodes[0].url, 'admin');
    const name = 'timer.action.ACTION_REMIND';
    const value = { anchor: 'entry', offset: 1, unit: 'd' };
    expect((await admin.post('/api/settings', { name, value, validFrom: '2026-01-01T00:00:00.000Z' })).status).toBe(201);
    await within(2000, async () => {
      const [id] = await newActions(nodes[1], 1);
      const timer = await db()
        .selectFrom('timers')
        .select('setting')
        .where('instance_id', '=', id)
        .where('name', '=', 'ACTION_REMIND')
        .executeTakeFirstOrThrow();
      return JSON.parse(timer.setting).unit === 'd';
    });
  });

  it('a hundred timers that are due at once fire once each, and what they ask for is delivered once', async () => {
    const ids = await newActions(nodes[0], 100);
    const fired = () =>
      db().selectFrom('events').select(['instance_id']).where('type', 'like', 'xstate.after.ACTION_REMIND%').where('instance_id', 'in', ids).execute();
    const inbox = () => db().selectFrom('inbox').select('id').where('instance_id', 'in', ids).execute();
    const outbox = () => db().selectFrom('outbox').select(['status', 'attempts']).where('instance_id', 'in', ids).execute();
    const asked = await outbox();
    await within(4000, async () => (await inbox()).length === asked.length);
    const at = new Date(nodes[0].clock.now().getTime() + 500).toISOString();
    await byHand(
      nodes[0].store,
      (tx) => tx.updateTable('timers').set({ at }).where('name', '=', 'ACTION_REMIND').where('instance_id', 'in', ids).execute(),
      ids,
    );
    // Wakes both schedulers: one by its own commit, the other by the word of it.
    await newCase();
    await within(25_000, async () => (await fired()).length >= ids.length);
    const deliver = () => Promise.all(nodes.map((node) => node.deliver()));
    await within(25_000, async () => (await deliver(), (await outbox()).every((row) => row.status === 'done')));
    await Promise.all(nodes.map((node) => node.engine.idle()));
    expect((await fired()).map((row) => row.instance_id).sort()).toEqual(ids.toSorted());
    const rows = await outbox();
    expect(rows.length - asked.length).toBeGreaterThanOrEqual(ids.length);
    expect(rows.every((row) => row.attempts === 1)).toBe(true);
    expect(await inbox()).toHaveLength(rows.length);
  });

  const newActions = async (node: TestApp, count: number): Promise<string[]> => {
    const { caseId, owner } = { caseId: (await newCase()).id, owner: world.people.joost };
    const started = Array.from({ length: count }, (_, at) =>
      node.engine.start({
        machine: 'action',
        input: { caseId, owner, text: `Taak ${at}`, due: '2029-12-03', source: 'MDO' },
        who: SYSTEM,
        key: crypto.randomUUID(),
      }),
    );
    return (await Promise.all(started)).map((outcome) => done(outcome).id);
  };
});

/** Looks again and again until it holds; fails when that takes too long. */
async function within(ms: number, holds: () => Promise<boolean>): Promise<void> {
  for (const until = performance.now() + ms; !(await holds()); await new Promise((resolve) => setTimeout(resolve, 20)))
    if (performance.now() > until) throw new Error(`It did not come true within ${ms} ms.`);
}
