import { parseArgs } from 'node:util';
import { trustTests } from './index.ts';
import { record } from './record.ts';
import type { Result } from './trust-test.ts';

const USAGE = 'Usage: npm run trust -- [--json] [--quick] [--only R-01] [--size n] [--seed n] [--record]';

/**
 * `npm run trust`: proves durability with real faults, one line a test. `--quick` ends within five minutes; `--only` and `--size` choose; `--record` keeps the
 * result in evidence/ and renders docs/evidence.md. Exit code 1 when one is not ok; what cannot be run here says so and counts for nothing.
 */
async function trust(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean' },
      quick: { type: 'boolean' },
      record: { type: 'boolean' },
      only: { type: 'string', multiple: true },
      size: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const chosen = trustTests.filter(({ id }) => !values.only || values.only.includes(id));
  if (chosen.length === 0) throw new Error(USAGE);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  const say = (line: string) => process.stderr.write(`  ${line}\n`);
  say(`seed ${seed}`);
  let wrong = 0;
  for (const test of chosen) {
    const began = performance.now();
    const result = await test.run({ seed, quick: values.quick ?? false, say, ...(values.size ? { size: Number(values.size) } : {}) });
    result.figures.seed = seed;
    result.figures.seconds ??= Math.round((performance.now() - began) / 1000);
    if (!result.ok && !result.skipped) wrong++;
    console.log(values.json ? JSON.stringify(result) : sentence(result));
    if (values.record && !result.skipped) record(result);
  }
  return wrong === 0 ? 0 : 1;
}

function sentence({ id, title, tried, lost, doubled, ok, twinFailed, skipped, notes, figures }: Result): string {
  if (skipped) return `skipped ${id} ${title}: ${skipped}`;
  const numbers = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  const head = `${ok ? 'ok    ' : 'NOT OK'} ${id} ${title}: ${tried} tried, ${lost} lost, ${doubled} doubled; twins ${twinFailed ? 'went red' : 'STAYED GREEN'}`;
  return [head, `         ${numbers.join(', ')}`, ...notes.map((note) => `         ${note}`)].join('\n');
}

process.exit(
  await trust(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.stack ?? error.message);
    return 1;
  }),
);
