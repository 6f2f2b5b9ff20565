import type { MeetingContext } from '../../../machines/meeting/contract.ts';
import type { AgendaItemContext } from '../../../machines/agenda-item/contract.ts';
import type { Can, Instance, MeetingFile } from '../../../server/contract/shapes.ts';

/** The context of a meeting as the server sends it: references are already texts. */
export type Meeting = MeetingContext & { /** the table speaks of an item that this viewer has no part in */ busyElsewhere?: boolean };
/** One line of the agenda with what hangs on it. */
export type FileItem = MeetingFile['items'][number];
/** What the meeting itself keeps of an item: notes, decisions, actions, time. */
export type Kept = Meeting['items'][string];
/** A person at the table. */
export type Seat = Meeting['participants'][number];
/** An action of this meeting, with what its owner made of it. */
export type FileAction = MeetingFile['actions'][number];

export type Phase = 'prepare' | 'run' | 'minutes' | 'after' | 'cancelled';

/** The meeting's own data, typed. What a viewer may not see is absent in the answer and empty here. */
export function meetingOf(file: MeetingFile): Meeting {
  const data = file.instance.data as unknown as Meeting;
  const items = Object.entries(data.items ?? {}).map(([id, kept]): [string, Kept] => [
    id,
    { ...kept, notes: kept.notes ?? {}, decisions: kept.decisions ?? [], actions: kept.actions ?? [], presentFor: kept.presentFor ?? [] },
  ]);
  const minutes = {
    ...data.minutes,
    objections: data.minutes?.objections ?? [],
    corrections: data.minutes?.corrections ?? [],
    undelivered: data.minutes?.undelivered ?? [],
  };
  return {
    ...data,
    order: data.order ?? [],
    participants: data.participants ?? [],
    open: data.open ?? null,
    crisis: data.crisis ?? null,
    hearing: data.hearing ?? [],
    items: Object.fromEntries(items),
    minutes,
  };
}
/** The agenda item's own data, typed. */
export const itemData = (item: FileItem): AgendaItemContext => item.instance.data as unknown as AgendaItemContext;

/** The innermost state of the meeting: `planning`, `inSession.discussing`, … */
export const stateOf = (file: MeetingFile): string => file.instance.row.state[0] ?? '';

const PREPARE = ['planning', 'agendaOpen', 'agendaFrozen', 'noQuorum'];
const MINUTES = ['minutesDraft', 'minutesReview'];

/** Which of the moments of a meeting this is; decides what the one URL shows. */
export function phaseOf(state: string): Phase {
  if (state === 'cancelled') return 'cancelled';
  if (PREPARE.includes(state)) return 'prepare';
  if (state.startsWith('inSession')) return 'run';
  return MINUTES.includes(state) ? 'minutes' : 'after';
}

/** What the server says about sending this event now; undefined when the state does not know it. */
export const canOf = (instance: { can: Can[] }, type: string): Can | undefined => instance.can.find((can) => can.type === type);
/** Whether the server would take this event from this person now. */
export const mayOf = (instance: { can: Can[] }, type: string): boolean => canOf(instance, type)?.allowed ?? false;

/** Whether this person steers: the chair's and note taker's buttons are theirs. */
export const leads = (meeting: Meeting, person: string): boolean => [meeting.chair, meeting.minuteTaker].includes(person);

export type LineState = 'open' | 'concluded' | 'deferred' | 'withdrawn' | 'ready' | 'anonymous' | 'asking' | 'returned' | 'screening';
export type Line = { id: string; number: number; item: FileItem | undefined; kept: Kept | undefined; state: LineState };

/** The agenda in its order, numbered, each with one word for where it stands. Items that left for another meeting keep their line. */
export function linesOf(file: MeetingFile): Line[] {
  const meeting = meetingOf(file);
  const byId = new Map(file.items.map((item) => [item.instance.id, item]));
  const order = [...meeting.order, ...file.items.map((item) => item.instance.id).filter((id) => !meeting.order.includes(id))];
  return order.map((id, at) => ({ id, number: at + 1, item: byId.get(id), kept: meeting.items[id], state: lineState(meeting, id, byId.get(id)) }));
}

function lineState(meeting: Meeting, id: string, item: FileItem | undefined): LineState {
  if (meeting.open?.id === id) return 'open';
  const outcome = meeting.items[id]?.outcome;
  if (outcome) return outcome === 'CONCLUDED' ? 'concluded' : 'deferred';
  switch (item?.instance.row.state[0]) {
    case 'withdrawn':
      return 'withdrawn';
    case 'deferred':
      return 'deferred';
    case 'concluded':
    case 'minuted':
      return 'concluded';
    case 'scheduledAnonymous':
      return 'anonymous';
    case 'awaitingConsent':
      return 'asking';
    case 'returned':
      return 'returned';
    case 'proposed':
    case 'screening':
      return 'screening';
    default:
      return 'ready';
  }
}

/** Lines that still wait for their turn and may be opened as far as the agenda knows. */
export const waitingLines = (lines: Line[]): Line[] => lines.filter((line) => line.state === 'ready' || line.state === 'anonymous');
/** Lines that nobody has dealt with yet, also those that cannot be opened. */
export const unsettledLines = (lines: Line[]): Line[] => lines.filter((line) => !['concluded', 'deferred', 'withdrawn'].includes(line.state));

export type Subject =
  | { kind: 'known'; name: string; age: number | null }
  | { kind: 'anonymous'; ageBand: string | null; theme: string }
  /** there is a client, but not for this viewer */
  | { kind: 'hidden' };

/** Who an item is about, no more than this viewer may read: without consent only age band and theme. */
export function subjectOf(item: FileItem | undefined): Subject {
  if (!item) return { kind: 'hidden' };
  const data = itemData(item);
  const noName = data.anonymous !== null || !data.caseId || item.instance.row.state[0] === 'scheduledAnonymous';
  if (noName) return { kind: 'anonymous', ageBand: data.anonymous?.ageBand ?? null, theme: data.anonymous?.theme ?? data.theme };
  return item.client ? { kind: 'known', name: item.client.name, age: item.client.age } : { kind: 'hidden' };
}

/** Minutes that the agenda asks for; items that are settled count with what they took. */
export function minutesAsked(lines: Line[]): number {
  return lines.reduce((sum, line) => {
    if (line.state === 'deferred' || line.state === 'withdrawn') return sum;
    if (line.state === 'concluded') return sum + Math.round((line.kept?.seconds ?? 0) / 60);
    return sum + (line.item ? itemData(line.item).timebox : 0);
  }, 0);
}

/** Length of the meeting in minutes; null while no end has been set. */
export function minutesPlanned(meeting: Meeting): number | null {
  if (!meeting.startsAt || !meeting.endsAt) return null;
  return Math.round((Date.parse(meeting.endsAt) - Date.parse(meeting.startsAt)) / 60_000);
}

const DONE = ['work.done', 'work.verified'];
const DROPPED = ['work.cancelled', 'work.declined'];

/** Whether an agreement was kept: done, dropped (with a reason), late, or still running. */
export function actionStanding(state: string[]): 'done' | 'dropped' | 'late' | 'running' {
  if (state.some((path) => DONE.includes(path))) return 'done';
  if (state.some((path) => DROPPED.includes(path))) return 'dropped';
  return state.some((path) => path.endsWith('.overdue') || path.endsWith('.escalated')) ? 'late' : 'running';
}

/** Moves an id one place up (-1) or down (1) in the order; the same list when it is at the edge. */
export function moved(order: string[], id: string, by: -1 | 1): string[] {
  const at = order.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= order.length) return order;
  const next = [...order];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** Puts an id before another one: what a drag and drop means. */
export function placedBefore(order: string[], id: string, before: string): string[] {
  if (id === before) return order;
  const rest = order.filter((other) => other !== id);
  const at = rest.indexOf(before);
  if (at < 0) return order;
  // Dragging down means: take the place of the one that it is dropped on.
  const down = order.indexOf(id) < order.indexOf(before);
  rest.splice(down ? at + 1 : at, 0, id);
  return rest;
}

/** The item's notes as the meeting keeps them: text and rev per field. */
export const noteOf = (meeting: Meeting, item: string, field: string): { text: string; rev: number; by: string | null; at: string | null } => {
  const note = meeting.items[item]?.notes[field];
  return { text: note?.text ?? '', rev: note?.rev ?? 0, by: note?.by ?? null, at: note?.at ?? null };
};

/** An instance that can be told something. */
export type Tellable = Pick<Instance, 'id' | 'can'>;
