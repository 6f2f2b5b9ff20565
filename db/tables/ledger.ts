/** Hours and declarations (migration 0026). */
export type LedgerTables = {
  hour_corrections: HourCorrectionsTable;
  hour_contracts: HourContractsTable;
  declarations: DeclarationsTable;
  declaration_lines: DeclarationLinesTable;
  declared_minutes: DeclaredMinutesTable;
  consult_periods: ConsultPeriodsTable;
};

/** Other minutes than the track knows; the newest counts, the older ones stay. */
type HourCorrectionsTable = {
  id: string;
  entry_key: string;
  instance_id: string;
  was: number;
  minutes: number;
  /** LEFT_EARLY | CAME_LATE | NOT_THERE | LONGER | SHORTER */
  reason: string;
  by_person: string;
  at: string;
};
/** Who pays for somebody's hours somewhere, or for a project. */
type HourContractsTable = {
  id: string;
  /** SECONDMENT | PROJECT */
  kind: string;
  person_id: string | null;
  /** where the work is done */
  org_id: string;
  employer_id: string | null;
  payer: string;
  minutes_week: number | null;
  from_on: string;
  /** the last day; null: without an end */
  until_on: string | null;
  by_person: string;
  at: string;
};
type DeclarationsTable = {
  id: string;
  org_id: string;
  payer: string;
  from_on: string;
  /** the last day */
  until_on: string;
  made_by: string;
  at: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
};
type DeclarationLinesTable = {
  id: string;
  declaration_id: string;
  claim_key: string;
  /** MDO | HOUR_TALK | CONSULT */
  kind: string;
  on_day: string;
  rule_set: string | null;
  minutes: number;
  eligible_minutes: number;
  /** null: paid by minutes, at what was agreed */
  cents: number | null;
  code: string | null;
  /** keyed hash of the client, for the fund */
  reference: string | null;
  client_id: string | null;
  case_id: string | null;
  paid: number;
  refused_by: string | null;
};
/** Minutes of one person that a list used up. */
type DeclaredMinutesTable = { entry_key: string; line_id: string; minutes: number };
/** Another consult number for a while, while somebody is away. */
type ConsultPeriodsTable = { id: string; org_id: string; phone: string; from_on: string; until_on: string; by_person: string; at: string };
