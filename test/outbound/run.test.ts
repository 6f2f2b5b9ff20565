import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tracks } from '../../machines/index.ts';
import { runOutbound } from '../../server/outbound/run.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { upToMeeting, holdMeeting, speakers } from '../live/meeting-flow.ts';

let app: TestApp;
let world: World;
beforeEach(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
});
afterEach(() => app.close());

const linesOf = (person: string) => app.store.db.selectFrom('inbox').selectAll().where('person_id', '=', person).orderBy('at').execute();
const outbox = (kind: string) => app.store.db.selectFrom('outbox').selectAll().where('kind', '=', kind).execute();

describe('the outbox', () => {
  it('brings a notice to who is meant, without personal text, and tells their screens', async () => {
    const poked: string[] = [];
    const silent = runOutbound({
      store: app.store,
      engine: app.engine,
      vault: app.engine.vault,
      policy: app.policy,
      clock: app.clock,
      tracks,
      delivered: (people) => poked.push(...people),
      report: () => {},
    });
    const { say, start } = speakers(app, world);
    const signal = await start('marieke', 'signal', {
      clientId: crypto.randomUUID(),
      what: 'Ze valt vaak in de gang en de keuken.',
      kind: 'VALLEN_FUNCTIEVERLIES',
      theme: 'ELDERLY',
      sinceWhen: 'WEEKS',
      source: 'DISTRICT_NURSE',
      clientKnows: 'YES',
      orgId: world.orgs.team,
    });
    await say('marieke', signal, 'SUBMIT');
    await app.deliver();
    await silent.run();
    await silent.stop();
    const [petra, marieke] = [await linesOf(world.people.petra), await linesOf(world.people.marieke)];
    expect(petra.map((line) => JSON.parse(line.notice))).toContainEqual(expect.objectContaining({ machine: 'signal' }));
    expect(marieke).not.toHaveLength(0);
    for (const line of [...petra, ...marieke]) expect(line).toMatchObject({ kind: 'notice', instance_id: signal, letter_id: null, read_at: null });
    for (const line of [...petra, ...marieke])
      expect(Object.keys(tracks.find((track) => track.id === 'signal')!.words.nl.notices)).toContain(JSON.parse(line.notice).text);
    expect((await outbox('notify')).every((row) => row.status === 'done')).toBe(true);
    expect(await linesOf(world.people.stranger)).toEqual([]);
  });

  it('tries a row that fails again later and later, then leaves it as failed with the name of the error only', async () => {
    const { start } = speakers(app, world);
    await app.deliver();
    const meeting = await start('petra', 'meeting', { orgId: world.orgs.practice });
    const [event] = await app.store.db.selectFrom('events').select('id').where('instance_id', '=', meeting).execute();
    const at = app.clock.now().toISOString();
    await app.store.db
      .insertInto('outbox')
      .values({
        id: crypto.randomUUID(),
        instance_id: meeting,
        event_id: event.id,
        kind: 'notify',
        name: 'broken',
        payload: '{"to":',
        status: 'pending',
        attempts: 0,
        next_at: at,
        error: null,
        created_at: at,
        clock: 1,
      })
      .execute();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 5; attempt++) {
      await app.deliver();
      const row = (await outbox('notify')).find((one) => one.name === 'broken')!;
      expect(row).toMatchObject({ attempts: attempt, error: 'SyntaxError', status: attempt < 5 ? 'pending' : 'failed' });
      waits.push(Date.parse(row.next_at) - app.clock.now().getTime());
      app.setClock(row.next_at);
    }
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8].map((minutes) => minutes * 60_000));
    await app.deliver();
    expect((await outbox('notify')).find((one) => one.name === 'broken')!.attempts).toBe(5);
  });

  it('one broken row keeps no other from going out', async () => {
    const { say, start } = speakers(app, world);
    const meeting = await start('petra', 'meeting', {
      orgId: world.orgs.practice,
      startsAt: '2026-12-08T11:30:00.000Z',
      place: 'De Linde',
      chair: world.people.eline,
      minuteTaker: world.people.petra,
      participants: [{ person: world.people.marieke, discipline: 'DISTRICT_NURSE' }],
    });
    const [event] = await app.store.db.selectFrom('events').select('id').where('instance_id', '=', meeting).execute();
    const at = app.clock.now().toISOString();
    await app.store.db
      .insertInto('outbox')
      .values({
        id: '00000000-broken',
        instance_id: meeting,
        event_id: event.id,
        kind: 'letter',
        name: 'broken',
        payload: 'no json',
        status: 'pending',
        attempts: 0,
        next_at: at,
        error: null,
        created_at: at,
        clock: 1,
      })
      .execute();
    await say('petra', meeting, 'SCHEDULE');
    await app.deliver();
    expect((await linesOf(world.people.marieke)).map((line) => JSON.parse(line.notice).text)).toEqual(['meetingInvite']);
    expect((await outbox('letter'))[0].status).toBe('pending');
  });

  it('what has no consumer stays to be seen', async () => {
    const { start } = speakers(app, world);
    const meeting = await start('petra', 'meeting', { orgId: world.orgs.practice });
    const [event] = await app.store.db.selectFrom('events').select('id').where('instance_id', '=', meeting).execute();
    const at = app.clock.now().toISOString();
    await app.store.db
      .insertInto('outbox')
      .values({
        id: crypto.randomUUID(),
        instance_id: meeting,
        event_id: event.id,
        kind: 'letter',
        name: 'sendReferral',
        payload: '{"kind":"referral","to":[],"content":{}}',
        status: 'pending',
        attempts: 0,
        next_at: at,
        error: null,
        created_at: at,
        clock: 1,
      })
      .execute();
    await app.deliver();
    expect((await outbox('letter'))[0]).toMatchObject({ status: 'not-installed', error: 'NotInstalled' });
  });

  it('an extract goes to the table only while consent holds; the meeting hears who it did not reach', async () => {
    const flow = await upToMeeting(app, world, async () => {});
    await holdMeeting(app, world, flow, async (what) => {
      // The client takes consent back after the minutes were approved, before they are sent.
      if (what === 'APPROVE_MINUTES') await speakers(app, world).say('joost', flow.consentId, 'WITHDRAW');
    });
    const lines = await app.store.db.selectFrom('inbox').select('person_id').where('kind', '=', 'letter').execute();
    expect(lines).toEqual([]);
    const meeting = JSON.parse(
      (await app.store.db.selectFrom('instances').select('context').where('id', '=', flow.meetingId).executeTakeFirstOrThrow()).context,
    );
    expect(meeting.minutes.undelivered).toEqual([world.people.eline, world.people.marieke, world.people.petra].sort());
    const tasks = await app.store.db.selectFrom('boards').select('title').where('meeting_id', '=', flow.meetingId).where('machine', '=', 'action').execute();
    expect(tasks).toContainEqual({ title: 'deliverByHand' });
  });
});
