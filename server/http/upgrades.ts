import { insertRun } from '../../db/queries/upgrades.ts';
import type { RunLine } from '../engine/upgrade/upgrades.ts';
import { mapFaults } from '../engine/upgrade/map-faults.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, nowhere, refuse } from './refuse.ts';
import { writeOnce } from './write-once.ts';

type Ids = 'upgrades' | 'planUpgrade' | 'beginUpgrade' | 'moveUpgrade' | 'undoUpgrade';

/** Versions of machines and what runs on them, for the functional administrator. */
export function upgradeHandlers(deps: Deps): Pick<Handlers, Ids> {
  const { upgrades } = deps.engine;

  function faultsIn({ machine, map }: { machine: string; map: Record<string, string> }) {
    const present = upgrades.presentOf(machine);
    if (!present) return nowhere('machine');
    const faults = mapFaults(present, map);
    return faults.length ? refuse('bad-input', faults) : present;
  }

  return {
    upgrades: async ({ who }) => {
      const machines = await upgrades.versions();
      const parked = [];
      for (const machine of new Set(machines.filter((line) => line.parked).map((line) => line.machine)))
        parked.push(...(await upgrades.parked(machine)).map((one) => ({ ...one, machine })));
      await deps.trail.read(who, [{ type: 'upgrade', id: 'versions' }]);
      return { machines, parked, runs: (await upgrades.runs()).map(runOf) };
    },

    planUpgrade: async ({ body, who }) => {
      const present = faultsIn(body);
      if (isRefusal(present)) return present;
      const plan = await upgrades.plan(body.machine, body.map);
      await deps.trail.read(who, [{ type: 'upgrade', id: body.machine }]);
      return plan ?? nowhere('machine');
    },

    beginUpgrade: async ({ body, who, key }) => {
      const present = faultsIn(body);
      if (isRefusal(present)) return present;
      const made = await writeOnce(
        deps,
        { who, key, action: 'create', type: 'upgrade', body, detail: `${body.machine} ${present.version}` },
        async (tx, at) => {
          const id = deps.ids.uuid();
          await insertRun(tx, { id, machine: body.machine, to_version: present.version, map: JSON.stringify(body.map), by_person: who.person, at });
          return id;
        },
      );
      if (isRefusal(made)) return made;
      return runOf({ ...(await upgrades.run(made.id))!, moved: 0, undone: 0 });
    },

    moveUpgrade: async ({ params, body, who }) => {
      const run = await upgrades.run(params.id);
      return run ? upgrades.apply(run, { ...body, who }) : refuse('not-found');
    },

    undoUpgrade: async ({ params, body, who }) => {
      const run = await upgrades.run(params.id);
      return run ? upgrades.undo(run, { ...body, who }) : refuse('not-found');
    },
  };
}

const runOf = (run: RunLine) => ({
  id: run.id,
  machine: run.machine,
  to: run.to_version,
  map: JSON.parse(run.map),
  by: run.by_person,
  at: run.at,
  moved: run.moved,
  undone: run.undone,
});
