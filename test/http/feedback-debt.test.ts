import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptOf } from '../../server/debt/kept.ts';
import { pairsOf, type Owed } from '../../server/debt/numbers.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signIn, type Answer, type Visitor } from '../support/visitor.ts';
import { makeWorld, type Name, type World } from '../support/world.ts';

const period = { from: '2026-01-01', until: '2026-12-31' };
const promises = (done: number, undone: number) => Array.from({ length: done + undone }, (_, at) => ({ due: '2026-06-01', done: at < done }));

describe('how much of what was agreed was carried out', () => {
  it('has its numbers and its interval when no group is small', () => {
    const kept = keptOf('o', period, promises(14, 6));
    expect([kept.done.n, kept.due.n, kept.share!.value]).toEqual([14, 20, 70]);
    // Wilson, as DOMAIN.md 6 asks: 14 of 20.
    expect([kept.share!.low, kept.share!.high].map((end) => end.toFixed(1))).toEqual(['48.1', '85.5']);
  });

  it('says "at least" when fewer than five were not, and tells neither how many', () => {
    for (const undone of [0, 1, 4]) {
      const kept = keptOf('o', period, promises(20 - undone, undone));
      expect([kept.due.n, kept.done.n, kept.undone.n, kept.share]).toEqual([20, null, null, null]);
      expect(kept.atLeast).toBe(80);
    }
  });

  it('says nothing of fewer than five, and nothing outside the period', () => {
    expect(keptOf('o', period, promises(3, 1))).toMatchObject({ due: { state: 'small', n: null }, share: null, atLeast: null });
    expect(keptOf('o', { from: '2027-01-01', until: '2027-12-31' }, promises(20, 20)).due).toEqual({ state: 'small', n: null });
  });
});

describe('the numbers of a manager', () => {
  const owed = (stage: string, times: number): Owed[] => Array.from({ length: times }, () => ({ from: 'a', to: 'b', stage, due: '2026-12-08' }));
  it('names no small group, but does what came to the managers, with its age', () => {
    const [pair] = pairsOf([...owed('onTrack', 20), ...owed('overdue', 6), ...owed('escalatedManager', 2)], '2026-12-15');
    expect(pair).toMatchObject({ open: { n: 28 }, late: { n: 8 }, atManagers: { count: 2, oldest: 5 } });
    expect(pairsOf([...owed('onTrack', 20), ...owed('overdue', 2)], '2026-12-15')[0]).toMatchObject({
      open: { n: 22 },
      late: { state: 'small', n: null },
      atManagers: null,
    });
  });
});

describe('who waits for word from whom', () => {
  let app: TestApp;
  let world: World;
  const people = {} as Record<Name, Visitor>;
  const done = (answer: Answer) => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  let feedback: string;

  beforeAll(async () => {
    app = await startTestApp({ at: '2026-11-23T08:00:00.000Z' });
    world = await makeWorld(app);
    for (const name of ['petra', 'eline', 'joost', 'stranger'] as Name[]) people[name] = await signIn(app.url, name);
    const { eline, petra } = people;
    const client = done(await eline.post('/api/clients', { name: 'Wim Wiegers', birthDate: '1969-02-11' })).id;
    const about = { clientId: client, orgId: world.orgs.team, kind: 'PSYCHISCH', theme: 'ELDERLY', urgency: 'ROUTINE', sinceWhen: 'MONTHS', domains: ['MIND'] };
    const rest = { source: 'GP', clientKnows: 'YES', expected: 'TAKE_OVER', childrenInHome: 'NO', what: 'Zit overdag binnen en opent zijn post niet meer.' };
    const signal = done(await eline.start('signal', { ...about, ...rest })).id;
    done(await eline.say(signal, 'SUBMIT'));
    done(await petra.say(signal, 'TAKE_TRIAGE'));
    const caseId = done(await petra.say(signal, 'ACCEPT', { clientId: client })).data.caseId;
    done(await petra.say(caseId, 'ASSIGN_OWNER', { owner: world.people.joost }));
    const to = { recipient: world.people.eline, recipientOrg: world.orgs.practice };
    feedback = done(await people.joost.start('feedback', { caseId, clientId: client, kind: 'INTAKE', ...to })).id;
  });
  afterAll(() => app.close());

  const board = async (name: Name) => (await people[name].get('/api/boards/feedback-debt')).body.lines;

  it('shows the writer and the one who waits the same line, and a stranger none', async () => {
    expect((await board('joost')).map((line: any) => [line.row.id, line.client?.name])).toEqual([[feedback, 'Wim Wiegers']]);
    expect((await board('eline')).map((line: any) => line.row.id)).toEqual([feedback]);
    expect(await board('stranger')).toEqual([]);
  });

  it('moves from owed to reminded, late, the liaisons and the managers, each with its notice', async () => {
    const notices = async () => {
      await app.deliver();
      const rows = await app.store.db
        .selectFrom('outbox')
        .select('payload')
        .where('instance_id', '=', feedback)
        .where('kind', '=', 'notify')
        .orderBy('created_at')
        .execute();
      return rows.map(({ payload }) => JSON.parse(payload)).map(({ to, text }: any) => [text, to.role ?? 'person', to.org ?? null]);
    };
    const at = async (iso: string) => {
      app.setClock(iso);
      await app.engine.fireDue();
      return (await board('joost'))[0].row.state.find((path: string) => path.startsWith('timeliness.'));
    };
    expect(await at('2026-12-02T17:00:00.000Z')).toBe('timeliness.dueSoon');
    expect(await at('2026-12-07T17:00:00.000Z')).toBe('timeliness.overdue');
    expect(await at('2026-12-10T17:00:00.000Z')).toBe('timeliness.escalatedLiaison');
    expect(await at('2026-12-14T17:00:00.000Z')).toBe('timeliness.escalatedManager');
    const said = await notices();
    const to = (text: string) => said.filter(([name]) => name === text).map(([, role, org]) => `${role} ${org}`);
    expect(to('dueSoon').length).toBe(1);
    expect(to('overdue').length).toBe(1);
    expect(to('escalated').toSorted()).toEqual([`LIAISON ${world.orgs.practice}`, `LIAISON ${world.orgs.team}`].toSorted());
    expect(to('managers').toSorted()).toEqual(
      [world.orgs.team, world.orgs.practice].flatMap((org) => [`TEAM_MANAGER ${org}`, `PRACTICE_MANAGER ${org}`]).toSorted(),
    );
    // And it reaches a person: the team's liaison has it in her inbox, without a name.
    const inbox = (await people.petra.get('/api/inbox')).body;
    const line = (inbox.lines ?? inbox.rows ?? inbox).find((one: any) => one.instance === feedback && one.text === 'escalated');
    expect(line).toBeDefined();
    expect(JSON.stringify(line)).not.toContain('Wiegers');
  });

  it('gives who manages nothing no numbers', async () => {
    expect((await people.joost.get('/api/debt/numbers')).body).toEqual({ pairs: [] });
    expect((await people.joost.get('/api/debt/kept')).body.kept.org).toBe(world.orgs.team);
    expect((await people.joost.get(`/api/debt/kept?meeting=${feedback}`)).body.kept).toBeNull();
  });
});
