import { initialTransition, transition } from 'xstate';
import { describe, expect, test } from 'vitest';
import { tracks } from '../../machines/index.ts';
import { leafPaths, persist, restore, start, step, timerName } from '../../machines/step.ts';
import type { Json, Track } from '../../machines/track.ts';
import { anyValue, dice, type Dice } from './any-value.ts';
import { begin, uuid, withReferences, type Run } from './pure-run.ts';
import { anySaying } from './walk.ts';

const STEPS = 400;
type Wanted = { value: unknown; context: unknown; effects: string[]; arm: string[]; cancel: string[] };

describe.each(tracks.map((track) => [track.id, track] as const))('%s: step against xstate itself', (_, track) => {
  test('says byte for byte what transition() says, along random walks', () => {
    const roll = dice(2026);
    for (let done = 0; done < STEPS;) done += walkBeside(track, roll);
  });
  test('starts as initialTransition() starts', () => {
    const roll = dice(11);
    for (let i = 0; i < 40; i += 1) {
      const born = { ...anyBorn(track, roll), facts: factsOfNothing(track, 'start') };
      const { live, effects, arm, cancel } = start(track, born);
      const [snapshot, actions] = initialTransition(track.machine as any, born as any) as [any, any[]];
      expect(asText({ value: live.value, context: live.context, effects, arm: arm.map(({ key }) => key), cancel })).toBe(asText(wanted(snapshot, actions)));
    }
  });
});

/** Walks one instance until it ends, each step taken by both; returns how many. */
function walkBeside(track: Track, roll: Dice): number {
  let run = begin(track, anyInput(track, roll), factsOfNothing(track, 'start'));
  let steps = 1;
  for (; steps < 25 && run.live.status === 'active'; steps += 1) {
    const event = anyEvent(run, steps, roll);
    const [snapshot, actions] = transition(track.machine as any, run.live, event as any) as [any, any[]];
    const stepped = step(track, run.live, event);
    const ours: Wanted = {
      value: stepped.live.value,
      context: stepped.live.context,
      effects: stepped.effects,
      arm: stepped.arm.map(({ key }) => key),
      cancel: stepped.cancel,
    };
    const theirs = wanted(snapshot, actions);
    // Where one region's end is the end of all (step.ts, conclude), what the others waited for is called off too.
    if (stepped.live.status === 'done' && snapshot.status === 'active')
      expect(asText({ ...ours, arm: [], cancel: [] })).toBe(asText({ ...theirs, arm: [], cancel: [] }));
    else expect(asText(ours)).toBe(asText(theirs));
    const timers = new Map(run.timers);
    for (const key of stepped.cancel) timers.delete(key);
    for (const { key, name } of stepped.arm) timers.set(key, name);
    // Every other step goes by way of the database.
    const live = steps % 2 ? stepped.live : restore(track, JSON.parse(JSON.stringify(persist(stepped.live))));
    run = { ...run, live, timers, said: run.said + 1 };
  }
  return steps;
}

/** xstate's list of actions, sorted out the way a step is. */
function wanted(snapshot: any, actions: { type: string; params?: any }[]): Wanted {
  const result: Wanted = { value: snapshot.value, context: snapshot.context, effects: [], arm: [], cancel: [] };
  for (const { type, params } of actions) {
    if (type === 'xstate.raise') result.arm.push(params.id);
    else if (type === 'xstate.cancel') {
      if (result.arm.includes(params.sendId)) result.arm.splice(result.arm.indexOf(params.sendId), 1);
      else result.cancel.push(params.sendId);
    } else result.effects.push(type);
  }
  return result;
}

const asText = (wanted: Wanted) => JSON.stringify(wanted);

function anyEvent(run: Run, step: number, roll: Dice): { type: string } & Record<string, unknown> {
  const { type, by: _by, person, at, facts, ...payload } = anySaying(run, step, roll);
  const schema = run.track.contract.events[type];
  const told = { at, by: { person: uuid(2), roles: ['ANY_PRO'] }, fresh: uuid(0xf000 + step), facts: facts ?? {} };
  return { type, ...(schema ? withReferences(schema, 'person' in schema.shape ? { ...payload, person } : payload, run) : {}), ...told };
}

const anyInput = (track: Track, roll: Dice) =>
  track.examples.find((example) => example.input)?.input && roll() < 0.7
    ? track.examples.find((example) => example.input)!.input!
    : (anyValue(track.contract.input, roll) as Record<string, unknown>);

function anyBorn(track: Track, roll: Dice): object {
  return {
    ...withReferences(track.contract.input, anyInput(track, roll), { said: 0 }),
    type: 'start',
    at: '2026-11-24T09:00:00.000Z',
    by: { person: uuid(2), roles: ['ANY_PRO'] },
    fresh: uuid(9),
    self: uuid(1),
  };
}

const factsOfNothing = (track: Track, type: string): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(track.facts).flatMap(([name, fact]) => (fact.for.includes(type) ? [[name, fact.pick([], { context: {}, event: {}, self: uuid(1) })]] : [])),
  );

describe('the module itself', () => {
  const track = tracks.find(({ id }) => id === 'action')!;

  test('a state value becomes its leaf paths', () => {
    expect(leafPaths({ work: 'open', timeliness: 'onTrack' })).toEqual(['work.open', 'timeliness.onTrack']);
    expect(leafPaths({ inSession: 'discussing' })).toEqual(['inSession.discussing']);
    expect(leafPaths('draft')).toEqual(['draft']);
  });
  test('a timer says its name', () => {
    expect(timerName('xstate.after.ACTION_DUE.action.timeliness.dueSoon')).toBe('ACTION_DUE');
  });
  test('a stored context that does not fit its schema is not made live', () => {
    const { live } = begin(track, {});
    expect(() => restore(track, { ...persist(live), context: { ...live.context, due: 7 } })).toThrow();
  });
  test('a thing with regions is over when one of them is, and waits for nothing more', () => {
    let run = begin(track, {});
    const told = { at: '2026-11-24T10:00:00.000Z', by: { person: uuid(2), roles: ['CHAIR'] }, facts: {}, fresh: uuid(9) };
    const stepped = step(track, run.live, { type: 'CANCEL', ...told } as never);
    expect(stepped.live.status).toBe('done');
    expect(stepped.cancel.map(timerName).sort()).toEqual(['ACTION_ACCEPT', 'ACTION_REMIND']);
    run = { ...run, live: restore(track, JSON.parse(JSON.stringify(persist(stepped.live)))) };
    expect(run.live.status).toBe('done');
  });
  test('is quicker than transition(), which makes an actor each time', () => {
    const { live } = begin(track, {});
    const event = { type: 'ACCEPT', at: '2026-11-24T10:00:00.000Z', by: { person: uuid(2), roles: [] }, facts: {}, fresh: uuid(9) };
    const best = { ours: Infinity, theirs: Infinity };
    const time = (name: keyof typeof best, once: () => unknown) => {
      const began = performance.now();
      for (let i = 0; i < 300; i += 1) once();
      best[name] = Math.min(best[name], (performance.now() - began) / 0.3);
    };
    // Turn by turn and the best of each, so that a busy machine weighs on both alike.
    for (let round = 0; round < 12; round += 1) {
      time('ours', () => step(track, live, event));
      time('theirs', () => transition(track.machine as any, live, event as any));
    }
    const { ours, theirs } = best;
    console.log(`step ${ours.toFixed(1)} µs, transition() ${theirs.toFixed(1)} µs, ratio ${(theirs / ours).toFixed(1)}`);
    expect(theirs / ours).toBeGreaterThan(1.5);
  });
});
