import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../machines/roles.ts';
import type { FigurePage } from '../../server/contract/figures-shapes.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';
import { fill } from './support/fill.ts';

let app: TestApp;
let world: World;
const as = {} as Record<'manager' | 'municipality' | 'practice' | 'worker' | 'desk', Visitor>;
const HATS: Record<keyof typeof as, [Name, Role[]]> = {
  manager: ['stranger', ['TEAM_MANAGER']],
  municipality: ['marieke', ['MUNICIPALITY']],
  practice: ['eline', ['PRACTICE_MANAGER']],
  worker: ['joost', ['WIJ_WORKER']],
  desk: ['officer', ['PRIVACY_OFFICER']],
};

beforeAll(async () => {
  // Tuesday 24 November 2026, 09:00.
  app = await startTestApp();
  world = await makeWorld(app);
  const { db } = app.store;
  await app.store.write(async (tx) => {
    for (const [name, roles] of Object.values(HATS))
      await tx
        .updateTable('memberships')
        .set({ roles: JSON.stringify(roles) })
        .where('person_id', '=', world.people[name])
        .execute();
    await tx.updateTable('organisations').set({ kind: 'practice' }).where('id', '=', world.orgs.practice).execute();
  });
  const practices = [world.orgs.practice];
  await fill(app.store, { practices, teams: [world.orgs.team, world.orgs.homecare], persons: [world.people.petra], visibleTo: world.people.joost }, 450, {
    before: '2026-09-30',
    seed: 11,
  });
  expect((await db.selectFrom('figure_releases').select('id').execute()).length).toBe(0);
  for (const [key, [name]] of Object.entries(HATS)) as[key as keyof typeof as] = await signIn(app.url, name);
});
afterAll(() => app.close());

const page = async (who: Visitor, query: string): Promise<FigurePage> => {
  const answer = await who.get(`/api/figures${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const values = (of: FigurePage) => of.figures.flatMap(({ lines }) => lines.flatMap((line) => line.values.flat()));

describe('figures as they are published', () => {
  it('have a numerator, a denominator and an interval, by quarter and year, for a team manager of every unit', async () => {
    const found = await page(as.manager, '?group=feedback&unit=team');
    expect(found.units).toEqual(['all', ...[`team:${world.orgs.homecare}`, `team:${world.orgs.team}`].sort()]);
    expect(found.periods.map(({ id }) => id)).toContain('2026-Q2');
    const [onTime] = found.figures[0].lines;
    const shown = onTime.values[0].filter(({ state }) => state === 'shown');
    expect(shown.length).toBeGreaterThan(3);
    for (const { n, of, value, low, high } of shown) {
      expect(value).toBeCloseTo((100 * n!) / of!, 6);
      expect(low! < value! && value! < high!).toBe(true);
    }
  });

  it('hold nothing under five for managers, and nothing under ten that is not rounded for the municipality [R-28]', async () => {
    for (const group of ['feedback', 'referral', 'ojg', 'dementia', 'mdo', 'agreed']) {
      for (const { n, of } of values(await page(as.manager, `?group=${group}&unit=practice`)))
        for (const one of [n, of]) if (one !== null) expect(one).toBeGreaterThanOrEqual(5);
      for (const { n, of } of values(await page(as.municipality, `?group=${group}&unit=theme`)))
        for (const one of [n, of]) if (one !== null) expect(one >= 10 && one % 5 === 0).toBe(true);
    }
  });

  it('do not change when something is written down later', async () => {
    const before = await page(as.manager, '?group=feedback&unit=all');
    await fill(app.store, { practices: [world.orgs.practice], teams: [world.orgs.team], persons: [], visibleTo: 'nobody' }, 60, {
      before: '2026-09-30',
      seed: 12,
    });
    expect(await page(as.manager, '?group=feedback&unit=all')).toEqual(before);
  });

  it('are of the own practice for its manager, of nobody for who has no figures, and of no other days for anybody', async () => {
    expect((await page(as.practice, '?group=feedback&unit=practice')).units).toEqual([`practice:${world.orgs.practice}`]);
    expect((await as.desk.get('/api/figures')).status).toBe(403);
    expect((await as.manager.get('/api/figures/own?from=2026-01-01&until=2026-03-01')).status).toBe(403);
    expect((await as.municipality.get('/api/figures/cases?figure=I-01&line=onTime&from=2026-01-01&until=2026-03-01')).status).toBe(403);
    const from = await page(as.manager, '?group=feedback&from=2026-01-01&until=2026-01-31');
    expect(from).toEqual(await page(as.manager, '?group=feedback'));
  });

  it('leave as CSV with the same things hidden, and the reading is in the log', async () => {
    const answer = await as.municipality.get('/api/figures/export.csv?group=ojg&unit=theme');
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('"I-09"');
    expect(answer.body).toContain('"<10"');
    const rows = await app.store.db
      .selectFrom('audit')
      .select('object_id')
      .where('object_type', '=', 'figures')
      .where('actor', '=', world.people.marieke)
      .execute();
    expect(rows.some(({ object_id }) => object_id?.includes('csv'))).toBe(true);
  });
});

describe('figures of what one may see', () => {
  const span = 'from=2025-10-01&until=2026-09-30';

  it('count exactly the cases behind them', async () => {
    const own = await page(as.worker, `/own?group=feedback&${span}&grain=whole`);
    const [{ n, of }] = own.figures[0].lines[0].values[0];
    const cases = (await as.worker.get(`/api/figures/cases?figure=I-01&line=onTime&${span}`)).body;
    expect(cases.total).toBe(of);
    expect(cases.rows.filter(({ counts }: { counts: boolean }) => counts).length).toBe(n);
    expect(of).toBeGreaterThan(0);
    const visible = new Set((await as.worker.get('/api/instances?machine=feedback&limit=200')).body.rows.map(({ id }: { id: string }) => id));
    for (const { id } of cases.rows) expect(visible.has(id)).toBe(true);
  });

  it('go by month, and refuse an end before the beginning', async () => {
    expect((await page(as.worker, `/own?group=mdo&${span}&grain=month`)).periods).toHaveLength(12);
    const answer = await as.worker.get('/api/figures/own?group=mdo&from=2026-02-01&until=2026-01-01');
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'until']);
    expect((await as.worker.get(`/api/figures/cases?figure=I-99&line=x&${span}`)).status).toBe(404);
  });
});

describe('what is entered by hand', () => {
  const entry = (more: Record<string, unknown> = {}) => ({
    kind: 'YOUTH_REGISTERED',
    org: world.orgs.practice,
    from: '2024-01-01',
    until: '2026-12-31',
    value: 2150,
    ...more,
  });

  it('is entered by the manager of the practice, and gives a rate, a run chart and a change that claims no cause', async () => {
    expect((await as.practice.post('/api/figures/entries', entry())).status).toBe(201);
    const baseline = entry({ kind: 'BASELINE', from: '2023-01-01', until: '2023-12-31', value: 60, registered: 2100 });
    expect((await as.practice.post('/api/figures/entries', baseline)).status).toBe(201);
    const found = await page(as.manager, '?group=ojg&unit=practice');
    expect(found.runCharts.length).toBeGreaterThan(0);
    expect(found.runCharts[0].centre).toBeCloseTo(60 / 2.1, 5);
    const entries = (await as.manager.get('/api/figures/entries')).body;
    expect(entries.rows[0]).toMatchObject({ value: 2150, by: world.people.eline });
  });

  it('is refused from others, and with the path of what is wrong', async () => {
    expect((await as.worker.post('/api/figures/entries', entry())).status).toBe(403);
    expect((await as.practice.post('/api/figures/entries', entry({ org: world.orgs.team }))).status).toBe(403);
    const wrong = await as.practice.post('/api/figures/entries', entry({ kind: 'BASELINE' }));
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'registered']);
    expect((await as.practice.post('/api/figures/entries', entry({ from: '2027-01-01' }))).body.errors[0].path).toBe('until');
  });
});
