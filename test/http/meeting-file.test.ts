import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Answer, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let meeting: string;
let caseId: string;
let item: string;

const done = (answer: Answer) => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

/** From signal to a meeting in three weeks with one cleared item on its agenda. */
beforeAll(async () => {
  app = await startTestApp({ at: '2026-11-02T08:00:00.000Z' });
  world = await makeWorld(app);
  for (const name of ['petra', 'eline', 'marieke', 'joost', 'stranger'] as Name[]) people[name] = await signIn(app.url, name);
  const { petra, marieke, joost } = people;
  const client = done(await marieke.post('/api/clients', { name: 'Truus van Vliet', birthDate: '1941-03-02' })).id;
  const signal = done(
    await marieke.start('signal', {
      clientId: client,
      what: 'Ze valt vaak in de gang en de keuken.',
      kind: 'VALLEN_FUNCTIEVERLIES',
      theme: 'ELDERLY',
      urgency: 'ROUTINE',
      sinceWhen: 'WEEKS',
      domains: ['BODY'],
      source: 'DISTRICT_NURSE',
      clientKnows: 'YES',
      consentState: 'GIVEN',
      expected: 'MDO',
      childrenInHome: 'NO',
      orgId: world.orgs.team,
    }),
  ).id;
  done(await marieke.say(signal, 'SUBMIT'));
  done(await petra.say(signal, 'TAKE_TRIAGE'));
  caseId = done(await petra.say(signal, 'ACCEPT', { clientId: client })).data.caseId;
  done(await petra.say(caseId, 'ASSIGN_OWNER', { owner: world.people.joost }));
  done(await petra.say(caseId, 'TRIAGE_DECIDED', { outcome: 'FOLLOW_UP' }));
  const consent = (await joost.get(`/api/cases/${caseId}`)).body.consents[0].id;
  done(await joost.say(consent, 'ASK'));
  done(
    await joost.say(consent, 'GRANT', {
      signatory: 'CLIENT',
      form: 'SPOKEN',
      grants: [
        { recipient: 'MDO', purpose: 'MDO_DISCUSS', content: ['SOCIAL'], until: '2027-05-01' },
        { recipient: 'GP', purpose: 'GP_INFORM', content: ['SOCIAL'], until: '2027-05-01' },
      ],
    }),
  );
  meeting = done(
    await petra.start('meeting', {
      title: 'MDO ouderen',
      theme: 'ELDERLY',
      series: 'ELDERLY',
      orgId: world.orgs.team,
      startsAt: '2026-11-24T12:30:00.000Z',
      endsAt: '2026-11-24T14:00:00.000Z',
      place: 'De Linde',
      chair: world.people.petra,
      minuteTaker: world.people.joost,
      coordinator: world.people.petra,
      participants: [
        { person: world.people.eline, discipline: 'GP', org: world.orgs.practice },
        { person: world.people.petra, discipline: 'POH_O' },
      ],
    }),
  ).id;
  done(await petra.say(meeting, 'SCHEDULE'));
  done(await joost.say(caseId, 'EXPLORATION_COMPLETED', { summary: 'Alleen thuis, valt vaak, wil graag thuis blijven wonen.' }));
  done(
    await joost.say(caseId, 'REQUEST_MDO', {
      question: 'Hoe voorkomen we de volgende val?',
      background: 'Drie keer gevallen in een maand.',
      clientWish: 'Thuis blijven.',
      requiredDisciplines: ['GP'],
      timebox: 15,
      kind: 'NEW',
      meetingId: meeting,
    }),
  );
  item = (await joost.get(`/api/cases/${caseId}`)).body.items[0].id;
});
afterAll(() => app.close());

describe('the file of a meeting', () => {
  it('shows its lead the item with the client, whether consent allows the talk, and what may be said', async () => {
    const { body } = await people.petra.get(`/api/meetings/${meeting}`);
    expect(body.items.map((one: any) => one.instance.id)).toEqual([item]);
    expect(body.items[0]).toMatchObject({ client: { name: 'Truus van Vliet' }, consent: { ok: true, until: '2027-05-01', state: 'active' } });
    expect(body.items[0].instance.row.title).toBe('Hoe voorkomen we de volgende val?');
    expect(body.now).toBe('2026-11-02T08:00:00.000Z');
    expect(body.instance.can.length).toBeGreaterThan(0);
  });

  it('keeps the item from who sits at the table until three working days before, and again ten after', async () => {
    done(await people.petra.say(item, 'SCREEN', { meetingId: meeting, meetingAt: '2026-11-24T12:30:00.000Z' }));
    await people.petra.say(item, 'CONSENT_OK');
    const seen = async () => {
      const { status, body } = await people.eline.get(`/api/meetings/${meeting}`);
      expect(status).toBe(200);
      const [first] = body.items;
      return [
        body.items.length,
        first?.client?.name,
        (await people.eline.get(`/api/cases/${caseId}`)).status,
        (await people.eline.get('/api/clients?q=vliet')).body.rows.length,
      ];
    };
    expect(await seen()).toEqual([0, undefined, 404, 0]);
    app.setClock('2026-11-20T08:00:00.000Z');
    expect(await seen()).toEqual([1, 'Truus van Vliet', 200, 1]);
    app.setClock('2026-12-20T08:00:00.000Z');
    expect(await seen()).toEqual([0, undefined, 404, 0]);
  });

  it('does not exist for who has no part in it', async () => {
    expect((await people.stranger.get(`/api/meetings/${meeting}`)).status).toBe(404);
    expect((await people.stranger.get(`/api/meetings/${meeting}/calendar.ics`)).status).toBe(404);
  });

  it('gives its papers as files', async () => {
    const calendar = await people.petra.get(`/api/meetings/${meeting}/calendar.ics`);
    expect([calendar.status, calendar.type]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(calendar.body).not.toContain('Vliet');
    const chart = await people.petra.get(`/api/instances/${meeting}/diagram.svg?locale=en`);
    expect([chart.status, chart.type]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect((await people.petra.get(`/api/meetings/${meeting}/agenda.pdf`)).type).toBe('application/pdf');
  });
});
