import { HOUSEHOLD, householdKind } from '../../machines/household.ts';
import { start as startMachine, type Stepped } from '../../machines/step.ts';
import type { Actor, Command, Json, Target, Track } from '../../machines/track.ts';
import { afterFiring, timersAfter, type SettingOf } from './timers.ts';
import { loadFacts } from './facts.ts';
import { parse, seal } from './input.ts';
import { IDLE, isAhead, isRunning, stateOf, type Live, type TimerRow } from './live.ts';
import { erased, parked } from './refusals.ts';
import { mayTry, tryStep, waitsIdle } from './say.ts';
import type { Clock, Ids, Keys, Refusal, ScopeKey, Vault } from './types.ts';
import { ErasedScope } from './vault.ts';
import { askedAgain, ringTerm } from './term-command.ts';
import { isTermRow, termIn } from './terms.ts';
import { NodeOlder } from './upgrade/as-present.ts';
import type { Work } from './work.ts';

export type Deps = { tracks: Map<string, Track>; clock: Clock; ids: Ids; keys: Keys; vault: Vault; settingOf: SettingOf };

/** One thing that is said to one instance, with everything that its step needs. */
type Saying = { live: Live; type: string; payload: Record<string, unknown>; actor: Actor; at: string; cause: string | null; told: boolean };
type Starting = { track: Track; id: string; input: Record<string, unknown>; actor: Actor; at: string; cause: string | null; told: boolean };
type Queued = { command: Command; actor: Actor; at: string; cause: string; from: Live };
type Stepping = { live: Live; stepped: Stepped; event: Record<string, any>; type: string; payload: Json; actor: Actor; cause: string | null };

/** A run of tells longer than this is a machine that talks to itself: a bug, not a case. */
const MOST_TELLS = 500;

/**
 * Decides what one command does and gathers it in the draft: the step itself, then everything that it tells and starts, until none is left.
 * Nothing is written here.
 */
export class Dispatch {
  private readonly queue: Queued[] = [];
  private readonly deps: Deps;
  private readonly work: Work;

  constructor(deps: Deps, work: Work) {
    this.deps = deps;
    this.work = work;
  }

  /** Starts an instance and carries out what follows from it. */
  async start(starting: Starting): Promise<Live | Refusal> {
    const made = await this.startOne(starting);
    if (!('ok' in made)) await this.runQueue();
    return made;
  }

  /** Says one event and carries out what follows from it. */
  async say(saying: Saying): Promise<Live | Refusal> {
    const moved = await this.sayOne(saying);
    if (!('ok' in moved)) await this.runQueue();
    return moved;
  }

  /** Delivers the firing of a timer; a timer that nothing handles any more is dropped. */
  async fire(live: Live, timer: TimerRow, at: string): Promise<void> {
    const system: Actor = { person: 'system', roles: ['SYSTEM'] };
    if (timer.name === IDLE) return this.remindIdle(live, timer, at, system);
    if (isTermRow(timer)) return this.ringTerm(live, timer, at, system);
    const without: Live = { ...live, timers: new Map([...live.timers].filter(([key]) => key !== timer.key)) };
    const moved = await this.sayOne({ live: without, type: timer.key, payload: {}, actor: system, at, cause: null, told: true });
    if ('ok' in moved) this.work.keep({ ...without, rev: live.rev });
    else if (moved.rev === live.rev + 1 && !moved.timers.has(timer.key) && this.lasts(live, moved, timer)) {
      const next = afterFiring(timer, at);
      if (next) this.work.keep({ ...moved, timers: new Map(moved.timers).set(timer.key, next) });
    }
    await this.runQueue();
  }

  /** The state that armed the timer still lasts when its own path is active before and after. */
  private lasts(before: Live, after: Live, timer: TimerRow): boolean {
    const path = timer.key.split('.').slice(4).join('.');
    const leaves = (live: Live) => (live.snapshot as any)._nodes.map((node: any) => node.path.join('.'));
    return leaves(before).includes(path) && leaves(after).includes(path);
  }

  private async startOne({ track, id, input, actor, at, cause, told }: Starting): Promise<Live | Refusal> {
    const parsed = parse(track.contract.input, input, told ? undefined : at);
    if (!parsed.ok) return parsed as Refusal;
    const value = (parsed as { value: Record<string, any> }).value;
    const payload = await this.seal(track.contract.input, value, value.caseId ?? value.meetingId ?? id, at, told);
    if (!payload) return erased();
    const event = { type: 'start', ...payload, ...this.told(at, actor), self: id } as Record<string, any>;
    event.facts = await loadFacts(this.work, this.deps.vault, { track, type: 'start', context: {}, event, self: id });
    const stepped = startMachine(track, event);
    if (this.work.loaded(id)) throw new Error(`${track.id} ${id} is there already`);
    const live: Live = { id, track, rev: 0, snapshot: stepped.live, timers: new Map(), createdAt: at, updatedAt: at, parked: false };
    return this.take({ live, stepped, event, type: 'start', payload, actor, cause });
  }

  private async sayOne({ live, type, payload: raw, actor, at, cause, told }: Saying): Promise<Live | Refusal> {
    const refused = mayTry(live, type, actor, told);
    if (refused) return refused;
    const { track } = live;
    const schema = track.contract.events[type];
    let payload: Record<string, any> = {};
    if (schema) {
      const parsed = parse(schema, raw, told ? undefined : at);
      if (!parsed.ok) return parsed as Refusal;
      const { value } = parsed as { value: Record<string, any> };
      const { context } = live.snapshot;
      const scope = track.view.scope?.({ context, event: { type, ...value }, self: live.id }) ?? context.caseId ?? live.id;
      const sealed = await this.seal(schema, value, scope, at, told);
      if (!sealed) return erased();
      payload = sealed;
    }
    const event = { type, ...payload, ...this.told(at, actor) } as Record<string, any> & { type: string };
    event.facts = await loadFacts(this.work, this.deps.vault, { track, type: factName(type), context: live.snapshot.context, event, self: live.id });
    const stepped = tryStep(live, event, actor, told);
    return 'ok' in stepped ? stepped : this.take({ live, stepped, event, type, payload, actor, cause });
  }

  private told(at: string, actor: Actor) {
    return { at, by: actor, facts: {}, fresh: this.deps.ids.uuid() };
  }

  private seal(schema: any, value: Record<string, unknown>, scope: string, at: string, told: boolean) {
    const { keys, ids, vault } = this.deps;
    const keyFor = (wanted: string) => (vault as any).keyFor(this.work.handle, wanted) as Promise<ScopeKey | null>;
    return seal({ work: this.work, keys, ids, at, keyFor }, schema, value, scope, told).catch((error: unknown) => {
      if (error instanceof ErasedScope) return null;
      throw error;
    });
  }

  /** Takes the step into the draft: the next instance, its event row, its timers, and its effects as commands to carry out. */
  private take({ live, stepped, event, type, payload, actor, cause }: Stepping): Live {
    const at = event.at as string;
    const timers = timersAfter({
      track: live.track,
      before: live.timers,
      arm: stepped.arm,
      cancel: stepped.cancel,
      context: stepped.live.context,
      at,
      settingOf: this.deps.settingOf,
      idle: waitsIdle({ track: live.track, snapshot: stepped.live }),
    });
    const next: Live = { ...live, rev: live.rev + 1, snapshot: stepped.live, timers: isDone(stepped) ? new Map() : timers, updatedAt: at };
    this.work.keep(next);
    const id = this.writeEvent({ live: next, type, payload, event, actor, cause, effects: stepped.effects, refused: null });
    this.carryOut(next, event, stepped.effects, actor, id);
    // What concerns a household is the same for every machine, and no machine knows the others of it (decision 028).
    const household = householdKind(live.track.id, type);
    if (household && stepped.live.context.clientId) this.outbox(next, id, HOUSEHOLD, household, { kind: household }, at);
    return next;
  }

  private writeEvent(row: {
    live: Live;
    type: string;
    payload: Json;
    event: Record<string, any>;
    actor: Actor;
    cause: string | null;
    effects: string[];
    refused: Refusal | null;
  }): string {
    const { live, event } = row;
    const id = this.deps.ids.uuid();
    this.work.draft.events.push({
      id,
      instance_id: live.id,
      rev: live.rev,
      type: row.type,
      payload: JSON.stringify(row.payload),
      facts: JSON.stringify(event.facts ?? {}),
      actor: JSON.stringify(row.actor),
      at: event.at,
      fresh: event.fresh,
      effects: JSON.stringify(row.effects),
      cause: row.cause,
      refused: row.refused ? JSON.stringify({ code: row.refused.code, why: row.refused.why }) : null,
      machine_version: live.track.version,
      clock: 0,
    });
    return id;
  }

  private carryOut(live: Live, event: Record<string, any>, effects: string[], actor: Actor, cause: string): void {
    for (const name of effects) {
      const effect = live.track.effects[name];
      if (!effect) {
        this.outbox(live, cause, 'not-installed', name, {}, event.at);
        continue;
      }
      for (const command of effect({ context: live.snapshot.context, event, self: live.id, state: stateOf(live) })) {
        if (command.do === 'start' || command.do === 'tell') this.queue.push({ command, actor, at: event.at, cause, from: live });
        else if (command.do !== 'show') this.outbox(live, cause, command.do, name, command as unknown as Json, event.at);
      }
    }
  }

  private outbox(live: Live, eventId: string, kind: string, name: string, payload: Json, at: string): void {
    this.work.draft.outbox.push({
      id: this.deps.ids.uuid(),
      instance_id: live.id,
      event_id: eventId,
      kind,
      name,
      payload: JSON.stringify(payload),
      status: kind === 'not-installed' ? 'not-installed' : 'pending',
      attempts: 0,
      next_at: at,
      error: null,
      created_at: at,
      clock: 0,
    });
  }

  private async runQueue(): Promise<void> {
    for (let done = 0; this.queue.length > 0; done++) {
      if (done >= MOST_TELLS) throw new Error(`More than ${MOST_TELLS} tells from one command.`);
      const { command, actor, at, cause, from } = this.queue.shift()!;
      if (command.do === 'start') await this.startTold(command, actor, at, cause, from);
      else if (command.do === 'tell') for (const live of await this.receivers(command.to)) await this.tell(live, command, actor, at, cause);
    }
  }

  private async startTold(command: Command & { do: 'start' }, actor: Actor, at: string, cause: string, from: Live): Promise<void> {
    const track = this.deps.tracks.get(command.machine);
    if (!track) return this.outbox(from, cause, 'not-installed', command.machine, { machine: command.machine }, at);
    const made = await this.startOne({ track, id: command.id ?? this.deps.ids.uuid(), input: command.input, actor, at, cause, told: true });
    // What a machine starts must fit the other's contract; when it does not, that is a bug of ours and the whole command must not half happen.
    if ('ok' in made) throw new Error(`${from.track.id} could not start ${command.machine}: ${JSON.stringify(made.errors ?? made.why)}`);
  }

  /** A tell that the receiver refuses is recorded as refused and does not undo the sender. */
  private async tell(live: Live, command: Command & { do: 'tell' }, actor: Actor, at: string, cause: string): Promise<void> {
    const now = (await this.work.find(live.id)) ?? live;
    // A tell that is lost is lost for ever; who tells an instance of a newer version is told to come again.
    if (isAhead(now)) throw new NodeOlder();
    const moved = now.parked ? parked() : await this.sayOne({ live: now, type: command.type, payload: command.payload ?? {}, actor, at, cause, told: true });
    if ('ok' in moved) this.writeEvent({ live: now, type: command.type, payload: {}, event: { at, fresh: '' }, actor, cause, effects: [], refused: moved });
  }

  private async receivers(to: Target): Promise<Live[]> {
    if ('id' in to) {
      const live = await this.work.find(to.id);
      return live && isRunning(live) ? [live] : [];
    }
    const { in: states, ...find } = to;
    const found = await this.work.search({ ...find, running: true });
    const active = (live: Live) => (live.snapshot as any)._nodes.map((node: any) => node.path.join('.')) as string[];
    return states ? found.filter((live) => active(live).some((path) => states.includes(path))) : found;
  }

  /** A term goes on at the day that was chosen, or who stopped it is asked whether it should still stand still. */
  private ringTerm(live: Live, row: TimerRow, at: string, actor: Actor): void {
    if (ringTerm({ deps: this.deps, work: this.work, live, at }, row)) return;
    const id = this.writeEvent({ live, type: IDLE, payload: {}, event: { at, fresh: '' }, actor, cause: null, effects: [], refused: null });
    this.work.keep({ ...live, timers: new Map(live.timers).set(row.key, askedAgain(row, at)) });
    const by = termIn(row)?.by;
    if (by) this.outbox(live, id, 'notify', IDLE, { do: 'notify', to: { person: by }, text: IDLE }, at);
  }

  private remindIdle(live: Live, timer: TimerRow, at: string, actor: Actor): void {
    const next = afterFiring(timer, at)!;
    const id = this.writeEvent({ live, type: IDLE, payload: {}, event: { at, fresh: '' }, actor, cause: null, effects: [], refused: null });
    const role = Object.entries(live.track.waitsFor).find(([path]) => (live.snapshot as any)._nodes.some((node: any) => node.path.join('.') === path))?.[1];
    this.work.keep({ ...live, timers: new Map(live.timers).set(IDLE, next) });
    if (role)
      this.outbox(
        live,
        id,
        'notify',
        IDLE,
        { do: 'notify', to: ['CASE_OWNER', 'CHAIR', 'MINUTE_TAKER'].includes(role) ? { holders: role } : { role }, text: IDLE },
        at,
      );
  }
}

const isDone = (stepped: Stepped) => stepped.live.status === 'done';
/** Facts for a timer are declared under its name, not under xstate's event type. */
const factName = (type: string) => (type.startsWith('xstate.') ? type.split('.')[2] : type);
