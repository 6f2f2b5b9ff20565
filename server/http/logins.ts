import type { Transaction } from 'kysely';
import type { Db, Tx } from '../../db/store.ts';
import type { Tables } from '../../db/types.ts';
import type { Ids } from '../engine/types.ts';

/** The tables of sign-in (db/migrations/0002, 0003 and 0007), apart from those that other parts know. */
export type SignInTables = {
  user: { id: string; name: string; email: string; emailVerified: number; createdAt: string; updatedAt: string };
  account: { id: string; accountId: string; providerId: string; userId: string; password: string | null; createdAt: string; updatedAt: string };
  session: {
    id: string;
    /** hash of the token that the browser has */
    token: string;
    userId: string;
    expiresAt: string;
    createdAt: string;
    updatedAt: string;
    ipAddress: string | null;
    userAgent: string | null;
    activeHat: string | null;
    /** `second-factor`: one must be given; `set-up`: one must be made; `full` */
    stage: 'second-factor' | 'set-up' | 'full';
    lastSeenAt: string | null;
    /** when the second factor was last given */
    freshAt: string | null;
    /** password | passkey | oidc | demo | invitation */
    method: string | null;
  };
  verification: { id: string; identifier: string; value: string; expiresAt: string; createdAt: string; updatedAt: string };
};

/** The same transaction or database, seen with the tables of sign-in. */
export const signInTables = (tx: Tx | Db) => tx as unknown as Transaction<SignInTables & Tables>;

/**
 * Gives a person a login by e-mail and password. `passwordHash` comes from hashPassword, made before the write lock is taken.
 * Returns the user id, which is also set on the person. Throws when the address is taken.
 */
export async function addLogin(tx: Tx, ids: Ids, login: { person: string; name: string; email: string; passwordHash: string; at: string }): Promise<string> {
  const user = await ensureUser(tx, ids, login);
  await setPassword(tx, ids, { user, passwordHash: login.passwordHash, at: login.at });
  return user;
}

/** The user behind a person, made when there is none yet: somebody who signs in elsewhere has no password here. */
export async function ensureUser(tx: Tx, ids: Ids, login: { person: string; name: string; email: string; at: string }): Promise<string> {
  const known = await tx.selectFrom('persons').select('user_id').where('id', '=', login.person).executeTakeFirstOrThrow();
  if (known.user_id) return known.user_id;
  const user = ids.uuid();
  const dates = { createdAt: login.at, updatedAt: login.at };
  await signInTables(tx)
    .insertInto('user')
    .values({ id: user, name: login.name, email: login.email.toLowerCase(), emailVerified: 1, ...dates })
    .execute();
  await tx.updateTable('persons').set({ user_id: user }).where('id', '=', login.person).execute();
  return user;
}

/** Sets the password of a user, the first or another one. */
export async function setPassword(tx: Tx, ids: Ids, { user, passwordHash, at }: { user: string; passwordHash: string; at: string }): Promise<void> {
  const own = signInTables(tx);
  await own.deleteFrom('account').where('userId', '=', user).where('providerId', '=', 'credential').execute();
  await own
    .insertInto('account')
    .values({ id: ids.uuid(), accountId: user, providerId: 'credential', userId: user, password: passwordHash, createdAt: at, updatedAt: at })
    .execute();
}
