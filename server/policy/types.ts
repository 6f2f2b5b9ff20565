import type { Db, Tx } from '../../db/store.ts';
import type { Who } from '../engine/types.ts';

/**
 * Why an object is visible. `kinds`: every kind of access that holds. `rule`: the policy's rule of the strongest of them (rules.ts), as the audit log stores it.
 * `by`: the instances whose rows gave that rule: the case for its team, a meeting's item, a consent, an emergency access.
 */
export type Allowed = { kinds: string[]; rule: string; by: string[] };

/**
 * The one place that says who may see what. Lists, counts, search, sockets, letters and single objects all ask it.
 * A viewer's subjects: `person:<id>`, `triage:<org>`, `managers:<org>`, `meeting:<id>`, `meeting:<id>:lead`.
 */
export type Policy = {
  /** with `now`, rows of meetings count within their window; without it only those that have none */
  subjects(db: Db | Tx, who: Who, now?: string): Promise<string[]>;
  /** ids of these that the viewer may see at `now`, with why */
  visible(db: Db | Tx, who: Who, ids: string[], now: string): Promise<Map<string, Allowed>>;
  /** a Kysely expression over `boards as b` that holds exactly for the rows that `visible` would let through */
  filter(who: Who, subjects: string[], now: string): (eb: any) => any;
};
