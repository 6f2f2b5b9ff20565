// Simulates worlds one after the other in this process. Arguments: first seed, step to the next, how many. Says a JSON line now and then, with what was found since.
import { runSeeds } from '../sim/run-seeds.ts';

const [first, step, count] = process.argv.slice(2).map(Number);
const AT_ONCE = 50;
for (let done = 0; done < count; done += AT_ONCE) {
  const seeds = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, n) => first + (done + n) * step);
  process.stdout.write(`${JSON.stringify(await runSeeds(seeds))}\n`);
}
