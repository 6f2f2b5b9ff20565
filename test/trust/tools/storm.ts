import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import type { Store } from '../../../db/store.ts';
import { byHand } from '../../support/by-hand.ts';
import type { Engine, Who } from '../../../server/engine/types.ts';

export const SYSTEM: Who = { person: 'system', hat: null, org: null, roles: ['SYSTEM'] };
export const COACH: Who = {
  person: '0190b000-0000-7000-8000-000000000001',
  hat: '0190c000-0000-7000-8000-000000000001',
  org: '0190d000-0000-7000-8000-000000000001',
  roles: ['WELFARE_COACH'],
};
const CASE = '0190e000-0000-7000-8000-000000000001';
const AT_ONCE = 500;

type Begun = { engine: Pick<Engine, 'start'>; coach?: Who; prefix?: string };
/** Starts so many instances with one running term each; returns their ids. */
export async function begin({ engine, coach = COACH, prefix = 's' }: Begun, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += AT_ONCE) {
    const part = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, n) =>
      engine.start({ machine: 'welfare', input: { caseId: CASE, wish: 'Wandelen', coach: coach.person }, who: SYSTEM, key: `${prefix}${at + n}` }),
    );
    for (const outcome of await Promise.all(part)) ids.push(outcome.ok ? outcome.id : '');
  }
  return ids;
}

/** Lets every term fall due at one instant. */
export async function dueAtOnce(store: Store, at: string): Promise<void> {
  await byHand(store, (tx) => tx.updateTable('timers').set({ at }).where('name', '=', 'WELFARE_CONTACT').execute());
}

/** What a person waits for, over and over, until `over`: a start, which nobody else's work touches. */
export async function people(engine: Pick<Engine, 'start'>, over: () => boolean, pauseMs = 15): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; !over(); n++) {
    const began = performance.now();
    const outcome = await engine.start({
      machine: 'welfare',
      input: { caseId: CASE, wish: 'Wandelen', coach: COACH.person },
      who: SYSTEM,
      key: `p${began}-${n}`,
    });
    if (outcome.ok) took.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return took;
}

/** How often each of these instances rang. */
export async function firings(store: Store): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string;
    n: number;
  }>`select instance_id as id, count(*) as n from events where type like 'xstate.after.%' group by instance_id`.execute(store.db);
  return new Map(rows.map((row) => [row.id, Number(row.n)]));
}

/** The value that this part of the milliseconds does not exceed, in tenths. */
export function quantile(all: readonly number[], part: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0) * 10) / 10;
}
