import { dayInAmsterdam } from './amsterdam.ts';
import type { Role } from './roles.ts';

/**
 * Minutes of work of one person, as an instance knows them (BR-25). `key` is unique within the instance and stays the same for good, so that the same minutes
 * are never counted twice. `item`: what makes several people's minutes one occasion. `org` and `as` are null where only the history says under which hat it was.
 */
export type Spent = {
  key: string;
  on: string;
  /** MDO, HOUR, CONSULT, TALK, VISIT_CARE … as the track calls it */
  what: string;
  minutes: number;
  by: string;
  org: string | null;
  as: Role | string | null;
  item: string;
  caseId: string | null;
  /** what stands in the way of a declaration, as a code; null: nothing */
  hinders: string | null;
};

type Kept = { on: string; minutes: number; what: string; by: string };

/** What a track's own ledger says (`timeKept`): the place in the list is the key, because a ledger only grows. */
export function ledgerTime(context: { ledger?: Kept[]; caseId?: string | null }): Spent[] {
  return (context.ledger ?? []).map(({ on, minutes, what, by }, nth) => ({
    key: String(nth),
    on: on.length > 10 ? dayInAmsterdam(on) : on,
    what,
    minutes,
    by,
    org: null,
    as: null,
    item: String(nth),
    caseId: context.caseId ?? null,
    hinders: null,
  }));
}
