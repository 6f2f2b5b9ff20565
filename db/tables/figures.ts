/** Tables of the figures (migration 0022). */
export type FiguresTables = { figure_entries: FigureEntriesTable; figure_releases: FigureReleasesTable };

/** A number that somebody entered, because no history knows it. The last one entered for the same days holds; earlier ones stay. */
type FigureEntriesTable = {
  id: string;
  /** YOUTH_REGISTERED | BASELINE */
  kind: string;
  org_id: string;
  /** first and last day for which it holds */
  from_on: string;
  until_on: string;
  value: number;
  /** BASELINE: how many youth were registered, on average */
  exposure: number | null;
  by_person: string;
  at: string;
};

/** What was published of one family in one quarter or year, for who sees numbers under `k` hidden. Never changed. */
type FigureReleasesTable = {
  id: string;
  period: string;
  family: string;
  k: number;
  /** JSON: server/figures/release.ts */
  body: string;
  at: string;
};
