import type { Db, Tx } from '../../../db/store.ts';
import { daysOf, type WorkTime } from '../../directory/hours.ts';
import type { Letterhead } from './content.ts';

const DAYS: Record<string, string> = { MON: 'maandag', TUE: 'dinsdag', WED: 'woensdag', THU: 'donderdag', FRI: 'vrijdag', SAT: 'zaterdag', SUN: 'zondag' };

/**
 * Whose paper it is: name, address and number of the organisation, and the days on which the writer works there. The numbers of people are between
 * colleagues only, and the consult number is never printed (BR-15).
 */
export async function letterheadOf(db: Db | Tx, { org, person, now }: { org: string | null; person: string | null; now: string }): Promise<Letterhead> {
  const at = org ? await db.selectFrom('organisations').select(['name', 'phone', 'address']).where('id', '=', org).executeTakeFirst() : undefined;
  const hat =
    org && person
      ? await db
          .selectFrom('memberships as m')
          .leftJoin('hat_details as d', 'd.membership_id', 'm.id')
          .select('d.hours')
          .where('m.person_id', '=', person)
          .where('m.org_id', '=', org)
          .where('m.from_at', '<=', now)
          .where((eb) => eb.or([eb('m.until_at', 'is', null), eb('m.until_at', '>', now)]))
          .orderBy('m.id')
          .executeTakeFirst()
      : undefined;
  const hours = hat?.hours ? (JSON.parse(hat.hours) as WorkTime[]) : [];
  return { name: at?.name ?? '', address: at?.address ?? '', phone: at?.phone ?? '', days: listed(daysOf(hours).map((day) => DAYS[day])) };
}

const listed = (words: string[]): string => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`);
