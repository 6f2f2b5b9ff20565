import { ipKeyGenerator } from 'express-rate-limit';
import { auditIn } from '../audit/audit-in.ts';
import { enter } from '../identity/entry.ts';
import { waysOf } from '../identity/second-factors.ts';
import { sessionCookie } from '../identity/session-cookie.ts';
import type { Deps } from './deps.ts';
import { signInTables } from './logins.ts';
import { meOf } from './me.ts';
import type { Handlers } from './mount.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { refuse } from './refuse.ts';
import { findSession } from './session.ts';

/** Ten tries in a quarter of an hour for an account from one computer, a hundred for it from anywhere, a hundred from one computer (a practice shares one). */
const PER_ACCOUNT_HERE = 10;
const PER_ACCOUNT = 100;
const PER_COMPUTER = 100;

/** Sign-in, sign-out, who am I, and the choice of a hat. */
export function signInHandlers(deps: Deps): Pick<Handlers, 'signIn' | 'signInWays' | 'signOut' | 'me' | 'chooseHat'> {
  const now = () => deps.clock.now().toISOString();
  const check = passwordCheck(deps);

  return {
    signIn: async ({ body, req, res }) => {
      const account = body.email.toLowerCase();
      const computer = ipKeyGenerator(req.ip ?? '');
      const attempt = await deps.attempts.begin([
        { what: `computer ${computer}`, most: PER_COMPUTER },
        { what: `account ${account} at ${computer}`, most: PER_ACCOUNT_HERE },
        { what: `account ${account}`, most: PER_ACCOUNT },
      ]);
      if (!attempt) return refuse('too-many');
      const user = await check(account, body.password);
      if (!user) {
        await noteSignIn(deps, 4, 'password');
        return refuse('bad-credentials');
      }
      await deps.attempts.forget(attempt);
      return enter(deps, { user, method: 'password', complete: false }, { req, res });
    },

    signInWays: async ({ req }) => {
      const half = await findSession(deps, req.headers);
      const next = half && half.stage !== 'full' ? { next: half.stage, ways: await waysOf(deps.store.db, half.user) } : null;
      return { demo: deps.demo, oidc: deps.oidc?.name ?? null, next };
    },

    signOut: async ({ req, res }) => {
      const session = await findSession(deps, req.headers);
      res.append('Set-Cookie', sessionCookie(null, deps.sessions.https));
      // What the browser kept of the person who leaves goes too (ASVS 14.3.1).
      res.set('Clear-Site-Data', '"cache", "storage"');
      if (!session) return { ok: true };
      await deps.store.write((tx) => deps.sessions.end(tx, { user: session.user, id: session.id! }));
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
      deps.recheck(session.person.id);
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
      const changed = await findSession(deps, req.headers);
      deps.recheck(session.person.id);
      return changed ? meOf(deps, changed) : refuse('not-signed-in');
    },
  };
}

/** Looks a password up. An unknown address takes as long as a wrong password: a hash is computed in any case. */
function passwordCheck(deps: Deps): (email: string, password: string) => Promise<string | null> {
  let decoy: Promise<string> | undefined;
  return async (email, password) => {
    const row = await signInTables(deps.store.db)
      .selectFrom('account')
      .innerJoin('user', 'user.id', 'account.userId')
      .select(['user.id', 'account.password'])
      .where('user.email', '=', email)
      .where('account.providerId', '=', 'credential')
      .executeTakeFirst();
    const hash = row?.password ?? (await (decoy ??= hashPassword('nobody has this one')));
    return (await verifyPassword({ hash, password })) && row ? row.id : null;
  };
}

/** One line in the log about somebody who is not known yet. */
export function noteSignIn(deps: Deps, outcome: 0 | 4, detail: string): Promise<void> {
  return deps.trail.note({ actor: 'unknown', hat: null, action: 'sign-in', object_type: 'session', object_id: null, case_id: null, outcome, detail });
}
