import { transition } from 'xstate';
import { step, start } from '../machines/step.ts';
import type { Track } from '../machines/track.ts';
import type { Figure } from './figure.ts';

/**
 * G8: one step through the reused inert scope beside xstate's own `transition`, on the same snapshot and event, in interleaved rounds.
 * CPU time, because it is steadier than the wall clock on a shared machine.
 */
export function benchPureStep(track: Track, born: object, event: { type: string }, rounds: number, steps: number): Figure {
  const { live } = start(track, born);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(cpuOf(steps, () => step(track, live, event)));
    theirs.push(cpuOf(steps, () => transition(track.machine, live, event as never)));
  }
  const [own, other] = [median(ours), median(theirs)];
  return {
    name: `pure step (${track.id} ${event.type})`,
    ours: perSecond(own),
    other: perSecond(other),
    unit: 'steps/s of CPU, beside xstate transition()',
    ratio: round2(other / own),
    goal: 3,
    ok: other / own >= 3,
  };
}

function cpuOf(times: number, work: () => unknown): number {
  for (let at = 0; at < times / 5; at++) work();
  const before = process.cpuUsage();
  for (let at = 0; at < times; at++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const perSecond = (micros: number) => Math.round(1e6 / micros);
const round2 = (value: number) => Math.round(value * 100) / 100;
