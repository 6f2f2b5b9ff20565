import type { Transaction } from 'kysely';
import type { Tx } from '../../db/store.ts';
import type { Ids } from '../engine/types.ts';

/** The tables of the sign-in library (db/migrations/0002-sign-in.ts), as far as we touch them ourselves. */
export type SignInTables = {
  user: { id: string; name: string; email: string; emailVerified: number; createdAt: string; updatedAt: string };
  account: { id: string; accountId: string; providerId: string; userId: string; password: string; createdAt: string; updatedAt: string };
  session: { id: string; token: string; userId: string; expiresAt: string; activeHat: string | null };
};

/** The same transaction, seen with the sign-in library's tables. */
export const signInTables = (tx: Tx) => tx as unknown as Transaction<SignInTables>;

/**
 * Gives a person a login by e-mail and password. `passwordHash` comes from hashPassword, made before the write lock is taken.
 * Returns the user id, which is also set on the person. Throws when the address is taken.
 */
export async function addLogin(tx: Tx, ids: Ids, login: { person: string; name: string; email: string; passwordHash: string; at: string }): Promise<string> {
  const user = ids.uuid();
  const email = login.email.toLowerCase();
  const dates = { createdAt: login.at, updatedAt: login.at };
  const own = signInTables(tx);
  await own
    .insertInto('user')
    .values({ id: user, name: login.name, email, emailVerified: 1, ...dates })
    .execute();
  await own
    .insertInto('account')
    .values({ id: ids.uuid(), accountId: user, providerId: 'credential', userId: user, password: login.passwordHash, ...dates })
    .execute();
  await tx.updateTable('persons').set({ user_id: user }).where('id', '=', login.person).execute();
  return user;
}
