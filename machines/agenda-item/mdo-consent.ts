import type { ConsentContext } from '../consent/contract.ts';
import type { InstanceRow } from '../track.ts';

const IN_FORCE = ['active', 'implied', 'expiring'];

export type MdoConsent = { ok: boolean; until: string | null };

/**
 * Whether the consents of a case let it be discussed at the table on this day (BR-03): one that is in force, with a grant for MDO_DISCUSS
 * that has not run out. Rows of other machines are passed over.
 */
export function mdoConsent(rows: InstanceRow[], today: string): MdoConsent {
  const untils = rows
    .filter((row) => row.machine === 'consent' && IN_FORCE.includes(String(row.state)))
    .flatMap((row) => (row.context as ConsentContext).grants)
    .filter((grant) => grant.purpose === 'MDO_DISCUSS' && grant.until >= today)
    .map((grant) => grant.until)
    .sort();
  return { ok: untils.length > 0, until: untils.at(-1) ?? null };
}
