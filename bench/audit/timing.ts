import { execFileSync } from 'node:child_process';
import type { Asking } from './questions.ts';

/** One line of JSON a figure. */
export function say(what: string, figures: Record<string, number | string>): void {
  console.log(JSON.stringify({ what, ...figures }));
}

/** How long an answer took, on the clock and of the processor (the thread that reads the database included). */
export async function tries({ ask }: Asking, count: number): Promise<Record<string, number>> {
  await ask();
  const taken: Taken[] = [];
  for (let at = 0; at < count; at++) taken.push(await once(ask));
  return summed(taken);
}

/** The same with nothing of the file in memory before each. */
export async function coldTries(file: string, { ask }: Asking, count: number): Promise<Record<string, number>> {
  const taken: Taken[] = [];
  for (let at = 0; at < count; at++) {
    // Of no file but this one: others use the machine too.
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
    taken.push(await once(ask));
  }
  return summed(taken);
}

type Taken = { ms: number; cpu: number };

async function once(ask: () => Promise<unknown>): Promise<Taken> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await ask();
  const used = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpu: (used.user + used.system) / 1000 };
}

function summed(taken: Taken[]): Record<string, number> {
  const at = (values: number[], part: number) => Number(values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)].toFixed(1));
  const [ms, cpu] = [taken.map((one) => one.ms), taken.map((one) => one.cpu)];
  return { p50: at(ms, 0.5), p95: at(ms, 0.95), cpuP50: at(cpu, 0.5), cpuP95: at(cpu, 0.95) };
}
