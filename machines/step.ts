import { createActor, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { Json, Track } from './track.ts';
import type { Role } from './roles.ts';

/**
 * The one module that knows xstate. Everything here is pure: a snapshot and an event go in, a snapshot and lists come out.
 * xstate's own `transition()` builds an actor and a system per call (and re-runs the context factory); one inert scope per
 * machine does not, with the same result (test/machines/step.test.ts walks both at random).
 */
export type Snapshot = { value: Json; context: any; status: 'active' | 'done' };
export type Armed = { key: string; name: string };
export type Stepped = {
  live: AnyMachineSnapshot;
  /** names of the effects, in the order in which the machine asks for them */
  effects: string[];
  /** timers to arm and to cancel; a cancelled key that is armed again starts afresh */
  arm: Armed[];
  cancel: string[];
};
export type Candidate = { from: string; event: string; guard?: string; roles: readonly Role[]; to: string[]; effects: string[] };

type Asked = { type: string; params?: any };
type Scope = { asked: Asked[] } & Record<string, unknown>;
const scopes = new WeakMap<AnyStateMachine, Scope>();

/** Starts an instance. `born` is the parsed input with what the engine adds. */
export function start(track: Track, born: object): Stepped {
  const machine = track.machine as any;
  const scope = takeScope(machine);
  // xstate hands a context factory `input` through its init event.
  return conclude(track, collect(machine.getInitialSnapshot(scope, born), scope));
}

/** Takes one event. Call `taken` first: an event that nothing handles returns the snapshot as it was. */
export function step(track: Track, live: AnyMachineSnapshot, event: { type: string }): Stepped {
  const scope = takeScope(track.machine);
  return conclude(track, collect((track.machine as any).transition(live, event, scope), scope));
}

/** The lean form that is stored. Enough because our machines have no children and no history states. */
export function persist(live: AnyMachineSnapshot): Snapshot {
  return { value: live.value as Json, context: live.context, status: live.status === 'done' ? 'done' : 'active' };
}

/**
 * Makes a stored snapshot live again. Throws when the context does not fit the track's schema (TRUST.md H2). The context stays as it was
 * stored: a parsed copy has its keys in another order, and replay compares what was stored.
 */
export function restore(track: Track, stored: Snapshot): AnyMachineSnapshot {
  track.contract.context.parse(stored.context);
  return (track.machine as any).resolveState({ value: stored.value, context: stored.context, status: stored.status });
}

/** Every transition that the active states name for this event type, whether or not its guard holds. */
export function candidates(live: AnyMachineSnapshot, type: string): Candidate[] {
  const found: Candidate[] = [];
  if (live.status === 'done') return found;
  for (const node of nodesOf(live)) for (const transition of node.transitions.get(type) ?? []) found.push(describe(node, transition));
  return found;
}

/** The transitions that would be taken: guards are evaluated, parallel regions each give theirs. */
export function taken(track: Track, live: AnyMachineSnapshot, event: { type: string }): Candidate[] {
  if (live.status === 'done') return [];
  return (track.machine as any).getTransitionData(live, event, takeScope(track.machine).self).map((transition: any) => describe(transition.source, transition));
}

/** Event types that the active states name, timers left out. */
export function eventTypes(live: AnyMachineSnapshot): string[] {
  const types = new Set<string>();
  if (live.status === 'done') return [];
  for (const node of nodesOf(live)) for (const type of node.transitions.keys()) if (!isTimerKey(type)) types.add(type);
  return [...types];
}

/** Dotted paths of the active states, without the root: `inSession`, `inSession.discussing`. */
export function activePaths(live: AnyMachineSnapshot): string[] {
  return nodesOf(live)
    .map(pathOf)
    .filter((path: string) => path !== '');
}

/** The timers that the active states have, whether or not they run: what a place is allowed to wait for. */
export function timersOf(live: AnyMachineSnapshot): Armed[] {
  if (live.status === 'done') return [];
  const keys = nodesOf(live).flatMap((node) => [...node.transitions.keys()].filter(isTimerKey) as string[]);
  return keys.map((key) => ({ key, name: timerName(key) }));
}

/** Does this place end the machine: a final state of its own, or of one of its regions? */
export function isEnd(live: AnyMachineSnapshot): boolean {
  return nodesOf(live).some((node) => node.type === 'final' && (node.path.length === 1 || (node.path.length === 2 && node.parent.parent.type === 'parallel')));
}

/** A state value as dotted leaf paths: `{lifecycle: 'triage', safety: 'routine'}` → both. */
export function leafPaths(value: Json, prefix = ''): string[] {
  if (typeof value === 'string') return [prefix + value];
  return Object.entries(value as Record<string, Json>).flatMap(([key, inner]) => {
    const below = leafPaths(inner, `${prefix}${key}.`);
    return below.length ? below : [prefix + key];
  });
}

/** The other way round: dotted leaf paths as a state value. */
export function valueOf(paths: string[]): Json {
  if (paths.length === 1 && !paths[0].includes('.')) return paths[0];
  const below = new Map<string, string[]>();
  for (const path of paths) {
    const [key, ...rest] = path.split('.');
    below.set(key, [...(below.get(key) ?? []), ...(rest.length ? [rest.join('.')] : [])]);
  }
  return Object.fromEntries([...below].map(([key, inner]) => [key, inner.length ? valueOf(inner) : {}]));
}

export const isTimerKey = (type: string) => type.startsWith('xstate.');
/** `xstate.after.SIGNAL_TRIAGE.signal.submitted` → `SIGNAL_TRIAGE` */
export const timerName = (key: string) => key.split('.')[2];

export type Room = {
  path: string;
  parent: string;
  kind: 'atomic' | 'compound' | 'parallel' | 'final';
  initial?: string;
  transitions: (Candidate & { timer?: string })[];
};

/** The whole chart as plain data: for the picture, the matrix and the comparison with the specification. */
export function structure(track: Track): Room[] {
  const rooms: Room[] = [];
  const walk = (node: any) => {
    if (node.parent) rooms.push(roomOf(node));
    for (const child of Object.values(node.states)) walk(child);
  };
  walk((track.machine as any).root);
  return rooms;
}

/** What the machine itself is, with which state it begins, and what it takes in every state; `structure` lists what is inside it. */
export function rootOf(track: Track): Pick<Room, 'kind' | 'initial' | 'transitions'> {
  const root = (track.machine as any).root;
  return { kind: root.type, initial: root.initial?.target?.[0]?.key, transitions: transitionsOf(root) };
}

function roomOf(node: any): Room {
  return { path: pathOf(node), parent: pathOf(node.parent), kind: node.type, initial: node.initial?.target?.[0]?.key, transitions: transitionsOf(node) };
}

function transitionsOf(node: any): Room['transitions'] {
  return [...node.transitions.values()].flat().map((transition: any) => ({
    ...describe(node, transition),
    ...(isTimerKey(transition.eventType) ? { timer: timerName(transition.eventType) } : {}),
  }));
}

function describe(node: any, transition: any): Candidate {
  return {
    from: pathOf(node),
    event: transition.eventType,
    guard: typeof transition.guard === 'string' ? transition.guard : transition.guard?.type,
    roles: transition.meta?.by ?? (isTimerKey(transition.eventType) ? ['SYSTEM'] : []),
    to: (transition.target ?? []).map(pathOf),
    effects: transition.actions.map((action: any) => (typeof action === 'string' ? action : action.type)).filter((type: string) => !type.startsWith('xstate.')),
  };
}

/** Active nodes in the order of the chart: xstate's own order differs between a live snapshot and the same one restored. */
const nodesOf = (live: AnyMachineSnapshot): any[] => [...(live as any)._nodes].sort((one, other) => one.order - other.order);

const pathOf = (node: any): string => node.path.join('.');

function takeScope(machine: AnyStateMachine): Scope {
  let scope = scopes.get(machine);
  if (!scope) scopes.set(machine, (scope = inertScope(machine)));
  scope.asked = [];
  return scope;
}

function inertScope(machine: AnyStateMachine): Scope {
  // The actor is never started; it only lends its system and its identity to the steps.
  const self = createActor(machine.provide({}) as any, { snapshot: undefined, input: {} } as any) as any;
  const scope: Scope = {
    asked: [],
    self,
    system: self.system,
    id: 'inert',
    sessionId: 'inert',
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    actionExecutor: (action: Asked) => scope.asked.push({ type: action.type, params: action.params }),
  };
  return scope;
}

/**
 * Regions run side by side, but a thing with regions is over as soon as one of them is (a case is archived, an action verified): xstate
 * would wait for all of them. What the other regions were waiting for is called off.
 */
function conclude(track: Track, stepped: Stepped): Stepped {
  const { root } = track.machine as any;
  const { live } = stepped;
  const nodes = (live as any)._nodes;
  if (root.type !== 'parallel' || live.status !== 'active' || !nodes.some((node: any) => node.type === 'final' && node.parent.parent === root)) return stepped;
  const armedBefore = nodes.flatMap((node: any) => [...node.transitions.keys()].filter(isTimerKey));
  return {
    ...stepped,
    live: (track.machine as any).resolveState({ value: live.value, context: live.context, status: 'done' }),
    arm: [],
    cancel: [...new Set([...stepped.cancel, ...armedBefore])],
  };
}

function collect(live: AnyMachineSnapshot, scope: Scope): Stepped {
  if (live.status === 'error') throw (live as any).error;
  const result: Stepped = { live, effects: [], arm: [], cancel: [] };
  for (const { type, params } of scope.asked) {
    if (type === 'xstate.raise') {
      if (params.delay !== undefined) result.arm.push({ key: params.id, name: timerName(params.id) });
    } else if (type === 'xstate.cancel') {
      const at = result.arm.findIndex((armed) => armed.key === params.sendId);
      if (at >= 0) result.arm.splice(at, 1);
      else result.cancel.push(params.sendId);
    } else if (!type.startsWith('xstate.')) result.effects.push(type);
  }
  return result;
}
