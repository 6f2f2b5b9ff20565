import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FULL_SIZES } from './full-sizes.ts';
import type { Evidence } from './record.ts';

/** Renders evidence/*.json as docs/evidence.md: what was run, how often, with what result, when, at which commit, on what machine. */
export function renderEvidence(root: string): void {
  const all = globSync('evidence/*.json', { cwd: root })
    .sort()
    .map((path) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Evidence[]);
  writeFileSync(join(root, 'docs/evidence.md'), `${HEAD}\n${all.map(section).join('\n')}`);
}

const HEAD = `# Evidence

Made by \`npm run trust -- --record\` from \`evidence/*.json\`; not written by hand. Every test runs the real server, database and HTTP. "Lost": acknowledged
and not there afterwards. "Doubled": done more often than it was wanted. A twin is the same test on something broken on purpose; it must go red through
the same checker, or the test does not count as passed. A plus behind a commit: files of the product differed from it at that moment.
`;

function section(runs: Evidence[]): string {
  const last = runs.at(-1)!;
  const rows = runs.map(
    (run) =>
      `| ${run.at.slice(0, 16).replace('T', ' ')} | ${run.commit} | ${run.tried} | ${run.lost} | ${run.doubled} | ${run.twinFailed ? 'went red' : 'stayed green'} | ${run.ok ? 'ok' : 'NOT OK'} | ${figuresOf(run)} |`,
  );
  return [
    `## ${last.id} ${last.title}`,
    '',
    '| when (UTC) | commit | tried | lost | doubled | twins | result | figures |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    ...last.notes.map((note) => `- ${note}`),
    ...(FULL_SIZES[last.id] ? [`- in full this test is: ${FULL_SIZES[last.id]}`] : []),
    `- machine: ${last.machine}`,
    '',
  ].join('\n');
}

const figuresOf = (run: Evidence) =>
  Object.entries(run.figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

if (import.meta.main) renderEvidence(join(import.meta.dirname, '../..'));
