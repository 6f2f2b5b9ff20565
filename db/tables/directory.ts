/** Tables of the directory (migration 0016): who is who, where, when, and for which postcodes. */
export type DirectoryTables = {
  org_details: OrgDetailsTable;
  locations: LocationsTable;
  hat_details: HatDetailsTable;
  photos: PhotosTable;
  areas: AreasTable;
  routings: RoutingsTable;
  services: ServicesTable;
  faces: FacesTable;
  imports: ImportsTable;
  import_lines: ImportLinesTable;
};

type OrgDetailsTable = {
  org_id: string;
  /** ZERO | FIRST | ONE_AND_HALF | SECOND */
  line_of_care: string | null;
  /** OPEN | CLOSED */
  new_patients: string | null;
  /** overlegnummer: only for who sees content, never in a letter, an export or a print */
  consult_phone: string | null;
};
type LocationsTable = { id: string; org_id: string; name: string; address: string | null; postcode: string | null; phone: string | null };
type HatDetailsTable = {
  membership_id: string;
  location_id: string | null;
  /** I … V */
  core_function: string | null;
  /** JSON: {day: 1..7, from: 'HH:MM', until: 'HH:MM'}[] in Europe/Amsterdam */
  hours: string;
  /** free words to be found by */
  keywords: string | null;
  /** the other half of a duo: first substitute */
  duo_with: string | null;
};
type PhotosTable = { person_id: string; type: string; body: Buffer; hash: string; at: string; by_person: string };
/** Postcodes `9799NA` to `9799NZ` belong to this team from one day until another. */
type AreasTable = { id: string; org_id: string; from_pc: string; until_pc: string; from_on: string; until_on: string | null };
/** Another team than the postcode says. */
type RoutingsTable = {
  id: string;
  client_id: string;
  org_id: string;
  /** MOVED | CLIENT_WISH | FAMILY | CAPACITY | EXPERTISE | HANDED_OVER */
  reason: string;
  from_on: string;
  until_on: string | null;
  by_person: string;
  at: string;
};
type ServicesTable = {
  id: string;
  org_id: string;
  name: string;
  kind: string;
  age_from: number | null;
  age_until: number | null;
  /** YES | NO */
  contract: string | null;
  wait_weeks: number | null;
  /** day on which somebody asked how long the wait is */
  wait_asked_on: string | null;
  line_of_care: string | null;
  keywords: string | null;
};
/** A regular contact of a practice who is no liaison: counts as a face. */
type FacesTable = { id: string; org_id: string; person_id: string; from_on: string; until_on: string | null; by_person: string; at: string };
type ImportsTable = {
  id: string;
  /** organisations | people | services | areas */
  part: string;
  file_name: string;
  encoding: string | null;
  separator: string | null;
  /** reading | ready | failed | applied */
  status: string;
  total: number;
  done: number;
  /** JSON: verdict → how many */
  counts: string;
  message: string | null;
  by_person: string;
  at: string;
  updated_at: string;
};
type ImportLinesTable = {
  import_id: string;
  line: number;
  /** new | changed | unchanged | refused */
  verdict: string;
  label: string;
  /** JSON: column → text, as it will be stored */
  cells: string;
  /** JSON: {column, before, after}[] */
  changes: string;
  /** JSON: {column, nl, en}[] */
  reasons: string;
  applied_clock: number | null;
};
