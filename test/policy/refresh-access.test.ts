import { expect, it } from 'vitest';
import { tracks } from '../../machines/index.ts';
import { refreshAccess, refreshWhenOld, ROWS_VERSION } from '../../server/policy/refresh-access.ts';
import { startTestApp } from '../support/app.ts';
import { signIn } from '../support/visitor.ts';
import { makeWorld } from '../support/world.ts';

it('rows of access that mean nothing any more are written anew, once, and what they shut opens again', async () => {
  const app = await startTestApp();
  try {
    const world = await makeWorld(app);
    const [petra, joost] = [await signIn(app.url, 'petra'), await signIn(app.url, 'joost')];
    const client = (await petra.post('/api/clients', { name: 'Rob de Vries', birthDate: '1988-02-02', address: 'Havenkade 3' })).body.id;
    const id = (await petra.start('case', { clientId: client, orgId: world.orgs.team, owner: world.people.petra })).body.id;
    await petra.say(id, 'ADD_TO_TEAM', { person: world.people.joost });
    const ggz = (await petra.start('ggz', { caseId: id })).body.id;
    const consent = (await petra.start('consent', { caseId: id, content: ['MENTAL'], recipients: ['MDO'] })).body.id;
    await petra.say(consent, 'ASK');
    await petra.say(consent, 'GRANT');
    const sees = async () => (await joost.get(`/api/instances/${ggz}`)).status;
    expect(await sees()).toBe(200);
    const rows = () => app.store.db.selectFrom('access').selectAll().orderBy('granted_by').orderBy('object_id').orderBy('subject').orderBy('kind').execute();
    const before = await rows();

    // As a database from before consents were rows: without them, and with one that nothing says any more.
    const stray = {
      granted_by: id,
      object_id: id,
      subject: `person:${world.people.stranger}`,
      kind: 'team',
      from_at: null,
      until_at: null,
      revoked_clock: null,
    };
    await app.store.write(async (tx) => {
      await tx.deleteFrom('access').where('kind', 'like', 'consent:%').execute();
      await tx.insertInto('access').values(stray).execute();
      await tx
        .updateTable('marks')
        .set({ value: String(ROWS_VERSION - 1) })
        .execute();
    });
    expect(await sees()).toBe(404);
    const at = app.clock.now().toISOString();
    expect(await refreshWhenOld(app.store, tracks, at)).toMatchObject({ left: 0 });
    expect(await sees()).toBe(200);
    expect((await rows()).filter((row) => row.revoked_clock === null)).toEqual(before.filter((row) => row.revoked_clock === null));
    // It is done, and doing it once more changes nothing.
    expect(await refreshWhenOld(app.store, tracks, at)).toBe(null);
    const after = await rows();
    await refreshAccess(app.store, tracks, at);
    expect(await rows()).toEqual(after);
  } finally {
    await app.close();
  }
});

it('of a client who registered him knows the name and the year; who works with him all; managers and strangers nothing', async () => {
  const app = await startTestApp();
  try {
    const world = await makeWorld(app);
    const [petra, joost, stranger] = [await signIn(app.url, 'petra'), await signIn(app.url, 'joost'), await signIn(app.url, 'stranger')];
    const manager = crypto.randomUUID();
    await app.store.write((tx) =>
      tx
        .insertInto('memberships')
        .values({
          id: manager,
          person_id: world.people.gone,
          org_id: world.orgs.team,
          title: 'Leidinggevende',
          themes: '[]',
          from_at: '2020-01-01T00:00:00.000Z',
          roles: '["TEAM_MANAGER"]',
          until_at: null,
        })
        .execute(),
    );
    const boss = await signIn(app.url, 'gone');
    const id = (await petra.post('/api/clients', { name: 'Rob de Vries', birthDate: '1988-02-02', address: 'Havenkade 3', phone: '06-00 00 00 09' })).body.id;
    const nameOnly = { name: 'Rob de Vries', birthDate: '1988', address: null, phone: null, withheld: ['r1'] };
    expect((await joost.get(`/api/clients/${id}`)).body).toMatchObject(nameOnly);
    expect((await joost.get('/api/clients?q=vries')).body.rows).toMatchObject([nameOnly]);
    const caseId = (await petra.start('case', { clientId: id, orgId: world.orgs.team, owner: world.people.petra })).body.id;
    expect((await petra.get(`/api/clients/${id}`)).body).toMatchObject({ birthDate: '1988-02-02', address: 'Havenkade 3' });
    await petra.say(caseId, 'ADD_TO_TEAM', { person: world.people.joost });
    expect((await joost.get('/api/clients?q=vries')).body.rows).toMatchObject([{ address: 'Havenkade 3', phone: '06-00 00 00 09' }]);
    for (const nobody of [stranger, boss]) {
      expect((await nobody.get(`/api/clients/${id}`)).status).toBe(404);
      expect((await nobody.get('/api/clients?q=vries')).body.rows).toEqual([]);
    }
  } finally {
    await app.close();
  }
});
