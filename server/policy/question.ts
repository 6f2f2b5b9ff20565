import type { Resource } from '../../machines/resources.ts';
import type { Principal } from './principals.ts';

/** `list` is a line in a list, a count or a search hit; `decide` is signing, sending, judging; `export` is taking a copy along. */
export const ACTIONS = ['read', 'list', 'create', 'amend', 'decide', 'export', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

/** What the client said about sharing this category with this viewer. `other`: agreed, but for another category, receiver or purpose. `veto`: refused. */
export const CONSENTS = ['none', 'active', 'other', 'withdrawn', 'expired', 'veto'] as const;
export type ConsentState = (typeof CONSENTS)[number];

/** `closed` is read and no longer written; of what was `erased` nothing is left to read. */
export const PHASES = ['running', 'closed', 'erased'] as const;
export type Phase = (typeof PHASES)[number];

/** Facts about a viewer and an object that a rule may ask for. The letters are those of TRUST.md part C. */
export type Fact =
  /** T: of the care team of this case now */
  | 'team'
  /** O: the record is owned by the viewer's own organisation */
  | 'org'
  /** M: at the table of a meeting with this case on the agenda, in its days */
  | 'meeting'
  /** S: keeps the record, or is named in it as involved by its own track */
  | 'self'
  /** the client himself or who represents him */
  | 'own'
  /** A: it was sent to him, or asked of him */
  | 'addressed'
  /** B: an emergency access of his runs for this case */
  | 'noodknop'
  /** L: a legal ground that two people recorded */
  | 'ground'
  /** K: an aggregate over groups that are large enough */
  | 'aggregate'
  /** the purpose was stated, and is logged as such */
  | 'reason'
  /** the GP was consulted and that is recorded */
  | 'consulted'
  /** the organisation may keep citizen service numbers */
  | 'bsn'
  /** cleared to be shown to the client */
  | 'released'
  /** the minutes are not approved yet */
  | 'unfixed'
  /** somebody's life is in danger: the one case in which a noodknop passes a refusal */
  | 'lifeThreat'
  /** the client objects to this person, or it is the viewer's own or his family's file */
  | 'blocked';

export type Context = Partial<Record<Fact, boolean>> & { consent: ConsentState; phase: Phase };
export type Question = { who: readonly Principal[]; resource: Resource; action: Action; context: Context };

export type Denial = 'no-rule' | 'blocked' | 'never-deleted' | 'erased' | 'closed' | 'no-consent' | 'refused-by-client';
/** `projection`: what is left of it: all of it, the last digits only, process facts without texts. */
export type Verdict = { allow: true; rule: string; projection: 'full' | 'masked' | 'facts' } | { allow: false; reason: Denial };
