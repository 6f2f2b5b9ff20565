import { census, findRun, listRuns, movedIn, runningOf, strangersOf, type RunRow } from '../../../db/queries/upgrades.ts';
import { leafPaths } from '../../../machines/step.ts';
import type { Track } from '../../../machines/track.ts';
import { earlierOf, versionsOf } from '../../../machines/versions.ts';
import type { Asked, CommitDeps } from '../commit.ts';
import type { Outcome, Who, Words } from '../types.ts';
import { planOf, type Plan } from './plan.ts';

export type VersionLine = { machine: string; present: number | null; kept: number[]; version: number; running: number; done: number; parked: boolean };
export type RunLine = RunRow & { moved: number; undone: number };
/** What became of a page of instances; `after` is where the next page begins, null when this was the last. */
export type Page = { done: string[]; left: { id: string; code: string; why: Words }[]; after: string | null };
export type Asking = { who: Who; ids?: string[]; after?: string };

/** Versions of machines and the instances that run on them: looking, moving on and going back. */
export type Upgrades = {
  /** how many instances run on which version of which machine, and which versions nobody here knows */
  versions(): Promise<VersionLine[]>;
  /** ids of running instances whose version is not kept here, at most 200 */
  parked(machine: string): Promise<{ id: string; version: number; state: string[] }[]>;
  runs(limit?: number): Promise<RunLine[]>;
  run(id: string): Promise<RunRow | undefined>;
  /** what an upgrade would do to everything that runs on an older version; changes nothing. Undefined for a machine that is not installed. */
  plan(machine: string, map?: Record<string, string>): Promise<Plan | undefined>;
  /** the installed track of this machine */
  presentOf(machine: string): Track | undefined;
  /** brings these, or the next page of all, to the present version */
  apply(run: RunRow, asking: Asking): Promise<Page>;
  /** brings these, or the next page of the run, back to where they stood */
  undo(run: RunRow, asking: Asking): Promise<Page>;
};

/** So many instances are looked at for one request; they are written in batches of a quarter of it, with other people's commands between them. */
export const PAGE = 200;
const BATCH = 50;
const MOST_RUNS = 20;

/** Opens them on the engine's own queue, so that there is one writer. */
export function createUpgrades(deps: CommitDeps, ask: (asked: Asked) => Promise<Outcome>): Upgrades {
  const { db } = deps.store;

  async function inBatches(ids: string[], toAsked: (id: string) => Asked): Promise<Omit<Page, 'after'>> {
    const page: Omit<Page, 'after'> = { done: [], left: [] };
    for (let at = 0; at < ids.length; at += BATCH) {
      const batch = ids.slice(at, at + BATCH);
      const outcomes = await Promise.all(batch.map((id) => ask(toAsked(id))));
      outcomes.forEach((outcome, n) => (outcome.ok ? page.done.push(batch[n]) : page.left.push({ id: batch[n], code: outcome.code, why: outcome.why })));
    }
    return page;
  }

  async function carryOut(run: RunRow, asking: Asking, what: 'upgrade' | 'undo', next: (after: string) => Promise<string[]>): Promise<Page> {
    const ids = asking.ids?.slice(0, PAGE) ?? (await next(asking.after ?? ''));
    const page = await inBatches(ids, (id) => ({ do: what, id, run, who: asking.who }));
    return { ...page, after: !asking.ids && ids.length === PAGE ? ids[PAGE - 1] : null };
  }

  return {
    versions: async () => (await census(db)).map((line) => versionLine(deps.tracks.get(line.machine), line)),
    async parked(machine) {
      const track = deps.tracks.get(machine);
      const versions = track ? versionsOf(track).map((one) => one.version) : [];
      return (await strangersOf(db, { machine, versions, limit: PAGE })).map((row) => ({ ...row, state: leafPaths(JSON.parse(row.state)) }));
    },
    runs: (limit = MOST_RUNS) => listRuns(db, limit),
    run: (id) => findRun(db, id),
    plan: async (machine, map = {}) => {
      const track = deps.tracks.get(machine);
      return track && planOf(deps, track, map);
    },
    presentOf: (machine) => deps.tracks.get(machine),
    apply(run, asking) {
      const versions = earlierOf(deps.tracks.get(run.machine));
      return carryOut(run, asking, 'upgrade', (after) => runningOf(db, { machine: run.machine, versions, after, limit: PAGE }));
    },
    undo: (run, asking) => carryOut(run, asking, 'undo', (after) => movedIn(db, { run: run.id, after, limit: PAGE })),
  };
}

function versionLine(track: Track | undefined, line: { machine: string; version: number; running: number; done: number }): VersionLine {
  const kept = track ? versionsOf(track).map((one) => one.version) : [];
  return { ...line, present: track?.version ?? null, kept, parked: !kept.includes(line.version) };
}
