import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readSettings } from '../../runtime/env.ts';
import { loadKeyFile } from '../../runtime/key-file.ts';
import { momentOf } from '../../runtime/moment.ts';
import { announce } from './announce.ts';
import { openFront } from './front.ts';
import { launchPostgres } from './launch-postgres.ts';
import { openDemo } from './open-demo.ts';
import { NATIVE } from './postgres-binaries.ts';

type Env = Record<string, string | undefined>;
type Started = { name: string; port: number; child: ChildProcess; ended: Promise<void> };

const MOST_NODES = 8;
const START_MS = 60_000;

/**
 * The demo as several servers on one PostgreSQL of its own, with one address before them; all of it anew each time, and gone when this process ends.
 * Throws one sentence when it cannot be.
 */
export async function demoOnNodes(count: number, env: Env): Promise<void> {
  if (!NATIVE) throw new Error(`There are no binaries of PostgreSQL for ${process.platform}-${process.arch}: give DATABASE_URL and start the servers yourself.`);
  if (!Number.isInteger(count) || count < 1 || count > MOST_NODES) throw new Error(`--nodes takes a number from 1 to ${MOST_NODES}.`);
  const settings = readSettings({ ...env, DEMO: '1' });
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-nodes-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const postgres = await launchPostgres({ durable: true });
  const [databaseUrl, keyFile] = [postgres.address('postgres'), join(folder, 'mekoar.key')];
  const wanted = settings.clock === null ? null : momentOf(settings.clock);
  const clock = await openDemo({ databaseUrl, clock: wanted, master: (fresh) => loadKeyFile(keyFile, fresh) });
  const shared = { ...env, DEMO: '1', DATABASE_URL: databaseUrl, KEY_FILE: keyFile, HOST: '127.0.0.1', LOG_LEVEL: env.LOG_LEVEL || 'error' };
  const nodes = Array.from({ length: count }, (_, at) => startNode(`server ${at + 1}`, settings.port + at + 1, shared));
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    front?.close();
    for (const { child } of nodes) child.stdin!.end();
    await Promise.all(nodes.map((node) => node.ended));
    await postgres.stop();
    process.exit(code);
  };
  let front: { close(): void } | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  for (const node of nodes) void node.ended.then(() => stopping || process.stdout.write(`${node.name} (pid ${node.child.pid}) is gestopt; de andere gaan door.\n`));
  try {
    await Promise.all(nodes.map(ready));
    front = await openFront({ host: settings.host, port: settings.port, nodes: nodes.map((node) => node.port) });
    const url = `http://${settings.host}:${settings.port}`;
    process.stdout.write(`${announce(url, clock.now())}\n${explain(url, nodes)}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    await stop(1);
  }
}

function startNode(name: string, port: number, env: Env): Started {
  // Ctrl-C reaches only this process, which lets the nodes end before their database.
  const child = spawn(process.execPath, [join(import.meta.dirname, 'node.ts')], {
    env: { ...env, PORT: String(port) },
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  child.stdin!.on('error', () => {});
  // What it announces is for one server alone; what it logs is passed on.
  createInterface({ input: child.stdout! }).on('line', (line) => line.startsWith('{') && process.stdout.write(`${name}: ${line}\n`));
  return { name, port, child, ended: new Promise((resolve) => child.once('exit', () => resolve())) };
}

async function ready({ name, port, child }: Started): Promise<void> {
  for (const until = performance.now() + START_MS; performance.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (child.exitCode !== null) throw new Error(`${name} ended before it was ready on port ${port}.`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`${name} was not ready in time.`);
}

function explain(url: string, nodes: Started[]): string {
  return [
    `${nodes.length} servers op één PostgreSQL; elke browser mag op elk adres:`,
    `  ${url}  de ingang: verdeelt over de servers, en gaat verder op een andere als er een wegvalt`,
    ...nodes.map(({ name, port, child }) => `  http://127.0.0.1:${port}  ${name}, pid ${child.pid}`),
    `Stop er een met \`kill -9 ${nodes[0].child.pid}\`: wie via de ingang kwam, merkt er weinig van. Wie op het adres van die server zelf was, opent een ander adres`,
    'en is daar nog aangemeld. Ctrl-C stopt alles; niets ervan wordt bewaard.',
  ].join('\n');
}
