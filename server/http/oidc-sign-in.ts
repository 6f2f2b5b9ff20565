import type { Request, Response } from 'express';
import type { Tx } from '../../db/store.ts';
import { enter } from '../identity/entry.ts';
import { createOidc, type Claims, type Visit } from '../identity/oidc.ts';
import { challenges } from '../identity/passkeys.ts';
import { tokenHash } from '../identity/token.ts';
import type { Deps } from './deps.ts';
import { ensureUser, signInTables } from './logins.ts';
import type { Handlers } from './mount.ts';
import { isRefusal, refuse } from './refuse.ts';
import { noteSignIn } from './sign-in.ts';
import { siteOf } from './site.ts';

/** Binds the visit to this browser, so that nobody is led into another one's session by a link. */
const COOKIE = 'mekoar.visit';

/** Sign-in at the organisation's own provider; only for people whom an administrator added. */
export function oidcHandlers(deps: Deps): Pick<Handlers, 'oidcStart' | 'oidcCallback'> {
  const oidc = deps.oidc && createOidc(deps.oidc);
  const backTo = (req: Request) => `${siteOf(req, deps.baseUrl).origin}/api/auth/oidc/callback`;

  return {
    oidcStart: async ({ query, req, res }) => {
      if (!oidc) return refuse('not-found');
      const begun = await oidc.begin(backTo(req), query.again === '1').catch((err) => deps.log.warn({ err }, 'the provider of sign-in does not answer'));
      if (!begun) return refuse('unavailable');
      await deps.store.write((tx) => challenges.keep(deps, tx, `oidc ${tokenHash(begun.visit.state)}`, JSON.stringify(begun.visit)));
      res.append('Set-Cookie', visitCookie(begun.visit.state, deps.sessions.https));
      res.redirect(303, begun.url);
      return { ok: true };
    },

    oidcCallback: async ({ query, req, res }) => {
      if (!oidc) return refuse('not-found');
      const visit = await takeVisit(deps, req, query.state);
      res.append('Set-Cookie', visitCookie('', deps.sessions.https));
      const claims =
        visit &&
        query.code &&
        (await oidc.finish(backTo(req), query.code, visit, deps.wall.now()).catch((err) => {
          deps.log.warn({ err }, 'the word of the provider was not taken');
          return null;
        }));
      if (!claims) return back(res, '/aanmelden?fout=provider');
      const user = await deps.store.write((tx) => userOf(deps, tx, claims));
      if (!user) {
        await noteSignIn(deps, 4, 'oidc');
        return back(res, '/aanmelden?fout=onbekend');
      }
      const entered = await enter(deps, { user, method: 'oidc', complete: claims.mfa, justNow: claims.justNow }, { req, res });
      return back(res, isRefusal(entered) ? '/aanmelden?fout=onbekend' : 'next' in entered ? '/aanmelden' : '/');
    },
  };
}

function back(res: Response, to: string): { ok: true } {
  res.set('Cache-Control', 'no-store').redirect(303, to);
  return { ok: true };
}

function visitCookie(state: string, https: boolean): string {
  return `${COOKIE}=${state}; Path=/api/auth/oidc; HttpOnly; SameSite=Lax; Max-Age=${state ? 300 : 0}${https ? '; Secure' : ''}`;
}

async function takeVisit(deps: Deps, req: Request, state: string | undefined): Promise<Visit | null> {
  const remembered = (req.headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${COOKIE}=`));
  if (!state || remembered !== `${COOKIE}=${state}`) return null;
  const kept = await deps.store.write((tx) => challenges.take(deps, tx, `oidc ${tokenHash(state)}`));
  return kept ? (JSON.parse(kept) as Visit) : null;
}

/** The user whom the provider means: known by subject, or the first time by an address that the provider vouches for. Nobody is made. */
async function userOf(deps: Deps, tx: Tx, { subject, email }: Claims): Promise<string | null> {
  const own = signInTables(tx);
  const providerId = `oidc ${deps.oidc!.issuer}`;
  const linked = await own.selectFrom('account').select('userId').where('providerId', '=', providerId).where('accountId', '=', subject).executeTakeFirst();
  if (linked) return linked.userId;
  const person = email ? await tx.selectFrom('persons').selectAll().where('email', '=', email).where('active', '=', 1).executeTakeFirst() : undefined;
  if (!person) return null;
  const at = deps.wall.now().toISOString();
  const user = await ensureUser(tx, deps.ids, { person: person.id, name: person.name, email: person.email, at });
  // One subject a person: another account of the provider with the same address is not he.
  if (await own.selectFrom('account').select('id').where('providerId', '=', providerId).where('userId', '=', user).executeTakeFirst()) return null;
  await own
    .insertInto('account')
    .values({ id: deps.ids.uuid(), accountId: subject, providerId, userId: user, password: null, createdAt: at, updatedAt: at })
    .execute();
  return user;
}
