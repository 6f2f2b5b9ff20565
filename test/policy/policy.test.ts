import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import type { Who } from '../../server/engine/types.ts';
import { createPolicy } from '../../server/policy/policy.ts';
import type { StandIn } from '../../server/policy/stand-in.ts';
import type { Policy } from '../../server/policy/types.ts';
import { openTestStore } from '../support/store.ts';

/** A small generator with a seed, so that a failure can be seen again. */
function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  return { chance: (share: number) => next() < share, pick: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] };
}

const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5'];
const ORGS = ['o1', 'o2'];
const DAYS = ['2026-11-01', '2026-11-10', '2026-11-20', '2026-11-30'].map((day) => `${day}T12:00:00.000Z`);
const MACHINES = ['case', 'signal', 'consent', 'agendaItem', 'action', 'message', 'ggz', 'ojg', 'dementia', 'hourTalk', 'referral', 'feedback'];
const RELATIONS = ['team', 'triage', 'participant', 'lead', 'reporter', 'owner', 'meeting', 'org', 'addressee', 'recipient', 'breakGlass', 'lifeThreat'];
const SAID = ['consent', 'veto', 'ended'].flatMap((word) => ['ANY', 'MEDICAL', 'MENTAL', 'SOCIAL'].map((content) => `${word}:${content}`));
const POLICY = createPolicy({ ownAccessOnly: ['message'] });
/** Fewer on the second database, where each question takes a trip to a server. */
const WORLDS = inject('database') === 'postgres' ? 3 : 8;

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

type World = { ids: string[] };

/** Cases, what hangs on them, meetings, and access rows of every kind at random. */
async function fill(seed: number): Promise<World> {
  const { chance, pick } = seeded(seed);
  const meetings = [1, 2, 3].map((n) => `w${seed}-meeting${n}`);
  const cases = [1, 2, 3, 4, 5, 6].map((n) => `w${seed}-case${n}`);
  const boards = [
    ...meetings.map((id) => ({ id, machine: 'meeting', case_id: null as string | null })),
    ...cases.map((id) => ({ id, machine: 'case', case_id: chance(0.7) ? id : null })),
  ];
  for (let n = 0; n < 30; n++) boards.push({ id: `w${seed}-x${n}`, machine: pick(MACHINES.slice(1)), case_id: chance(0.8) ? pick(cases) : null });
  const ids = boards.map((board) => board.id);
  const subjects = [
    ...PEOPLE.map((person) => `person:${person}`),
    ...ORGS.flatMap((org) => [`triage:${org}`, `org:${org}`]),
    ...meetings.flatMap((id) => [`meeting:${id}`, `meeting:${id}:lead`]),
  ];
  const rows = new Map<string, any>();
  for (let n = 0; n < 70; n++) {
    const row = {
      granted_by: pick(ids),
      object_id: pick(ids),
      subject: pick(subjects),
      kind: chance(0.05) ? 'deny' : pick(RELATIONS),
      from_at: chance(0.3) ? pick(DAYS) : null,
      until_at: chance(0.3) ? pick(DAYS) : null,
      revoked_clock: chance(0.15) ? 3 : null,
    };
    rows.set([row.granted_by, row.object_id, row.subject, row.kind].join(), row);
  }
  for (let n = 0; n < 25; n++) {
    const row = {
      granted_by: pick(ids),
      object_id: pick(cases),
      subject: pick(['mdo', 'role:POH_O', 'role:WIJ_WORKER', 'org:o1', 'person:p1']),
      kind: pick(SAID),
      from_at: null,
      until_at: chance(0.3) ? pick(DAYS) : null,
      revoked_clock: chance(0.15) ? 3 : null,
    };
    rows.set([row.granted_by, row.object_id, row.subject, row.kind].join(), row);
  }
  for (const meeting of meetings)
    for (const person of PEOPLE) {
      if (!chance(0.4)) continue;
      const row = {
        granted_by: meeting,
        object_id: meeting,
        subject: `person:${person}`,
        kind: pick(['participant', 'lead']),
        from_at: chance(0.2) ? pick(DAYS) : null,
        until_at: chance(0.2) ? pick(DAYS) : null,
        revoked_clock: chance(0.2) ? 3 : null,
      };
      rows.set([row.granted_by, row.object_id, row.subject, row.kind].join(), row);
    }
  await store.write(async (tx) => {
    const at = DAYS[0];
    await tx
      .insertInto('instances')
      .values(
        boards.map(({ id, machine }) => ({
          id,
          machine,
          version: 1,
          rev: 1,
          status: 'active',
          state: '"a"',
          context: '{}',
          created_at: at,
          updated_at: at,
          clock: 1,
        })),
      )
      .execute();
    await tx
      .insertInto('boards')
      .values(
        boards.map((board, nth) => ({
          ...board,
          state: 'a',
          running: 1,
          rev: 1,
          meeting_id: null,
          org_id: [null, ...ORGS][nth % 3],
          client_id: null,
          theme: [null, 'YOUTH', 'ELDERLY', 'ELDERLY'][nth % 4],
          urgency: null,
          owner_id: null,
          waits_for: null,
          due_at: null,
          title_ref: null,
          title: null,
          created_at: at,
          updated_at: at,
          clock: 1,
        })),
      )
      .execute();
    await tx
      .insertInto('access')
      .values([...rows.values()])
      .execute();
  });
  return { ids };
}

async function worlds(first: number, count: number): Promise<World> {
  const ids: string[] = [];
  for (let seed = first; seed < first + count; seed++) ids.push(...(await fill(seed)).ids);
  return { ids };
}

function viewers(): Who[] {
  const roles = [['DISTRICT_NURSE'], ['POH_O', 'ASSISTANT'], ['ADMIN'], ['PRIVACY_OFFICER', 'GP'], ['WIJ_WORKER'], ['TEAM_MANAGER'], []] as Who['roles'][];
  const own = PEOPLE.flatMap((person) => roles.flatMap((held) => ORGS.map((org) => ({ person, hat: 'h', org, roles: held }))));
  // And some who stand in for others: for everything, for one organisation, for one theme.
  const until = '2026-12-31T23:00:00.000Z';
  const away: StandIn[][] = [
    [{ absence: 'a1', person: 'p2', scope: 'all', value: null, until }],
    [{ absence: 'a2', person: 'p3', scope: 'org', value: 'o1', until }],
    [
      { absence: 'a3', person: 'p4', scope: 'theme', value: 'ELDERLY', until },
      { absence: 'a4', person: 'p5', scope: 'all', value: null, until: DAYS[1] },
    ],
  ];
  return [...own, ...away.flatMap((standsInFor) => own.filter((who) => who.person === 'p1' && who.org === 'o1').map((who) => ({ ...who, standsInFor })))];
}

/** Object ids of this world on which the filter and the decision do not agree, over all viewers and moments; with how many cells were asked and seen. */
async function differences(policy: Policy, world: World): Promise<{ asked: number; seen: number; wrong: string[] }> {
  const wrong: string[] = [];
  let [asked, seen] = [0, 0];
  for (const who of viewers())
    for (const now of ['2026-11-05T00:00:00.000Z', DAYS[1], '2026-11-25T00:00:00.000Z']) {
      const subjects = await policy.subjects(store.db, who, now);
      const filtered = (
        await store.db
          .selectFrom('boards as b')
          .select('b.id')
          .where('b.id', 'in', world.ids)
          .where(policy.filter(who, subjects, now))
          .execute()
      ).map((row) => row.id);
      const visible = [...(await policy.visible(store.db, who, world.ids, now)).keys()];
      asked += world.ids.length;
      seen += visible.length;
      for (const id of new Set([...filtered, ...visible]))
        if (filtered.includes(id) !== visible.includes(id)) wrong.push(`${who.person} ${who.roles} ${now} ${id}`);
    }
  return { asked, seen, wrong };
}

describe('who may see what', () => {
  it('the SQL filter lets through exactly what the decision allows, over random viewers, moments and objects', { timeout: 120_000 }, async () => {
    // One question over all worlds: as many viewers, moments and objects as world by world, in a seventh of the time.
    const { asked, seen, wrong } = await differences(POLICY, await worlds(1, WORLDS));
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(WORLDS * 210 * 30);
    // Not equal because both are empty.
    expect(seen).toBeGreaterThan(WORLDS * 210);
  });

  it('who is asked about among others gets the answer that he gets alone', async () => {
    const world = await fill(4500);
    const now = DAYS[1];
    const looks = viewers().map((who) => ({ who, ids: world.ids }));
    const alone = await Promise.all(looks.map(({ who, ids }) => POLICY.visible(store.db, who, ids, now)));
    const together = await POLICY.visibleToEach(store.db, looks, now);
    const told = (found: (typeof together)[number]) => [...found].map(([id, why]) => `${id} ${why.rule} ${why.kinds} ${[...why.by].sort()}`).sort();
    expect(together.map(told)).toEqual(alone.map(told));
    expect(together.some((found) => found.size > 0)).toBe(true);
  });

  it('a filter that forgets what was taken away is found out', async () => {
    const forgetful: Policy = {
      ...POLICY,
      filter: (_who, subjects) => (eb) =>
        subjects.length
          ? eb('b.id', 'in', eb.selectFrom('access as a').select('a.object_id').where('a.subject', 'in', subjects))
          : eb(eb.val(0), '=', eb.val(1)),
    };
    expect((await differences(forgetful, await fill(1000))).wrong.length).toBeGreaterThan(0);
  });

  it('a filter that lets the case open what keeps its own access is found out', async () => {
    const open: Policy = { ...POLICY, filter: createPolicy({ ownAccessOnly: [] }).filter };
    expect((await differences(open, await worlds(2000, 5))).wrong.length).toBeGreaterThan(0);
  });

  it('administrators, the privacy officer and who wears no hat have no subjects at all', async () => {
    for (const roles of [['ADMIN'], ['PRIVACY_OFFICER'], ['PROJECT_LEAD', 'SIGNATORY'], []] as Who['roles'][])
      expect(await POLICY.subjects(store.db, { person: 'p1', hat: 'h', org: 'o1', roles }, DAYS[0])).toEqual([]);
    expect(await POLICY.subjects(store.db, { person: 'p1', hat: null, org: null, roles: ['GP'] }, DAYS[0])).toEqual([]);
  });

  it('access begins at its first moment and is over at its last', async () => {
    const [id] = (await fill(3000)).ids;
    const lone: Who = { person: 'alone', hat: 'h', org: null, roles: ['GP'] };
    await store.write((tx) =>
      tx
        .insertInto('access')
        .values({ granted_by: id, object_id: id, subject: 'person:alone', kind: 'team', from_at: DAYS[1], until_at: DAYS[2], revoked_clock: null })
        .execute(),
    );
    const sees = async (now: string) => (await POLICY.visible(store.db, lone, [id], now)).has(id);
    expect([await sees('2026-11-10T11:59:59.999Z'), await sees(DAYS[1]), await sees('2026-11-20T11:59:59.999Z'), await sees(DAYS[2])]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
