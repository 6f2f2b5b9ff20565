import type { Request, Response } from 'express';
import { isDemoPerson } from '../../db/seed/people.ts';
import type { Me, NextStep } from '../contract/shapes.ts';
import type { Refusal } from '../engine/types.ts';
import type { Deps } from '../http/deps.ts';
import { meOf } from '../http/me.ts';
import { refuse } from '../http/refuse.ts';
import { sessionOf, type Session } from '../http/session.ts';
import { waysOf } from './second-factors.ts';
import { sessionCookie } from './session-cookie.ts';
import type { Stage } from './sessions.ts';

/** What somebody showed: by which way, whether that was two factors already, and whether just now (an old session at a provider is not). */
export type Shown = { user: string; method: string; complete: boolean; justNow?: boolean };

/**
 * [L9] Begins the session of somebody who showed a first factor (or two), under a new token. Outside a demonstration nothing but the routes of the second
 * factor opens before that was given too. In a demonstration its own people enter at once, and others as long as they have set up none.
 */
export async function enter(deps: Deps, shown: Shown, on: { req: Request; res: Response }): Promise<Me | NextStep | Refusal> {
  const session = await sessionOf({ db: deps.store.db, now: deps.clock.now().toISOString() }, shown.user, null, null);
  await deps.trail.note({
    actor: session?.person.id ?? 'unknown',
    hat: null,
    action: 'sign-in',
    object_type: 'session',
    object_id: null,
    case_id: null,
    outcome: session ? 0 : 4,
    detail: session ? shown.method : 'closed',
  });
  if (!session) return refuse('bad-credentials');
  const ways = await waysOf(deps.store.db, shown.user);
  const open = deps.demo && (isDemoPerson(session.person.email) || ways.length === 0);
  const stage: Stage = shown.complete || open ? 'full' : ways.length ? 'second-factor' : 'set-up';
  await beginSession(deps, { ...shown, stage, fresh: shown.complete && shown.justNow !== false }, on);
  return stage === 'full' ? meOf(deps, session) : { next: stage, ways };
}

/** The second factor was given or made: the session goes on in full, under a new token. One that was in full already keeps its token (its sockets hold it). */
export async function raise(deps: Deps, session: Session, on: { req: Request; res: Response }): Promise<Me> {
  if (session.stage === 'full') await deps.sessions.freshen(session.id!);
  else await beginSession(deps, { user: session.user, method: session.method ?? 'password', stage: 'full', fresh: true }, on);
  return meOf(deps, session);
}

async function beginSession(
  deps: Deps,
  opening: { user: string; method: string; stage: Stage; fresh: boolean },
  { req, res }: { req: Request; res: Response },
): Promise<void> {
  const device = { ip: req.ip, agent: req.get('user-agent') };
  // What this browser had before is over: nobody goes on in a session that somebody else began.
  const before = (await deps.sessions.find(req.headers))?.id ?? null;
  const token = await deps.store.write((tx) => deps.sessions.open(tx, { ...opening, ...device }, before));
  res.append('Set-Cookie', sessionCookie(token, deps.sessions.https));
}
