import { z } from 'zod';

const words = z.object({ nl: z.string(), en: z.string() });
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
/** One time that instances went to a newer version. */
export const upgradeRun = z
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

/** What became of a page of instances; `after` is where the next one begins. */
export const upgradePage = z
  .object({ done: z.array(z.string()), left: z.array(z.object({ id: z.string(), code: z.string(), why: words })), after: z.string().nullable() })
  .meta({ id: 'UpgradePage' });
export type UpgradePage = z.infer<typeof upgradePage>;

/** Versions, runs, and what nobody here knows. */
export const upgradesOverview = z
  .object({
    machines: z.array(versionLine),
    runs: z.array(upgradeRun),
    parked: z.array(z.object({ machine: z.string(), id: z.string(), version: z.number(), state: z.array(z.string()) })),
  })
  .meta({ id: 'Upgrades' });
export type UpgradesOverview = z.infer<typeof upgradesOverview>;
export type UpgradeRun = z.infer<typeof upgradeRun>;
