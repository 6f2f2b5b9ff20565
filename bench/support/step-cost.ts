import { transition, type AnyMachineSnapshot } from 'xstate';
import { trackById } from '../../machines/index.ts';
import { persist, start, step } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';

const told = { at: '2026-11-24T09:00:00.000Z', by: { person: 'p', roles: ['CASE_OWNER'] }, facts: { ownerActive: true }, fresh: 'f' };
const TEXT = 'ref:0190a000-0000-7000-8000-00000000000a:12';
const EVENTS = [
  ['ASSIGN_OWNER', { owner: 'p' }],
  ['TRIAGE_DECIDED', {}],
  ['CONSENT_NOT_REQUIRED', {}],
  ['EXPLORATION_COMPLETED', {}],
  ['PLAN_WITHOUT_MDO', { goals: [TEXT], actions: [TEXT], nextEvaluation: '2027-03-01' }],
] as const;
export const PAUSE = { type: 'PAUSE', reason: 'ref:0190a000-0000-7000-8000-00000000000b:40', ...told };
export const RESUME = { type: 'RESUME', ...told };
export const caseTrack = trackById('case') as Track;

/** A case under way, in memory. */
export function caseUnderWay(self: string): AnyMachineSnapshot {
  let { live } = start(caseTrack, { clientId: 'c', theme: 'ELDERLY', urgency: 'ROUTINE', ...told, self });
  for (const [type, payload] of EVENTS) live = step(caseTrack, live, { type, ...payload, ...told } as { type: string }).live;
  if (JSON.stringify(live.value).includes('inProgress')) return live;
  throw new Error(`The case did not get under way: ${JSON.stringify(live.value)}`);
}

/** CPU of a step and of making its snapshot a text, µs. */
export function stepAndJson(times: number): number {
  let live = caseUnderWay('s');
  let paused = false;
  return cpuOf(times, () => {
    live = step(caseTrack, live, paused ? RESUME : PAUSE).live;
    paused = !paused;
    JSON.stringify(persist(live));
  });
}

/** CPU of one step through our reused scope, and of the same by xstate's own function, µs. */
export function bothSteps(times: number): { ours: number; other: number } {
  const [there, back] = [caseUnderWay('s'), step(caseTrack, caseUnderWay('s'), PAUSE).live];
  return {
    ours: cpuOf(times, (at) => step(caseTrack, at % 2 ? there : back, at % 2 ? PAUSE : RESUME)),
    other: cpuOf(times, (at) => transition(caseTrack.machine, at % 2 ? there : back, (at % 2 ? PAUSE : RESUME) as never)),
  };
}

function cpuOf(times: number, work: (at: number) => unknown): number {
  for (let at = 0; at < times / 5; at++) work(at);
  const before = process.cpuUsage();
  for (let at = 0; at < times; at++) work(at);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}
