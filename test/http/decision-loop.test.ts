import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Answer, type Visitor } from '../support/visitor.ts';
import { carriedText } from '../../server/outbound/carried-text.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let caseId: string;

const done = (answer: Answer) => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

async function plan(startsAt: string): Promise<string> {
  const { people: ids, orgs } = world;
  const seats = [
    { person: ids.eline, discipline: 'GP', org: orgs.practice },
    { person: ids.petra, discipline: 'POH_O' },
    { person: ids.marieke, discipline: 'DISTRICT_NURSE' },
    { person: ids.joost, discipline: 'WIJ_WORKER' },
  ];
  const lead = { chair: ids.petra, minuteTaker: ids.joost, coordinator: ids.petra };
  const input = { title: 'MDO ouderen', theme: 'ELDERLY', series: 'ELDERLY', orgId: orgs.team, startsAt, place: 'De Linde', participants: seats, ...lead };
  const id = done(await people.petra.start('meeting', input)).id;
  done(await people.petra.say(id, 'SCHEDULE'));
  return id;
}

/** A running case with consent for the table. */
beforeAll(async () => {
  app = await startTestApp({ at: '2026-11-02T08:00:00.000Z' });
  world = await makeWorld(app);
  for (const name of ['petra', 'eline', 'marieke', 'joost', 'stranger'] as Name[]) people[name] = await signIn(app.url, name);
  const { petra, marieke, joost } = people;
  const client = done(await marieke.post('/api/clients', { name: 'Truus van Vliet', birthDate: '1941-03-02' })).id;
  const signal = {
    clientId: client,
    what: 'Ze valt vaak in de gang.',
    kind: 'VALLEN_FUNCTIEVERLIES',
    theme: 'ELDERLY',
    urgency: 'ROUTINE',
    sinceWhen: 'WEEKS',
  };
  const more = { domains: ['BODY'], source: 'DISTRICT_NURSE', clientKnows: 'YES', consentState: 'GIVEN', expected: 'MDO', childrenInHome: 'NO' };
  const told = done(await marieke.start('signal', { ...signal, ...more, orgId: world.orgs.team })).id;
  done(await marieke.say(told, 'SUBMIT'));
  done(await petra.say(told, 'TAKE_TRIAGE'));
  caseId = done(await petra.say(told, 'ACCEPT', { clientId: client })).data.caseId;
  done(await petra.say(caseId, 'ASSIGN_OWNER', { owner: world.people.joost }));
  done(await petra.say(caseId, 'TRIAGE_DECIDED', { outcome: 'FOLLOW_UP' }));
  const consent = (await joost.get(`/api/cases/${caseId}`)).body.consents[0].id;
  done(await joost.say(consent, 'ASK'));
  const grant = { recipient: 'MDO', purpose: 'MDO_DISCUSS', content: ['SOCIAL'], until: '2027-05-01' };
  done(await joost.say(consent, 'GRANT', { signatory: 'CLIENT', form: 'SPOKEN', grants: [grant] }));
  done(await joost.say(caseId, 'EXPLORATION_COMPLETED', { summary: 'Alleen thuis, valt vaak, wil graag thuis blijven wonen.' }));
});
afterAll(() => app.close());

describe('what a meeting agreed and nobody carried out', () => {
  let first: string;
  let second: string;
  let third: string;
  let promise: string;
  let decision: string;
  const action = async (id: string) => (await people.petra.get(`/api/instances/${id}`)).body;

  it('begins as a promise and a decision of the table', async () => {
    first = await plan('2026-11-10T12:30:00.000Z');
    const { petra, joost } = people;
    done(await joost.say(caseId, 'REQUEST_MDO', { question: 'Hoe voorkomen we de volgende val?', timebox: 10, kind: 'NEW', meetingId: first }));
    const item = (await joost.get(`/api/cases/${caseId}`)).body.items[0].id;
    done(await petra.say(item, 'SCREEN', { meetingId: first }));
    done(await petra.say(item, 'CONSENT_OK'));
    done(await petra.say(first, 'FREEZE_AGENDA'));
    app.setClock('2026-11-10T12:30:00.000Z');
    done(await petra.say(first, 'START_MEETING'));
    done(await petra.say(first, 'OPEN_ITEM', { item }));
    done(await joost.say(first, 'RECORD_ACTION', { item, text: 'Belt de fysiotherapeut', owner: world.people.marieke, due: '2026-11-17' }));
    const half = await joost.say(first, 'RECORD_DECISION', { item, text: 'Drempels weg', owner: world.people.joost });
    expect([half.status, half.body.errors[0].path]).toEqual([422, 'due']);
    const body = done(await joost.say(first, 'RECORD_DECISION', { item, text: 'Drempels weg', owner: world.people.joost, due: '2026-11-18' }));
    decision = body.data.items[item].decisions[0].id;
    promise = body.data.items[item].actions[0].id;
    expect((await action(decision)).data).toMatchObject({ text: 'Drempels weg', decision, series: 'ELDERLY' });
    done(await petra.say(first, 'CONCLUDE_ITEM', { item }));
    done(await petra.say(first, 'START_WRAPUP'));
    done(await petra.say(first, 'END_MEETING'));
  });

  it('waits when no meeting is planned, and stands on the first that is, with one item for the case', async () => {
    app.setClock('2026-11-19T08:00:00.000Z');
    await app.engine.fireDue();
    expect((await action(promise)).data).toMatchObject({ waiting: true, agenda: null, carriedOver: 0 });
    second = await plan('2026-12-08T12:30:00.000Z');
    expect((await action(promise)).data).toMatchObject({ waiting: false, agenda: second, carriedOver: 1 });
    const { body } = await people.petra.get(`/api/meetings/${second}`);
    expect(body.carried.map((one: any) => one.data.text).toSorted()).toEqual(['Belt de fysiotherapeut', 'Drempels weg']);
    // Until the agenda closes somebody may bring the case in with a question; then it has an item of its own accord, screened.
    expect(body.items).toEqual([]);
    done(await people.petra.say(second, 'FREEZE_AGENDA'));
    const frozen = (await people.petra.get(`/api/meetings/${second}`)).body.items;
    expect(frozen.map((one: any) => [one.instance.data.kind, one.instance.row.case, one.instance.state])).toEqual([['RUNNING_REVIEW', caseId, 'scheduled']]);
    expect((await people.stranger.get(`/api/instances/${promise}`)).status).toBe(404);
  });

  it('is not closed outside a meeting, by nobody', async () => {
    const refused = await people.joost.say(promise, 'CANCEL', { reason: 'laat maar' });
    expect([refused.status, refused.body.code]).toEqual([409, 'notAtTable']);
    done(await people.joost.say(decision, 'COMPLETE', { result: 'Alle drempels zijn weg' }));
    expect((await people.joost.say(decision, 'VERIFY')).body.code).toBe('notAtTable');
  });

  it('comes on the table before the new, and asks a reason when it is not done', async () => {
    const { petra, joost } = people;
    const item = (await petra.get(`/api/meetings/${second}`)).body.items[0].instance.id;
    app.setClock('2026-12-08T12:30:00.000Z');
    done(await petra.say(second, 'START_MEETING'));
    done(await petra.say(second, 'OPEN_ITEM', { item }));
    const seen = (await people.eline.get(`/api/meetings/${second}`)).body;
    expect(seen.carried.length).toBe(2);
    const bare = await joost.say(second, 'SETTLE_CARRIED', { action: promise, how: 'AGAIN' });
    expect([bare.status, bare.body.errors[0].path]).toEqual([422, 'reason']);
    done(await joost.say(second, 'SETTLE_CARRIED', { action: decision, how: 'DONE' }));
    expect((await action(decision)).state).toMatchObject({ work: 'verified' });
    third = await plan('2027-01-12T12:30:00.000Z');
    done(await joost.say(second, 'SETTLE_CARRIED', { action: promise, how: 'AGAIN', reason: 'OTHER', note: 'De praktijk was dicht' }));
    expect((await action(promise)).data).toMatchObject({
      agenda: third,
      carriedOver: 2,
      due: '2027-01-12',
      said: { how: 'AGAIN', note: 'De praktijk was dicht' },
    });
    done(await petra.say(second, 'CONCLUDE_ITEM', { item }));
    done(await petra.say(second, 'START_WRAPUP'));
    const ended = done(await petra.say(second, 'END_MEETING'));
    expect(ended.data.carried.map((one: any) => [one.how, one.reason])).toEqual([
      ['AGAIN', 'OTHER'],
      ['DONE', null],
    ]);
  });

  it('is named in the minutes with what became of it', async () => {
    const promised = { text: 'Belt de fysiotherapeut', owner: 'm', due: '2027-01-12' };
    expect(carriedText({ how: 'AGAIN', reason: 'NO_TIME', note: null, times: 2 }, promised, () => 'Marieke')).toBe(
      'Belt de fysiotherapeut (Marieke): nog niet gedaan, komt terug op de volgende agenda, nu vóór 12 januari 2027 (niet aan toegekomen); stond 2 keer op de agenda.',
    );
    const pdf = await people.petra.get(`/api/meetings/${second}/minutes.pdf`);
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
  });

  it('goes on by itself when a table does not come to it, and is closed in the end', async () => {
    const { petra, joost } = people;
    done(await petra.say(third, 'CANCEL', { reason: 'te weinig mensen' }));
    expect((await action(promise)).data).toMatchObject({ waiting: true, agenda: null, carriedOver: 2 });
    const fourth = await plan('2027-02-02T12:30:00.000Z');
    expect((await action(promise)).data).toMatchObject({ agenda: fourth, carriedOver: 3 });
    done(await petra.say(fourth, 'FREEZE_AGENDA'));
    app.setClock('2027-02-02T12:30:00.000Z');
    done(await petra.say(fourth, 'START_MEETING'));
    done(await joost.say(fourth, 'SETTLE_CARRIED', { action: promise, how: 'GIVEN_UP', reason: 'CLIENT_DECLINED' }));
    expect((await action(promise)).state).toMatchObject({ work: 'cancelled', timeliness: 'settled' });
  });
});
