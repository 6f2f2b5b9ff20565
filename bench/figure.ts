/**
 * One line of the bench: ours beside the limit or peer, measured in the same run. `ratio` is what the goal is about: ours through other. `least`: the goal is a
 * lower bound (speed), else an upper one (time, memory). `disk`: which one, and what an fsync took on it while this was measured.
 */
export type Figure = {
  id: string;
  name: string;
  ours: number;
  other: number;
  unit: string;
  ratio: number;
  goal: number;
  least: boolean;
  ok: boolean;
  disk?: string;
};
/** Something that has no other side, for the tables: sizes and latencies. */
export type Fact = { id: string; fact: string; values: Record<string, number | string> };
/** Something that was not measured, and why. */
export type Note = { id: string; note: string };
export type Line = Figure | Fact | Note;

type Pair = { id: string; name: string; unit: string; ours: number[]; other: number[] };

/** Speeds, by round: the median of the ratios must be `goal` or more. */
export const atLeast = (pair: Pair, goal: number): Figure => figure(pair, goal, true);
/** Times or sizes, by round: the median of the ratios must be `goal` or less. */
export const atMost = (pair: Pair, goal: number): Figure => figure(pair, goal, false);

function figure({ id, name, unit, ours, other }: Pair, goal: number, least: boolean): Figure {
  const ratio = rounded(median(ours.map((value, round) => value / other[round])));
  return { id, name, ours: rounded(median(ours)), other: rounded(median(other)), unit, ratio, goal, least, ok: least ? ratio >= goal : ratio <= goal };
}

/** The middle one. */
export const median = (all: readonly number[]): number => percentile(all, 0.5);

/** The value below which this part of them lies. */
export function percentile(all: readonly number[], part: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** Three figures that count, whatever the size. */
export const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
