import { candidates, eventTypes, persist, restore, taken } from '../../machines/step.ts';
import type { Json, Saying, TimerSetting, Track } from '../../machines/track.ts';
import { anyValue, dice, oneOf, type Dice } from './any-value.ts';
import { begin, say, uuid, withReferences, type Run } from './pure-run.ts';

const MOST_STEPS = 14;
const BEGIN = Date.parse('2026-11-24T09:00:00.000Z');

/** `count` places that a machine comes to when people and timers say any things in any order; the same ones each time. */
export function walk(track: Track, count: number, seed = 7): Run[] {
  const roll = dice(seed + [...track.id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0));
  const visits: Run[] = [];
  while (visits.length < count) {
    let run = begin(track, anyInput(track, roll), factsFor(track, 'start', {}, {}, roll));
    visits.push(run);
    for (let step = 0; step < MOST_STEPS && run.live.status === 'active' && visits.length < count; step += 1) {
      run = say(run, anySaying(run, step, roll));
      visits.push(run);
    }
  }
  return visits;
}

/** Something that may be said here: an event of the active states, a timer that runs, now and then anything at all. */
export function anySaying(run: Run, step: number, roll: Dice): Saying {
  const { track, live } = run;
  const at = new Date(BEGIN + (step * 7 + 1) * 3_600_000).toISOString();
  const timers = [...run.timers.keys()];
  if (timers.length && roll() < 0.2) {
    const key = oneOf(timers, roll);
    return { type: key, at, facts: factsFor(track, key.split('.')[2], live.context, {}, roll) };
  }
  const here = eventTypes(live);
  const type = oneOf(here.length && roll() < 0.9 ? here : Object.keys(track.contract.events), roll);
  const payload = anyPayload(track, type, roll);
  const event = { type, ...withReferences(track.contract.events[type], payload, run), at, by: { person: uuid(2), roles: [] } };
  return { ...payload, type, at, facts: factsFor(track, type, live.context, event, roll) };
}

/** Settings of the timers that run; undefined for one that has none. */
export const settingsRunning = (run: Run): (TimerSetting | undefined)[] => [...run.timers.values()].map((name) => run.track.timers[name]);

/** What the machine answers at this place, before and after a journey through JSON. */
export function throughJson(run: Run): { before: string; after: string } {
  const stored = JSON.parse(JSON.stringify(persist(run.live)));
  return { before: answersOf(run), after: answersOf({ ...run, live: restore(run.track, stored) }) };
}

/** For each event of the contract: which ways there are, and which one would be taken. */
function answersOf(run: Run): string {
  const { track, live } = run;
  const roll = dice(11);
  const answers = Object.keys(track.contract.events).map((type) => {
    const payload = withReferences(track.contract.events[type], anyPayload(track, type, roll), run);
    const event = { type, ...payload, at: '2026-12-01T09:00:00.000Z', by: { person: uuid(2), roles: [] }, fresh: uuid(9), facts: {} as Record<string, Json> };
    event.facts = factsFor(track, type, live.context, event, roll);
    const ways = candidates(live, type).map(({ from, guard, to }) => `${from} ${guard ?? ''} ${to}`);
    return [type, ways, taken(track, live, event).map(({ from, to, effects }) => `${from} ${to} ${effects}`)];
  });
  return JSON.stringify([persist(live), answers]);
}

const sayingsOf = (track: Track): Saying[] => track.examples.flatMap((example) => [...(example.given ?? []), example.when]);

function anyInput(track: Track, roll: Dice): Record<string, unknown> {
  const inputs = track.examples.flatMap((example) => (example.input ? [example.input] : []));
  return inputs.length && roll() < 0.7 ? oneOf(inputs, roll) : (anyValue(track.contract.input, roll) as Record<string, unknown>);
}

/** A payload out of an example, or any that fits the contract. */
function anyPayload(track: Track, type: string, roll: Dice): Record<string, unknown> {
  const said = sayingsOf(track).filter((saying) => saying.type === type);
  if (!said.length || roll() < 0.5) return anyValue(track.contract.events[type], roll) as Record<string, unknown>;
  const { type: _type, by: _by, at: _at, facts: _facts, person, ...payload } = oneOf(said, roll);
  return 'person' in track.contract.events[type].shape ? { ...payload, person: person ?? uuid(3) } : payload;
}

/** Facts as the machine would get them: what its `pick` makes of nothing, or a value out of an example. */
function factsFor(track: Track, type: string, context: unknown, event: Record<string, unknown>, roll: Dice): Record<string, Json> {
  const known = [...track.examples, ...sayingsOf(track)].flatMap(({ facts }) => (facts ? [facts as Record<string, Json>] : []));
  const args = { context, event: { type, ...event }, self: uuid(1) };
  return Object.fromEntries(
    Object.entries(track.facts).flatMap(([name, fact]) => {
      if (!fact.for.includes(type)) return [];
      const values = known.flatMap((facts) => (name in facts ? [facts[name]] : []));
      return [[name, values.length && roll() < 0.6 ? oneOf(values, roll) : fact.pick([], args)]];
    }),
  );
}
