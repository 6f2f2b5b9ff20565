import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Line } from './figure.ts';
import { PARTS, type Part } from './parts.ts';
import { machine } from './support/machine.ts';
import { probe, simulatedDisk, type Simulated } from './support/disk.ts';
import { hasPeers, PEERS } from './support/peer.ts';

/**
 * `npm run bench -- [--json] [--quick] [--only engine,http] [--million] [--out results.jsonl]`: every figure beside its limit or peer, measured in this run.
 * Each part runs in a process of its own. `--quick` leaves out what needs another product's server.
 */
const { values: asked } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, million: { type: 'boolean' }, only: { type: 'string' }, out: { type: 'string' } },
});
const disk = simulatedDisk();
let failed = false;
try {
  if (!hasPeers()) install();
  if (asked.out) writeFileSync(asked.out, '');
  const only = asked.only?.split(',');
  print({ id: 'machine', fact: 'machine', values: machine() });
  for (const part of PARTS) {
    if (only && !only.includes(part.name)) continue;
    if (asked.quick && !only && !part.quick) print({ id: part.name, note: `left out of the quick run: ${part.what}` });
    else await runPart(part, part.disk === 'simulated' ? disk : null);
  }
} finally {
  disk?.remove();
}
process.exit(failed ? 1 : 0);

/** What we are measured against is no part of the product, so it is fetched when somebody measures. */
function install(): void {
  const npm = spawnSync('npm', ['ci', '--prefix', PEERS, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('npm ci in bench/ failed: without it there is nothing to measure against.');
}

/** A part that breaks is named, and the others go on. */
async function runPart(part: Part, simulated: Simulated | null): Promise<void> {
  const flags = [...(asked.quick ? ['--quick'] : []), ...(asked.million ? ['--million'] : [])];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'parts', `${part.name}.ts`), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...simulated?.env },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const on = simulated ? '2 ms' : `${probe()} ms`;
  for await (const line of createInterface({ input: child.stdout! }))
    print({ ...(JSON.parse(line) as Line), ...(part.disk === 'none' ? {} : { disk: on }) } as Line);
  if ((await ended) !== 0) {
    failed = true;
    print({ id: part.name, note: `broke off: ${part.what}` });
  }
}

function print(line: Line): void {
  const text = JSON.stringify(line);
  if (asked.out) appendFileSync(asked.out, `${text}\n`);
  console.log(asked.json ? text : readable(line));
}

function readable(line: Line): string {
  if ('note' in line) return `     ${line.id}: ${line.note}`;
  if ('fact' in line)
    return `     ${line.fact}: ${Object.entries(line.values)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`;
  const sign = line.least ? '≥' : '≤';
  const where = line.disk ? `; fsync ${line.disk}` : '';
  return `${line.ok ? 'ok  ' : 'MISS'} ${line.id} ${line.name}: ${line.ours} / ${line.other} = ${line.ratio} (goal ${sign} ${line.goal}; ${line.unit}${where})`;
}
