import { parseArgs } from 'node:util';
import { openStore } from '../../db/open.ts';
import { insertRun, type RunRow } from '../../db/queries/upgrades.ts';
import type { Store } from '../../db/store.ts';
import { tracks as installed } from '../../machines/index.ts';
import type { Track } from '../../machines/track.ts';
import { auditIn } from '../audit/audit-in.ts';
import { createEngine } from '../engine/engine.ts';
import { openKeys } from '../engine/open-keys.ts';
import type { Who } from '../engine/types.ts';
import { mapFaults } from '../engine/upgrade/map-faults.ts';
import type { Plan } from '../engine/upgrade/plan.ts';
import type { Page, Upgrades } from '../engine/upgrade/upgrades.ts';
import { createPolicy } from '../policy/policy.ts';
import { systemClock } from '../runtime/clock.ts';
import { readSettings } from '../runtime/env.ts';
import { uuidV7 } from '../runtime/ids.ts';
import { loadMaster } from '../runtime/master-key.ts';

const USAGE =
  'Usage: npm run mekoar -- upgrade --dry-run [--machine m] [--map old=new …] [--json]\n' +
  '       npm run mekoar -- upgrade --apply --machine m [--id uuid …] [--map old=new …]\n' +
  '       npm run mekoar -- upgrade --undo <run>';
const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
const OPTIONS = {
  'dry-run': { type: 'boolean' },
  apply: { type: 'boolean' },
  undo: { type: 'string' },
  machine: { type: 'string' },
  id: { type: 'string', multiple: true },
  map: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;
type Given = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];
type At = { store: Store; upgrades: Upgrades; tracks: readonly Track[]; values: Given; say: (line: string) => void };

/**
 * `upgrade --dry-run`: what an upgrade would do, machine by machine. `--apply`: does it, for these or for all, while the servers work. `--undo`: brings a run back,
 * except what moved on since. Exit code 1 when something was left where it is, or with one sentence when it cannot be done.
 */
export async function upgradeCommand(
  args: string[],
  env = process.env,
  tracks: readonly Track[] = installed,
  say: (line: string) => void = console.log,
): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if ([values['dry-run'], values.apply, values.undo].filter(Boolean).length !== 1 || (values.apply && !values.machine)) throw new Error(USAGE);
  const settings = readSettings(env);
  const store = await openStore(settings.databaseUrl);
  try {
    await store.migrate();
    const clock = systemClock();
    const keys = await openKeys(store, loadMaster(settings, false), clock.now().toISOString());
    const engine = await createEngine({ store, tracks, clock, ids: uuidV7(clock), keys, policy: createPolicy() });
    const at: At = { store, upgrades: engine.upgrades, tracks, values, say };
    const left = values['dry-run']
      ? await dryRun(at)
      : values.undo
        ? await undo(at, values.undo)
        : await apply(at, uuidV7(clock).uuid(), clock.now().toISOString());
    return left === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** Returns how many could not go. */
async function dryRun({ upgrades, tracks, values, say }: At): Promise<number> {
  const map = mapOf(values.map);
  let left = 0;
  for (const { id } of tracks.filter((track) => !values.machine || track.id === values.machine)) {
    const plan = (await upgrades.plan(id, map))!;
    const parked = await upgrades.parked(id);
    left += plan.total - plan.counts.stays - plan.counts.moves + parked.length;
    if (values.json) say(JSON.stringify({ ...plan, parked }));
    else if (plan.total + parked.length > 0 || values.machine) for (const line of readable(plan, parked)) say(line);
  }
  if (values.machine && !tracks.some((track) => track.id === values.machine)) throw new Error(`There is no machine ${values.machine}.`);
  if (!values.json && left === 0) say('nothing is in the way');
  return left;
}

function readable(plan: Plan, parked: { id: string; version: number }[]): string[] {
  const counts = Object.entries(plan.counts).filter(([, count]) => count > 0);
  return [
    `${plan.machine} ${plan.from.join(', ') || '-'} -> ${plan.to}: ${plan.total} running (${counts.map(([fate, count]) => `${fate} ${count}`).join(', ') || 'none on an older version'})`,
    ...plan.ways.map(({ version, from, to, fate, count }) => `  ${count} x v${version} ${from.join(' + ')} -> ${to?.join(' + ') ?? fate}`),
    ...plan.lines.flatMap(({ id, shifts }) => shifts.map(({ name, from, to }) => `  timer ${name} of ${id}: ${from ?? 'none'} -> ${to ?? 'none'}`)),
    ...plan.lines.filter((line) => line.why).map(({ id, fate, why }) => `  ${id} ${fate}: ${why!.en}`),
    ...parked.map(({ id, version }) => `  ${id} parked: version ${version} is not known here`),
  ];
}

async function apply({ store, upgrades, values, say }: At, id: string, at: string): Promise<number> {
  const machine = values.machine!;
  const present = upgrades.presentOf(machine);
  if (!present) throw new Error(`There is no machine ${machine}.`);
  const map = mapOf(values.map);
  const fault = mapFaults(present, map)[0];
  if (fault) throw new Error(fault.text.en);
  const run: RunRow = { id, machine, to_version: present.version, map: JSON.stringify(map), by_person: 'system', at };
  await store.write(async (tx) => {
    await insertRun(tx, run);
    await auditIn(tx, [{ at, actor: 'system', action: 'create', object_type: 'upgrade', object_id: id, detail: `${machine} ${present.version}` }]);
  });
  say(`run ${id}: ${machine} to version ${present.version}`);
  return page(say, values.id, (asking) => upgrades.apply(run, { who: SYSTEM, ...asking }));
}

async function undo({ upgrades, values, say }: At, id: string): Promise<number> {
  const run = await upgrades.run(id);
  if (!run) throw new Error(`There is no run ${id}.`);
  return page(say, values.id, (asking) => upgrades.undo(run, { who: SYSTEM, ...asking }));
}

/** Page after page, until none is left; returns how many stayed where they were. */
async function page(say: At['say'], ids: string[] | undefined, next: (asking: { ids?: string[]; after?: string }) => Promise<Page>): Promise<number> {
  let done = 0;
  let left = 0;
  const turns = ids ? chunks(ids, 200).map((some) => ({ ids: some })) : [{}];
  for (let turn: { ids?: string[]; after?: string } | undefined = turns.shift(); turn;) {
    const result: Page = await next(turn);
    done += result.done.length;
    left += result.left.length;
    for (const { id, code, why } of result.left) say(`  ${id} ${code}: ${why.en}`);
    say(`${done} done, ${left} left where they are`);
    turn = result.after ? { after: result.after } : turns.shift();
  }
  return left;
}

function mapOf(given: string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const [from, to, more] = pair.split('=');
      if (!from || !to || more !== undefined) throw new Error(`--map wants old=new, and got ${pair}`);
      return [from, to];
    }),
  );
}

const chunks = <T>(list: T[], size: number): T[][] => Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size));
