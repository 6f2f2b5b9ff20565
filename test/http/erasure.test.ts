import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

/** What becomes of what is known about a client: number, copy, request to erase, terms (TRUST.md D.3, D.5, L7, L11, T14). */
let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
const BSN = '999911120';
const NAME = 'Okke Zilverberk';
const NOTE = 'Vertelde over de kanariepiet van vroeger.';
let client: string;
let caseId: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'joost', 'eline', 'marieke', 'officer', 'admin', 'stranger'] as Name[]) people[name] = await signIn(app.url, name);
  ({ client, caseId } = await someCase(NAME));
});
afterAll(() => app.close());

async function someCase(name: string): Promise<{ client: string; caseId: string }> {
  const about = { name, birthDate: '1950-02-02', address: 'Geheimstraat 9', carer: 'Dochter Wilma', secretAddress: true };
  const id = (await people.joost.post('/api/clients', about)).body.id;
  const started = await people.joost.start('case', { clientId: id, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost });
  await people.joost.say(started.body.id, 'ADD_TO_TEAM', { person: world.people.eline });
  const told = await people.joost.start('action', { caseId: started.body.id, text: NOTE });
  expect(told.status).toBe(201);
  return { client: id, caseId: started.body.id };
}

async function close(id: string): Promise<void> {
  const closed = await people.joost.say(id, 'MARK_DUPLICATE');
  expect(closed.body.state?.lifecycle ?? closed.body).toBe('closed');
}

describe('a BSN', () => {
  it('[D5] is kept where the law lets, masked, found by its index, and revealed with a reason', async () => {
    expect((await people.joost.post(`/api/clients/${client}/bsn`, { bsn: '999911121' })).body.errors[0].path).toBe('bsn');
    expect((await people.joost.post(`/api/clients/${client}/bsn`, { bsn: '9999.11.120' })).status).toBe(200);
    expect((await people.joost.get(`/api/clients/${client}/bsn`)).body).toMatchObject({ may: true, masked: '*****1120' });
    expect((await people.joost.post('/api/clients/by-bsn', { bsn: BSN })).body.rows.map((row: any) => row.id)).toEqual([client]);
    expect((await people.stranger.post('/api/clients/by-bsn', { bsn: BSN })).body.rows).toEqual([]);
    expect((await people.joost.post(`/api/clients/${client}/bsn/reveal`, { reason: 'kort' })).status).toBe(422);
    const shown = await people.joost.post(`/api/clients/${client}/bsn/reveal`, { reason: 'Aanvraag bij de gemeente' });
    expect(shown.body).toEqual({ bsn: BSN });
    expect((await people.stranger.post(`/api/clients/${client}/bsn/reveal`, { reason: 'Aanvraag bij de gemeente' })).status).toBe(404);
    const rows = await app.store.db.selectFrom('audit').selectAll().where('action', 'in', ['reveal', 'bsn', 'search']).execute();
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain(BSN);
  });

  it('[D5] of another client is found out, and an organisation without a ground has none', async () => {
    const other = (await people.joost.post('/api/clients', { name: 'Iemand Anders' })).body.id;
    expect((await people.joost.post(`/api/clients/${other}/bsn`, { bsn: BSN })).body.code).toBe('duplicate-bsn');
    await people.admin.post('/api/settings', { name: 'bsn.kinds', value: ['practice'] });
    expect((await people.joost.post(`/api/clients/${other}/bsn`, { bsn: BSN })).body.code).toBe('no-bsn-here');
    expect((await people.joost.get(`/api/clients/${client}/bsn`)).body).toEqual({ may: false, masked: null, checkedOn: null });
    app.setClock('2026-11-24T08:00:01.000Z');
    await people.admin.post('/api/settings', { name: 'bsn.kinds', value: ['team'] });
  });

  it('[r2] is given by whoever works with the client, and one that another organisation gave is neither seen nor replaced', async () => {
    app.setClock('2026-11-24T08:00:02.000Z');
    await people.admin.post('/api/settings', { name: 'bsn.kinds', value: ['team', 'gp-practice'] });
    const fresh = await someCase('Wubbo Nieuweling');
    expect((await people.eline.get(`/api/clients/${fresh.client}/bsn`)).body).toMatchObject({ may: true, masked: null });
    expect((await people.eline.post(`/api/clients/${fresh.client}/bsn`, { bsn: '999911132' })).status).toBe(200);
    expect((await people.eline.get(`/api/clients/${fresh.client}/bsn`)).body).toMatchObject({ may: true, masked: '*****1132' });
    expect((await people.eline.get(`/api/clients/${client}/bsn`)).body).toMatchObject({ may: false, masked: null });
    expect((await people.eline.post(`/api/clients/${client}/bsn`, { bsn: '999911144' })).body.code).toBe('not-yours');
    expect((await people.joost.get(`/api/clients/${client}/bsn`)).body).toMatchObject({ masked: '*****1120' });
    app.setClock('2026-11-24T08:00:03.000Z');
    await people.admin.post('/api/settings', { name: 'bsn.kinds', value: ['team'] });
  });
});

describe('a copy of the file', () => {
  const asked = { reason: 'Cliënt vraagt om een afschrift' };

  it('[L7] holds everything, as data and to read', async () => {
    const { body, status } = await people.joost.post(`/api/clients/${client}/export`, asked);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(NOTE);
    expect(body).toMatchObject({ format: 'mekoar-client-export', bsn: BSN, client: { name: NAME, address: 'Geheimstraat 9' } });
    const pdf = await fetch(`${app.url}/api/clients/${client}/export.pdf`, {
      method: 'POST',
      headers: { cookie: people.joost.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    });
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(5000);
  });

  it('[T14] for somebody else leaves out a secret address and third persons, and says so', async () => {
    const { body } = await people.joost.post(`/api/clients/${client}/export`, { ...asked, receiver: 'PARENT' });
    expect(JSON.stringify(body)).not.toMatch(/Geheimstraat|Wilma/);
    expect(body.withheld.map((one: any) => one.ground)).toEqual(expect.arrayContaining(['SECRET_ADDRESS', 'THIRD_PERSONS']));
  });

  it('[C r25] is not for who has no relation, and the log names receiver and reason', async () => {
    for (const name of ['stranger', 'marieke'] as Name[]) expect((await people[name].post(`/api/clients/${client}/export`, asked)).status).toBe(404);
    expect((await people.petra.post(`/api/clients/${client}/export`, asked)).status).toBe(403);
    expect((await people.officer.post(`/api/clients/${client}/export`, asked)).status).toBe(403);
    const rows = await app.store.db.selectFrom('audit').select('detail').where('action', '=', 'export').where('object_id', '=', client).execute();
    expect(rows.map((row) => row.detail).join()).toMatch(/file for PARENT.*reason ref:/);
  });
});

describe('a request to erase', () => {
  let request: string;

  it('[ERA4] is weighed by the case owner, and not granted while the file is open', async () => {
    request = (await people.joost.start('erasure', { caseId })).body.id;
    await people.joost.say(request, 'CONFIRM_IDENTITY');
    await people.joost.say(request, 'TEST', { weighing: 'Er is geen plicht om dit te bewaren.' });
    expect((await people.joost.say(request, 'GRANT')).body.code).toBe('mayBeErased');
    await close(caseId);
    expect((await people.joost.say(request, 'GRANT')).body.state).toBe('granted');
  });

  it('[ERA5] is approved by a second person at his desk, who sees no name; a hold keeps it', async () => {
    const desk = (await people.officer.get('/api/retention')).body;
    expect(desk.requests).toMatchObject([{ id: request, state: 'granted', case: caseId }]);
    expect(JSON.stringify(desk)).not.toContain('Zilverberk');
    expect((await people.joost.get('/api/retention')).status).toBe(403);
    expect((await people.admin.post(`/api/erasures/${request}/approve`)).status).toBe(403);
    const hold = (await people.admin.post('/api/retention/holds', { object: caseId, reason: 'COMPLAINT' })).body.id;
    expect((await people.officer.post(`/api/erasures/${request}/approve`)).status).toBe(200);
    expect((await people.joost.get(`/api/instances/${request}`)).body.state).toBe('approved');
    expect((await people.admin.post(`/api/retention/holds/${hold}/lift`)).status).toBe(200);
    expect((await people.joost.get(`/api/instances/${request}`)).body.state).toBe('carriedOut');
  });

  it('[R27] leaves nothing to read, and every history whole', async () => {
    const file = (await people.joost.get(`/api/cases/${caseId}`)).body;
    expect(JSON.stringify(file)).not.toMatch(/Zilverberk|kanariepiet|Geheimstraat/);
    expect(file.erased).toMatchObject({ ground: 'request', law: 'GDPR_17' });
    expect(file.client.name).toMatch(/^Gewist op 24 november 2026/);
    expect((await people.joost.get('/api/clients?q=zilverberk')).body.rows).toEqual([]);
    expect(await app.store.db.selectFrom('personal').select('id').where('scope', 'in', [caseId, client]).execute()).toEqual([]);
    expect(await app.store.db.selectFrom('identifiers').selectAll().where('client_id', '=', client).execute()).toEqual([]);
    expect((await app.engine.verify()).differences).toEqual([]);
    expect((await people.joost.say(caseId, 'REOPEN', { reason: 'Toch weer' })).body.code).toBe('erased');
    expect((await people.joost.say(request, 'CONFIRM')).body.state).toBe('confirmed');
  });
});

describe('a term that is over', () => {
  it('[L12] is proposed by one, approved by another, and carried out on its day', async () => {
    const { caseId: old } = await someCase('Oude Bekende');
    await close(old);
    app.setClock('2041-11-01T08:00:00.000Z');
    for (const name of ['joost', 'officer', 'admin'] as Name[]) people[name] = await signIn(app.url, name);
    const due = (await people.admin.get('/api/retention')).body.due;
    expect(due).toMatchObject([{ id: old, rule: 'wmo', dueOn: '2041-11-24' }]);
    expect((await people.admin.post('/api/retention/destructions', { ids: [old] })).status).toBe(200);
    const [batch] = (await people.officer.get('/api/retention')).body.batches;
    expect((await people.admin.post('/api/retention/destructions/approve', { ids: [batch.id] })).body.code).toBe('two-people');
    expect((await people.officer.post('/api/retention/destructions/approve', { ids: [batch.id] })).status).toBe(200);
    expect(await app.store.db.selectFrom('erasures').select('kind').where('object_id', '=', old).execute()).toEqual([]);
    app.setClock('2041-11-25T08:00:00.000Z');
    const { runRetention } = await import('../../server/retention/run.ts');
    expect(await runRetention(app)).toMatchObject({ destroyed: 1, held: 0 });
    expect(await app.store.db.selectFrom('erasures').select('ground').where('object_id', '=', old).execute()).toEqual([{ ground: 'wmo' }]);
    expect((await app.engine.verify()).differences).toEqual([]);
  });
});
