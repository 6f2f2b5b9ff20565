import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let manager: Visitor;
let south: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  south = app.ids.uuid();
  const hat = { title: 'Praktijkmanager', themes: '[]', from_at: '2026-01-01T00:00:00.000Z', until_at: null };
  await app.store.write(async (tx) => {
    await tx.insertInto('organisations').values({ id: south, name: 'Wijkteam Zuid', kind: 'team', phone: '050-000 99 00', address: null }).execute();
    await tx.updateTable('memberships').set({ themes: '[]' }).where('person_id', '!=', world.people.petra).execute();
    await tx.updateTable('persons').set({ phone: '06-00 00 99 01' }).where('id', '=', world.people.petra).execute();
    // Marieke leads the practice beside her own work.
    await tx
      .insertInto('memberships')
      .values({ id: app.ids.uuid(), person_id: world.people.marieke, org_id: world.orgs.practice, roles: '["PRACTICE_MANAGER"]', ...hat })
      .execute();
    const lead = { ...hat, title: 'Teamleider', id: app.ids.uuid(), person_id: world.people.joost, org_id: world.orgs.team, roles: '["TEAM_MANAGER"]' };
    await tx.insertInto('memberships').values(lead).execute();
  });
  for (const name of ['petra', 'eline', 'marieke', 'joost', 'admin'] as Name[]) people[name] = await signIn(app.url, name);
  manager = people.marieke;
  await wear(manager, 'PRACTICE_MANAGER');
  await wear(people.joost, 'TEAM_MANAGER');
});
afterAll(() => app.close());

async function wear(who: Visitor, role: string): Promise<void> {
  const { memberships } = (await who.get('/api/me')).body;
  const answer = await who.post('/api/me/hat', { membership: memberships.find((one: any) => one.roles.includes(role)).id });
  expect(answer.status).toBe(200);
}
const ok = async (answer: Promise<{ status: number; body: any }>, status = 200) => {
  const { status: got, body } = await answer;
  expect(got, JSON.stringify(body)).toBe(status);
  return body;
};
const search = (q: string, more = '') => ok(people.eline.get(`/api/directory/search?q=${encodeURIComponent(q)}${more}`));

describe('searching', () => {
  it('[P-005] finds who does elderly care by words in Dutch and English, with the days', async () => {
    const hours = [1, 2, 4].map((day) => ({ day, from: '08:30', until: '17:00' }));
    await ok(people.petra.post(`/api/directory/hats/${world.hats.petra[1]}`, { hours, keywords: 'valpreventie' }));
    for (const q of ['ouderen', 'elderly', 'wie doet ouderen in De Linde?', 'POH', 'valpreventie', 'petra linde']) {
      const { people: found } = await search(q, `&org=${world.orgs.practice}`);
      expect([q, found.map((one: any) => one.name)]).toEqual([q, ['Petra Hoekstra']]);
      expect(found[0].days).toEqual(['MON', 'TUE', 'THU']);
    }
    // Tuesday nine o'clock
    expect((await search('petra linde')).people[0].presence).toMatchObject({ present: true, until: '17:00' });
    expect((await search('dakdekker')).total).toBe(0);
  });

  it('is for those who see clients, and nobody writes the hours of another', async () => {
    expect((await people.admin.get('/api/directory/search')).status).toBe(403);
    expect((await people.eline.post(`/api/directory/hats/${world.hats.petra[1]}`, { hours: [] })).status).toBe(403);
    const wrong = await people.petra.post(`/api/directory/hats/${world.hats.petra[1]}`, { hours: [{ day: 1, from: '17:00', until: '08:00' }] });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'hours.0.until']);
  });

  it('[P-087] keeps services with ages, contract and a waiting time that somebody asked', async () => {
    const service = { name: 'Speltherapie', kind: 'youth-care', ageFrom: 4, ageUntil: 12, contract: 'YES', waitWeeks: 6, lineOfCare: 'SECOND' };
    await ok(manager.post(`/api/directory/organisations/${world.orgs.practice}/services`, service));
    const found = (await search('kinderen', '&age=8&line=SECOND')).services;
    expect(found).toEqual([expect.objectContaining({ name: 'Speltherapie', waitWeeks: 6, waitAskedOn: '2026-11-24', contract: 'YES' })]);
    expect((await search('kinderen', '&age=30')).services).toEqual([]);
  });
});

describe('[P-008] postcodes', () => {
  it('belong to a team by date; a client who moved stays with the old one until hand-over, and an override has a reason', async () => {
    const area = (org: string, body: object) => ok(people.admin.post(`/api/directory/organisations/${org}/areas`, body), 201);
    await area(world.orgs.team, { from: '9743 AA', until: '9743 ZZ', fromOn: '2026-01-01' });
    await area(south, { from: '9743 AB', until: '9743 AB', fromOn: '2027-01-01' });
    await area(south, { from: '9744', until: '9744', fromOn: '2026-01-01' });
    const team = async (q: string, more = '') => (await search(q, more)).route;
    expect(await team('9743 AB')).toMatchObject({ postcode: '9743 AB', teamName: 'Wijkteam Noord', from: '2026-01-01' });
    expect(await team('9743ab', '&on=2027-01-01')).toMatchObject({ teamName: 'Wijkteam Zuid' });
    expect(await team('9743 AC', '&on=2027-01-01')).toMatchObject({ teamName: 'Wijkteam Noord' });
    expect(await team('9745 AA')).toMatchObject({ team: null });
    expect(await team('9743 AB', '&on=2025-12-31')).toMatchObject({ team: null });

    const client = (await ok(people.eline.post('/api/clients', { name: 'Dirk Verhuisd', postcode: '9744 AA' }), 201)).id;
    const of = async () => ok(people.eline.get(`/api/clients/${client}/team`));
    expect(await of()).toMatchObject({ teamName: 'Wijkteam Zuid', by: 'postcode' });
    const at = '2026-10-01T08:00:00.000Z';
    const board = {
      id: app.ids.uuid(),
      machine: 'case',
      state: 'x',
      running: 1,
      rev: 1,
      case_id: null,
      meeting_id: null,
      org_id: world.orgs.team,
      client_id: client,
    };
    const rest = {
      theme: null,
      urgency: null,
      owner_id: null,
      waits_for: null,
      due_at: null,
      title_ref: null,
      title: null,
      created_at: at,
      updated_at: at,
      clock: 0,
    };
    const instance = {
      id: board.id,
      machine: 'case',
      version: 1,
      rev: 1,
      status: 'active',
      state: '"x"',
      context: '{}',
      created_at: at,
      updated_at: at,
      clock: 0,
    };
    await app.store.write(async (tx) => {
      await tx.insertInto('instances').values(instance).execute();
      await tx
        .insertInto('boards')
        .values({ ...board, ...rest })
        .execute();
    });
    expect(await of()).toMatchObject({ teamName: 'Wijkteam Noord', by: 'running-case', byPostcodeName: 'Wijkteam Zuid' });
    expect((await people.eline.post(`/api/clients/${client}/team`, { org: south })).body.errors[0].path).toBe('reason');
    await ok(people.eline.post(`/api/clients/${client}/team`, { org: south, reason: 'HANDED_OVER' }));
    expect(await of()).toMatchObject({ teamName: 'Wijkteam Zuid', by: 'override', reason: 'HANDED_OVER', byPostcode: null });
    expect((await people.joost.get(`/api/clients/${client}/team`)).status).toBe(404);
  });
});

describe('[P-002] consult numbers', () => {
  it('are seen by who sees clients, and by no administrator, export or other organisation’s hand', async () => {
    const path = `/api/directory/organisations/${world.orgs.practice}`;
    await ok(manager.post(path, { consultPhone: '050-111 22 33', newPatients: 'CLOSED' }));
    const day = [{ days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' }];
    await ok(manager.post(`${path}/numbers`, { kind: 'PRACTICE', label: 'De Linde, overleg', phone: '050-111 22 44', hours: day }), 201);
    expect(await ok(people.petra.get(path))).toMatchObject({ consultPhone: '050-111 22 33', place: { newPatients: 'CLOSED' } });
    expect((await people.admin.get(path)).status).toBe(403);
    expect((await people.admin.post(path, { consultPhone: '050-999' })).status).toBe(403);
    expect((await people.joost.post(path, { newPatients: 'OPEN' })).status).toBe(403);
    const said = [
      await people.admin.get('/api/directory'),
      await people.admin.get('/api/on-call'),
      await people.admin.get('/api/administration/directory/export.csv?part=organisations'),
    ];
    expect(JSON.stringify(said.map(({ body }) => body))).not.toContain('050-111');
    expect(JSON.stringify((await people.eline.get('/api/on-call')).body)).toContain('050-111 22 44');
  });
});

describe('[P-004] [P-006] fixed contacts', () => {
  it('fall back to the deputy and the manager, and the hole of one who left is seen with who must hand over', async () => {
    const { petra, eline, joost, marieke } = world.people;
    const input = { orgId: world.orgs.team, theme: 'ELDERLY', person: petra, deputy: joost, partners: [world.orgs.practice], days: ['MON', 'THU'] };
    const { id } = await ok(people.joost.start('liaison', input), 201);
    await ok(people.joost.say(id, 'CONFIRM'));
    const contacts = async () => ok(people.eline.get('/api/directory/contacts'));
    expect(await contacts()).toEqual([
      expect.objectContaining({
        theme: 'ELDERLY',
        name: 'Petra Hoekstra',
        phone: '06-00 00 99 01',
        days: ['MON', 'THU'],
        reach: { person: petra, as: 'liaison', fallback: false },
      }),
    ]);
    const line = async () =>
      (await ok(people.eline.get('/api/directory/coverage'))).lines.find((one: any) => one.org === world.orgs.team && one.theme === 'ELDERLY');
    expect(await line()).toMatchObject({ state: 'filled', person: petra });
    await ok(people.joost.say(id, 'START_ABSENCE', { from: '2026-11-24' }));
    expect((await contacts())[0]).toMatchObject({ reach: { person: joost, as: 'deputy', fallback: true }, insteadOf: petra });
    await ok(people.joost.say(id, 'LEAVE', { on: '2026-11-24' }));
    expect(await line()).toMatchObject({ state: 'vacant', leftBy: petra, since: '2026-11-24', deputy: joost });
    const never = (await ok(people.eline.get('/api/directory/coverage'))).lines.find((one: any) => one.org === world.orgs.practice && one.theme === 'YOUTH');
    expect(never).toMatchObject({ state: 'never', reach: { person: marieke, as: 'manager', fallback: true } });
    expect(eline).not.toBe(petra);
  });

  it('[P-007] a sixth face shows a warning with the list', async () => {
    const path = `/api/directory/organisations/${world.orgs.practice}/faces`;
    await ok(people.admin.post('/api/settings', { name: 'directory.maxFaces', value: 2, org: world.orgs.practice }), 201);
    const answers = [];
    for (const name of ['joost', 'stranger', 'officer'] as Name[]) answers.push(await ok(manager.post(path, { person: world.people[name] }), 201));
    expect(answers.map(({ count, warning }) => [count, warning])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(answers[2].people.map((one: any) => one.name).sort()).toEqual(['Gerda Post', 'Joost de Wit', 'Sem Vermaat']);
  });
});

describe('what is for a while, and what ends', () => {
  it('[P-002] another consult number holds in its days, and on no other', async () => {
    const path = `/api/directory/organisations/${world.orgs.practice}`;
    await ok(manager.post(path, { consultPhone: '050-111 22 33' }));
    const wrong = await manager.post(`${path}/consult-numbers`, { phone: '050-222 33 44', from: '2026-12-01', until: '2026-11-30' });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'until']);
    expect((await people.joost.post(`${path}/consult-numbers`, { phone: '050-222 33 44', from: '2026-12-01', until: '2026-12-04' })).status).toBe(403);
    const { id } = await ok(manager.post(`${path}/consult-numbers`, { phone: '050-222 33 44', from: '2026-11-20', until: '2026-11-27' }), 201);
    const seen = await ok(people.petra.get(path));
    expect([seen.consultPhone, seen.consultPeriods, seen.mayEditConsult]).toEqual(['050-222 33 44', [], false]);
    expect((await ok(manager.get(path))).consultPeriods.length).toBe(1);
    await ok(manager.post(`/api/directory/consult-numbers/${id}/end`));
    expect((await ok(people.petra.get(path))).consultPhone).toBe('050-111 22 33');
    expect((await people.joost.post(`/api/directory/consult-numbers/${id}/end`)).status).toBe(404);
  });

  it('a number and an area end on a day; who does not keep them cannot end them', async () => {
    const path = `/api/directory/organisations/${world.orgs.team}`;
    const number = await ok(people.joost.post(`${path}/numbers`, { kind: 'TEAM', label: 'Wijkteam Noord, balie', phone: '050-333 00 11' }), 201);
    const shown = async () => (await ok(people.petra.get(path))).numbers.map((one: any) => one.label);
    expect(await shown()).toContain('Wijkteam Noord, balie');
    expect((await manager.post(`/api/directory/numbers/${number.id}/end`, { until: '2026-11-24' })).status).toBe(403);
    await ok(people.joost.post(`/api/directory/numbers/${number.id}/end`, { until: '2026-11-25' }));
    expect(await shown()).toContain('Wijkteam Noord, balie');
    await ok(people.joost.post(`/api/directory/numbers/${number.id}/end`, { until: '2026-11-24' }));
    expect(await shown()).not.toContain('Wijkteam Noord, balie');
    const area = await ok(people.admin.post(`${path}/areas`, { from: '9777', until: '9777', fromOn: '2026-01-01' }), 201);
    expect((await people.joost.post(`/api/directory/areas/${area.id}/end`, { until: '2026-11-24' })).status).toBe(403);
    expect((await people.admin.post(`/api/directory/areas/${area.id}/end`, { until: '2025-12-31' })).body.errors[0].path).toBe('until');
    await ok(people.admin.post(`/api/directory/areas/${area.id}/end`, { until: '2026-11-24' }));
    expect((await search('9777 AB')).route.team).toBeNull();
  });
});

describe('photos', () => {
  const png = (width: number) => {
    const body = Buffer.alloc(45);
    body.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    body.write('IHDR', 12);
    body.writeUInt32BE(width, 16);
    body.writeUInt32BE(64, 20);
    body.write('IEND', 37);
    return body;
  };
  const send = (who: Visitor, person: string, body: Buffer | string) =>
    fetch(`${app.url}/api/directory/people/${person}/photo`, {
      method: 'POST',
      body: body as any,
      headers: { cookie: who.cookie, 'idempotency-key': crypto.randomUUID() },
    });

  it('are judged by their bytes and size, set by oneself, and shown', async () => {
    const mine = world.people.petra;
    for (const wrong of ['<svg onload="alert(1)"/>', 'GIF89a', png(5000), Buffer.alloc(201 * 1024, 1)])
      expect([413, 422]).toContain((await send(people.petra, mine, wrong)).status);
    expect((await send(people.eline, mine, png(64))).status).toBe(403);
    expect((await send(people.petra, mine, png(64))).status).toBe(200);
    const shown = await fetch(`${app.url}/api/directory/people/${mine}/photo`, { headers: { cookie: people.eline.cookie } });
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
    expect((await search('petra linde')).people[0].photo).toContain(mine);
    await ok(people.petra.post(`/api/directory/people/${mine}/photo/remove`));
    expect((await search('petra linde')).people[0].photo).toBeNull();
  });

  it('are set by who leads somebody, not by who leads others', async () => {
    expect((await send(people.joost, world.people.eline, png(64))).status).toBe(403);
    expect((await send(manager, world.people.eline, png(64))).status).toBe(200);
    await ok(manager.post(`/api/directory/people/${world.people.eline}/photo/remove`));
  });
});

describe('[P-003] numbers to call', () => {
  it('are those of the practice on a Monday, of the out-of-hours post on Saturday, at night and on a holiday', async () => {
    const number = (kind: string, label: string, hours: unknown[], sort: number) => ({
      id: app.ids.uuid(),
      org_id: null,
      kind,
      label,
      phone: '050-000 00 0' + sort,
      hours: JSON.stringify(hours),
      sort,
    });
    const week = [1, 2, 3, 4, 5];
    const evening = [
      { days: week, from: '17:00', until: '08:00' },
      { days: [6, 7], from: '00:00', until: '24:00' },
    ];
    await app.store.write(async (tx) => {
      await tx.deleteFrom('on_call').execute();
      const rows = [
        number('PRACTICE', 'praktijk', [{ days: week, from: '08:00', until: '17:00' }], 1),
        number('OUT_OF_HOURS_GP', 'HAP', evening, 2),
        number('CRISIS_GGZ', 'crisisdienst', [], 3),
      ];
      await tx.insertInto('on_call').values(rows).execute();
    });
    const eline = people.eline;
    const at = async (iso: string) => {
      app.setClock(iso);
      return (await ok(eline.get('/api/on-call'))).filter((one: any) => one.now).map((one: any) => one.label);
    };
    // Christmas is a Friday.
    expect(await at('2026-12-25T09:00:00.000Z')).toEqual(['HAP', 'crisisdienst']);
    expect(await at('2026-12-26T09:00:00.000Z')).toEqual(['HAP', 'crisisdienst']);
    expect(await at('2026-12-28T09:00:00.000Z')).toEqual(['praktijk', 'crisisdienst']);
    expect(await at('2026-12-28T17:30:00.000Z')).toEqual(['HAP', 'crisisdienst']);
  });
});
