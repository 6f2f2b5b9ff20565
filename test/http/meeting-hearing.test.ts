import { expect, it } from 'vitest';
import { upToMeeting } from '../live/meeting-flow.ts';
import { startTestApp } from '../support/app.ts';
import { signIn } from '../support/visitor.ts';
import { makeWorld } from '../support/world.ts';

const STARTS = '2026-12-08T11:30:00.000Z';

it(
  '[MEET19] an assistant at the table keeps an item with a name closed, until he steps out or the chair writes down a ground',
  { timeout: 60_000 },
  async () => {
    const app = await startTestApp();
    try {
      const world = await makeWorld(app);
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
      const { meetingId, itemId } = await upToMeeting(app, world, async () => {});
      app.setClock('2026-12-08T09:00:00.000Z');
      await app.engine.fireDue();
      app.setClock(STARTS);
      const [eline, petra, tom] = [await signIn(app.url, 'eline'), await signIn(app.url, 'petra'), await signIn(app.url, 'gone')];
      const { eline: chair, petra: notes, marieke, gone } = world.people;
      await petra.say(meetingId, 'FREEZE_AGENDA');
      expect((await eline.say(meetingId, 'START_MEETING', { present: [chair, notes, marieke, gone] })).status).toBe(200);

      const refused = await eline.say(meetingId, 'OPEN_ITEM', { item: itemId });
      expect([refused.status, refused.body.code, refused.body.why.nl]).toEqual([409, 'everybodyMayHear', expect.stringContaining('(1)')]);
      const hearing = async () => (await eline.get(`/api/meetings/${meetingId}`)).body.items.find((item: any) => item.instance.id === itemId).hearing;
      expect(await hearing()).toMatchObject([{ person: gone, name: false, way: null }]);
      // Who does not lead is not told who may not hear what.
      expect((await tom.get(`/api/meetings/${meetingId}`)).body.items.flatMap((item: any) => item.hearing ?? [])).toEqual([]);

      const ground = { item: itemId, person: gone, ground: 'VITAL_INTEREST', reason: 'Hij belt zo dadelijk zelf de dochter.' };
      expect((await petra.say(meetingId, 'HEAR_ANYWAY', ground)).status).toBe(403);
      expect((await eline.say(meetingId, 'HEAR_ANYWAY', { ...ground, reason: 'kort' })).status).toBe(422);
      expect((await eline.say(meetingId, 'STEP_OUT', { item: itemId, person: gone })).status).toBe(200);
      expect(await hearing()).toMatchObject([{ person: gone, way: 'LEFT' }]);
      const opened = await eline.say(meetingId, 'OPEN_ITEM', { item: itemId });
      expect([opened.status, opened.body.data.items[itemId].presentFor.includes(gone)]).toEqual([200, false]);
      expect((await eline.say(meetingId, 'HEAR_ANYWAY', ground)).status).toBe(200);
      const rows = await app.store.db.selectFrom('audit').select(['detail', 'actor']).where('object_id', '=', meetingId).where('action', '=', 'send').execute();
      expect(rows).toContainEqual({ detail: 'HEAR_ANYWAY', actor: chair });
    } finally {
      await app.close();
    }
  },
);
