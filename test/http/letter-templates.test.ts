import { afterEach, expect, test } from 'vitest';
import { USUAL } from '../../server/templates/blocks.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** The small neighbourhood, in which somebody leads the team. */
async function open(): Promise<{ at: TestApp; world: World }> {
  const at = (app = await startTestApp());
  const world = await makeWorld(at);
  await at.store.write(async (tx) => {
    await tx.deleteFrom('memberships').where('person_id', '=', world.people.gone).execute();
    const row = { id: at.ids.uuid(), person_id: world.people.gone, org_id: world.orgs.team, title: 'Teamleider', roles: '["TEAM_MANAGER"]', themes: '[]' };
    await tx
      .insertInto('memberships')
      .values({ ...row, from_at: '2026-01-01T00:00:00.000Z', until_at: null })
      .execute();
  });
  return { at, world };
}

const blocks = { ...USUAL.FEEDBACK, opening: 'Beste collega,\nOnze groet van het wijkteam over {client}.' };

test('who leads the organisation words its letters, others look, and a version never changes', async () => {
  const { at } = await open();
  const [lead, joost] = [await signIn(at.url, 'gone'), await signIn(at.url, 'joost')];
  const body = { kind: 'FEEDBACK', blocks, from: '2026-11-24', note: 'vriendelijker' };
  expect((await joost.post('/api/letter-templates', body)).status).toBe(403);
  expect((await joost.get('/api/letter-templates')).body).toMatchObject({
    mayEdit: false,
    kinds: [{ kind: 'FEEDBACK', versions: [{ version: 0, inForce: true }] }, {}, {}],
  });
  expect((await lead.post('/api/letter-templates', body)).status).toBe(201);
  expect((await lead.post('/api/letter-templates', { ...body, blocks: USUAL.FEEDBACK, from: '2026-12-01' })).status).toBe(201);
  const { versions } = (await joost.get('/api/letter-templates')).body.kinds[0];
  expect(versions.map((one: any) => [one.version, one.validFrom, one.inForce])).toEqual([
    [2, '2026-12-01', false],
    [1, '2026-11-24', true],
    [0, null, false],
  ]);
  expect(versions[1].blocks.opening).toBe(blocks.opening);
  // Of another organisation nothing is seen and nothing is changed.
  const marieke = await signIn(at.url, 'marieke');
  expect((await marieke.get('/api/letter-templates')).body.kinds[0].versions).toHaveLength(1);
});

test('wrong words are refused with their place, and so is a day that has passed', async () => {
  const { at } = await open();
  const lead = await signIn(at.url, 'gone');
  const wrong = { ...blocks, opening: 'Beste collega,\nBSN {bsn}' };
  const checked = await lead.post('/api/letter-templates/check', { kind: 'FEEDBACK', blocks: wrong }, { key: null });
  expect(checked.body).toMatchObject({ faults: [{ block: 'opening', line: 2, column: 5, code: 'forbidden' }], picture: null });
  const refused = await lead.post('/api/letter-templates', { kind: 'FEEDBACK', blocks: wrong, from: '2026-11-24' });
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'blocks.opening']);
  expect(refused.body.errors[0].text.nl).toContain('Regel 2, teken 5');
  const early = await lead.post('/api/letter-templates', { kind: 'FEEDBACK', blocks, from: '2026-11-23' });
  expect([early.status, early.body.errors[0].path]).toEqual([422, 'from']);
  const good = await lead.post('/api/letter-templates/check', { kind: 'REFERRAL', blocks: USUAL.REFERRAL }, { key: null });
  expect(good.body.faults).toEqual([]);
  expect(good.body.picture).toMatch(/^<svg/);
  expect((await lead.post('/api/letter-templates', { kind: 'FEEDBACK', blocks: { opening: 'x' }, from: '2026-11-24' })).status).toBe(422);
});

test('the minimum that a team agreed on holds from its day for what begins then, and for nobody else', async () => {
  const { at, world } = await open();
  const [lead, joost] = [await signIn(at.url, 'gone'), await signIn(at.url, 'joost')];
  expect((await joost.post('/api/letter-templates/level', { level: 1, from: '2026-11-24' })).status).toBe(403);
  expect((await lead.post('/api/letter-templates/level', { level: 4, from: '2026-11-24' })).status).toBe(422);
  expect((await lead.post('/api/letter-templates/level', { level: 1, from: '2026-11-24' })).status).toBe(200);
  expect((await lead.post('/api/letter-templates/level', { level: 3, from: '2026-12-01' })).status).toBe(200);
  expect((await joost.get('/api/letter-templates')).body.level).toMatchObject({ now: 1, agreed: true, settings: [{ level: 1 }, { level: 3 }] });
  const input = { recipient: world.people.eline, recipientOrg: world.orgs.practice, owner: world.people.joost };
  const levelOf = async () => (await joost.start('feedback', input)).body.data.level;
  expect(await levelOf()).toBe(1);
  at.setClock('2026-12-02T08:00:00.000Z');
  expect(await levelOf()).toBe(3);
  const marieke = await signIn(at.url, 'marieke');
  expect((await marieke.start('feedback', { ...input, owner: world.people.marieke })).body.data.level).toBe(2);
});
