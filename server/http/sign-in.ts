import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import { auditIn } from '../audit/audit-in.ts';
import type { Me } from '../contract/shapes.ts';
import type { Deps } from './deps.ts';
import { signInTables } from './logins.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { findSession, sessionOf, type Session } from './session.ts';
import { createSignInLimits } from './sign-in-limits.ts';

/** Sign-in, sign-out, who am I, and the choice of a hat. */
export function signInHandlers(deps: Deps): Pick<Handlers, 'signIn' | 'signOut' | 'me' | 'chooseHat'> {
  const mayTry = createSignInLimits();
  const now = () => deps.clock.now().toISOString();

  return {
    signIn: async ({ body, req, res }) => {
      if (!(await mayTry(req, res))) return refuse('too-many');
      const answer = await deps.auth.api.signInEmail({ body, headers: plainHeaders(req), asResponse: true });
      const user = answer.ok ? ((await answer.json()) as { user?: { id?: string } }).user?.id : undefined;
      const session = user ? await sessionOf({ db: deps.store.db, now: now() }, user, null, null) : null;
      await deps.trail.note({
        actor: session?.person.id ?? 'unknown',
        hat: null,
        action: 'sign-in',
        object_type: 'session',
        object_id: null,
        case_id: null,
        outcome: session ? 0 : 4,
        detail: null,
      });
      if (!session) return refuse('bad-credentials');
      for (const cookie of answer.headers.getSetCookie()) res.append('Set-Cookie', cookie);
      return meOf(deps, session);
    },

    signOut: async ({ session, req, res }) => {
      const answer = await deps.auth.api.signOut({ headers: fromNodeHeaders(req.headers), asResponse: true });
      for (const cookie of answer.headers.getSetCookie()) res.append('Set-Cookie', cookie);
      // What the browser kept of the person who leaves goes too (ASVS 14.3.1).
      res.set('Clear-Site-Data', '"cache", "storage"');
      if (session)
        await deps.trail.note({
          actor: session.person.id,
          hat: session.who.hat,
          action: 'sign-out',
          object_type: 'session',
          object_id: null,
          case_id: null,
          outcome: 0,
          detail: null,
        });
      if (session) deps.recheck(session.person.id);
      return { ok: true };
    },

    me: async ({ session }) => meOf(deps, session),

    chooseHat: async ({ body, session, req }) => {
      if (!session.memberships.some((hat) => hat.id === body.membership)) return refuse('not-found');
      await deps.store.write(async (tx) => {
        await signInTables(tx).updateTable('session').set({ activeHat: body.membership }).where('id', '=', session.id!).execute();
        const chosen = { actor: session.person.id, hat: body.membership, action: 'choose-hat', object_type: 'membership', object_id: body.membership };
        await auditIn(tx, [{ at: now(), ...chosen }]);
      });
      const changed = await findSession({ auth: deps.auth, db: deps.store.db, now: now() }, req.headers);
      deps.recheck(session.person.id);
      return changed ? meOf(deps, changed) : refuse('not-signed-in');
    },
  };
}

/** A cookie of an earlier session has no part in a new sign-in. */
function plainHeaders(req: Request): Headers {
  const headers = fromNodeHeaders(req.headers);
  headers.delete('cookie');
  return headers;
}

function meOf(deps: Deps, session: Session): Me {
  return {
    person: session.person,
    memberships: session.memberships,
    hat: session.who.hat,
    roles: session.who.roles,
    demo: deps.demo,
    manualClock: deps.clock.manual,
    clockRuns: !deps.clock.manual || deps.clock.running === true,
    now: deps.clock.now().toISOString(),
  };
}
