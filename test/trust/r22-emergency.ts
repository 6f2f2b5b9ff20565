import { tracks } from '../../machines/index.ts';
import { createEngine } from '../../server/engine/engine.ts';
import type { Deps } from '../../server/http/deps.ts';
import { rememberingPolicy } from '../../server/audit/access.ts';
import type { Allowed, Policy } from '../../server/policy/types.ts';
import { drive, ROLES_HERE, type Found, type Met } from './tools/emergency-run.ts';
import { emergencyWorld, type EmergencyWorld } from './tools/emergency-world.ts';
import { randomOf } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** [R-22] people with a flagged role ask, read, write and end at random; nothing is read outside the box or beyond what is flagged, and all of it is logged first. */
export const r22: TrustTest = { id: 'R-22', title: 'emergency access: the box, its subset, its log', run };

async function run({ seed, size, quick, say }: Asked): Promise<Result> {
  const sequences = size ?? (quick ? 18 : 10_000);
  const world = await emergencyWorld(quick ? 1 : 12, quick ? 6 : 200);
  try {
    // First, while nobody has opened so much that he is kept waiting; they only read.
    const fresh = await redTwins(world, seed, await twinsOfReading(world.app));
    const random = randomOf(seed);
    const found = await drive({ ...world, reading: world.app, random, enough: ({ asked }) => asked >= sequences });
    say(`${found.asked} asked, ${found.opened} opened, ${found.reads} reads, ${found.seen} answered`);
    // By now there are boxes that ended.
    const twins = [
      ...(await redTwins(world, seed, [{ name: 'never ends', reading: await opened(world.app, false), meets: 'after', caught: (all) => all.outside.length }])),
      ...fresh,
    ];
    const replayed = quick ? [] : (await world.app.engine.verify()).differences;
    const bad = [...problemsOf(found), ...replayed.slice(0, 5).map(({ id, what }) => `${id}: ${what}`)];
    const twinFailed = twins.every(({ red }) => red);
    return {
      id: r22.id,
      title: r22.title,
      tried: found.asked,
      lost: bad.length,
      doubled: 0,
      ok: bad.length === 0 && twinFailed && found.opened > 0 && found.seen > 0 && found.denied > 0 && Math.min(...Object.values(found.met)) > 0,
      twinFailed,
      notes: [
        ...bad.slice(0, 20),
        ...twins.map(({ name, red, caught, met }) => `twin "${name}": ${red ? `caught ${caught} times, met ${met} times` : `STAYED GREEN, met ${met} times`}`),
      ],
      figures: {
        sequences: found.asked,
        opened: found.opened,
        denied: found.denied,
        reads: found.reads,
        answered: found.seen,
        triedBeyond: found.met.beyond,
        triedAfterTheEnd: found.met.after,
        outsideTheBox: found.outside.length,
        beyondTheSubset: found.beyond.length,
        notLogged: found.unlogged.length,
        written: found.written.length,
      },
    };
  } finally {
    await world.close();
  }
}

const problemsOf = ({ outside, beyond, unlogged, missing, written }: Found): string[] => [
  ...outside.map((what) => `outside the box: ${what}`),
  ...beyond.map((what) => `beyond the subset: ${what}`),
  ...unlogged.map((what) => `not logged: ${what}`),
  ...missing.map((what) => `flagged and refused within the box: ${what}`),
  ...written.map((what) => `written: ${what}`),
];

/** `meets`: what it breaks. It goes on until it has met that so often, with as few people as there are roles, so that a large world hides nothing. */
type Twin = { name: string; reading: Deps; meets: keyof Met; caught: (found: Found) => number };
const MEETINGS = 5;
const MOST_ASKED = 400;

/** Broken ones of the same kind: one that opens the whole file, one that is not told to the log, one that forgets whose box it is; beside them a box that never ends. */
async function twinsOfReading(app: Deps): Promise<Twin[]> {
  const silent = { ...app, trail: { ...app.trail, read: async () => {} } };
  const nameless = { ...app, policy: without(app.policy), engine: await engineWith(app, without(app.policy)) };
  return [
    { name: 'opens the whole file', reading: await opened(app, true), meets: 'beyond', caught: (found) => found.beyond.length },
    { name: 'reads before it logs', reading: silent, meets: 'within', caught: (found) => found.unlogged.length },
    { name: 'does not name the emergency access', reading: nameless, meets: 'within', caught: (found) => found.unlogged.length },
  ];
}

async function redTwins(world: EmergencyWorld, seed: number, twins: Twin[]): Promise<{ name: string; red: boolean; caught: number; met: number }[]> {
  const results: { name: string; red: boolean; caught: number; met: number }[] = [];
  const lanes = world.lanes.slice(0, ROLES_HERE.length);
  for (const { name, reading, meets, caught } of twins) {
    const enough = ({ met, asked }: Found) => met[meets] >= MEETINGS || asked >= MOST_ASKED;
    const found = await drive({ ...world, lanes, reading, random: randomOf(seed + 1), enough });
    results.push({ name, red: caught(found) > 0, caught: caught(found), met: found.met[meets] });
  }
  return results;
}

/** The policy with every box that ever was taken for one that lasts; with `whole` only those that run, and all of the case. */
async function opened(app: Deps, whole: boolean): Promise<Deps> {
  const policy: Policy = {
    ...app.policy,
    async visible(db, who, ids, now) {
      const found = new Map(await app.policy.visible(db, who, ids, now));
      const boxes = await db
        .selectFrom('access')
        .select(['object_id', 'granted_by', 'until_at', 'revoked_clock'])
        .where('subject', '=', `person:${who.person}`)
        .where('kind', '=', 'breakGlass')
        .execute();
      const counting = boxes.filter((box) => !whole || (box.revoked_clock === null && box.until_at! > now));
      const rows = await db
        .selectFrom('boards')
        .select(['id', 'case_id'])
        .where('id', 'in', ['', ...ids])
        .execute();
      for (const { id, case_id } of rows) {
        const box = counting.find((one) => one.object_id === (case_id ?? id));
        if (box) found.set(id, allowing(box.granted_by));
      }
      return found;
    },
  };
  const remembering = rememberingPolicy(policy);
  return { ...app, policy: remembering, engine: await engineWith(app, remembering) };
}

const allowing = (box: string): Allowed => ({
  kinds: ['breakGlass'],
  rule: 'case.emergency',
  by: [box],
  may: () => true,
  whole: () => true,
  emergency: box,
});

/** The policy without the name of the box in what it says. */
const without = (policy: Policy): Policy =>
  rememberingPolicy({
    ...policy,
    visible: async (...asked) => new Map([...(await policy.visible(...asked))].map(([id, why]) => [id, { ...why, emergency: null }])),
  });

const engineWith = ({ store, clock, ids, keys }: Deps, policy: Policy): Promise<Deps['engine']> => createEngine({ store, tracks, clock, ids, keys, policy });
