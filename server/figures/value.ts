import type { Show } from './figures.ts';
import { median, p90 } from './median.ts';
import { poisson } from './poisson.ts';
import { yearlyRate } from './rate-ratio.ts';
import { wilson } from './wilson.ts';

/**
 * A number as it leaves. `small`: under the limit, shown as "<k"; `hidden`: it would give a small one away; `none`: there is nothing. `n` of `of`, the value
 * (a share in per cent, a median, a mean, a rate) with its 95 % interval or P90.
 */
export type Value = {
  state: 'shown' | 'small' | 'hidden' | 'none';
  n: number | null;
  of: number | null;
  value: number | null;
  low: number | null;
  high: number | null;
  p90: number | null;
};
/** How many, and what was measured of them, as far as it may be known. */
export type Counted = { n: number; state: 'shown' | 'small' | 'hidden'; median: number | null; p90: number | null; mean: number | null };
/** For a rate: how many are registered and how many days the period has; null when nobody entered it. */
export type Exposure = { registered: number; days: number } | null;

const nothing = (state: Value['state']): Value => ({ state, n: null, of: null, value: null, low: null, high: null, p90: null });

/** What a line shows of the counts of its nodes; undefined is a place or a period without anything. */
export function valueOf(show: Show, counted: (node: string) => Counted | undefined, exposure: Exposure = null): Value {
  const whole = counted(show.as === 'share' ? show.whole : show.of);
  if (!whole) return nothing('none');
  if (whole.state !== 'shown') return nothing(whole.state);
  switch (show.as) {
    case 'share':
      return share(counted(show.part), whole.n);
    case 'spread':
      return { ...nothing(whole.median === null ? 'none' : 'shown'), n: whole.n, value: whole.median, p90: whole.p90 };
    case 'mean':
      return { ...nothing(whole.mean === null ? 'none' : 'shown'), n: whole.n, value: whole.mean };
    case 'count':
      return { ...nothing('shown'), n: whole.n, value: whole.n, ...poisson(whole.n) };
    case 'rate':
      return rate(whole.n, exposure);
    default:
      return show satisfies never;
  }
}

function share(part: Counted | undefined, of: number): Value {
  if (of === 0) return nothing('none');
  if (!part || part.state !== 'shown') return { ...nothing(part?.state ?? 'small'), of };
  // Rounded numbers may disagree by the rounding.
  const n = Math.min(part.n, of);
  const { low, high } = wilson(n, of)!;
  return { ...nothing('shown'), n, of, value: (100 * n) / of, low: 100 * low, high: 100 * high };
}

function rate(count: number, exposure: Exposure): Value {
  if (!exposure) return nothing('none');
  const per = (events: number) => yearlyRate(events, exposure.registered, exposure.days);
  const { low, high } = poisson(count);
  return { ...nothing('shown'), n: count, of: exposure.registered, value: per(count), low: per(low), high: per(high) };
}

/** What was measured of these, in one. */
export function measured(values: readonly number[]): Pick<Counted, 'median' | 'p90' | 'mean'> {
  const mean = values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
  return { median: median(values), p90: p90(values), mean };
}
