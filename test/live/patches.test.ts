import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';
import { holdMeeting, speakers, upToMeeting, type Flow } from './meeting-flow.ts';
import { openPages, whoOf } from './viewers.ts';

let app: TestApp;
let world: World;
let pages: ReturnType<typeof openPages>;
let flow: Flow;
const VIEWERS: Name[] = ['joost', 'marieke', 'eline', 'petra', 'stranger'];
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  pages = openPages(app, [...(await Promise.all(VIEWERS.map((name) => whoOf(app, world.hats[name][0])))), await whoOf(app, world.hats.petra[1])], {
    bothWays: true,
  });
  await pages.open('mine');
});
afterAll(() => app.close());

const seen = (name: Name, id: string) => pages.pages.find((page) => page.who.person === world.people[name] && page.room === 'mine')!.rows.has(id);

describe('after each event of a meeting, what each viewer had and the patches equal a fresh fetch', () => {
  it('from the signal to the agenda', async () => {
    flow = await upToMeeting(app, world, pages.check);
    expect([seen('joost', flow.caseId), seen('marieke', flow.caseId), seen('stranger', flow.caseId)]).toEqual([true, false, false]);
  });

  it('at the table and after it, also in the rooms of the case and the meeting', async () => {
    await pages.open(`case:${flow.caseId}`);
    await pages.open(`meeting:${flow.meetingId}`);
    await holdMeeting(app, world, flow, pages.check);
    expect([seen('joost', flow.caseId), seen('marieke', flow.caseId), seen('stranger', flow.caseId)]).toEqual([true, true, false]);
  });

  it('when time shuts what the table could see', async () => {
    app.setClock('2027-01-04T10:00:00.000Z');
    await pages.check('ten working days after');
    expect(seen('marieke', flow.caseId)).toBe(false);
    await app.engine.fireDue();
    await pages.check('timers');
  });

  it('when a meeting is postponed with its items, and consent is withdrawn', async () => {
    const { say, start, find } = speakers(app, world);
    const meeting = await start('petra', 'meeting', {
      theme: 'ELDERLY',
      orgId: world.orgs.practice,
      startsAt: '2027-01-06T11:30:00.000Z',
      place: 'De Linde',
      chair: world.people.eline,
      minuteTaker: world.people.petra,
      coordinator: world.people.petra,
      participants: [{ person: world.people.marieke, discipline: 'DISTRICT_NURSE' }],
    });
    await pages.check('meeting');
    await say('petra', meeting, 'SCHEDULE');
    await pages.check('SCHEDULE');
    await say('joost', flow.caseId, 'REQUEST_MDO', { question: 'Gaat het nu beter thuis?' });
    const item = (await find('agendaItem', { case: flow.caseId })).at(-1)!;
    for (const type of ['SCREEN', 'CONSENT_OK']) {
      await say('petra', item, type);
      await pages.check(type);
    }
    expect(seen('marieke', flow.caseId)).toBe(true);
    await say('eline', meeting, 'POSTPONE', { startsAt: '2027-02-10T11:30:00.000Z' });
    await pages.check('POSTPONE');
    expect(seen('marieke', flow.caseId)).toBe(false);
    await say('petra', meeting, 'SCHEDULE', { startsAt: '2027-01-06T13:30:00.000Z', endsAt: '2027-01-06T14:30:00.000Z' });
    await pages.check('SCHEDULE again');
    expect(seen('marieke', flow.caseId)).toBe(true);
    await say('joost', flow.consentId, 'WITHDRAW');
    await pages.check('WITHDRAW');
    expect(seen('marieke', flow.caseId)).toBe(false);
  });

  it('when somebody leaves the table', async () => {
    const { say, find } = speakers(app, world);
    const meeting = (await find('meeting', {})).at(-1)!;
    await say('eline', meeting, 'SUBSTITUTE_PARTICIPANT', { absent: world.people.marieke, substitute: world.people.stranger, discipline: 'DISTRICT_NURSE' });
    await pages.check('SUBSTITUTE_PARTICIPANT');
    await say('eline', meeting, 'POSTPONE', {});
    await say('petra', meeting, 'SCHEDULE', {
      startsAt: '2027-01-08T11:30:00.000Z',
      endsAt: '2027-01-08T12:30:00.000Z',
      participants: [{ person: world.people.joost, discipline: 'WIJ_WORKER' }],
    });
    await pages.check('other participants');
    expect([seen('stranger', meeting), seen('joost', meeting)]).toEqual([false, true]);
  });
});
