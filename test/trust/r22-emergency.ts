import { tracks } from '../../machines/index.ts';
import { createEngine } from '../../server/engine/engine.ts';
import type { Deps } from '../../server/http/deps.ts';
import { rememberingPolicy } from '../../server/audit/access.ts';
import type { Allowed, Policy } from '../../server/policy/types.ts';
import { drive, type Found } from './tools/emergency-run.ts';
import { emergencyWorld, type EmergencyWorld } from './tools/emergency-world.ts';
import { randomOf } from './tools/random.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** people with a flagged role ask, read, write and end at random; nothing is read outside the box or beyond what is flagged, and all of it is logged first. */
export const r22: TrustTest = { id: 'R-22', title: 'emergency access: the box, its subset, its log', run };

async function run({ seed, size, quick, say }: Asked): Promise<Result> {
  const sequences = size ?? (quick ? 18 : 10_000);
  // In a large world a twin needs more turns to come upon what it breaks.
  const few = { seed, sequences: quick ? 8 : 80 };
  const world = await emergencyWorld(quick ? 1 : 12, quick ? 6 : 200);
  try {
    // First, while nobody has opened so much that he is kept waiting; they only read.
    const fresh = await redTwins(world, few, await twinsOfReading(world.app));
    const random = randomOf(seed);
    const found = await drive({ ...world, reading: world.app, random, sequences });
    say(`${found.asked} asked, ${found.opened} opened, ${found.reads} reads, ${found.seen} answered`);
    // By now there are boxes that ended.
    const twins = [
      ...(await redTwins(world, few, [{ name: 'never ends', reading: await opened(world.app, false), caught: (all) => all.outside.length > 0 }])),
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
      ok: bad.length === 0 && twinFailed && found.opened > 0 && found.seen > 0 && found.denied > 0,
      twinFailed,
      notes: [...bad.slice(0, 20), ...twins.map(({ name, red }) => `twin "${name}": ${red ? 'caught' : 'STAYED GREEN'}`)],
      figures: {
        sequences: found.asked,
        opened: found.opened,
        denied: found.denied,
        reads: found.reads,
        answered: found.seen,
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

type Twin = { name: string; reading: Deps; caught: (found: Found) => boolean };

/** Broken ones of the same kind: one that opens the whole file, one that is not told to the log, one that forgets whose box it is; beside them a box that never ends. */
async function twinsOfReading(app: Deps): Promise<Twin[]> {
  const silent = { ...app, trail: { ...app.trail, read: async () => {} } };
  const nameless = { ...app, policy: without(app.policy), engine: await engineWith(app, without(app.policy)) };
  return [
    { name: 'opens the whole file', reading: await opened(app, true), caught: (found) => found.beyond.length > 0 },
    { name: 'reads before it logs', reading: silent, caught: (found) => found.unlogged.length > 0 },
    { name: 'does not name the emergency access', reading: nameless, caught: (found) => found.unlogged.length > 0 },
  ];
}

async function redTwins(
  world: EmergencyWorld,
  { seed, sequences }: { seed: number; sequences: number },
  twins: Twin[],
): Promise<{ name: string; red: boolean }[]> {
  const results: { name: string; red: boolean }[] = [];
  for (const { name, reading, caught } of twins) {
    const found = await drive({ ...world, reading, random: randomOf(seed + 1), sequences });
    results.push({ name, red: caught(found) });
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
