import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, visitor, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';
import { holdMeeting, upToMeeting, type Flow } from '../live/meeting-flow.ts';
import { textOf } from './pdf-text.ts';

let app: TestApp;
let world: World;
let flow: Flow;
const people = {} as Record<Name, Visitor>;
beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  await app.store.db.updateTable('organisations').set({ phone: '000 123 45 67' }).where('id', '=', world.orgs.practice).execute();
  flow = await upToMeeting(app, world, async () => {});
  await holdMeeting(app, world, flow, async () => {});
  for (const name of ['petra', 'eline', 'joost', 'marieke', 'stranger', 'admin'] as Name[]) people[name] = await signIn(app.url, name);
});
afterAll(() => app.close());

const bytes = async (name: Name, path: string) => {
  const response = await fetch(app.url + path, { headers: { cookie: people[name].cookie } });
  return { status: response.status, type: response.headers.get('content-type'), body: Buffer.from(await response.arrayBuffer()) };
};
const lettersNow = () => app.store.db.selectFrom('letters').selectAll().execute();

describe('the distribution of minutes', () => {
  it('makes one extract for the concluded item with a name, and none for the deferred or the whole', async () => {
    const letters = await lettersNow();
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ kind: 'extract', case_id: flow.caseId, meeting_id: flow.meetingId, item_id: flow.itemId, version: 1 });
  });

  it('keeps its text only encrypted, under the key of the case', async () => {
    const [letter] = await lettersNow();
    const stored = await app.store.db.selectFrom('personal').selectAll().where('id', '=', letter.content_ref.split(':')[1]).executeTakeFirstOrThrow();
    expect(stored.scope).toBe(flow.caseId);
    expect(stored.body.toString('latin1')).not.toContain('Truus');
    const outbox = JSON.stringify(await app.store.db.selectFrom('outbox').selectAll().execute());
    const inbox = JSON.stringify(await app.store.db.selectFrom('inbox').selectAll().execute());
    for (const canary of ['Truus', 'Vliet', 'dochter', 'trap gaat']) expect(outbox + inbox).not.toContain(canary);
  });

  it('reaches the inbox of who sat at the item, once, with one audit row', async () => {
    const lines = await app.store.db.selectFrom('inbox').selectAll().where('kind', '=', 'letter').execute();
    expect(lines.map((line) => line.person_id).sort()).toEqual([world.people.eline, world.people.marieke, world.people.petra].sort());
    const audit = await app.store.db.selectFrom('audit').selectAll().where('action', '=', 'letter').execute();
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({ actor: 'system', case_id: flow.caseId, detail: 'extract to 3' });
  });

  it('ends with the meeting in follow-up', async () => {
    const meeting = (await people.eline.get(`/api/instances/${flow.meetingId}`)).body;
    expect(meeting.state).toBe('followUp');
    expect(meeting.data.minutes.undelivered).toEqual([]);
    expect(meeting.timeline.map((entry: any) => entry.type)).toContain('DISTRIBUTION_DONE');
  });

  it('carried out again writes nothing new', async () => {
    const before = [await lettersNow(), await app.store.db.selectFrom('inbox').selectAll().execute()];
    await app.store.db.updateTable('outbox').set({ status: 'pending' }).where('status', '=', 'done').execute();
    await app.deliver();
    expect([await lettersNow(), await app.store.db.selectFrom('inbox').selectAll().execute()]).toEqual(before);
  });
});

describe('papers over HTTP', () => {
  it('the extract says what was agreed, for who may read it', async () => {
    const [{ id }] = await lettersNow();
    const letter = (await people.marieke.get(`/api/letters/${id}`)).body;
    expect(letter.content).toMatchObject({
      client: 'Truus van Vliet, geboren 2 maart 1941',
      call: 'Vragen? Bel dr. Eline Bakker, Huisartsenpraktijk De Linde: 000 123 45 67',
      meeting: { title: 'MDO ouderen', date: 'dinsdag 8 december 2026, 12:30 uur', place: 'De Linde', chair: 'dr. Eline Bakker' },
      item: {
        question: 'Kan zij nog veilig thuis wonen?',
        decisions: ['Zij blijft thuis met meer hulp.'],
        actions: [{ text: 'Belt de dochter', owner: 'Marieke Dijkstra', due: '11 december 2026' }],
        views: [{ discipline: 'wijkverpleegkundige', text: 'Ziet haar elke dag; de trap gaat niet meer.' }],
        nextReview: '8 juni 2027',
      },
    });
    const pdf = await bytes('marieke', `/api/letters/${id}.pdf`);
    expect(pdf).toMatchObject({ status: 200, type: 'application/pdf' });
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(textOf(pdf.body)).toContain('T');
    for (const name of ['stranger', 'admin'] as Name[]) expect([403, 404]).toContain((await bytes(name, `/api/letters/${id}.pdf`)).status);
    expect((await visitor(app.url).get(`/api/letters/${id}.pdf`)).status).toBe(401);
  });

  it('agenda, minutes and calendar are there for who sits at the table, and for nobody else', async () => {
    for (const paper of ['agenda.pdf', 'minutes.pdf', 'calendar.ics']) {
      expect([paper, (await bytes('marieke', `/api/meetings/${flow.meetingId}/${paper}`)).status]).toEqual([paper, 200]);
      expect([paper, (await bytes('stranger', `/api/meetings/${flow.meetingId}/${paper}`)).status]).toEqual([paper, 404]);
      expect([paper, (await bytes('joost', `/api/meetings/${flow.meetingId}/${paper}`)).status]).toEqual([paper, 404]);
    }
  });

  it('the calendar names no client', async () => {
    const { body } = await bytes('marieke', `/api/meetings/${flow.meetingId}/calendar.ics`);
    const text = body.toString();
    expect(text).toContain('SUMMARY:MDO ouderen');
    for (const canary of ['Truus', 'Vliet', 'thuis', 'Diamantlaan', flow.caseId, flow.itemId]) expect(text).not.toContain(canary);
  });

  it('each paper that is taken along leaves an audit row', async () => {
    const rows = await app.store.db.selectFrom('audit').select(['actor', 'object_type', 'detail']).where('action', '=', 'export').execute();
    for (const detail of ['pdf', 'agenda', 'minutes', 'calendar'])
      expect(rows).toContainEqual(expect.objectContaining({ actor: world.people.marieke, detail }));
  });

  it('the picture of a state comes as SVG in both languages', async () => {
    const nl = await bytes('joost', `/api/instances/${flow.caseId}/diagram.svg?lang=nl`);
    const en = await bytes('joost', `/api/instances/${flow.caseId}/diagram.svg?lang=en`);
    expect(nl.type).toContain('image/svg+xml');
    expect(nl.body.toString()).toContain('>nu</text>');
    expect(en.body.toString()).toContain('>now</text>');
    expect((await bytes('stranger', `/api/instances/${flow.caseId}/diagram.svg`)).status).toBe(404);
  });
});
