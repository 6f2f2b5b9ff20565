/** Instances that went to another version of their machine. */
export type UpgradesTables = {
  upgrade_runs: UpgradeRunsTable;
  upgrade_moves: UpgradeMovesTable;
};

/** One time that instances of a machine went to a newer version. */
type UpgradeRunsTable = {
  id: string;
  machine: string;
  to_version: number;
  /** JSON: state that is gone → state that takes its place, as the administrator said */
  map: string;
  by_person: string;
  at: string;
};

/** One instance in such a run. */
type UpgradeMovesTable = {
  run_id: string;
  instance_id: string;
  from_version: number;
  /** rev that the upgrade made; a later one means that it moved on */
  rev: number;
  /** JSON {value, context, timers}: how it stood before */
  before: string;
  undone_rev: number | null;
};
