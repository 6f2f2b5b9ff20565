// A real PostgreSQL of its own for tests and the demo on several nodes, from the binaries in node_modules. Says {"port":n} when it answers; obeys `restart`, `crash`, `kill` and `stop` on its input.
// It ends with its input, so whoever started it may die in any way. Arguments, each may be empty: `durable` keeps fsync on; a data folder, which is made when it is not there and stays;
// a port; what else initdb is told.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NATIVE } from './postgres-binaries.ts';
import { NOBODY, ROOT, usableBinaries } from './usable-binaries.ts';

const identity = ROOT ? { uid: NOBODY, gid: NOBODY } : {};

const folder = mkdtempSync(join(tmpdir(), 'mekoar-pg-'));
chmodSync(folder, 0o755);
const native = usableBinaries(NATIVE!, folder);
const [safety, given, wantedPort, ...segments] = process.argv.slice(2);
const data = given || join(folder, 'data');

async function initialise(): Promise<void> {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  mkdirSync(data, { mode: 0o700 });
  if (ROOT) chownSync(data, NOBODY, NOBODY);
  // A Dutch collation, so that a query that leans on the order of bytes without saying so is found out.
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=nl', '--encoding=UTF8'];
  const made = spawn(join(native, 'bin/initdb'), ['-D', data, '-U', 'mekoar', '--auth=trust', '--no-sync', ...segments, ...locale], {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  made.stderr!.on('data', (part) => (said += part));
  const code = await new Promise((resolve) => made.on('close', resolve));
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${said}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const SAFE = safety === 'durable' ? 'on' : 'off';
const SETTINGS = [
  'unix_socket_directories=',
  'listen_addresses=127.0.0.1',
  'max_connections=200',
  'shared_buffers=64MB',
  `fsync=${SAFE}`,
  `synchronous_commit=${SAFE}`,
  `full_page_writes=${SAFE}`,
  'max_wal_size=2GB',
  'autovacuum_naptime=10min',
];

async function launch(port: number): Promise<ChildProcess> {
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])], {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr!.on('data', (part) => {
      said = `${said}${part}`.slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)));
  });
  return server;
}

/** After its first process was killed the others need a moment to notice; until then a new one finds their memory in use and gives up. */
async function relaunch(port: number): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    try {
      return await launch(port);
    } catch (error) {
      if (tries >= 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const SIGNALS: Record<string, NodeJS.Signals> = { restart: 'SIGINT', crash: 'SIGQUIT', kill: 'SIGKILL' };

/** SIGINT ends connections and writes a checkpoint; SIGQUIT does not wait for anything; SIGKILL is not even heard. */
async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await ended;
}

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await initialise();
const port = Number(wantedPort) || (await freePort());
let server = await launch(port);
console.log(JSON.stringify({ port }));

for await (const order of createInterface({ input: process.stdin })) {
  if (order === 'stop') break;
  await end(server, SIGNALS[order]);
  server = await relaunch(port);
  console.log(order);
}
await end(server, 'SIGQUIT');
process.exit(0);
