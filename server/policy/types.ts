import type { Db, Tx } from '../../db/store.ts';
import type { Resource, SharedContent } from '../../machines/resources.ts';
import type { Who } from '../engine/types.ts';
import type { State } from './relations.ts';

/**
 * Why an object is visible. `kinds`: every kind of access that holds. `rule`: the rule (rules.ts) that allowed it, as the audit log stores it. `by`: the instances whose
 * rows made it hold: the case for its team, a meeting's item, the consent when the rule asks for one, an emergency access. `may`: whether the same rows let the
 * viewer read another category of it, for the fields that belong there; `whole`: not only its name or process facts. `emergency`: the emergency access that runs for it, even when something else would do.
 */
export type Allowed = {
  kinds: string[];
  rule: string;
  by: string[];
  may: (resource: Resource) => boolean;
  whole: (resource: Resource) => boolean;
  emergency: string | null;
};

/** An emergency access lets one look and nothing else; a rule of that name allows only when no other relation does (decide.ts). */
export const readOnly = (allowed: Pick<Allowed, 'rule'>): boolean => allowed.rule.endsWith('.emergency');

/**
 * The one place that says who may see what. Lists, counts, search, sockets, letters and single objects all ask it.
 * A viewer's subjects: `person:<id>`, `org:<id>`, `triage:<org>`, `managers:<org>`, `role:<role>`, `mdo`, `meeting:<id>`, `meeting:<id>:lead`.
 */
export type Policy = {
  /** with `now`, rows of meetings count within their window; without it only those that have none */
  subjects(db: Db | Tx, who: Who, now?: string): Promise<string[]>;
  /** ids of these that the viewer may see at `now`, with why; `subjects` when the caller knows them already, with the same `now` */
  visible(db: Db | Tx, who: Who, ids: string[], now: string, subjects?: string[]): Promise<Map<string, Allowed>>;
  /** the same for several viewers in as many queries as for one, in their order: for a batch of commands */
  visibleToEach(db: Db | Tx, asked: readonly { who: Who; ids: readonly string[] }[], now: string): Promise<Map<string, Allowed>[]>;
  /** which of these the viewer could see at clock `since`, with the subjects that he had then; for naming what is gone */
  before(db: Db | Tx, who: Who, ids: string[], at: { since: number; now: string; subjects: string[] }): Promise<Set<string>>;
  /** what the client of each of these cases said about sharing with this viewer */
  consents(db: Db | Tx, who: Who, cases: string[], now: string): Promise<Map<string, (content: SharedContent) => State>>;
  /** a Kysely expression over `boards as b` that holds exactly for the rows that `visible` would let through */
  filter(who: Who, subjects: string[], now: string): (eb: any) => any;
};
