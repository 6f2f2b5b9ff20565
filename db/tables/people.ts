import type { Generated } from 'kysely';

/** Who works here, who is helped, and what came in for whom. */
export type PeopleTables = {
  persons: PersonsTable;
  organisations: OrganisationsTable;
  memberships: MembershipsTable;
  absences: AbsencesTable;
  clients: ClientsTable;
  households: HouseholdsTable;
  on_call: OnCallTable;
  letters: LettersTable;
  inbox: InboxTable;
};

type PersonsTable = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  /** id in the sign-in library's user table */
  user_id: string | null;
  /** nl | en */
  locale: string;
  active: number;
  /** person who added him; null for who came with the set-up or the demo */
  added_by: string | null;
};

type OrganisationsTable = { id: string; name: string; kind: string; phone: string | null; address: string | null };

type MembershipsTable = {
  id: string;
  person_id: string;
  org_id: string;
  /** what stands on the badge: 'POH-ouderenzorg' */
  title: string;
  /** JSON: Role[] */
  roles: string;
  /** JSON: themes for which this hat is liaison */
  themes: string;
  from_at: string;
  until_at: string | null;
};

/** Who is away from `from_at` until `until_at` (exclusive), and who stands in; nobody when `substitute_id` is empty. */
type AbsencesTable = {
  id: string;
  person_id: string;
  substitute_id: string | null;
  from_at: string;
  until_at: string;
  /** all | org | theme */
  scope: string;
  /** the organisation or the theme */
  value: string | null;
  entered_by: string;
  entered_at: string;
  withdrawn_at: string | null;
};

type ClientsTable = {
  id: string;
  /** reference into personal: JSON {name, birthDate, address, phone, carer …} */
  details_ref: string;
  gp_person_id: string | null;
  gp_org_id: string | null;
  no_gp_reason: string | null;
  household_id: string | null;
  org_id: string;
  created_at: string;
};

type HouseholdsTable = { id: string; label_ref: string | null };

type OnCallTable = {
  id: string;
  org_id: string | null;
  /** what to call it for: CRISIS_GGZ, EMERGENCY, OUT_OF_HOURS_GP, VEILIG_THUIS, SUICIDE_PREVENTION, PRACTICE, TEAM */
  kind: string;
  label: string;
  phone: string;
  /** JSON: {days: [1..7], from: 'HH:MM', until: 'HH:MM'}[] in Europe/Amsterdam; empty: always */
  hours: string;
  sort: number;
  /** the first day on which it is no longer to be called */
  until_on: Generated<string | null>;
};

type LettersTable = {
  id: string;
  kind: string;
  case_id: string | null;
  meeting_id: string | null;
  item_id: string | null;
  version: number;
  /** reference into personal: JSON content */
  content_ref: string;
  created_at: string;
  clock: number;
};

/** A line in somebody's inbox: a word from `notices`, never personal text; or a letter to open. */
type InboxTable = {
  id: string;
  person_id: string;
  kind: string;
  /** JSON {machine, text, vars} */
  notice: string;
  instance_id: string | null;
  letter_id: string | null;
  at: string;
  read_at: string | null;
  /** who it was meant for, when he is away */
  for_person: Generated<string | null>;
  clock: number;
};
