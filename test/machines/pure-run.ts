import { isDeepStrictEqual } from 'node:util';
import type { AnyMachineSnapshot } from 'xstate';
import { type Role } from '../../machines/roles.ts';
import { candidates, leafPaths, start, step, taken, type Stepped } from '../../machines/step.ts';
import type { Actor, Example, Json, Saying, Track } from '../../machines/track.ts';
import { splitPersonal } from '../../server/engine/personal.ts';

/** A run of one machine without engine or database: contracts parse, personal texts become references, the rest is start and step. */
export type Run = { track: Track; live: AnyMachineSnapshot; effects: string[]; timers: Map<string, string>; refused?: string; said: number; event: any };

export const SELF = '00000000-0000-4000-8000-000000000001';
export const SOMEBODY = '00000000-0000-4000-8000-000000000002';
const BEGIN = Date.parse('2026-11-24T09:00:00.000Z');
const MINUTE_MS = 60_000;

/** Starts an instance from an example's input. */
export function begin(track: Track, input: Record<string, unknown> = {}, facts: Record<string, Json> = {}, person = SOMEBODY): Run {
  const run: Run = { track, live: undefined as never, effects: [], timers: new Map(), said: 0, event: undefined };
  const parsed = withReferences(track.contract.input, input, run);
  const born = { type: 'start', ...parsed, ...told(run, { type: 'start', person, facts }, ['ANY_PRO']), self: SELF };
  return after(run, start(track, born), born);
}

/** Says one thing; a refusal leaves the instance as it was and names the guard, `role` or `not-now`. */
export function say(run: Run, saying: Saying): Run {
  const next = { ...run, said: run.said + 1 };
  const key = timerKey(run, saying.type);
  if (key) return timerFires(next, key, saying);
  const named = candidates(run.live, saying.type);
  if (named.length === 0) return { ...next, effects: [], refused: 'not-now' };
  const roles: Role[] = saying.by
    ? [...saying.by, ...(saying.by.includes('SYSTEM') ? [] : (['ANY_PRO'] as const))]
    : [...new Set(named.flatMap((one) => one.roles))];
  const event = { type: saying.type, ...payloadOf(next, saying), ...told(next, saying, roles) };
  if (!named.some((one) => one.roles.some((role) => roles.includes(role)))) return { ...next, effects: [], refused: 'role' };
  const going = taken(run.track, run.live, event);
  if (going.length === 0) return { ...next, effects: [], refused: tellingGuard(run.track, named, { context: run.live.context, event }) };
  return after(next, step(run.track, run.live, event), event);
}

/** As the engine names it: a guard that can say what is missing, or else the last one. */
function tellingGuard(track: Track, named: { guard?: string }[], at: { context: any; event: any }): string | undefined {
  const guards = named.flatMap(({ guard }) => guard ?? []);
  const telling = guards.find((guard) => track.explain?.[guard]) ?? guards.at(-1);
  return (telling && track.explain?.[telling]?.(at).insteadOf) ?? telling;
}

/** What is said, without who says it and when; `person` is part of it where the contract has such a field. */
function payloadOf(run: Run, saying: Saying): Record<string, unknown> {
  const schema = run.track.contract.events[saying.type];
  const { by: _by, at: _at, facts: _facts, type: _type, person, ...payload } = saying;
  return withReferences(schema, 'person' in schema.shape && person ? { ...payload, person } : payload, run);
}

/** Runs a whole example and gives what was seen where the example said what to expect. */
export function runExample(track: Track, example: Example): { seen: Example['then']; expected: Example['then'] } {
  let run = begin(track, example.input, example.facts, example.given?.[0]?.person ?? example.when.person);
  for (const saying of example.given ?? []) {
    run = say(run, withFacts(example, saying));
    if (run.refused) throw new Error(`${example.rule} ${example.title}: given ${saying.type} is refused (${run.refused})`);
  }
  run = say(run, withFacts(example, example.when));
  return { expected: sorted(example.then), seen: sorted(seen(run, example.then)) };
}

function seen(run: Run, then: Example['then']): Example['then'] {
  return {
    ...(then.state === undefined ? {} : { state: stateFits(run.live.value as Json, then.state) ? then.state : (run.live.value as Json) }),
    ...(then.effects ? { effects: run.effects } : {}),
    ...(then.timers ? { timers: [...run.timers.values()] } : {}),
    ...(then.refused || run.refused ? { refused: run.refused } : {}),
  };
}

const withFacts = (example: Example, saying: Saying): Saying => ({ ...saying, facts: { ...example.facts, ...saying.facts } });
const sorted = (then: Example['then']): Example['then'] => ({
  ...then,
  ...(then.effects && { effects: [...then.effects].sort() }),
  ...(then.timers && { timers: [...then.timers].sort() }),
});

/** A state fits when it is the same, or names one leaf, or some of the regions. */
function stateFits(value: Json, wanted: Json): boolean {
  if (isDeepStrictEqual(value, wanted)) return true;
  const leaves = leafPaths(value);
  return leafPaths(wanted).every((path) => leaves.some((leaf) => leaf === path || leaf.startsWith(`${path}.`)));
}

/** The key of a running timer, said as `X`, `after X`, `TIMER_X` or xstate's own name. */
export function timerKey(run: Run, type: string): string | undefined {
  const name = type.replace(/^(after |TIMER_)/, '');
  if (run.timers.has(type)) return type;
  if (!(name in run.track.timers)) return undefined;
  return [...run.timers].find(([, own]) => own === name)?.[0] ?? `xstate.after.${name}.none`;
}

function timerFires(run: Run, key: string, saying: Saying): Run {
  if (!run.timers.has(key)) return { ...run, effects: [], refused: 'not-now' };
  const event = { type: key, ...told(run, saying, ['SYSTEM']) };
  if (taken(run.track, run.live, event).length === 0) return { ...run, effects: [], refused: candidates(run.live, key)[0]?.guard ?? 'not-now' };
  return after(run, step(run.track, run.live, event), event);
}

/** A firing timer stays in the map when its state lasts: whether it repeats is the engine's. */
function after(run: Run, stepped: Stepped, event: object): Run {
  const timers = new Map(run.timers);
  for (const key of stepped.cancel) timers.delete(key);
  for (const { key, name } of stepped.arm) timers.set(key, name);
  return { ...run, live: stepped.live, effects: stepped.effects, timers, event, refused: undefined };
}

function told(run: Run, saying: Saying, roles: Role[]) {
  const speaks = 'person' in (run.track.contract.events[saying.type]?.shape ?? {}) ? undefined : saying.person;
  const by: Actor = { person: speaks ?? (roles[0] === 'SYSTEM' ? 'system' : SOMEBODY), hat: uuid(0xa7), org: uuid(0xaa), roles };
  return { at: saying.at ?? new Date(BEGIN + run.said * MINUTE_MS).toISOString(), by, facts: saying.facts ?? {}, fresh: uuid(0xf000 + run.said) };
}

/** Parses through the contract, as the engine does, and puts references in the place of personal texts. */
export function withReferences(schema: Track['contract']['input'], payload: Record<string, unknown>, run: { said: number }): Record<string, unknown> {
  let texts = 0;
  return splitPersonal(schema, schema.parse(payload), (text) => `ref:${uuid(0xe000_0000 + run.said * 100 + texts++)}:${text.length}`, true);
}

/** A UUID that counts. */
export const uuid = (count: number) => `00000000-0000-4000-8000-${count.toString(16).padStart(12, '0')}`;
