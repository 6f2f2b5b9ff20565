import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Answer, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let meeting: string;
let item: string;

const done = (answer: Answer) => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** A meeting of three with one nameless item on the table. */
beforeAll(async () => {
  app = await startTestApp({ at: '2026-11-24T11:20:00.000Z' });
  world = await makeWorld(app);
  for (const name of ['petra', 'eline', 'marieke', 'joost', 'stranger'] as Name[]) people[name] = await signIn(app.url, name);
  const { petra } = people;
  meeting = done(
    await petra.start('meeting', {
      title: 'MDO ouderen',
      theme: 'ELDERLY',
      orgId: world.orgs.team,
      startsAt: '2026-11-24T11:30:00.000Z',
      endsAt: '2026-11-24T12:30:00.000Z',
      place: 'De Linde',
      chair: world.people.petra,
      minuteTaker: world.people.joost,
      participants: [
        { person: world.people.petra, discipline: 'POH_O' },
        { person: world.people.eline, discipline: 'GP' },
        { person: world.people.joost, discipline: 'DISTRICT_NURSE' },
        { person: world.people.marieke, discipline: 'POH_GGZ' },
      ],
    }),
  ).id;
  done(await petra.say(meeting, 'SCHEDULE'));
  item = done(
    await petra.start('agendaItem', { ageBand: '80+', theme: 'ELDERLY', question: 'Wat kan een buurvrouw doen?', meetingId: meeting, orgId: world.orgs.team }),
  ).id;
  done(await petra.say(item, 'SCREEN'));
  done(await petra.say(item, 'USE_ANONYMOUS', { ageBand: '80+' }));
  done(await petra.say(meeting, 'FREEZE_AGENDA'));
  done(await petra.say(meeting, 'START_MEETING'));
  done(await petra.say(meeting, 'OPEN_ITEM', { item }));
});
afterAll(() => app.close());

const note = (who: Visitor, text: string, base: number) => who.say(meeting, 'ADD_NOTE', { item, field: 'summary', text, base });

it('shows both texts when two people wrote in one field, and lets the second write over what was shown', async () => {
  done(await note(people.joost, 'Er is al twee keer aangebeld.', 0));
  const refused = await note(people.petra, 'De buurvrouw belt zelf.', 0);
  expect([refused.status, refused.body.code]).toEqual([409, 'noteFresh']);
  expect(refused.body.conflict).toEqual({ field: 'summary', rev: 1, text: 'Er is al twee keer aangebeld.', by: world.people.joost });
  const { data } = done(await note(people.petra, 'Er is al twee keer aangebeld. De buurvrouw belt zelf.', 1));
  expect(data.items[item].notes.summary).toMatchObject({ text: 'Er is al twee keer aangebeld. De buurvrouw belt zelf.', rev: 2 });
});

it('says so too when the other one wiped the field', async () => {
  done(await note(people.joost, '', 2));
  const refused = await note(people.petra, 'Nog iets.', 2);
  expect(refused.body.conflict).toMatchObject({ rev: 3, text: '', by: world.people.joost });
});

it('tells a stranger nothing of the text by a guess at the field', async () => {
  const refused = await note(people.stranger, 'Wat staat hier?', 99);
  expect([refused.status, refused.body.conflict]).toEqual([404, undefined]);
});
