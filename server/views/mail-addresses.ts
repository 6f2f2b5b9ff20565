import type { Db } from '../../db/store.ts';
import type { MailAddressLine } from '../contract/mail-shapes.ts';
import { MOST_TRIES } from '../outbound/mail/change-address.ts';

/** The addresses for secure mail that hold now, with how far their verification is. */
export async function mailAddressLines(db: Db): Promise<MailAddressLine[]> {
  const rows = await db
    .selectFrom('mail_addresses as a')
    .leftJoin('mails as m', 'm.id', 'a.id')
    .select(['a.id', 'a.org_id', 'a.person_id', 'a.address', 'a.added_at', 'a.verified_at', 'a.tries', 'm.status'])
    .where('a.ended_at', 'is', null)
    .orderBy('a.added_at', 'desc')
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    org: row.org_id,
    person: row.person_id,
    address: row.address,
    addedAt: row.added_at,
    verifiedAt: row.verified_at,
    code: row.verified_at === null ? row.status : null,
    triesLeft: MOST_TRIES - row.tries,
  }));
}
