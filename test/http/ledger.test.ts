import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { addHeldMeeting } from '../support/meeting-fixture.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';
import { cellsOf } from '../support/xlsx-cells.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
const cases = {} as Record<'jan' | 'piet', string>;
const OCTOBER = 'from=2026-10-01&until=2026-10-31';

/** A year in which one meeting was held, on 6 October, that everybody can count by hand. */
beforeAll(async () => {
  app = await startTestApp({ at: '2026-10-28T09:00:00.000Z' });
  world = await makeWorld(app);
  const hat = { themes: '[]', from_at: '2026-01-01T00:00:00.000Z', until_at: null };
  await app.store.write(async (tx) => {
    const add = (person: Name, org: string, role: string) =>
      tx
        .insertInto('memberships')
        .values({ ...hat, id: app.ids.uuid(), person_id: world.people[person], org_id: org, title: role, roles: JSON.stringify([role]) })
        .execute();
    await add('marieke', world.orgs.team, 'DISTRICT_NURSE');
    await add('joost', world.orgs.team, 'TEAM_MANAGER');
    await add('stranger', world.orgs.homecare, 'MUNICIPALITY');
    await add('admin', world.orgs.practice, 'PRACTICE_MANAGER');
    const join = JSON.stringify({
      sets: [
        { name: 'FAM', stars: 2 },
        { name: 'AFA-2023-09-15', kinds: ['HOUR_TALK'] },
      ],
    });
    await tx
      .insertInto('settings')
      .values({ name: 'funding.join', value: join, valid_from: '2026-01-01T00:00:00.000Z', org_id: world.orgs.practice })
      .execute();
  });
  for (const name of ['petra', 'eline', 'marieke', 'joost', 'stranger', 'admin'] as Name[]) people[name] = await signIn(app.url, name);
  await wear(people.petra, 'POH_O', world.orgs.practice);
  await wear(people.joost, 'WIJ_WORKER', world.orgs.team);
  for (const name of ['jan', 'piet'] as const) {
    const client = (await ok(people.joost.post('/api/clients', { name: `${name} Vos`, birthDate: '1941-03-02' }), 201)).id;
    cases[name] = (await ok(people.joost.start('case', { clientId: client, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost }), 201)).id;
  }
  const { eline, petra, joost, marieke } = world.people;
  const seats = [
    { person: eline, discipline: 'GP', org: world.orgs.practice },
    { person: petra, discipline: 'POH_O', org: world.orgs.practice },
    { person: joost, discipline: 'WIJ_WORKER', org: world.orgs.team },
    { person: marieke, discipline: 'DISTRICT_NURSE', org: world.orgs.team },
  ];
  const [jan, piet] = [cases.jan, cases.piet];
  await addHeldMeeting(app, '2026-10-06T10:00:00.000Z', seats, [
    { id: app.ids.uuid(), minutes: 24, there: [eline, petra, joost], caseId: jan },
    { id: app.ids.uuid(), minutes: 12, there: [eline, joost], caseId: jan },
    { id: app.ids.uuid(), minutes: 30, there: [eline], caseId: jan },
    { id: app.ids.uuid(), minutes: 10, there: [petra], caseId: piet },
    { id: app.ids.uuid(), minutes: 8, there: [eline] },
    { id: app.ids.uuid(), minutes: 5, there: [eline], caseId: piet, outcome: 'DEFERRED' },
    { id: app.ids.uuid(), minutes: 40, there: [eline, marieke], caseId: piet },
  ]);
  await wear(people.joost, 'TEAM_MANAGER', world.orgs.team);
});
afterAll(() => app.close());

async function wear(who: Visitor, role: string, org: string): Promise<void> {
  const { memberships } = (await who.get('/api/me')).body;
  const answer = await who.post('/api/me/hat', { membership: memberships.find((one: any) => one.roles.includes(role) && one.org === org).id });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
const ok = async (answer: Promise<{ status: number; body: any }>, status = 200) => {
  const { status: got, body } = await answer;
  expect(got, JSON.stringify(body)).toBe(status);
  return body;
};
/** The same lines in whatever order. */
const sorted = (lines: unknown[]) => lines.map((line) => JSON.stringify(line)).sort((a, b) => (a < b ? -1 : 1));
const bytes = async (who: Visitor, path: string) => Buffer.from(await (await fetch(app.url + path, { headers: { cookie: who.cookie } })).arrayBuffer());

describe('the ledger', () => {
  it('[BR-25] has the minutes of everybody for each item, as they were counted by hand', async () => {
    const practice = await ok(people.eline.get(`/api/ledger?${OCTOBER}`));
    // eline 24 + 12 + 30 + 8 + 5 + 40, petra 24 + 10
    expect([practice.level, practice.totals]).toEqual(['lines', { minutes: 153, occasions: 7, patients: 2 }]);
    expect(practice.byPerson.map((one: any) => [one.person.name, one.minutes])).toEqual([
      ['dr. Eline Bakker', 119],
      ['Petra Hoekstra', 34],
    ]);
    expect(practice.byPayer.map((one: any) => [one.payer, one.minutes])).toEqual([['FAM', 153]]);
    const team = await ok(people.joost.get(`/api/ledger?${OCTOBER}`));
    expect(team.byPerson.map((one: any) => [one.person.name, one.minutes])).toEqual([
      ['Joost de Wit', 36],
      ['Marieke Dijkstra', 40],
    ]);
    expect((await ok(people.eline.get('/api/ledger?from=2026-09-01&until=2026-09-30'))).totals.minutes).toBe(0);
  });

  it('[BR-28] shows names of clients to who cares or declares, own hours to who does neither, numbers to who pays, nothing to who administers', async () => {
    // Who leads the team counts hours and looks into no file without a reason.
    const team = await ok(people.joost.get(`/api/ledger?${OCTOBER}`));
    expect([team.entries.length, new Set(team.entries.map((one: any) => one.client))]).toEqual([3, new Set([null])]);
    await wear(people.joost, 'WIJ_WORKER', world.orgs.team);
    const cared = await ok(people.joost.get(`/api/ledger?${OCTOBER}`));
    expect([cared.level, cared.entries.map((one: any) => [one.client, one.case])]).toEqual(['own', Array(2).fill(['jan Vos', cases.jan])]);
    await wear(people.joost, 'TEAM_MANAGER', world.orgs.team);
    const own = await ok(people.petra.get(`/api/ledger?${OCTOBER}`));
    expect([own.level, own.totals.minutes, own.entries.map((one: any) => one.client)]).toEqual(['own', 34, [null, null]]);
    expect((await people.petra.get(`/api/ledger?${OCTOBER}&org=${world.orgs.team}`)).status).toBe(403);
    await wear(people.stranger, 'MUNICIPALITY', world.orgs.homecare);
    await wear(people.admin, 'ADMIN', world.orgs.practice);
    const counts = await ok(people.stranger.get(`/api/ledger?${OCTOBER}`));
    // The quarter of October is not over, and two patients are fewer than ten anyway.
    expect([counts.level, counts.from, counts.totals, counts.entries, counts.byPerson]).toEqual([
      'counts',
      '2026-07-01',
      { minutes: null, occasions: null, patients: null },
      [],
      [],
    ]);
    expect((await people.admin.get(`/api/ledger?${OCTOBER}`)).status).toBe(403);
    expect((await people.stranger.get(`/api/ledger/declarable?${OCTOBER}`)).status).toBe(403);
  });

  it('asks a period that is one', async () => {
    const answer = await people.eline.get('/api/ledger?from=2026-10-31&until=2026-10-01');
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'until']);
    expect((await people.eline.get('/api/ledger?from=gisteren')).body.errors[0].path).toBe('from');
  });
});

describe('a declaration list', () => {
  let id: string;
  it('[I-13] says what the fund pays, and of the rest which rule said no', async () => {
    const { open, lines } = await ok(people.eline.get(`/api/ledger/declarable?${OCTOBER}`));
    expect(open).toEqual([{ payer: 'FAM', lines: 3, minutes: 66, cents: 12_750 }]);
    expect(sorted(lines.map((line: any) => [line.minutes, line.refusedBy ?? line.cents]))).toEqual(
      sorted([
        [24, 4250],
        [12, 4250],
        [40, 4250],
        [30, 'PER_PATIENT'],
        [10, 'WHO'],
        [8, 'NO_PATIENT'],
        [5, 'NOT_CONCLUDED'],
      ]),
    );
  });

  it('takes in a correction of who was there, which does not touch what was', async () => {
    const mine = (await ok(people.eline.get(`/api/ledger?${OCTOBER}`))).entries.filter((one: any) => one.person.id === world.people.eline);
    const long = mine.find((one: any) => one.minutes === 40);
    await ok(people.eline.post('/api/ledger/corrections', { entry: long.key, minutes: 28, reason: 'LEFT_EARLY' }), 201);
    // A colleague's minutes are not one's own to change.
    expect((await people.petra.post('/api/ledger/corrections', { entry: long.key, minutes: 1, reason: 'SHORTER' })).status).toBe(404);
    const after = (await ok(people.eline.get(`/api/ledger?${OCTOBER}`))).entries.find((one: any) => one.key === long.key);
    expect([after.minutes, after.own, after.corrected]).toEqual([28, 40, true]);
    expect((await ok(people.eline.get(`/api/ledger/declarable?${OCTOBER}`))).open[0].minutes).toBe(24 + 12 + 28);
    const { rows } = { rows: await app.store.db.selectFrom('hour_corrections').selectAll().execute() };
    expect(rows.map((row) => [Number(row.was), Number(row.minutes), row.reason])).toEqual([[40, 28, 'LEFT_EARLY']]);
  });

  it('equals the hand count as CSV and as spreadsheet, without a name', async () => {
    id = (await ok(people.eline.post('/api/ledger/declarations', { from: '2026-10-01', until: '2026-10-31', payer: 'FAM' }), 201)).id;
    const [paid, unpaid] = cellsOf(await bytes(people.eline, `/api/ledger/declarations/${id}/list.xlsx`));
    expect(paid[0]).toEqual(['nr', 'datum', 'soort', 'referentie', 'minuten', 'minuten voor vergoeding', 'bedrag', 'code', 'regeling']);
    expect(sorted(paid.slice(1, -1).map((row) => [row[1], row[2], row[4], row[5], row[6], row[8]]))).toEqual(
      sorted([
        ['2026-10-06', 'MDO', 24, 24, 42.5, 'FAM'],
        ['2026-10-06', 'MDO', 12, 12, 42.5, 'FAM'],
        ['2026-10-06', 'MDO', 28, 28, 42.5, 'FAM'],
      ]),
    );
    expect([paid.at(-1)![5], paid.at(-1)![6]]).toEqual([64, 127.5]);
    expect(sorted(unpaid.slice(1).map((row) => row[4]))).toEqual(
      sorted([
        'de huisarts was er niet bij',
        'het hoogste aantal per patiënt per jaar is bereikt',
        'het punt is doorgeschoven, niet afgerond',
        'zonder naam besproken, dus zonder patiënt',
      ]),
    );
    const csv = (await bytes(people.eline, `/api/ledger/declarations/${id}/list.csv`)).toString();
    const rows = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(';').map((cell) => cell.slice(1, -1)));
    expect(rows.length).toBe(3);
    expect(rows.map((row) => row[6])).toEqual(['42,50', '42,50', '42,50']);
    expect(rows.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(64);
    // Two patients, two references, no name in either file.
    expect(new Set(rows.map((row) => row[3])).size).toBe(2);
    for (const file of [csv, JSON.stringify([paid, unpaid])]) expect(file).not.toMatch(/Vos|jan|piet|Bakker/i);
  });

  it('uses its minutes up: they come on no other list and are corrected no more, until it is withdrawn', async () => {
    expect((await ok(people.eline.get(`/api/ledger/declarable?${OCTOBER}`))).open).toEqual([]);
    const again = await people.eline.post('/api/ledger/declarations', { from: '2026-10-01', until: '2026-10-31', payer: 'FAM' });
    expect([again.status, again.body.code]).toEqual([409, 'nothing-to-declare']);
    const entry = (await ok(people.eline.get(`/api/ledger?${OCTOBER}`))).entries.find((one: any) => one.declared && one.person.id === world.people.eline);
    expect((await people.eline.post('/api/ledger/corrections', { entry: entry.key, minutes: 1, reason: 'SHORTER' })).body.code).toBe('declared');
    // Whatever the code does, the database refuses the same minutes twice.
    const row = await app.store.db.selectFrom('declared_minutes').selectAll().executeTakeFirstOrThrow();
    await expect(app.store.write((tx) => tx.insertInto('declared_minutes').values(row).execute())).rejects.toThrow();
    expect((await people.joost.post(`/api/ledger/declarations/${id}/withdraw`)).status).toBe(404);
    await ok(people.eline.post(`/api/ledger/declarations/${id}/withdraw`));
    const { open, made } = await ok(people.eline.get(`/api/ledger/declarable?${OCTOBER}`));
    expect([open[0].lines, made.length, made[0].withdrawnAt !== null]).toEqual([3, 1, true]);
  });

  it('is made once by ten that ask at the same time', async () => {
    const body = { from: '2026-10-01', until: '2026-10-31', payer: 'FAM' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => people.eline.post('/api/ledger/declarations', body)));
    expect(sorted(answers.map(({ status }) => status))).toEqual(sorted([201, ...Array(9).fill(409)]));
  });

  it('is for the organisation that made it', async () => {
    const made = (await ok(people.eline.get(`/api/ledger/declarable?${OCTOBER}`))).made.find((one: any) => !one.withdrawnAt);
    expect((await people.eline.get(`/api/ledger/declarations/${made.id}`)).status).toBe(200);
    for (const name of ['joost', 'petra', 'stranger', 'admin'] as Name[])
      for (const part of ['', '/list.csv', '/list.xlsx'])
        expect([403, 404]).toContain((await people[name].get(`/api/ledger/declarations/${made.id}${part}`)).status);
    await wear(people.admin, 'PRACTICE_MANAGER', world.orgs.practice);
    expect((await people.admin.get(`/api/ledger/declarations/${made.id}/list.csv`)).status).toBe(200);
  });
});

describe('[I-30] hours that somebody else pays', () => {
  it('[P-120] a secondment takes minutes from every fund and shows them against the budget of the month, with a warning before its end', async () => {
    const contract = {
      kind: 'SECONDMENT',
      person: world.people.marieke,
      employer: world.orgs.homecare,
      payer: 'Gemeente',
      hoursWeek: 16,
      from: '2026-01-01',
      until: '2027-01-15',
    };
    expect((await people.eline.post('/api/ledger/contracts', contract)).status).toBe(403);
    const bad = await people.joost.post('/api/ledger/contracts', { ...contract, person: null });
    expect([bad.status, bad.body.errors[0].path]).toEqual([422, 'person']);
    await ok(people.joost.post('/api/ledger/contracts', contract), 201);
    expect((await people.joost.post('/api/ledger/contracts', { ...contract, from: '2026-06-01' })).body.errors[0].path).toBe('from');
    const team = await ok(people.joost.get(`/api/ledger?${OCTOBER}`));
    expect(team.byPayer.map((one: any) => [one.payer, one.minutes])).toEqual([
      ['Gemeente', 40],
      ['OWN', 36],
    ]);
    // 22 working days of 3.2 hours
    const [budget] = team.budgets;
    expect(budget).toMatchObject({ usedMinutes: 40, budgetMinutes: 4224, state: 'within', endsSoon: true, hoursWeek: 16 });
    await wear(people.marieke, 'DISTRICT_NURSE', world.orgs.team);
    expect((await ok(people.marieke.get(`/api/ledger?${OCTOBER}`))).budgets.length).toBe(1);
    await ok(people.joost.post(`/api/ledger/contracts/${budget.id}/end`, { until: '2026-09-30' }));
    expect((await ok(people.joost.get(`/api/ledger?${OCTOBER}`))).byPayer.map((one: any) => one.payer)).toEqual(['OWN']);
  });
});

describe('[S24] an hour for one patient', () => {
  it('comes on the list of its fund with minutes and code, once somebody declared it in its track, and not before', async () => {
    const client = (await ok(people.eline.post('/api/clients', { name: 'Kees Blom', birthDate: '1981-03-02' }), 201)).id;
    const { id } = await ok(people.eline.start('hourTalk', { clientId: client, reason: 'Alles een keer naast elkaar leggen.' }), 201);
    const told = async (type: string, payload: object = {}) => ok(people.eline.say(id, type, payload as Record<string, unknown>));
    await told('PLAN', { on: '2026-10-28' });
    await told('HELD', { on: '2026-10-28', minutes: 60 });
    const hour = async () => (await ok(people.eline.get(`/api/ledger/declarable?${OCTOBER}`))).lines.find((line: any) => line.kind === 'HOUR_TALK');
    expect(await hour()).toMatchObject({ minutes: 60, paid: false, refusedBy: 'NOT_DECLARED' });
    await told('PLAN_RECORDED', { goals: ['Beter slapen'], actions: [{ text: 'Slaapdagboek' }], owner: world.people.eline, nextEvaluation: '2026-12-01' });
    await told('DECLARE');
    expect(await hour()).toMatchObject({ minutes: 60, paid: true, payer: 'AFA', set: 'AFA-2023-09-15', code: 'A69.02', cents: null, client: 'Kees Blom' });
    const list = await ok(people.eline.post('/api/ledger/declarations', { from: '2026-10-01', until: '2026-10-31', payer: 'AFA' }), 201);
    const [sheet] = cellsOf(await bytes(people.eline, `/api/ledger/declarations/${list.id}/list.xlsx`));
    expect(sheet[1].slice(1)).toEqual(['2026-10-28', 'Uur-gesprek', expect.stringMatching(/^p-[a-z0-9]{10}$/), 60, 60, null, 'A69.02', 'AFA-2023-09-15']);
  });
});
