import type { AnyMachineSnapshot } from 'xstate';
import type { Insertable, Selectable } from 'kysely';
import type { Tables } from '../../db/types.ts';
import { leafPaths } from '../../machines/step.ts';
import type { BoardRow, Json, Track } from '../../machines/track.ts';
import { isOwnRow, shownDate } from './terms.ts';
import type { TimerRow } from './timer-row.ts';

export { IDLE, type TimerRow } from './timer-row.ts';

/** An instance in the engine's hands. Never changed in place: each step makes the next one. */
export type Live = {
  id: string;
  track: Track;
  rev: number;
  snapshot: AnyMachineSnapshot;
  timers: ReadonlyMap<string, TimerRow>;
  createdAt: string;
  updatedAt: string;
  /** a version that this server does not know: shown, not moved */
  parked: boolean;
  /** of a parked one: the version that is stored; `track` is then the present one, only for its words */
  storedVersion?: number;
};

/** Parked because another node runs a newer version than this one knows. */
export const isAhead = (live: Live) => live.parked && (live.storedVersion ?? 0) > live.track.version;

export const stateOf = (live: Live) => live.snapshot.value as Json;
export const isRunning = (live: Live) => live.snapshot.status !== 'done';

const boards = new WeakMap<Live, BoardRow>();
/** The track's own board line, computed once per step. */
export function boardOf(live: Live): BoardRow {
  let board = boards.get(live);
  if (!board) boards.set(live, (board = live.track.view.board(live.snapshot.context, stateOf(live))));
  return board;
}

/** The board line of an instance whose version this server does not know: as it was stored, because its track may not read that context. */
export function keepStoredBoard(live: Live, row: Selectable<Tables['boards']>): void {
  boards.set(live, {
    caseId: row.case_id,
    meetingId: row.meeting_id,
    orgId: row.org_id,
    clientId: row.client_id,
    theme: row.theme,
    urgency: row.urgency,
    ownerId: row.owner_id,
    waitsFor: row.waits_for as BoardRow['waitsFor'],
    dueAt: row.due_at,
    titleRef: row.title_ref,
    title: row.title,
  });
}

type AccessRow = { object_id: string; subject: string; kind: string; from_at: string | null; until_at: string | null };

/** Who may see what because of this instance, as its track says; the last of two rows that say the same counts. */
export function accessOf(live: Live): AccessRow[] {
  const rows = live.track.view.access(live.snapshot.context, live.id, stateOf(live)).map((row): AccessRow => ({
    object_id: row.object ?? live.id,
    subject: row.subject,
    kind: row.kind,
    from_at: row.from ?? null,
    until_at: row.until ?? null,
  }));
  return [...new Map(rows.map((row) => [`${row.object_id} ${row.subject} ${row.kind}`, row])).values()];
}

/** What this instance points at. */
export const linksOf = (live: Live): string[] => [...new Set(boardOf(live).links ?? [])];

const besides = new WeakMap<Live, string>();
/** All that is stored beside the snapshot and its line, as one text to compare; computed once per step. */
export function besideOf(live: Live): string {
  let beside = besides.get(live);
  if (beside === undefined) besides.set(live, (beside = JSON.stringify([accessOf(live), linksOf(live)])));
  return beside;
}

/** What is stored of the snapshot. */
export function instanceRow(live: Live, clock: number): Insertable<Tables['instances']> {
  return {
    id: live.id,
    machine: live.track.id,
    version: live.track.version,
    rev: live.rev,
    status: isRunning(live) ? 'active' : 'done',
    state: JSON.stringify(live.snapshot.value),
    context: JSON.stringify(live.snapshot.context),
    created_at: live.createdAt,
    updated_at: live.updatedAt,
    clock,
  };
}

/** The line that lists show. When the track names no date, the next timer that is no mere reminder counts. */
export function boardRow(live: Live, clock: number): Insertable<Tables['boards']> {
  const board = boardOf(live);
  return {
    id: live.id,
    machine: live.track.id,
    state: leafPaths(stateOf(live)).join(' '),
    running: isRunning(live) ? 1 : 0,
    rev: live.rev,
    case_id: board.caseId ?? null,
    meeting_id: board.meetingId ?? null,
    org_id: board.orgId ?? null,
    client_id: board.clientId ?? null,
    theme: board.theme ?? null,
    urgency: board.urgency ?? null,
    owner_id: board.ownerId ?? null,
    waits_for: board.waitsFor ?? waitsFor(live) ?? null,
    due_at: shownDate(live.timers, board.dueAt, live.snapshot.context) ?? nextDue(live) ?? null,
    title_ref: board.titleRef ?? null,
    title: board.title ?? null,
    created_at: live.createdAt,
    updated_at: live.updatedAt,
    clock,
  };
}

/** The role that the track waits for in one of its active states. */
export function waitsFor(live: Live) {
  const paths = leafPaths(stateOf(live));
  return Object.entries(live.track.waitsFor).find(([path]) => paths.some((leaf) => leaf === path || leaf.startsWith(`${path}.`)))?.[1];
}

function nextDue(live: Live): string | undefined {
  const running = [...live.timers.values()].filter((timer) => timer.at !== null && !isOwnRow(timer));
  const deciding = running.filter((timer) => !timer.setting.repeats);
  return (deciding.length ? deciding : running).map((timer) => timer.at!).sort()[0];
}

export function timerRow(instanceId: string, timer: TimerRow): Insertable<Tables['timers']> {
  return {
    instance_id: instanceId,
    key: timer.key,
    name: timer.name,
    at: timer.at,
    armed_at: timer.armedAt,
    setting: JSON.stringify(timer.setting),
    fired: timer.fired,
  };
}

export function timerFrom(row: Selectable<Tables['timers']>): TimerRow {
  return { key: row.key, name: row.name, at: row.at, armedAt: row.armed_at, setting: JSON.parse(row.setting), fired: row.fired };
}
