import type { Interval } from './interval.ts';

const TAIL = 0.025;
const STEPS = 80;

/** The exact (Garwood) 95 % interval of a count of events; divide both ends by the exposure for a rate (DOMAIN.md 6). Throws on what is no count. */
export function poisson(count: number): Interval {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no count`);
  const widest = count + 10 * Math.sqrt(count + 1) + 10;
  return {
    low: count === 0 ? 0 : meanWhere((mean) => 1 - atMost(count - 1, mean) > TAIL, widest),
    high: meanWhere((mean) => atMost(count, mean) < TAIL, widest),
  };
}

/** The smallest mean at which `holds`, which is false below it and true above. */
function meanWhere(holds: (mean: number) => boolean, widest: number): number {
  let [low, high] = [0, widest];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** How likely a Poisson count of this mean is `count` or less. In logarithms, because e to the minus 800 is nought. */
function atMost(count: number, mean: number): number {
  let log = -mean;
  let sum = Math.exp(log);
  for (let k = 1; k <= count; k++) {
    log += Math.log(mean / k);
    sum += Math.exp(log);
  }
  return Math.min(1, sum);
}
