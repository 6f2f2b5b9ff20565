import { findMove, type RunRow } from '../../../db/queries/upgrades.ts';
import { persist, restore } from '../../../machines/step.ts';
import type { Track } from '../../../machines/track.ts';
import { trackAt } from '../../../machines/versions.ts';
import type { Deps } from '../dispatch.ts';
import { boardOf, isAhead, isRunning, stateOf, type Live, type TimerRow } from '../live.ts';
import * as refuse from '../refusals.ts';
import { actorOn } from '../say.ts';
import type { Outcome, Refusal, Who, Words } from '../types.ts';
import type { Work } from '../work.ts';
import { placement } from './placing.ts';

/** Bring one instance to the present version, or back to where it stood before that run. */
export type ChangeVersion = { do: 'upgrade' | 'undo'; id: string; run: RunRow; who: Who };
type Changed = { live: Live; next: Live; type: 'UPGRADED' | 'UPGRADE_UNDONE'; before: string; from: number };

/** Decides one change of version inside a batch: the instance, its event, and the row by which it can be undone. A refusal changes nothing. */
export async function changeVersion(deps: Deps, work: Work, asked: ChangeVersion, at: string): Promise<Outcome> {
  const live = await work.find(asked.id);
  const present = deps.tracks.get(asked.run.machine);
  if (!live || !present || live.track.id !== present.id) return refuse.notFound();
  if (live.parked) return isAhead(live) ? refuse.nodeOlder() : refuse.parked();
  const changed = asked.do === 'upgrade' ? await upgrade({ deps, work, asked, at }, live, present) : await undo({ work, asked, at }, live, present);
  if ('ok' in changed) return changed;
  await write({ deps, work, asked, at }, changed);
  return { ok: true, id: live.id, machine: present.id, rev: changed.next.rev, clock: 0, again: false };
}

type Doing = { deps: Deps; work: Work; asked: ChangeVersion; at: string };

async function upgrade({ deps, work, asked, at }: Doing, live: Live, present: Track): Promise<Changed | Refusal> {
  if (present.version !== asked.run.to_version) return cannot('other-version', OTHER);
  if (live.track.version === present.version) return cannot('already', ALREADY);
  if (!isRunning(live)) return cannot('over', OVER);
  const map = JSON.parse(asked.run.map) as Record<string, string>;
  const placed = await placement({ work, vault: deps.vault, now: at }, live, { present, map, at, settingOf: deps.settingOf });
  if (!placed.ok) return cannot(placed.code, placed.why);
  const before = JSON.stringify({ value: stateOf(live), context: live.snapshot.context, timers: [...live.timers.values()] });
  return { live, next: placed.next, type: 'UPGRADED', before, from: live.track.version };
}

async function undo({ work, asked, at }: Omit<Doing, 'deps'>, live: Live, present: Track): Promise<Changed | Refusal> {
  const move = await findMove(work.handle, asked.run.id, live.id);
  if (!move) return refuse.notFound();
  if (move.undone_rev !== null) return cannot('already', UNDONE);
  if (live.rev !== move.rev) return cannot('moved-on', MOVED_ON);
  const older = trackAt(present, move.from_version);
  if (!older) return cannot('no-way', NOT_KEPT);
  const { value, context, timers } = JSON.parse(move.before) as { value: any; context: any; timers: TimerRow[] };
  const snapshot = restore(older, { value, context, status: 'active' });
  const next: Live = { ...live, track: older, snapshot, timers: new Map(timers.map((timer) => [timer.key, timer])), rev: live.rev + 1, updatedAt: at };
  return { live, next, type: 'UPGRADE_UNDONE', before: move.before, from: move.from_version };
}

/** The event carries the whole result, so that a replay needs no upgrade of long ago, and can still compare it with one that is kept. */
async function write({ deps, work, asked, at }: Doing, { live, next, type, before, from }: Changed): Promise<void> {
  const { run, who } = asked;
  const { value, context } = persist(next.snapshot);
  const payload = { run: run.id, from: live.track.version, to: next.track.version, map: JSON.parse(run.map), value, context };
  work.keep(next);
  work.draft.events.push({
    id: deps.ids.uuid(),
    instance_id: live.id,
    rev: next.rev,
    type,
    payload: JSON.stringify(payload),
    facts: '{}',
    actor: JSON.stringify(await actorOn(work, who, undefined)),
    at,
    fresh: '',
    effects: '[]',
    cause: null,
    refused: null,
    machine_version: next.track.version,
    clock: 0,
  });
  const undone = type === 'UPGRADE_UNDONE';
  work.draft.moves.push({
    run_id: run.id,
    instance_id: live.id,
    from_version: from,
    rev: undone ? live.rev : next.rev,
    before,
    undone_rev: undone ? next.rev : null,
  });
  work.draft.audit.push({
    at,
    actor: who.person,
    hat: who.hat,
    action: asked.do === 'upgrade' ? 'upgrade' : 'undo-upgrade',
    object_type: live.track.id,
    object_id: live.id,
    case_id: boardOf(next).caseId ?? null,
    outcome: 0,
    detail: `${live.track.version} ${next.track.version}`,
  });
  work.join();
}

const cannot = (code: string, why: Words): Refusal => ({ ok: false, status: 409, code, why });
const OTHER = { nl: 'Deze ronde is voor een andere versie dan deze server heeft.', en: 'This run is for another version than this server has.' };
const ALREADY = { nl: 'Dit loopt al op de nieuwe versie.', en: 'This runs on the new version already.' };
const OVER = { nl: 'Dit is voorbij en blijft op zijn eigen versie.', en: 'This is over and stays on its own version.' };
const UNDONE = { nl: 'Dit is al teruggezet.', en: 'This was put back already.' };
const MOVED_ON = {
  nl: 'Hier is sindsdien iets mee gebeurd. Het blijft op de nieuwe versie.',
  en: 'Something has happened to this since. It stays on the new version.',
};
const NOT_KEPT = { nl: 'De oude versie is hier niet meer.', en: 'The old version is not kept here.' };
