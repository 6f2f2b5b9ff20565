import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLAGGED } from '../../machines/break-glass/flagged.ts';
import { ROLES } from '../../machines/roles.ts';
import { emergencyRoutes } from '../../server/contract/emergency.ts';
import { principalOf } from '../../server/policy/principals.ts';
import { RULES } from '../../server/policy/rules.ts';
import { listen } from '../live/listener.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

/** The emergency access from search to review (TRUST.md L13, R-22, T12). */
let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
const BEGIN = Date.parse('2026-11-24T08:00:00.000Z');
let minute = 0;
const REASON = 'Mevrouw is gevallen en kan zelf niets vertellen.';
const NOTE = 'Vertelde over de kanariepiet van vroeger.';

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'joost', 'eline', 'marieke', 'officer', 'admin', 'stranger'] as Name[]) people[name] = await signIn(app.url, name);
});
afterAll(() => app.close());

/** Moves the clock; what falls due fires. */
async function pass(minutes: number): Promise<void> {
  minute += minutes;
  app.setClock(new Date(BEGIN + minute * 60_000).toISOString());
  await app.engine.fireDue();
  await app.deliver();
}

async function someCase(name: string, birthDate = '1938-03-04') {
  const gp = { gpPerson: world.people.eline, gpOrg: world.orgs.practice };
  const client = (await people.joost.post('/api/clients', { name, birthDate, address: 'Geheimstraat 9', ...gp })).body.id as string;
  const id = (await people.joost.start('case', { clientId: client, theme: 'ELDERLY', orgId: world.orgs.team, owner: world.people.joost })).body.id as string;
  const action = (await people.joost.start('action', { caseId: id, text: NOTE })).body.id as string;
  const ggz = (await people.petra.start('ggz', { caseId: id })).body.id as string;
  expect([client, id, action, ggz].every(Boolean)).toBe(true);
  return { name, birthDate, client, id, action, ggz };
}
type Case = Awaited<ReturnType<typeof someCase>>;
const find = async (who: Name, { name, birthDate }: Pick<Case, 'name' | 'birthDate'>) => people[who].post('/api/emergency/search', { name, birthDate });
const asked = (ticket: string, more = {}) => ({ ticket, reason: REASON, purpose: 'ACUTE_CARE', notFamily: true, ...more });
async function open(who: Name, about: Case, more = {}) {
  const { hit } = (await find(who, about)).body;
  return people[who].post('/api/emergency', asked(hit?.ticket ?? 'none', more));
}
const auditOf = (column: 'emergency' | 'object_id', id: string) => app.store.db.selectFrom('audit').selectAll().where(column, '=', id).orderBy('seq').execute();
const noticesOf = async (person: Name, text: string) =>
  (await app.store.db.selectFrom('inbox').selectAll().where('person_id', '=', world.people[person]).execute()).filter(
    (line) => JSON.parse(line.notice).machine === 'breakGlass' && JSON.parse(line.notice).text === text,
  );

describe('finding the client', () => {
  it('[NOOD1] gives initials, year and practice of one client, and no id; the log has the search without the name', async () => {
    const about = await someCase('Roos van der Meulen');
    const { body, status } = await find('stranger', { name: 'meulen roos', birthDate: about.birthDate });
    expect(status).toBe(200);
    expect(body.hit).toEqual({ ticket: expect.any(String), initials: 'R.M.', birthYear: '1938', practice: 'Huisartsenpraktijk De Linde' });
    expect(JSON.stringify(body)).not.toContain(about.id);
    const rows = await auditOf('object_id', 'emergency');
    expect(rows.at(-1)).toMatchObject({ action: 'search', results: 1, shape: 'birthDate name', purpose: 'ETREAT' });
    expect(JSON.stringify(rows)).not.toMatch(/Meulen|1938-03-04/);
  });

  it('answers the same for nobody, for another day, for half a name, for two of one name, and for oneself', async () => {
    await someCase('Twee Gelijken', '1950-01-01');
    await someCase('Twee Gelijken', '1950-01-01');
    await someCase('Sem Vermaat', '1960-06-06');
    const nobody = [
      { name: 'Niemand Bekend', birthDate: '1938-03-04' },
      { name: 'Roos van der Meulen', birthDate: '1938-03-05' },
      { name: 'Roos', birthDate: '1938-03-04' },
      { name: 'Roos van der Meul', birthDate: '1938-03-04' },
      { name: 'Twee Gelijken', birthDate: '1950-01-01' },
      { name: 'Sem Vermaat', birthDate: '1960-06-06' },
    ];
    for (const asking of nobody) {
      const begun = performance.now();
      expect((await find('stranger', asking)).body, asking.name).toEqual({ hit: null });
      expect(performance.now() - begun).toBeGreaterThan(145);
    }
  });

  it('is only for flagged roles, in the body, and not without end', async () => {
    expect((await find('petra', { name: 'Roos van der Meulen', birthDate: '1938-03-04' })).body.code).toBe('no-emergency');
    expect((await find('officer', { name: 'Roos van der Meulen', birthDate: '1938-03-04' })).status).toBe(403);
    expect((await people.marieke.post('/api/emergency/search', { name: 'R', birthDate: 'ooit' })).body.errors.map((one: any) => one.path)).toEqual([
      'name',
      'birthDate',
    ]);
    const answers = await Promise.all(Array.from({ length: 12 }, () => find('marieke', { name: 'Niemand Bekend', birthDate: '1938-03-04' })));
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(2);
    await app.store.db.deleteFrom('attempts').execute();
  });

  it('the roles are those that the rules flag', () => {
    const flagged = new Set(RULES.filter((rule) => rule.when.some((all) => all.includes('noodknop'))).flatMap((rule) => rule.who));
    expect(ROLES.filter((role) => principalOf[role] && flagged.has(principalOf[role]))).toEqual(expect.arrayContaining([...FLAGGED]));
    expect(FLAGGED.filter((role) => !flagged.has(principalOf[role]!))).toEqual([]);
    expect(ROLES.filter((role) => flagged.has(principalOf[role]!)).toSorted()).toEqual([...FLAGGED].toSorted());
  });
});

describe('opening', () => {
  it('[NOOD2] lets him read what is flagged, and nothing else; he changes nothing and takes nothing along', async () => {
    const about = await someCase('Klaas Oosterling');
    expect((await people.stranger.get(`/api/cases/${about.id}`)).status).toBe(404);
    const opened = await open('stranger', about);
    expect(opened.body).toMatchObject({ case: about.id, until: '2026-11-24T09:00:00.000Z', purpose: 'ACUTE_CARE' });
    const file = (await people.stranger.get(`/api/cases/${about.id}`)).body;
    expect(file.client.name).toBe('Klaas Oosterling');
    expect(file.actions).toEqual([]);
    expect(JSON.stringify(file)).not.toContain('kanariepiet');
    expect(file.instance.can).toEqual([]);
    expect((await people.stranger.get(`/api/instances/${about.ggz}`)).status).toBe(200);
    expect((await people.stranger.get(`/api/instances/${about.action}`)).status).toBe(404);
    const seen = (await people.stranger.get(`/api/emergency/${opened.body.id}`)).body;
    expect(seen.rows.map((row: any) => row.machine).toSorted()).toEqual(['case', 'ggz']);
    for (const answer of [
      await people.stranger.say(about.id, 'RAISE_CONCERN', { reason: 'Ik zag iets.' }),
      await people.stranger.start('action', { caseId: about.id, text: 'Doe iets' }),
      await people.stranger.post(`/api/clients/${about.client}/bsn/reveal`, { reason: 'Omdat het kan, denk ik' }),
      await people.stranger.post(`/api/clients/${about.client}/export`, { reason: 'Omdat het kan, denk ik' }),
      await people.stranger.get(`/api/clients/${about.client}/bsn`),
      await people.stranger.get(`/api/cases/${about.id}/readers`),
      await people.stranger.start('breakGlass', { caseId: about.id, reason: REASON, purpose: 'CRISIS' }),
    ])
      expect(answer.status).toBeGreaterThanOrEqual(403);
  });

  it('[L13] every reading under it names it in the log, and the client reads of it', async () => {
    const [{ id }] = (await people.stranger.get('/api/emergency')).body.rows;
    const before = (await auditOf('emergency', id)).length;
    const { case: caseId } = (await people.stranger.get(`/api/emergency/${id}`)).body;
    const file = (await people.stranger.get(`/api/cases/${caseId}`)).body;
    await people.stranger.get(`/api/clients/${file.client.id}`);
    await people.stranger.get('/api/instances?machine=case');
    const rows = await auditOf('emergency', id);
    expect(rows[0]).toMatchObject({ action: 'create', object_type: 'breakGlass', event_code: '110113', purpose: 'ETREAT', case_id: caseId });
    const since = rows.slice(before);
    expect(since.map((row) => row.object_type)).toEqual(expect.arrayContaining(['case', 'client', 'breakGlass']));
    expect(rows.map((row) => row.object_type)).toContain('ggz');
    expect(since.some((row) => row.route === 'client' && row.object_type === 'client' && row.rule === 'case.emergency')).toBe(true);
    const letter = (await people.joost.get(`/api/cases/${caseId}/readers`)).body.rows;
    const sem = letter.filter((row: any) => row.name === 'Sem Vermaat');
    expect(sem.map((row: any) => row.did.nl)).toEqual(expect.arrayContaining(['opende uw dossier met noodtoegang', 'keek in uw dossier']));
    expect(sem.every((row: any) => row.emergency)).toBe(true);
    const timeline = (await people.joost.get(`/api/cases/${caseId}`)).body.timeline;
    expect(timeline.some((entry: any) => entry.machine === 'breakGlass' && entry.by === world.people.stranger)).toBe(true);
  });

  it('[NOOD6] case owner, GP and privacy officer hear it at once, without content', async () => {
    await app.deliver();
    for (const name of ['joost', 'eline', 'officer'] as Name[]) expect(await noticesOf(name, 'opened'), name).toHaveLength(1);
    expect(JSON.stringify(await noticesOf('officer', 'opened'))).not.toMatch(/Oosterling|gevallen/);
  });

  it('asks a reason, the word that it is no relative, a ticket of his own that is not old, and the second factor', async () => {
    const about = await someCase('Fenna Haak');
    const { ticket } = (await find('stranger', about)).body.hit;
    const short = await people.stranger.post('/api/emergency', asked(ticket, { reason: 'kort', notFamily: false }));
    expect(short.body.errors.map((one: any) => one.path)).toEqual(['reason', 'notFamily']);
    expect((await people.marieke.post('/api/emergency', asked(ticket))).body.code).toBe('ticket-over');
    await pass(11);
    expect((await people.stranger.post('/api/emergency', asked(ticket))).body.code).toBe('ticket-over');
    // That a fresh one is asked outside a demonstration is proven in test/http/identity.test.ts, for every route that says so.
    expect([emergencyRoutes.emergencySearch.fresh, emergencyRoutes.emergencyOpen.fresh]).toEqual([true, true]);
  });

  it('[NOOD4] [NOOD5] a second in the same box is refused, and so is one over the number of the day', async () => {
    const about = await someCase('Siebe Zandvoort');
    expect((await open('marieke', about)).status).toBe(201);
    expect((await open('marieke', about)).body.code).toBe('running');
    const [{ id }] = (await people.marieke.get('/api/emergency')).body.rows;
    expect((await people.marieke.say(id, 'END')).body.state).toBe('review');
    expect((await people.marieke.get(`/api/cases/${about.id}`)).status).toBe(404);
    expect((await open('marieke', about)).body.code).toBe('running');
    const others = [await someCase('Een Eenders'), await someCase('Twee Tweeling'), await someCase('Drie Driesen')];
    const answers = [];
    for (const other of others) answers.push(await open('marieke', other));
    expect(answers.map((answer) => answer.body.code ?? answer.status)).toEqual([201, 201, 'dailyLimit']);
    expect(answers[2].body.remedy.nl).toContain('112');
    await pass(60);
    expect((await open('marieke', about)).body.code).toBe('dailyLimit');
    await app.store.db.deleteFrom('attempts').execute();
  });

  it('two at once: one of them opens', async () => {
    await pass(24 * 60);
    const about = await someCase('Gelijke Tijd');
    const tickets = [(await find('stranger', about)).body.hit.ticket, (await find('stranger', about)).body.hit.ticket];
    const answers = await Promise.all(tickets.map((ticket) => people.stranger.post('/api/emergency', asked(ticket))));
    expect(answers.map((answer) => answer.status).toSorted((one, other) => one - other)).toEqual([201, 409]);
  });

  it('not for who sees it anyway, not for his own file, not past a personal block', async () => {
    const about = await someCase('Willemijn Koster');
    expect((await open('joost', about)).body.code).toBe('have-access');
    const { ticket } = (await find('stranger', about)).body.hit;
    await app.store.db
      .insertInto('access')
      .values({
        granted_by: about.id,
        object_id: about.id,
        subject: `person:${world.people.stranger}`,
        kind: 'deny',
        from_at: null,
        until_at: null,
        revoked_clock: null,
      })
      .execute();
    expect((await people.stranger.post('/api/emergency', asked(ticket))).body.code).toBe('blocked');
    expect((await find('stranger', about)).body.hit).toBeNull();
    await app.store.db.deleteFrom('attempts').execute();
  });

  it('[C] a refusal of the client stops it, unless a life is in danger', async () => {
    const about = await someCase('Tjalling Weigers');
    const consent = (await people.joost.start('consent', { caseId: about.id, clientId: about.client, purposes: ['MDO_DISCUSS'] })).body;
    await people.joost.say(consent.id, 'ASK', { mode: 'VERBAL', recipients: ['MDO'], purposes: ['MDO_DISCUSS'], content: ['MENTAL', 'MEDICAL'] });
    const refused = await people.joost.say(consent.id, 'REFUSE', { mode: 'VERBAL', recipients: ['MDO'], content: ['MENTAL', 'MEDICAL'] });
    expect(refused.body.state ?? refused.body).toBe('refused');
    expect((await open('stranger', about)).body.code).toBe('refused-by-client');
    const opened = await open('stranger', about, { lifeThreat: true });
    expect(opened.status).toBe(201);
    expect((await people.stranger.get(`/api/instances/${about.ggz}`)).status).toBe(200);
    expect((await people.officer.get('/api/emergency/desk')).body.open.find((one: any) => one.id === opened.body.id).lifeThreat).toBe(true);
    await app.store.db.deleteFrom('attempts').execute();
  });
});

describe('its end and its review', () => {
  it('[NOOD3] when the time is over an open screen loses the file at once', async () => {
    await pass(24 * 60);
    const about = await someCase('Sjoukje Tijd');
    const opened = await open('stranger', about);
    const page = await listen(app.url, people.stranger.cookie);
    try {
      expect(await page.ask('watch', { room: `case:${about.id}`, since: 0 })).toMatchObject({ ok: true });
      expect((await people.stranger.get(`/api/cases/${about.id}`)).status).toBe(200);
      await pass(59);
      expect((await people.stranger.get(`/api/cases/${about.id}`)).status).toBe(200);
      const moved = performance.now();
      await pass(1);
      await page.until(() => page.rows().some((row) => row.id === about.id && 'gone' in row));
      expect(performance.now() - moved).toBeLessThan(1000);
      for (const path of [`/api/cases/${about.id}`, `/api/instances/${about.ggz}`, `/api/clients/${about.client}`, `/api/emergency/${opened.body.id}`])
        expect((await people.stranger.get(path)).status, path).toBe(404);
      expect((await people.stranger.get('/api/emergency')).body.rows).toEqual([]);
    } finally {
      page.close();
    }
  });

  it('[NOOD2] is over at its instant, before any timer has fired', async () => {
    const about = await someCase('Precies Opdetijd');
    expect((await open('eline', about)).status).toBe(201);
    minute += 60;
    app.setClock(new Date(BEGIN + minute * 60_000).toISOString());
    expect((await people.eline.get(`/api/cases/${about.id}`)).status).toBe(404);
    expect((await people.eline.get('/api/emergency')).body.rows).toEqual([]);
    await pass(0);
  });

  it('[NOOD7] the privacy officer reviews it; a no has a note; the person and the owner hear it', async () => {
    const desk = (await people.officer.get('/api/emergency/desk')).body;
    const mine = desk.open.find((one: any) => one.person === world.people.eline);
    expect(mine).toMatchObject({ state: 'review', reason: REASON, overdue: false, purpose: 'ACUTE_CARE' });
    expect(JSON.stringify(desk)).not.toMatch(/Opdetijd|Oosterling|kanariepiet/);
    for (const name of ['admin', 'joost', 'eline'] as Name[]) expect((await people[name].get('/api/emergency/desk')).status, name).toBe(403);
    const review = (body: object, who: Name = 'officer') => people[who].post(`/api/emergency/${mine.id}/review`, body);
    expect((await review({ outcome: 'JUSTIFIED' }, 'admin')).status).toBe(403);
    expect((await review({ outcome: 'NOT_JUSTIFIED' })).body.code).toBe('judgedByAnother');
    expect((await review({ outcome: 'NOT_JUSTIFIED', note: 'Er was een collega met inzage aanwezig.' })).status).toBe(200);
    await app.deliver();
    for (const name of ['eline', 'joost'] as Name[]) expect(await noticesOf(name, 'notJustified'), name).toHaveLength(1);
    const after = (await people.officer.get('/api/emergency/desk')).body;
    expect(after.done.find((one: any) => one.id === mine.id)).toMatchObject({ outcome: 'NOT_JUSTIFIED', reviewedBy: world.people.officer });
  });

  it('[NOOD7] what nobody reviews within a week goes to others too, and stands as overdue', async () => {
    await pass(8 * 24 * 60);
    const desk = (await people.officer.get('/api/emergency/desk')).body;
    expect(desk.open.every((one: any) => one.overdue)).toBe(true);
    expect((await noticesOf('admin', 'overdue')).length).toBeGreaterThan(0);
    expect((await noticesOf('officer', 'overdue')).length).toBeGreaterThan(0);
  });

  it('a dated setting makes it shorter and never longer', async () => {
    await people.admin.post('/api/settings', { name: 'breakGlass.minutes', value: 15 });
    const about = await someCase('Korte Blik');
    const { openedAt, until } = (await open('stranger', about)).body;
    expect(Date.parse(until) - Date.parse(openedAt)).toBe(15 * 60_000);
    await pass(16);
    await people.admin.post('/api/settings', { name: 'breakGlass.minutes', value: 600 });
    const other = (await open('stranger', await someCase('Lange Blik'))).body;
    expect(Date.parse(other.until) - Date.parse(other.openedAt)).toBe(60 * 60_000);
  });

  it('every history replays', async () => {
    expect((await app.engine.verify()).differences).toEqual([]);
  });
});
