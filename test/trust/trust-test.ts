/** What a run is given. `size` is the number of faults or requests; absent: the test's own usual number. */
export type Asked = { seed: number; size?: number; quick: boolean; say: (line: string) => void };

/** One line of `npm run trust`. `ok` is also false when the twin, which must go red, stayed green, or when too little was tried to mean anything. */
export type Result = {
  id: string;
  title: string;
  tried: number;
  lost: number;
  doubled: number;
  ok: boolean;
  /** the deliberately broken twins went red through the same checker */
  twinFailed: boolean;
  /** why it was not run here; then nothing is claimed */
  skipped?: string;
  /** what went wrong, or what each twin was caught on: ids and names, never contents */
  notes: string[];
  /** further numbers of this run, by name */
  figures: Record<string, number>;
};

export type TrustTest = { id: string; title: string; run(asked: Asked): Promise<Result> };
