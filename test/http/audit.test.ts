import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overviewOf, type About } from '../../server/audit/overview.ts';
import { runReviews } from '../../server/audit/run-reviews.ts';
import { verifyChain } from '../../server/audit/verify-chain.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { insideOf } from '../outbound/pdf-text.ts';
import { signIn, visitor, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
const people = {} as Record<Name, Visitor>;
let client: string;
let caseId: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
  for (const name of ['petra', 'eline', 'marieke', 'joost', 'stranger', 'admin', 'officer'] as Name[]) people[name] = await signIn(app.url, name);
  const made = await people.marieke.post('/api/clients', {
    name: 'Truus de Wit',
    birthDate: '1941-03-02',
    gpPerson: world.people.eline,
    gpOrg: world.orgs.practice,
  });
  client = made.body.id;
  const signal = await people.marieke.start('signal', {
    clientId: client,
    kind: 'VALLEN_FUNCTIEVERLIES',
    theme: 'ELDERLY',
    urgency: 'ROUTINE',
    sinceWhen: 'WEEKS',
    domains: ['BODY'],
    source: 'DISTRICT_NURSE',
    clientKnows: 'YES',
    consentState: 'GIVEN',
    expected: 'VISIT_TOGETHER',
    childrenInHome: 'NO',
    orgId: world.orgs.team,
    what: 'Ze valt vaak in de gang.',
  });
  await people.marieke.say(signal.body.id, 'SUBMIT');
  await people.petra.say(signal.body.id, 'TAKE_TRIAGE');
  caseId = (await people.petra.say(signal.body.id, 'ACCEPT', { clientId: client, owner: world.people.joost })).body.data.caseId;
});
afterAll(() => app.close());

const rowsOf = async (trace: string | null) => {
  const rows = await app.store.db.selectFrom('audit').selectAll().where('trace', '=', trace).orderBy('seq').execute();
  return { own: rows.filter((row) => row.via === null), beside: rows.filter((row) => row.via !== null) };
};

describe('a request', () => {
  const tries: [string, (v: typeof people) => Promise<{ status: number; headers: Headers }>, number, Record<string, unknown>][] = [
    ['that reads a case', (p) => p.joost.get(`/api/cases/${caseId}`), 200, { action: 'read', object_type: 'case', outcome: 0 }],
    ['for a case that is not his', (p) => p.stranger.get(`/api/cases/${caseId}`), 404, { action: 'refuse', outcome: 4, reason: 'not-found' }],
    ['of an administrator for content', (p) => p.admin.get(`/api/cases/${caseId}`), 403, { action: 'refuse', outcome: 4, reason: 'not-yours' }],
    ['of nobody', () => visitor(app.url).get(`/api/cases/${caseId}`), 401, { actor: 'unknown', outcome: 4, reason: 'not-signed-in' }],
    ['for an event that is not now', (p) => p.joost.say(caseId, 'REOPEN', { reason: 'Er is weer iets gebeurd.' }), 409, { action: 'refuse', outcome: 4 }],
    ['for a list', (p) => p.petra.get('/api/instances?machine=case'), 200, { action: 'list', results: 1 }],
    ['that searches', (p) => p.petra.get('/api/instances?q=truus'), 200, { action: 'search', event_code: '110112', shape: 'limit q' }],
    ['for the log of a case', (p) => p.joost.get(`/api/audit?case=${caseId}`), 200, { object_type: 'audit', event_code: '110101' }],
    ['for the log that is not his', (p) => p.stranger.get(`/api/audit?case=${caseId}`), 404, { action: 'refuse', outcome: 4 }],
  ];
  for (const [what, ask, status, row] of tries)
    it(`${what} has exactly one row of its own, stored before the answer`, async () => {
      const answer = await ask(people);
      expect(answer.status).toBe(status);
      const { own } = await rowsOf(answer.headers.get('x-request-id'));
      expect(own).toHaveLength(1);
      expect(own[0]).toMatchObject(row);
    });

  it('says who, under which hat, by which rule and on what ground, and names the client only by pseudonym', async () => {
    const { own, beside } = await rowsOf((await people.joost.get(`/api/cases/${caseId}`)).headers.get('x-request-id'));
    expect(own[0]).toMatchObject({
      actor: world.people.joost,
      hat: world.hats.joost[0],
      org: world.orgs.team,
      roles: 'WIJ_WORKER',
      purpose: 'TREAT',
      crud: 'R',
      name: 'Joost de Wit',
    });
    expect(own[0].rule).toMatch(/^\w+\.\w+$/);
    expect(own[0].evidence).toContain(caseId);
    expect(own[0].client).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify([own, beside])).not.toMatch(/Truus|1941/);
    // A client has a reason too, else every card would be looked into as seen without a relation.
    const card = await rowsOf((await people.joost.get(`/api/clients/${client}`)).headers.get('x-request-id'));
    expect(card.own[0]).toMatchObject({ object_type: 'client', rule: expect.stringMatching(/^\w+\.\w+$/), evidence: expect.stringContaining(caseId) });
  });

  it('is refused while the log cannot be written, and nothing is told or done', async () => {
    await sql`alter table audit rename to audit_away`.execute(app.store.db);
    try {
      const read = await people.joost.get(`/api/cases/${caseId}`);
      expect([read.status, read.body.code]).toEqual([503, 'unavailable']);
      expect((await people.stranger.get(`/api/cases/${caseId}`)).status).toBe(503);
      expect((await people.joost.post('/api/households', { label: 'Familie' })).status).toBe(503);
    } finally {
      await sql`alter table audit_away rename to audit`.execute(app.store.db);
    }
    expect((await people.joost.get(`/api/cases/${caseId}`)).status).toBe(200);
  });
});

describe('the chain', () => {
  it('holds over all that was written', async () => {
    expect((await verifyChain(app.store.db, app.keys, null)).faults).toEqual([]);
  });
});

describe('the privacy officer', () => {
  it('gets an answer to each question, in pages, and every one of them is in the log', async () => {
    const { client: pseudonym } = (await app.store.db
      .selectFrom('audit')
      .select('client')
      .where('case_id', '=', caseId)
      .where('client', 'is not', null)
      .executeTakeFirstOrThrow()) as { client: string };
    const asked: string[][] = [
      ['client', `client=${pseudonym}`],
      ['employee', `person=${world.people.joost}`],
      ['object', `object=${caseId}`],
      ['breach', `person=${world.people.petra}&from=2026-11-01T00:00:00Z`],
      ...['emergency', 'unrelated', 'near', 'denied', 'exports', 'readers'].map((name) => [name, '']),
    ];
    for (const [question, query] of asked) {
      const answer = await people.officer.get(`/api/audit/questions/${question}?limit=2&${query}`);
      expect([question, answer.status]).toEqual([question, 200]);
      if (query) expect(answer.body.rows.length).toBeGreaterThan(0);
      expect(answer.body.radius).toEqual(question === 'breach' ? { clients: 1, rows: expect.any(Number) } : null);
      if (answer.body.after) {
        const next = await people.officer.get(`/api/audit/questions/${question}?limit=2&${query}&after=${encodeURIComponent(answer.body.after)}`);
        expect(next.body.rows.every((row: any) => row.seq !== answer.body.rows[0].seq && row.seq !== answer.body.rows[1].seq)).toBe(true);
      }
    }
    const { body } = await people.officer.get('/api/audit/questions/readers');
    expect(body.rows.map((row: any) => row.id)).toContain('employee');
    expect((await people.officer.get('/api/audit/questions/employee')).status).toBe(422);
    expect((await people.joost.get('/api/audit/questions/denied')).status).toBe(403);
  });

  it('reads the log of a case in pages that together are all of it, what was done with it and what was done under it', async () => {
    const path = `/api/audit?case=${caseId}`;
    const { seqs } = await app.store.db
      .selectFrom('audit')
      .select((eb) => eb.fn.countAll<number>().as('seqs'))
      .where((on) => on.or([on('case_id', '=', caseId), on('object_id', '=', caseId)]))
      .executeTakeFirstOrThrow();
    const found: unknown[] = [];
    let after: number | null = null;
    do {
      const page: { rows: unknown[]; after: number | null } = (await people.officer.get(`${path}&limit=7${after === null ? '' : `&after=${after}`}`)).body;
      found.push(...page.rows);
      after = page.after;
    } while (after !== null);
    expect(found.length).toBe(Number(seqs));
    expect((await people.officer.get(`${path}&limit=200`)).body.rows.slice(-found.length)).toEqual(found);
    expect((await people.officer.get(`${path}&person=${world.people.joost}&after=0`)).body).toEqual({ rows: [], after: null });
  });

  it('finds a client by name without a name in the log, and learns why somebody could look', async () => {
    const { body } = await people.officer.post('/api/audit/lookup', { name: 'Truus de Wit', reason: 'client-asks' });
    expect(body.rows).toEqual([{ client: expect.any(String), since: expect.any(String), cases: 1 }]);
    const rows = (await people.officer.get(`/api/audit/questions/client?client=${body.rows[0].client}`)).body.rows;
    const read = rows.find((row: any) => row.rule && row.actor === world.people.joost);
    const why = await people.officer.get(`/api/audit/rows/${read.seq}/why`);
    expect(why.body.rule.nl).toBe('hoort bij het team dat u helpt');
    expect(why.body.relations.map((row: any) => row.id)).toContain(caseId);
    expect((await people.officer.get('/api/audit/chain')).body).toMatchObject({ overdue: 0, chains: [{ rows: expect.any(Number) }] });
  });

  it('finds last week reviewed when it is over, unasked, and is told: the same surname first, a sample behind it, signed line by line', async () => {
    await people.officer.post('/api/clock', { now: '2026-12-01T09:00:00.000Z' });
    expect((await notices()).map((line) => [line.text, line.vars.week])).toEqual([['AUDIT_REVIEW_MADE', '2026-11-23']]);
    const weeks = (await people.officer.get('/api/audit/weeks')).body.rows;
    expect(weeks).toMatchObject([{ id: '2026-11-23', madeAt: '2026-12-01T09:00:00.000Z', overdue: false }]);
    const week = (await people.officer.get('/api/audit/weeks/2026-11-23')).body;
    expect(week.rows[0].reasons).toContain('same-surname');
    expect(week.rows[0].row.actor).toBe(world.people.joost);
    expect(week.rows.some((line: any) => line.reasons.includes('sample'))).toBe(true);
    const sign = await people.officer.post(`/api/audit/weeks/2026-11-23/lines/${week.rows[0].row.seq}`, { decision: 'explained' });
    expect(sign.status).toBe(200);
  });

  it('is told again each week while lines stay unsigned for more than seven days, and nobody else is', async () => {
    await people.officer.post('/api/clock', { now: '2026-12-08T08:00:00.000Z' });
    expect((await notices()).filter((line) => line.text === 'AUDIT_REVIEW_OVERDUE')).toEqual([]);
    await people.officer.post('/api/clock', { now: '2026-12-09T09:00:00.000Z' });
    await runReviews(app);
    const late = (await notices()).filter((line) => line.text === 'AUDIT_REVIEW_OVERDUE');
    expect(late.map((line) => line.vars.week)).toEqual(['2026-11-23']);
    const later = (await people.officer.get('/api/audit/weeks')).body.rows.find((one: any) => one.id === '2026-11-23');
    expect(later).toMatchObject({ open: later.lines - 1, overdue: true });
    expect((await people.officer.get('/api/audit/chain')).body).toMatchObject({ overdue: 1, pastTerm: { rows: 0, more: false } });
    await people.officer.post('/api/clock', { now: '2026-12-16T09:00:00.000Z' });
    expect((await notices()).filter((line) => line.text === 'AUDIT_REVIEW_OVERDUE' && line.vars.week === '2026-11-23')).toHaveLength(2);
    const told = await app.store.db.selectFrom('inbox').select('person_id').where('notice', 'like', '%AUDIT_REVIEW%').execute();
    expect([...new Set(told.map((line) => line.person_id))]).toEqual([world.people.officer]);
  });

  it('makes what was missed while the server was away, week by week', async () => {
    app.setClock('2027-01-05T09:00:00.000Z');
    expect(await runReviews(app)).toEqual(['2026-12-14', '2026-12-21', '2026-12-28']);
    expect(await runReviews(app)).toEqual([]);
  });
});

const notices = async (): Promise<{ text: string; vars: { week: string } }[]> => (await people.officer.get('/api/inbox')).body;

describe('the client', () => {
  it('can be told who saw what and why, on the screen of his team and as a letter', async () => {
    const { body } = await people.joost.get(`/api/cases/${caseId}/readers`);
    const joost = body.rows.filter((row: any) => row.name === 'Joost de Wit' && row.did.nl === 'keek in uw dossier');
    expect(joost.map((row: any) => row.day)).toEqual([...new Set(joost.map((row: any) => row.day))]);
    expect(joost[0]).toMatchObject({ org: 'Wijkteam Noord', why: { nl: 'hoort bij het team dat u helpt' }, emergency: false });
    expect(joost[0].times).toBeGreaterThan(1);
    expect((await people.stranger.get(`/api/cases/${caseId}/readers`)).status).toBe(404);
    const early = await people.joost.get(`/api/cases/${caseId}/readers?until=2026-01-01T00:00:00Z`);
    expect(early.body.rows).toEqual([]);
    const pdf = await fetch(`${app.url}/api/cases/${caseId}/readers.pdf`, { headers: { cookie: people.joost.cookie } });
    expect(pdf.headers.get('content-type')).toMatch('application/pdf');
    const inside = insideOf(Buffer.from(await pdf.arrayBuffer()));
    // Tagged for who has it read to him (PDF/UA), with its title.
    expect(inside).toContain('Wie zag wat, en waarom?');
    expect(inside).toMatch(/\/StructTreeRoot/);
  });

  it('can be told in pages of whole days that together are the list, over a case, a client, and what one team did', async () => {
    const { client: pseudonym } = (await app.store.db
      .selectFrom('audit')
      .select('client')
      .where('case_id', '=', caseId)
      .where('client', 'is not', null)
      .executeTakeFirstOrThrow()) as {
      client: string;
    };
    const mine = { cases: [caseId], org: world.orgs.team };
    for (const about of [{ case: caseId }, { client: pseudonym }, { client: pseudonym, mine }] as About[]) {
      const whole = await overviewOf(app.store.db, about, {}, 100_000);
      expect([whole.complete, whole.next]).toEqual([true, null]);
      const [rows, pages] = [[] as unknown[], [] as number[]];
      for (let until: string | undefined; pages.length === 0 || until;) {
        const page = await overviewOf(app.store.db, about, { until }, 1);
        expect(new Set(page.rows.map((row) => row.day)).size).toBe(1);
        rows.push(...page.rows);
        pages.push(page.rows.length);
        until = page.next ?? undefined;
      }
      expect(pages.length).toBeGreaterThan(1);
      expect(rows).toEqual(whole.rows);
    }
  });

  it('can be told over all his cases in which the one who helps him works, and by the privacy officer over everything', async () => {
    await people.marieke.get(`/api/clients/${client}`);
    const mine = (await people.joost.get(`/api/clients/${client}/readers`)).body;
    expect(mine.scope).toBe('mine');
    expect(mine.rows.map((row: any) => row.name)).toContain('Joost de Wit');
    // Registering him was done elsewhere and belongs to no case.
    expect(mine.rows.map((row: any) => row.did.nl)).not.toContain('zocht in de lijst');
    for (const outsider of [people.stranger, people.admin, people.officer]) expect((await outsider.get(`/api/clients/${client}/readers`)).status).toBe(404);

    const { body: found } = await people.officer.post('/api/audit/lookup', { name: 'Truus de Wit', reason: 'client-asks' });
    const path = `/api/audit/clients/${found.rows[0].client}/readers`;
    const all = (await people.officer.get(path)).body;
    expect(all.scope).toBe('all');
    const times = (overview: any) => overview.rows.reduce((sum: number, row: any) => sum + row.times, 0);
    expect(times(all)).toBeGreaterThan(times(mine));
    expect(all.rows.some((row: any) => row.name === 'Marieke Dijkstra' && row.did.nl === 'keek in uw dossier')).toBe(true);
    expect(mine.rows.some((row: any) => row.name === 'Marieke Dijkstra' && row.did.nl === 'keek in uw dossier')).toBe(false);
    expect((await people.officer.get(`${path}?from=2030-01-01T00:00:00Z`)).body.rows).toEqual([]);
    expect((await people.joost.get(path)).status).toBe(403);
    expect((await people.officer.get('/api/audit/clients/AAAAAAAAAAAAAAAAAAAAAA/readers')).status).toBe(404);
    const pdf = await fetch(`${app.url}${path}.pdf`, { headers: { cookie: people.officer.cookie } });
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, expect.stringMatching('application/pdf')]);
    const { own } = await rowsOf(pdf.headers.get('x-request-id'));
    expect(own).toMatchObject([{ action: 'export', object_type: 'audit', object_id: found.rows[0].client }]);
  });
});
