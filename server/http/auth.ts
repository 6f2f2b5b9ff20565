import { betterAuth } from 'better-auth';
import type { Store } from '../../db/store.ts';
import type { Ids } from '../engine/types.ts';
import type { Log } from '../runtime/logger.ts';
import { hashPassword, verifyPassword } from './password.ts';

const WORKING_DAY_S = 8 * 3600;

/**
 * The sign-in library on our own tables. Only its functions for sign-in, sign-out and reading a session are reached, from our own routes
 * (server/http/sign-in.ts); its router is not mounted, so it adds no address of its own.
 */
export function createAuth(deps: { store: Store; ids: Ids; log: Log; secret: Buffer; baseUrl: string }) {
  const { store, ids, log } = deps;
  return betterAuth({
    appName: 'Mekoar',
    baseURL: deps.baseUrl,
    basePath: '/api/auth',
    secret: deps.secret.toString('base64url'),
    // Its tables hold text and numbers on both databases (db/migrations/0002-sign-in.ts), so it is told of the one that knows nothing else.
    database: { db: store.db as any, type: 'sqlite', transaction: true },
    telemetry: { enabled: false },
    // Who may work here is decided by an administrator, who adds the person.
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 128, password: { hash: hashPassword, verify: verifyPassword } },
    // Eight hours from sign-in, not from the last click: a session ends with the working day.
    session: {
      expiresIn: WORKING_DAY_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { activeHat: { type: 'string', required: false, input: false } },
    },
    // Our own limit (limits.ts) and our own origin check (origin.ts) stand before every route, so that all answers look alike.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'mekoar',
      disableCSRFCheck: true,
      useSecureCookies: deps.baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      database: { generateId: () => ids.uuid() },
    },
    // Its messages may name an e-mail address; ours do not.
    logger: { level: 'error', log: (level) => log.warn({ part: 'sign-in', level }, 'the sign-in library reported an error') },
  });
}
export type Auth = ReturnType<typeof createAuth>;
