import type { Generated } from 'kysely';

/** The log of who saw and did what, its chains and its weekly review. */
export type AuditTables = {
  audit: AuditTable;
  audit_chains: AuditChainsTable;
  audit_weeks: AuditWeeksTable;
  audit_reviews: AuditReviewsTable;
};

type AuditTable = {
  seq: Generated<number>;
  at: string;
  actor: string;
  hat: string | null;
  /** create | read | send | refuse | sign-in | export … */
  action: string;
  object_type: string;
  object_id: string | null;
  case_id: string | null;
  /** 0 allowed, 4 refused, 8 failed */
  outcome: number;
  /** event type, refusal code, route: never content */
  detail: string | null;
  /** the chain of the node that wrote it, the place in it, and the keyed hash over the row and the one before; null: older than the chain */
  chain: string | null;
  n: number | null;
  mac: string | null;
  /** DICOM code of the kind of event (NEN 7513): 110110 patient record, 110112 query, 110106 export … */
  event_code: string | null;
  /** C R U D E */
  crud: string | null;
  /** why it was refused, as a code */
  reason: string | null;
  /** name of the professional at that time */
  name: string | null;
  org: string | null;
  /** roles of the hat, separated by spaces */
  roles: string | null;
  /** the responsible user, when somebody acts for another */
  on_behalf: string | null;
  /** TREAT, ETREAT, HOPERAT, HCOMPL, PATRQT, HSYSADMIN */
  purpose: string | null;
  /** keyed hash of the address, of the session */
  point: string | null;
  session: string | null;
  /** pseudonym of the client: keyed hash of the id, never a number of the state */
  client: string | null;
  /** rev of the object */
  version: number | null;
  category: string | null;
  /** version of the policy and the rule of it that allowed */
  policy: string | null;
  rule: string | null;
  /** ids of the rows that gave that rule: the case for its team, a meeting, a consent */
  evidence: string | null;
  consent: string | null;
  emergency: string | null;
  trace: string | null;
  /** route or socket event */
  route: string | null;
  /** how many were found */
  results: number | null;
  /** names of what was asked by, without values */
  shape: string | null;
  /** null: the access itself; `with`: shown beside it; `list`, `socket`: one row per resource and span */
  via: string | null;
};

/** One writer of the log: a node and the key it signs checkpoints with. `before_*`: rows that were there before the chain. */
type AuditChainsTable = { id: string; opened_at: string; source: string; site: string; public_key: string; before_rows: number; before_mac: string };

/** A week of the review; `id` is the day on which it begins. */
type AuditWeeksTable = { id: string; until_at: string; made_at: string; looked_at: number };

type AuditReviewsTable = {
  week: string;
  seq: number;
  risk: number;
  /** JSON: string[] */
  reasons: string;
  /** explained | follow-up | breach; null while nobody looked */
  decision: string | null;
  decided_by: string | null;
  decided_at: string | null;
};
