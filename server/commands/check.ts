import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COMPILED } from '../runtime/compiled.ts';
import { root, runTool } from './run-tool.ts';

type Step = { name: string; run: string };

const countsFile = join(root, 'node_modules/.cache/mekoar/tests.json');
const format: Step = { name: 'format', run: 'oxfmt --check .' };
const types: Step[] = [
  { name: 'types of server, machines and tests', run: 'tsc -p tsconfig.json --noEmit' },
  { name: 'types of the client', run: 'tsc -p tsconfig.client.json --noEmit' },
];
const lint: Step = { name: 'lint', run: 'oxlint --type-aware --deny-warnings .' };
const architecture: Step = { name: 'architecture', run: 'vitest run --project architecture' };
const unused: Step = { name: 'dead code', run: 'knip' };
const build: Step = { name: 'client build', run: 'node server/commands/build-client.ts' };
const tests: Step = { name: 'tests', run: 'vitest run --reporter=default --reporter=./test/support/counts-file-reporter.ts' };

/** `npm test` and, with `--all`, `npm run check`: every step runs, the failed ones are named, the closing line counts tests and failed steps. */
async function check(all: boolean): Promise<number> {
  const steps = all ? [format, ...types, lint, architecture, unused, build, tests] : [...types, lint, build, tests];
  rmSync(countsFile, { force: true });
  // Hundreds of processes read the same source.
  process.env.NODE_COMPILE_CACHE = COMPILED;
  // The reviewer's run looks at every screen in both languages at both widths.
  if (all) process.env.WHOLE = '1';
  const failed: string[] = [];
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    const began = performance.now();
    const code = await runTool(step.run);
    console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${step.name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (code !== 0) failed.push(step.name);
  }
  return close(failed);
}

function close(failed: string[]): number {
  const none = { passed: 0, failed: 0, skipped: 0 };
  const counts: typeof none = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : none;
  const testsFell = failed.includes(tests.name) && counts.failed === 0;
  const others = failed.filter((name) => name !== tests.name);
  if (failed.length) console.log(`\nFailed: ${failed.join(', ')}`);
  console.log(`\n${counts.passed} passed, ${counts.failed + others.length + (testsFell ? 1 : 0)} failed, ${counts.skipped} skipped`);
  return failed.length ? 1 : 0;
}

process.exit(await check(process.argv.includes('--all')));
