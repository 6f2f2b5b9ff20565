import { z } from 'zod';
import { route } from './route.ts';

const words = z.object({ nl: z.string(), en: z.string() });
const machine = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'the name of a machine');
const state = z.string().regex(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/, 'the dotted path of a state');
const map = z.record(state.max(120), state.max(120)).refine((given) => Object.keys(given).length <= 100, 'at most 100 states');

const versionLine = z
  .object({
    machine: z.string(),
    /** the version that new ones start with; null when this machine is not installed here */
    present: z.number().nullable(),
    kept: z.array(z.number()),
    version: z.number(),
    running: z.number(),
    done: z.number(),
    /** nobody here knows this version: shown, not moved */
    parked: z.boolean(),
  })
  .meta({ id: 'VersionLine' });
const run = z
  .object({
    id: z.string(),
    machine: z.string(),
    to: z.number(),
    map: z.record(z.string(), z.string()),
    by: z.string(),
    at: z.string(),
    moved: z.number(),
    undone: z.number(),
  })
  .meta({ id: 'UpgradeRun' });
const fate = z.enum(['stays', 'moves', 'no-way', 'cannot', 'needs-mapping', 'does-not-fit', 'would-end', 'stuck', 'parked']);
const shift = z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() });
const place = z.object({ version: z.number(), from: z.array(z.string()), to: z.array(z.string()).nullable(), fate });

/** What an upgrade would do. Ids, states and moments; no client content, for an administrator sees none. */
export const upgradePlan = z
  .object({
    machine: z.string(),
    to: z.number(),
    from: z.array(z.number()),
    total: z.number(),
    counts: z.record(fate, z.number()),
    ways: z.array(place.extend({ count: z.number() })),
    gone: z.array(z.string()),
    states: z.array(z.string()),
    shifted: z.number(),
    lines: z.array(place.extend({ id: z.string(), why: words.nullable(), shifts: z.array(shift) })),
  })
  .meta({ id: 'UpgradePlan' });
export type UpgradePlan = z.infer<typeof upgradePlan>;

const page = z
  .object({ done: z.array(z.string()), left: z.array(z.object({ id: z.string(), code: z.string(), why: words })), after: z.string().nullable() })
  .meta({ id: 'UpgradePage' });
export type UpgradePage = z.infer<typeof page>;

const upgrades = z
  .object({
    machines: z.array(versionLine),
    runs: z.array(run),
    parked: z.array(z.object({ machine: z.string(), id: z.string(), version: z.number(), state: z.array(z.string()) })),
  })
  .meta({ id: 'Upgrades' });
export type UpgradesOverview = z.infer<typeof upgrades>;
export type UpgradeRun = z.infer<typeof run>;

const params = z.object({ id: z.uuid() });
/** These ones, or without `ids` the next 200 behind `after`. */
const which = z.object({ ids: z.array(z.uuid()).min(1).max(200).optional(), after: z.uuid().optional() });

/** Bringing what runs to a newer version of its machine. */
export const upgradeRoutes = {
  upgrades: route({
    id: 'upgrades',
    method: 'get',
    path: '/api/upgrades',
    summary: 'Which versions run, which nobody here knows, and the runs so far.',
    policy: 'admin',
    response: upgrades,
  }),
  planUpgrade: route({
    id: 'planUpgrade',
    method: 'post',
    path: '/api/upgrades/plan',
    summary: 'What an upgrade would do to everything that runs; changes nothing.',
    policy: 'admin',
    body: z.object({ machine, map: map.default({}) }),
    response: upgradePlan,
  }),
  beginUpgrade: route({
    id: 'beginUpgrade',
    method: 'post',
    path: '/api/upgrades/runs',
    summary: 'Begin a run to the present version; it moves nothing yet.',
    policy: 'admin',
    key: true,
    status: 201,
    body: z.object({ machine, map: map.default({}) }),
    response: run,
  }),
  moveUpgrade: route({
    id: 'moveUpgrade',
    method: 'post',
    path: '/api/upgrades/runs/:id/moves',
    summary: 'Bring these, or the next page of all, to the new version.',
    policy: 'admin',
    params,
    body: which,
    response: page,
  }),
  undoUpgrade: route({
    id: 'undoUpgrade',
    method: 'post',
    path: '/api/upgrades/runs/:id/undo',
    summary: 'Bring these, or the next page of the run, back to where they stood; what has moved on since stays.',
    policy: 'admin',
    params,
    body: which,
    response: page,
  }),
};
