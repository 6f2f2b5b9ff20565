import type { Request, Response } from 'express';
import { withAccess, type Access } from '../audit/access.ts';
import { pseudonymOf } from '../audit/signing.ts';
import { writerOf } from '../audit/chain.ts';
import { byWho, crudOf } from '../audit/meaning.ts';
import type { Route } from '../contract/route.ts';
import type { Refusal } from '../engine/types.ts';
import type { Deps } from './deps.ts';
import { isRefusal } from './refuse.ts';
import type { Session } from './session.ts';

/** Refusals that say: you may not, or it is not there for you, or not now. What is only badly written is no access. */
const DENIALS = new Set<number>([401, 403, 404, 409, 412]);
const OUTSIDE = new Set<Route['policy']>(['public', 'demo', 'demo-clock', 'second-factor']);
/** Says who one is oneself; it opens nothing. */
const SELF = new Set(['me', 'directory', 'onCall', 'signOut']);

/**
 * Runs the work of a request as one access. Afterwards, and before anything is answered, the log has exactly one row of its own for it: that of what it read
 * or did, or that of its refusal. Throws when the row cannot be written, so that nothing is told which is not logged.
 */
export async function accounted<T>(
  deps: Deps,
  route: Route,
  { req, res }: { req: Request; res: Response },
  work: () => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const access = accessOf(deps, route, req, res);
  return withAccess(access, async () => {
    const result = await work();
    if (access.noted || OUTSIDE.has(route.policy) || SELF.has(route.id)) return result;
    if (isRefusal(result)) {
      if (DENIALS.has(result.status)) await deps.trail.note(rowOf(access, route, req, { action: 'refuse', outcome: 4, reason: result.code }));
    } else if (route.policy !== 'signed-in' || route.method !== 'get') {
      await deps.trail.note(rowOf(access, route, req, { action: route.method === 'get' ? 'read' : route.key ? 'repeat' : 'do', outcome: 0 }));
    }
    return result;
  });
}

/** Tells the access under way who it is. */
export function nameAccess(deps: Deps, access: Access | undefined, session: Session | null): void {
  if (!access || !session) return;
  access.who = session.who;
  access.name = session.person.name;
  access.session = session.id ? pseudonymOf(writerOf(deps.store.db).pseudonyms, session.id) : null;
}

function accessOf(deps: Deps, route: Route, req: Request, res: Response): Access {
  const point = req.ip ? pseudonymOf(writerOf(deps.store.db).pseudonyms, req.ip) : null;
  return {
    trace: String(res.locals.requestId ?? deps.ids.uuid()),
    route: route.id,
    point,
    session: null,
    name: null,
    allowed: new Map(),
    noted: false,
    who: null,
  };
}

/** The thing that the address names, as far as it says. */
function rowOf(access: Access, route: Route, req: Request, what: { action: string; outcome: number; reason?: string }) {
  const { id } = req.params as { id?: string };
  const named = typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? id : null;
  const who = access.who ? byWho(access.who) : { actor: 'unknown', hat: null };
  const noun = route.path.split('/')[2] ?? route.id;
  const shape = Object.keys(req.query).sort().slice(0, 12).join(' ') || null;
  const crud = what.action === 'refuse' ? { crud: crudOf(route.method) } : {};
  return { ...who, ...what, ...crud, object_type: NOUNS[noun] ?? noun, object_id: named, detail: what.reason ?? null, shape };
}

const NOUNS: Record<string, string> = {
  cases: 'case',
  meetings: 'meeting',
  instances: 'instance',
  letters: 'letter',
  clients: 'client',
  households: 'household',
};
