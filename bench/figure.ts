/** One line of the bench: ours beside the limit or peer, measured in the same run. `ratio` is what the goal is about. */
export type Figure = { name: string; ours: number; other: number; unit: string; ratio: number; goal: number; ok: boolean };
