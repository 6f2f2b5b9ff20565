import { percentile } from '../figure.ts';

export type Measured = { done: number; perSecond: number; p50: number; p99: number; cpu: number };

/** `c` at a time, each beginning the next when its own is done, for so many seconds or until so many are done. Times in ms, CPU of this process in µs each. */
export async function closedLoop(c: number, until: { seconds?: number; count?: number }, one: (worker: number) => Promise<void>): Promise<Measured> {
  const times: number[] = [];
  const end = performance.now() + (until.seconds ?? 3600) * 1000;
  let left = until.count ?? Number.POSITIVE_INFINITY;
  const before = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: c }, async (_, worker) => {
      while (left-- > 0 && performance.now() < end) {
        const from = performance.now();
        await one(worker);
        times.push(performance.now() - from);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    done: times.length,
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpu: (user + system) / times.length,
  };
}
