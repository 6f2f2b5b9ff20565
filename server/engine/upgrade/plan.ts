import { runningOf } from '../../../db/queries/upgrades.ts';
import { leafPaths } from '../../../machines/step.ts';
import type { Track } from '../../../machines/track.ts';
import { earlierOf, pathsOf } from '../../../machines/versions.ts';
import type { CommitDeps } from '../commit.ts';
import { isRunning, stateOf, type Live } from '../live.ts';
import type { Words } from '../types.ts';
import { Work } from '../work.ts';
import { placement, type Placement } from './placing.ts';
import type { Shift } from './timers-carried.ts';

export type Fate = 'stays' | 'moves' | (Placement & { ok: false })['code'] | 'parked';
/** One instance in a dry run: where it stands, where it would stand, and what would happen to its timers. Ids and states only. */
export type PlanLine = { id: string; version: number; from: string[]; to: string[] | null; fate: Fate; why: Words | null; shifts: Shift[] };
export type Plan = {
  machine: string;
  to: number;
  from: number[];
  total: number;
  counts: Record<Fate, number>;
  /** old place → new place, with how many go that way */
  ways: { version: number; from: string[]; to: string[] | null; fate: Fate; count: number }[];
  /** states that are gone and have no successor, and those that may be named as one */
  gone: string[];
  states: string[];
  shifted: number;
  /** at most 500, those that cannot go first */
  lines: PlanLine[];
};

const PAGE = 200;
const MOST_LINES = 500;

/** What an upgrade would do to everything that runs on an older version of this machine. Reads only; memory stays bounded however many there are. */
export async function planOf(deps: CommitDeps, present: Track, map: Record<string, string>): Promise<Plan> {
  const counts = { stays: 0, moves: 0, 'no-way': 0, cannot: 0, 'needs-mapping': 0, 'does-not-fit': 0, 'would-end': 0, stuck: 0, parked: 0 } satisfies Record<
    Fate,
    number
  >;
  const plan: Plan = {
    machine: present.id,
    to: present.version,
    from: earlierOf(present),
    total: 0,
    counts,
    ways: [],
    gone: [],
    states: [],
    shifted: 0,
    lines: [],
  };
  const ways = new Map<string, Plan['ways'][number]>();
  const gone = new Set<string>();
  const [blocked, going]: PlanLine[][] = [[], []];
  for (let after = ''; ;) {
    const ids = await runningOf(deps.store.db, { machine: present.id, versions: plan.from, after, limit: PAGE });
    if (ids.length === 0) break;
    const work = new Work(deps.store.db, deps.tracks, deps.held, 'plan');
    await work.preload(ids);
    for (const id of ids) {
      const live = await work.find(id);
      if (!live || !isRunning(live)) continue;
      const { line, states } = await lineOf(deps, work, live, { present, map });
      count(plan, ways, line);
      states.forEach((state) => gone.add(state));
      const list = line.to === null ? blocked : going;
      if (list.length < MOST_LINES) list.push(line);
    }
    after = ids.at(-1)!;
  }
  const lines = [...blocked, ...going].slice(0, MOST_LINES);
  return { ...plan, ways: [...ways.values()].sort((a, b) => b.count - a.count), gone: [...gone].sort(), states: [...pathsOf(present)], lines };
}

async function lineOf(
  deps: CommitDeps,
  work: Work,
  live: Live,
  { present, map }: { present: Track; map: Record<string, string> },
): Promise<{ line: PlanLine; states: string[] }> {
  const at = deps.clock.now().toISOString();
  const line: PlanLine = {
    id: live.id,
    version: live.storedVersion ?? live.track.version,
    from: leafPaths(stateOf(live)),
    to: null,
    fate: 'parked',
    why: null,
    shifts: [],
  };
  if (live.parked) return { line, states: [] };
  const placed = await placement({ work, vault: deps.vault, now: at }, live, { present, map, at, settingOf: deps.settingOf });
  if (!placed.ok) return { line: { ...line, fate: placed.code, why: placed.why }, states: placed.code === 'needs-mapping' ? placed.states : [] };
  return { line: { ...line, to: leafPaths(stateOf(placed.next)), fate: placed.moved ? 'moves' : 'stays', shifts: placed.shifts }, states: [] };
}

function count(plan: Plan, ways: Map<string, Plan['ways'][number]>, line: PlanLine): void {
  plan.total++;
  plan.counts[line.fate]++;
  plan.shifted += line.shifts.length;
  const key = JSON.stringify([line.version, line.from, line.to, line.fate]);
  const way = ways.get(key);
  if (way) way.count++;
  else ways.set(key, { version: line.version, from: line.from, to: line.to, fate: line.fate, count: 1 });
}
