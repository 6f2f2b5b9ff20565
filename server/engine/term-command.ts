import type { z } from 'zod';
import { addOffset, atAmsterdam, dayInAmsterdam, dueAt } from '../../machines/calendar.ts';
import { afterMoves, inWorkingDays, movedBy, termEvents, type TermEvent } from '../../machines/terms.ts';
import { ASSIGNED_ROLES, type Role } from '../../machines/roles.ts';
import type { Actor } from '../../machines/track.ts';
import type { Deps } from './dispatch.ts';
import { parse, seal } from './input.ts';
import { boardOf, isRunning, waitsFor, type Live, type TimerRow } from './live.ts';
import { badInput, erased } from './refusals.ts';
import type { Moved, TermPayload } from './term-event.ts';
import { notRunning, runsOn, standsStill, theirs, untouched } from './term-refusals.ts';
import { anchorOf, baseOf, goesAlong, isOwnRow, termIn, termKey, termRow, type Term } from './terms.ts';
import type { Refusal, ScopeKey, TermCommand } from './types.ts';
import { ErasedScope } from './vault.ts';
import type { Work } from './work.ts';

/** Somebody is asked after so many working days whether a term that has no end should still stand still. */
export const LOOK_AGAIN = 20;
type Doing = { deps: Deps; work: Work; live: Live; at: string };

/** Whether this person owns the thing: it is his, he leads it, or it waits for his role and is nobody's yet. */
export function ownsTerm(live: Live, actor: Actor): boolean {
  const owner = boardOf(live).ownerId ?? null;
  if (owner === actor.person || actor.roles.some((role) => (ASSIGNED_ROLES as readonly Role[]).includes(role))) return true;
  const role = boardOf(live).waitsFor ?? waitsFor(live);
  return owner === null && role !== undefined && role !== null && actor.roles.includes(role);
}

/** Lets a running term stand still, go on, or last longer. Nothing of the machine changes: only dates, and the history says who and why. */
export async function changeTerm(doing: Doing, command: TermCommand, actor: Actor): Promise<Live | Refusal> {
  const { live, at } = doing;
  const timer = [...live.timers.values()].find((one) => one.name === command.timer && !isOwnRow(one));
  if (!timer || !isRunning(live)) return notRunning(command.timer);
  if (!goesAlong(timer.setting)) return runsOn();
  if (!ownsTerm(live, actor)) return theirs();
  const parsed = parse(termEvents[command.type], command.payload);
  if (!parsed.ok) return parsed as Refusal;
  const { value } = parsed as { value: Record<string, any> };
  const term = termFor(live, timer);
  if (!term) return notRunning(command.timer);
  if (command.type === 'TERM_SUSPENDED' && term.since !== null) return standsStill();
  if (command.type === 'TERM_RESUMED' && term.since === null) return untouched();
  if (value.until && value.until <= dayInAmsterdam(at))
    return badInput([{ path: 'until', text: { nl: 'Kies een dag na vandaag.', en: 'Choose a day after today.' } }]);
  const payload = await sealed(doing, command.type, value);
  if (!payload) return erased();
  return take(doing, {
    type: command.type,
    timer: timer.name,
    term: after(term, command.type, value, { timer, at, person: actor.person }),
    before: term,
    payload,
    actor,
  });
}

/** A term that stood still until a day goes on by itself; one without an end is asked about. Null: ask. */
export function ringTerm(doing: Doing, row: TimerRow): Live | null {
  const term = termIn(row)!;
  if (term.until === null) return null;
  // It goes on from the day that was chosen, also when the server came to it later.
  const gone: Term = { ...term, since: null, until: null, by: null, moves: [...term.moves, { since: term.since!, until: row.at! }] };
  const timer = [...doing.live.timers.values()].find((one) => !isOwnRow(one) && anchorOf(one) === term.anchor);
  const system: Actor = { person: 'system', roles: ['SYSTEM'] };
  return take(doing, { type: 'TERM_RESUMED', timer: timer?.name ?? '', term: gone, before: term, payload: {}, actor: system });
}

/** The row of a term that stands still and was asked about. */
export const askedAgain = (row: TimerRow, at: string): TimerRow => ({ ...row, fired: row.fired + 1, at: addOffset(at, LOOK_AGAIN, 'wd') });

function termFor(live: Live, timer: TimerRow): Term | null {
  const anchor = anchorOf(timer);
  const base = baseOf(timer, live.snapshot.context);
  const known = termIn(live.timers.get(termKey(anchor)));
  if (known && known.base === base) return known;
  return base === null ? null : { anchor, base, moves: [], since: null, until: null, by: null };
}

function after(term: Term, type: TermEvent, value: Record<string, any>, { timer, at, person }: { timer: TimerRow; at: string; person: string }): Term {
  if (type === 'TERM_SUSPENDED') return { ...term, since: at, until: value.until ?? null, by: person };
  if (type === 'TERM_RESUMED') return { ...term, since: null, until: null, by: null, moves: [...term.moves, { since: term.since!, until: at }] };
  const unit = value.unit ?? (inWorkingDays(timer.setting) ? 'wd' : 'd');
  return { ...term, moves: [...term.moves, { offset: value.by, unit }] };
}

async function sealed({ deps, work, live, at }: Doing, type: TermEvent, value: Record<string, unknown>): Promise<Record<string, unknown> | null> {
  const scope = live.snapshot.context.caseId ?? live.id;
  const keyFor = (wanted: string) => (deps.vault as any).keyFor(work.handle, wanted) as Promise<ScopeKey | null>;
  return seal({ work, keys: deps.keys, ids: deps.ids, at, keyFor }, termEvents[type] as z.ZodObject, value, scope, false).catch((error: unknown) => {
    if (error instanceof ErasedScope) return null;
    throw error;
  });
}

type Taking = { type: TermEvent; timer: string; term: Term; before: Term; payload: Record<string, unknown>; actor: Actor };

/** Puts the dates in place and writes the event. */
function take({ deps, work, live, at }: Doing, { type, timer, term, before, payload, actor }: Taking): Live {
  const { context } = live.snapshot;
  const move = term.moves.length > before.moves.length ? term.moves.at(-1) : undefined;
  const timers = new Map(live.timers);
  const moved: Moved[] = [];
  for (const row of live.timers.values()) {
    if (isOwnRow(row) || !goesAlong(row.setting) || anchorOf(row) !== term.anchor) continue;
    const from = without(row, before, context);
    if (from === null) continue;
    const to = move ? movedBy(from, move, row.setting) : null;
    moved.push({ name: row.name, from, to, unit: inWorkingDays(row.setting) ? 'wd' : 'd' });
    timers.set(row.key, placed(row, term.since === null ? to : null, move ? (to ?? from) : from, at));
  }
  const rings = term.since === null ? null : term.until ? atAmsterdam(term.until, '00:00') : addOffset(term.since, LOOK_AGAIN, 'wd');
  timers.set(termKey(term.anchor), termRow(term, rings, at));
  const next: Live = { ...live, timers, rev: live.rev + 1, updatedAt: at };
  work.keep(next);
  const holidays = [...live.timers.values()].find((row) => row.name === timer)?.setting.holidays;
  const kept: TermPayload = { ...payload, timer, anchor: term.anchor, ...(move ? { move } : {}), moved, ...(holidays ? { holidays } : {}) };
  write({ deps, work, live: next, at }, type, kept, actor);
  return next;
}

/** When this timer would fire if its term ran; null when it has no date any more. */
function without(row: TimerRow, term: Term, context: any): string | null {
  if (row.fired > 0 && row.setting.repeats) return row.setting.held ?? row.at;
  const due = dueAt(row.setting, row.armedAt, context);
  return due === null ? null : afterMoves(due, term.moves, row.setting);
}

function placed(row: TimerRow, due: string | null, would: string, now: string): TimerRow {
  const { held: _held, ...setting } = row.setting;
  // One that rang before and sleeps comes back only when its date moved ahead.
  if (row.fired > 0 && !setting.repeats) return due !== null && due > now ? { ...row, setting, fired: 0, at: due } : { ...row, setting, at: null };
  const held = due === null && row.fired > 0 ? { held: would } : {};
  return { ...row, setting: { ...setting, ...held }, at: due };
}

function write({ deps, work, live, at }: Doing, type: TermEvent, payload: TermPayload, actor: Actor): void {
  work.draft.events.push({
    id: deps.ids.uuid(),
    instance_id: live.id,
    rev: live.rev,
    type,
    payload: JSON.stringify(payload),
    facts: '{}',
    actor: JSON.stringify(actor),
    at,
    fresh: '',
    effects: '[]',
    cause: null,
    refused: null,
    machine_version: live.track.version,
    clock: 0,
  });
}
