import type { Who } from '../engine/types.ts';
import { principalsOf, type Principal } from '../policy/principals.ts';
import { RULES } from '../policy/rules.ts';

/**
 * What of the figures somebody gets. `k`: smaller groups are hidden; `round`: to this. `org`: only that of his own organisation; null: of all. `own`: he also counts what
 * he may see himself, case by case.
 */
export type Audience = { k: number; round: number; org: string | null; own: boolean };

const of = (rule: string): ReadonlySet<Principal> => new Set(RULES.find(({ id }) => id === rule)!.who);
const ALL = of('figures.all');
const OWN = of('figures.own');
/** Managers and professionals (DOMAIN.md 6), and who sees no case at all: municipality, project lead (TRUST.md R-28). */
const K = 5;
const K_OUTSIDE = 10;
const ROUNDED_TO = 5;

/** What this hat gets of the figures by the rules of category r21; null: nothing. */
export function audienceOf(who: Who): Audience | null {
  const principals = principalsOf(who.roles);
  const own = who.hat !== null && principals.some((one) => OWN.has(one) && one !== 'PM');
  if (principals.includes('TL')) return { k: K, round: 1, org: null, own };
  if (principals.some((one) => ALL.has(one))) return { k: K_OUTSIDE, round: ROUNDED_TO, org: null, own };
  return who.org && principals.some((one) => OWN.has(one)) ? { k: K, round: 1, org: who.org, own } : null;
}
