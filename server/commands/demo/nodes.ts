import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../runtime/env.ts';
import { loadKeyFile } from '../../runtime/key-file.ts';
import { momentOf } from '../../runtime/moment.ts';
import { announce } from './announce.ts';
import { openFront } from './front.ts';
import { launchPostgres } from './launch-postgres.ts';
import { openDemo } from './open-demo.ts';
import { NATIVE } from './postgres-binaries.ts';
import { startNode, type StartedNode } from './start-node.ts';

const MOST_NODES = 8;

/**
 * The demo as several servers on one PostgreSQL of its own, with one address before them; all of it anew each time, and gone when this process ends.
 * Throws one sentence when it cannot be.
 */
export async function demoOnNodes(count: number, env: Record<string, string | undefined>): Promise<void> {
  if (!NATIVE)
    throw new Error(`There are no binaries of PostgreSQL for ${process.platform}-${process.arch}: give DATABASE_URL and start the servers yourself.`);
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
  for (const node of nodes)
    void node.ended.then(() => stopping || process.stdout.write(`${node.name} (pid ${node.child.pid}) is gestopt; de andere gaan door.\n`));
  try {
    await Promise.all(nodes.map((node) => node.ready()));
    front = await openFront({ host: settings.host, port: settings.port, nodes: nodes.map((node) => node.port) });
    const url = `http://${settings.host}:${settings.port}`;
    process.stdout.write(`${announce(url, clock.now())}\n${explain(url, nodes)}\n`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    await stop(1);
  }
}

function explain(url: string, nodes: StartedNode[]): string {
  return [
    `${nodes.length} servers op één PostgreSQL; elke browser mag op elk adres:`,
    `  ${url}  de ingang: verdeelt over de servers, en gaat verder op een andere als er een wegvalt`,
    ...nodes.map(({ name, port, child }) => `  http://127.0.0.1:${port}  ${name}, pid ${child.pid}`),
    `Stop er een met \`kill -9 ${nodes[0].child.pid}\`: wie via de ingang kwam, merkt er weinig van. Wie op het adres van die server zelf was, opent een ander adres`,
    'en is daar nog aangemeld. Ctrl-C stopt alles; niets ervan wordt bewaard.',
  ].join('\n');
}
