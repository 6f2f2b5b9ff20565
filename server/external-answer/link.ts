import type { Db, Tx } from '../../db/store.ts';
import { tokenHash } from '../identity/token.ts';

/** The link behind a token, as long as it holds. */
export type OpenLink = { id: string; referral: string; case: string | null; askedBy: string; askedOrg: string; expiresAt: string };

/** Where a receiver is waited for. */
const WAITS = ['sent', 'delivered', 'noResponse'];

/**
 * The one place that says who may answer from outside: whoever holds the token of a link that has not expired, was not used or withdrawn, and whose referral still waits for
 * its receiver. Null in every other case, and after the same single question to the database, so that no wrong token learns which.
 */
export async function findLink(db: Db | Tx, token: string, now: string): Promise<OpenLink | null> {
  const row = await db
    .selectFrom('answer_links as l')
    .innerJoin('instances as i', 'i.id', 'l.referral_id')
    .select(['l.id', 'l.referral_id', 'l.case_id', 'l.asked_by', 'l.asked_org', 'l.expires_at', 'l.used_at', 'l.withdrawn_at', 'i.state'])
    .where('l.token_hash', '=', tokenHash(token))
    .executeTakeFirst();
  if (!row || row.used_at !== null || row.withdrawn_at !== null || row.expires_at <= now) return null;
  const { route } = JSON.parse(row.state) as { route?: string };
  if (!route || !WAITS.includes(route)) return null;
  return { id: row.id, referral: row.referral_id, case: row.case_id, askedBy: row.asked_by, askedOrg: row.asked_org, expiresAt: row.expires_at };
}

/** The reference by which both sides name a referral; it says nothing of the client. */
export const referenceOf = (referral: string): string => `V-${referral.replaceAll('-', '').slice(-8).toUpperCase()}`;
