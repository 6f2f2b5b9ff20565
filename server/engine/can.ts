import { candidates, eventTypes, taken } from '../../machines/step.ts';
import type { Role } from '../../machines/roles.ts';
import type { Actor } from '../../machines/track.ts';
import type { Can } from '../contract/shapes.ts';
import { loadFacts } from './facts.ts';
import { boardOf, isRunning, type Live } from './live.ts';
import { guardFailed, notYours } from './refusals.ts';
import { actorOn, tellingGuard } from './say.ts';
import type { Facts, Vault, Who } from './types.ts';
import type { Work } from './work.ts';

export type Reading = { work: Work; vault: Vault; now: string };

/** What this person may send now. The same facts and guards as a send; guards over a payload are left to the form. */
export async function canOn(reading: Reading, id: string, who: Who): Promise<Can[]> {
  const live = await reading.work.find(id);
  if (!live || live.parked || !isRunning(live)) return [];
  const actor = await actorOn(reading.work, who, live);
  const all: Can[] = [];
  for (const type of eventTypes(live.snapshot)) {
    const one = await canSay(reading, live, type, actor);
    if (one) all.push(one);
  }
  return all;
}

async function canSay(reading: Reading, live: Live, type: string, actor: Actor): Promise<Can | null> {
  const roles = candidates(live.snapshot, type).flatMap((candidate) => candidate.roles);
  const people = roles.filter((role) => role !== 'SYSTEM');
  if (people.length === 0) return null;
  if (!roles.some((role) => actor.roles.includes(role))) {
    const refused = notYours(live.track, type, [...new Set(people)] as Role[]);
    return { type, allowed: false, because: 'role', why: refused.why, remedy: refused.remedy ?? null, needs: [], roles: [...new Set(people)] };
  }
  return judge(reading, live, type, actor);
}

/** Can anybody at all, or another machine, say something here now? Asked of a place before somebody is brought there. */
export async function anybodyCan(reading: Reading, live: Live): Promise<boolean> {
  for (const type of eventTypes(live.snapshot)) {
    const roles = [...new Set(candidates(live.snapshot, type).flatMap((candidate) => candidate.roles))];
    if ((await judge(reading, live, type, { person: boardOf(live).ownerId ?? 'system', roles })).allowed) return true;
  }
  return false;
}

async function judge(reading: Reading, live: Live, type: string, actor: Actor): Promise<Can> {
  const yes: Can = { type, allowed: true, because: null, why: null, remedy: null, needs: requiredOf(live, type) };
  const schema = live.track.contract.events[type];
  const empty = schema?.safeParse({});
  const event = { type, ...(empty?.success ? empty.data : {}), at: reading.now, by: actor, facts: {} as Facts, fresh: '00000000-0000-7000-8000-000000000000' };
  try {
    event.facts = await loadFacts(reading.work, reading.vault, { track: live.track, type, context: live.snapshot.context, event, self: live.id });
    if (taken(live.track, live.snapshot, event).length > 0) return yes;
  } catch {
    // A guard or fact that reads a field of the payload cannot judge before it is typed.
    return yes;
  }
  const guards = candidates(live.snapshot, type).flatMap((candidate) => candidate.guard ?? []);
  if (guards.length === 0 || guards.some((guard) => live.track.payloadGuards.includes(guard))) return yes;
  const refused = guardFailed(live, tellingGuard(live, type)!, event);
  return { type, allowed: false, because: 'guard', why: refused.why, remedy: refused.remedy ?? null, needs: [], guard: refused.code };
}

/** Fields that the contract asks for. */
function requiredOf(live: Live, type: string): string[] {
  const schema = live.track.contract.events[type];
  const empty = schema?.safeParse({});
  return empty && !empty.success ? [...new Set(empty.error.issues.map((issue) => issue.path.join('.')))] : [];
}
