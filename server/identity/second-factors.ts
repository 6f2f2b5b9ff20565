import { randomBytes } from 'node:crypto';
import type { Db, Tx } from '../../db/store.ts';
import type { Clock, Ids, Keys } from '../engine/types.ts';
import { newTotpSecret, toBase32, totpStep } from './totp.ts';

type Deps = { ids: Ids; keys: Keys; wall: Clock };
export type Way = 'totp' | 'passkey' | 'backup-code';
const BACKUP_CODES = 10;

/** The second factors that a user has. Codes on paper alone are none: they stand in for one that was lost. */
export async function waysOf(db: Db | Tx, user: string): Promise<Way[]> {
  const totp = await db.selectFrom('totp').select('user_id').where('user_id', '=', user).where('confirmed_at', 'is not', null).executeTakeFirst();
  const passkey = await db.selectFrom('passkeys').select('id').where('user_id', '=', user).limit(1).executeTakeFirst();
  const paper = await db.selectFrom('backup_codes').select('id').where('user_id', '=', user).where('used_at', 'is', null).limit(1).executeTakeFirst();
  if (!totp && !passkey) return [];
  return [...(totp ? (['totp'] as const) : []), ...(passkey ? (['passkey'] as const) : []), ...(paper ? (['backup-code'] as const) : [])];
}

const bind = (user: string) => `totp ${user}`;

/** Makes a secret that counts only after a code of it was given; one that counts already stays until then. Returns the secret. */
export async function beginTotp({ keys, wall }: Deps, tx: Tx, user: string): Promise<string> {
  const secret = newTotpSecret();
  const row = { user_id: `new ${user}`, sealed: keys.lock(bind(user), secret), last_step: 0, created_at: wall.now().toISOString(), confirmed_at: null };
  await tx.deleteFrom('totp').where('user_id', '=', row.user_id).execute();
  await tx.insertInto('totp').values(row).execute();
  return secret;
}

/** The first code of a new secret makes it the one that counts; false when the code is wrong. */
export async function confirmTotp({ keys, wall }: Deps, tx: Tx, user: string, code: string): Promise<boolean> {
  const row = await tx.selectFrom('totp').selectAll().where('user_id', '=', `new ${user}`).executeTakeFirst();
  const step = row && totpStep(keys.unlock(bind(user), row.sealed), code, wall.now(), row.last_step);
  if (!row || !step) return false;
  await tx.deleteFrom('totp').where('user_id', '=', user).execute();
  await tx.updateTable('totp').set({ user_id: user, last_step: step, confirmed_at: wall.now().toISOString() }).where('user_id', '=', row.user_id).execute();
  return true;
}

/** [V6.5] Takes a code of the app or of the paper, each once: what was used is marked in the same write. Says which it was, or null. */
export async function takeCode(deps: Deps, tx: Tx, user: string, given: string): Promise<'totp' | 'backup-code' | null> {
  const code = given.replace(/[\s-]/g, '').toUpperCase();
  return /^\d{6}$/.test(code) ? takeTotp(deps, tx, user, code) : takeBackupCode(deps, tx, user, code);
}

async function takeTotp({ keys, wall }: Deps, tx: Tx, user: string, code: string): Promise<'totp' | null> {
  const row = await tx.selectFrom('totp').selectAll().where('user_id', '=', user).where('confirmed_at', 'is not', null).executeTakeFirst();
  const step = row && totpStep(keys.unlock(bind(user), row.sealed), code, wall.now(), row.last_step);
  if (!step) return null;
  const marked = await tx.updateTable('totp').set({ last_step: step }).where('user_id', '=', user).where('last_step', '<', step).executeTakeFirst();
  return Number(marked.numUpdatedRows) === 1 ? 'totp' : null;
}

async function takeBackupCode({ keys, wall }: Deps, tx: Tx, user: string, code: string): Promise<'backup-code' | null> {
  const used = await tx
    .updateTable('backup_codes')
    .set({ used_at: wall.now().toISOString() })
    .where('user_id', '=', user)
    .where('hash', '=', hashOf(keys, user, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(used.numUpdatedRows) === 1 ? 'backup-code' : null;
}

/** Ten codes of 50 bits for on paper, in place of those before; only their keyed hashes are kept. */
export async function newBackupCodes({ ids, keys, wall }: Deps, tx: Tx, user: string): Promise<string[]> {
  const codes = Array.from({ length: BACKUP_CODES }, () => toBase32(randomBytes(7)).slice(0, 10));
  const created_at = wall.now().toISOString();
  await tx.deleteFrom('backup_codes').where('user_id', '=', user).execute();
  await tx
    .insertInto('backup_codes')
    .values(codes.map((code) => ({ id: ids.uuid(), user_id: user, hash: hashOf(keys, user, code), created_at, used_at: null })))
    .execute();
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
}

const hashOf = (keys: Keys, user: string, code: string) => keys.indexOf('backup-code', `${user} ${code}`);

/** Codes for on paper when the user has none yet (the first second factor), else null. */
export async function firstBackupCodes(deps: Deps, tx: Tx, user: string): Promise<string[] | null> {
  const some = await tx.selectFrom('backup_codes').select('id').where('user_id', '=', user).limit(1).executeTakeFirst();
  return some ? null : newBackupCodes(deps, tx, user);
}

/** Takes all second factors away: an administrator's new invitation begins anew. */
export async function forgetFactors(tx: Tx, user: string): Promise<void> {
  await tx
    .deleteFrom('totp')
    .where('user_id', 'in', [user, `new ${user}`])
    .execute();
  await tx.deleteFrom('passkeys').where('user_id', '=', user).execute();
  await tx.deleteFrom('backup_codes').where('user_id', '=', user).execute();
}
