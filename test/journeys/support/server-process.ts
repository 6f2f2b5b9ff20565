import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_MS = 110_000;
const repository = join(import.meta.dirname, '../../..');

export type ServerProcess = {
  url: string;
  /** starts it again on the same port and database; resolves when it is ready */
  start(): Promise<void>;
  /** as when the power fails: nothing is told to it, nothing is awaited */
  kill(): Promise<void>;
  close(): Promise<void>;
};

/** The server as a process of its own, in demo mode with a running clock, on a database in a fresh folder; `root` is the tree it runs from. Not started yet. */
export async function serverProcess(root = repository): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-crash-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    DEMO: '1',
    CLOCK: '',
    HOST: '127.0.0.1',
    BASE_URL: '',
    PORT: String(port),
    DATABASE_URL: `sqlite:${join(folder, 'mekoar.db')}`,
    LOG_LEVEL: 'error',
  };
  let child: ChildProcess | null = null;
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url,
    async start() {
      child = spawn(process.execPath, ['server/main.ts'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
      await ready(url, child);
    },
    kill,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (const until = performance.now() + START_MS; performance.now() < until;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} before it was ready.`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server was not ready in time.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
