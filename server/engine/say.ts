import { NO_CONTENT_ROLES, type Role } from '../../machines/roles.ts';
import { activePaths, candidates, step, taken, type Stepped } from '../../machines/step.ts';
import type { Actor } from '../../machines/track.ts';
import { boardOf, type Live } from './live.ts';
import { inScope } from '../policy/stand-in.ts';
import { guardFailed, notNow, notYours } from './refusals.ts';
import type { Refusal, Who } from './types.ts';
import type { Work } from './work.ts';

/**
 * The person as this object knows him: the roles of the hat, ANY_PRO for professionals (not for hats that never see content, BR-28),
 * and what is assigned on the instance, its case and its meeting (CASE_OWNER, CHAIR, MINUTE_TAKER).
 */
export async function actorOn(work: Work, who: Who, live: Live | undefined): Promise<Actor> {
  const roles = new Set<Role>(who.roles);
  if (who.roles.some((role) => role !== 'SYSTEM' && !(NO_CONTENT_ROLES as readonly Role[]).includes(role))) roles.add('ANY_PRO');
  const away = live ? standingIn(live, who) : [];
  const isHe = (holder: string) => holder === who.person || away.includes(holder);
  for (const [role, holders] of Object.entries(live ? await assignedOn(work, live) : {})) if (holders.some(isHe)) roles.add(role as Role);
  return { person: who.person, ...(who.hat ? { hat: who.hat } : {}), ...(who.org ? { org: who.org } : {}), roles: [...roles] };
}

/** Whom he stands in for on this object; he acts as himself. What belongs to the case is judged by its own line here. */
function standingIn(live: Live, who: Who): string[] {
  const { orgId, theme } = boardOf(live);
  const on = { org: orgId ?? null, theme: theme ?? null, caseOrg: null, caseTheme: null };
  return (who.standsInFor ?? []).filter((one) => inScope(one, on)).map((one) => one.person);
}

/** Who holds which role on this object, its case and its meeting. */
export async function assignedOn(work: Work, live: Live): Promise<Record<string, string[]>> {
  const board = boardOf(live);
  const linked = [live.id, board.caseId, board.meetingId].filter((id, at, all): id is string => Boolean(id) && all.indexOf(id) === at);
  const assigned: Record<string, string[]> = {};
  for (const id of linked) {
    const other = id === live.id ? live : await work.find(id);
    if (!other || other.parked) continue;
    for (const [role, holders] of Object.entries(other.track.view.assigned?.(other.snapshot.context) ?? {}))
      assigned[role] = [...new Set([...(assigned[role] ?? []), ...holders])];
  }
  return assigned;
}

/** May anybody say this now, and may this actor? A value when not. Told events (from a machine) carry the sender's authority. */
export function mayTry(live: Live, type: string, actor: Actor, told: boolean): Refusal | null {
  const named = candidates(live.snapshot, type);
  if (named.length === 0) return notNow(live, type);
  const roles = [...new Set(named.flatMap((candidate) => candidate.roles))];
  return told || roles.some((role) => actor.roles.includes(role)) ? null : notYours(live.track, type, roles);
}

/** Carries the event out on the snapshot, or says which guard stands in the way. */
export function tryStep(live: Live, event: { type: string }, actor: Actor, told: boolean): Stepped | Refusal {
  const going = taken(live.track, live.snapshot, event);
  if (going.length === 0) return guardFailed(live, tellingGuard(live, event.type) ?? 'not-now', event);
  const forbidden = going.find((transition) => !told && !transition.roles.some((role) => actor.roles.includes(role)));
  return forbidden ? notYours(live.track, event.type, forbidden.roles) : step(live.track, live.snapshot, event);
}

/** The guard to name when none held: one that can say what is missing, or else the last, for the earlier ones only choose a branch. */
export function tellingGuard(live: Live, type: string): string | undefined {
  const guards = candidates(live.snapshot, type).flatMap((candidate) => candidate.guard ?? []);
  return guards.find((guard) => live.track.explain?.[guard]) ?? guards.at(-1);
}

/** Does one of the active states wait for a role? Then the idle reminder runs. */
export function waitsIdle(live: Pick<Live, 'track' | 'snapshot'>): boolean {
  const paths = activePaths(live.snapshot);
  return live.snapshot.status !== 'done' && Object.keys(live.track.waitsFor).some((path) => paths.includes(path));
}
