import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import type { Store } from '../../../db/store.ts';
import type { Tables } from '../../../db/types.ts';
import { dueAt } from '../../../machines/calendar.ts';
import { trackById } from '../../../machines/index.ts';
import { activePaths, isTimerKey, leafPaths, restore, timerName } from '../../../machines/step.ts';
import { boardOf, boardRow, IDLE, isRunning, stateOf, timerFrom, waitsFor, type Live } from '../../../server/engine/live.ts';
import { waitsIdle } from '../../../server/engine/say.ts';

/** Lists, links, access and timers of each instance, held against what its track makes of the stored snapshot. Gives a sentence for each difference. */
export async function shownRows(store: Store, instances: Selectable<Tables['instances']>[]): Promise<string[]> {
  const { db } = store;
  const [boards, timers, links, access] = [
    new Map((await db.selectFrom('boards').selectAll().execute()).map((row) => [row.id, row])),
    Map.groupBy(await db.selectFrom('timers').selectAll().execute(), (row) => row.instance_id),
    Map.groupBy(await db.selectFrom('links').selectAll().execute(), (row) => row.instance_id),
    Map.groupBy(await db.selectFrom('access').selectAll().where('revoked_clock', 'is', null).execute(), (row) => row.granted_by),
  ];
  const fired = await db.selectFrom('audit').select(['object_id', 'detail']).where('action', '=', 'timer').execute();
  const wrong: string[] = [];
  for (const row of instances) {
    const live = liveOf(row, timers.get(row.id) ?? []);
    const board = boards.get(row.id);
    const { clock: _clock, ...expected } = boardRow(live, 0);
    const { clock: _also, ...stored } = board ?? { clock: 0 };
    if (!isDeepStrictEqual({ ...stored }, { ...expected })) wrong.push(`the board row of ${row.id} (${row.machine}) is another than its view says`);
    const targets = (links.get(row.id) ?? []).map((link) => link.target_id).sort();
    if (!isDeepStrictEqual(targets, [...new Set(boardOf(live).links ?? [])].sort())) wrong.push(`the links of ${row.id} are others`);
    if (!isDeepStrictEqual(accessStored(access.get(row.id) ?? []), accessExpected(live)))
      wrong.push(`the access rows of ${row.id} (${row.machine}) are others`);
    const names = new Set(fired.filter((one) => one.object_id === row.id).map((one) => one.detail!));
    wrong.push(...wrongTimers(live, names).map((what) => `${row.machine} ${row.id} in ${leafPaths(stateOf(live)).join(' ')}: ${what}`));
  }
  return wrong;
}

function liveOf(row: Selectable<Tables['instances']>, timers: Selectable<Tables['timers']>[]): Live {
  const track = trackById(row.machine)!;
  const status = row.status === 'done' ? ('done' as const) : ('active' as const);
  return {
    id: row.id,
    track,
    rev: row.rev,
    snapshot: restore(track, { value: JSON.parse(row.state), context: JSON.parse(row.context), status }),
    timers: new Map(timers.map(timerFrom).map((timer) => [timer.key, timer])),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    parked: false,
  };
}

const lineOf = (object: string, subject: string, kind: string, from: string | null, until: string | null) => `${object} ${subject} ${kind} ${from} ${until}`;

const accessStored = (rows: Selectable<Tables['access']>[]) =>
  rows.map((row) => lineOf(row.object_id, row.subject, row.kind, row.from_at, row.until_at)).sort();

function accessExpected(live: Live): string[] {
  const once = new Map<string, string>();
  for (const { object = live.id, subject, kind, from = null, until = null } of live.track.view.access(live.snapshot.context, live.id, stateOf(live)))
    once.set(`${object} ${subject} ${kind}`, lineOf(object, subject, kind, from, until));
  return [...once.values()].sort();
}

/** A timer for each delay of the active states unless it fired, at the moment that its setting gives, and no other; and somebody or something that is waited for. */
function wrongTimers(live: Live, fired: Set<string>): string[] {
  const wrong: string[] = [];
  const own = [...live.timers.values()].filter((timer) => timer.key !== IDLE);
  if (!isRunning(live)) return live.timers.size ? ['it is over and a timer runs'] : [];
  const delays = new Set<string>((live.snapshot as any)._nodes.flatMap((node: any) => [...node.transitions.keys()].filter(isTimerKey)));
  for (const { key } of own) if (!delays.has(key)) wrong.push(`timer ${key} belongs to no active state`);
  for (const key of delays) if (!live.timers.has(key) && !fired.has(timerName(key))) wrong.push(`timer ${key} is missing`);
  for (const timer of own) {
    if (timer.fired > 0) continue;
    if (timer.at !== dueAt(timer.setting, timer.armedAt, live.snapshot.context)) wrong.push(`timer ${timer.key} stands at another moment`);
  }
  if (live.timers.has(IDLE) !== waitsIdle(live)) wrong.push('the idle reminder does not fit');
  const { ownerId } = boardOf(live);
  const rests = activePaths(live.snapshot).some((path) => path in live.track.rest);
  const waited = ownerId || waitsFor(live) || boardOf(live).waitsFor || [...live.timers.values()].some((timer) => timer.at !== null) || rests;
  if (!waited) wrong.push('nobody and nothing is waited for');
  return wrong;
}
