import type { Db, Tx } from '../../db/store.ts';
import type { Who } from '../engine/types.ts';

/**
 * The one place that says who may see what. Lists, counts, search, sockets, letters and single objects all ask it.
 * A viewer's subjects: `person:<id>`, `triage:<org>`, `managers:<org>`, `meeting:<id>`, `meeting:<id>:lead`.
 */
export type Policy = {
  /** with `now`, rows of meetings count within their window; without it only those that have none */
  subjects(db: Db | Tx, who: Who, now?: string): Promise<string[]>;
  /** ids of these that the viewer may see at `now`, with the kinds of access that make it so */
  visible(db: Db | Tx, who: Who, ids: string[], now: string): Promise<Map<string, string[]>>;
  /** a Kysely expression over `boards as b` that holds exactly for the rows that `visible` would let through */
  filter(who: Who, subjects: string[], now: string): (eb: any) => any;
};
