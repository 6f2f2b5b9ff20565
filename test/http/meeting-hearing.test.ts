import { afterAll, beforeAll, expect, it } from 'vitest';
import { upToMeeting, type Flow } from '../live/meeting-flow.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

const STARTS = '2026-12-08T11:30:00.000Z';
const NAME = 'Truus van Vliet';
const SAID = 'Zij durft de trap niet meer op.';
const CRISIS = 'Zij zei dat het voor haar niet meer hoeft.';
let app: TestApp;
let world: World;
let flow: Flow;
let [eline, petra, tom]: Visitor[] = [];

/** Tom is an assistant at the table, who has no ground to hear of a client by his name. */
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  await app.store.write((tx) =>
    tx
      .insertInto('memberships')
      .values({
        id: crypto.randomUUID(),
        person_id: world.people.gone,
        org_id: world.orgs.practice,
        title: 'Assistent',
        themes: '[]',
        roles: '["ASSISTANT"]',
        from_at: '2020-01-01T00:00:00.000Z',
        until_at: null,
      })
      .execute(),
  );
  flow = await upToMeeting(app, world, async () => {});
  app.setClock('2026-12-08T09:00:00.000Z');
  await app.engine.fireDue();
  app.setClock(STARTS);
  [eline, petra, tom] = await Promise.all((['eline', 'petra', 'gone'] as const).map((name) => signIn(app.url, name)));
  await petra.say(flow.meetingId, 'FREEZE_AGENDA');
  const { eline: chair, petra: notes, marieke, gone } = world.people;
  expect((await eline.say(flow.meetingId, 'START_MEETING', { present: [chair, notes, marieke, gone] })).status).toBe(200);
}, 60_000);
afterAll(() => app?.close());

const file = async (visitor: Visitor) => (await visitor.get(`/api/meetings/${flow.meetingId}`)).body;
const hearing = async () => (await file(eline)).items.find((item: any) => item.instance.id === flow.itemId).hearing;
const state = async () => (await file(eline)).instance.row.state;
const seated = async () => (await file(eline)).instance.data.items[flow.itemId].presentFor as string[];
const say = async (visitor: Visitor, type: string, payload: Record<string, unknown> = {}) => (await visitor.say(flow.meetingId, type, payload)).status;
/** The screen of the meeting has nothing of the item for him, and no screen has the name: what the chair lets him hear opens neither. */
async function closedForTom(): Promise<void> {
  const screen = JSON.stringify([await file(tom), (await tom.get(`/api/instances/${flow.meetingId}`)).body]);
  for (const word of [flow.itemId, flow.caseId, flow.client, 'Drie keer gevallen', SAID, CRISIS]) expect(screen).not.toContain(word);
  const lists = await Promise.all(['/api/changes?since=0', '/api/instances', '/api/inbox'].map(async (path) => (await tom.get(path)).body));
  for (const word of [NAME, SAID, CRISIS]) expect(JSON.stringify([screen, lists])).not.toContain(word);
}

it('[MEET19] an assistant at the table keeps an item with a name closed, until he steps out or the chair writes down a ground', async () => {
  const { meetingId, itemId } = flow;
  const { eline: chair, gone } = world.people;
  const refused = await eline.say(meetingId, 'OPEN_ITEM', { item: itemId });
  expect([refused.status, refused.body.code, refused.body.why.nl]).toEqual([409, 'everybodyMayHear', expect.stringContaining('(1)')]);
  expect(await hearing()).toMatchObject([{ person: gone, name: false, way: null }]);
  // Who does not lead is not told who may not hear what.
  expect((await file(tom)).items.flatMap((item: any) => item.hearing ?? [])).toEqual([]);
  await closedForTom();

  const ground = { item: itemId, person: gone, ground: 'VITAL_INTEREST', reason: 'Hij belt zo dadelijk zelf de dochter.' };
  expect(await say(petra, 'HEAR_ANYWAY', ground)).toBe(403);
  expect(await say(eline, 'HEAR_ANYWAY', { ...ground, reason: 'kort' })).toBe(422);
  expect(await say(eline, 'STEP_OUT', { item: itemId, person: gone })).toBe(200);
  expect(await hearing()).toMatchObject([{ person: gone, way: 'LEFT' }]);
  const opened = await eline.say(meetingId, 'OPEN_ITEM', { item: itemId });
  expect([opened.status, opened.body.data.items[itemId].presentFor.includes(gone)]).toEqual([200, false]);
  for (const about of [{ item: itemId }, {}]) expect(await say(petra, 'ADD_NOTE', { ...about, field: 'view.POH_O', text: SAID })).toBe(200);
  await closedForTom();
  expect(await say(eline, 'HEAR_ANYWAY', ground)).toBe(200);
  expect(await seated()).toContain(gone);
  const rows = await app.store.db.selectFrom('audit').select(['detail', 'actor']).where('object_id', '=', meetingId).where('action', '=', 'send').execute();
  expect(rows).toContainEqual({ detail: 'HEAR_ANYWAY', actor: chair });
  // That he hears it opens nothing on his screen.
  await closedForTom();
  expect(await say(eline, 'STEP_OUT', { person: gone })).toBe(200);
});

it('[MEET19] who stepped out and comes back in stops the item, and it goes on only when the chair has chosen', async () => {
  const { gone, marieke, stranger } = world.people;
  expect(await say(tom, 'JOIN')).toBe(200);
  expect(await state()).toEqual(['inSession.paused']);
  expect((await file(eline)).instance.data.open.runningSince).toBeNull();
  expect(await hearing()).toMatchObject([{ person: gone, name: false, way: null }]);
  expect(await seated()).not.toContain(gone);
  await closedForTom();
  const refused = await eline.say(flow.meetingId, 'RESUME_ITEM');
  expect([refused.status, refused.body.code]).toEqual([409, 'everybodyMayHear']);
  const can = (await file(eline)).instance.can.find((one: any) => one.type === 'RESUME_ITEM');
  expect(can).toMatchObject({ allowed: false, guard: 'everybodyMayHear' });
  // Nor as if it were opened anew.
  expect(await say(eline, 'RESUME')).toBe(200);
  expect((await eline.say(flow.meetingId, 'OPEN_ITEM', { item: flow.itemId })).body.code).toBe('everybodyMayHear');

  expect(await say(petra, 'HEAR_NAMELESS', { item: flow.itemId, person: gone })).toBe(403);
  expect(await say(eline, 'HEAR_NAMELESS', { item: flow.itemId, person: gone })).toBe(200);
  expect(await say(eline, 'OPEN_ITEM', { item: flow.itemId })).toBe(200);
  expect(await hearing()).toEqual([{ person: gone, name: false, lacks: [], way: 'NAMELESS' }]);
  expect(await seated()).not.toContain(gone);
  await closedForTom();

  // Who has ground comes in as ever, also somebody who was not invited: it is judged as one who sits there.
  expect(await say(eline, 'LEAVE', { person: marieke })).toBe(200);
  expect(await say(eline, 'JOIN', { person: marieke })).toBe(200);
  expect(await say(eline, 'JOIN', { person: stranger })).toBe(200);
  expect(await state()).toEqual(['inSession.discussing']);
  expect(await seated()).toContain(stranger);
});

it('[MEET19] who comes in during a crisis stops the talk when it goes on, not the crisis', async () => {
  const { gone } = world.people;
  expect(await say(eline, 'STEP_OUT', { person: gone })).toBe(200);
  expect(await say(eline, 'RAISE_CRISIS', { reason: CRISIS })).toBe(200);
  expect(await say(tom, 'JOIN')).toBe(200);
  expect(await hearing()).toMatchObject([{ person: gone, way: null }]);
  expect(await say(eline, 'URGENT_HANDED_OVER')).toBe(422);
  const call = { who: 'Eline', called: 'crisisdienst', at: STARTS, outcome: 'Komt vandaag langs.' };
  expect(await say(eline, 'URGENT_HANDED_OVER', { call })).toBe(200);
  expect(await state()).toEqual(['inSession.paused']);
  await closedForTom();
  expect(await say(tom, 'LEAVE')).toBe(200);
  expect(await say(eline, 'RESUME_ITEM')).toBe(200);
  expect(await state()).toEqual(['inSession.discussing']);
});
