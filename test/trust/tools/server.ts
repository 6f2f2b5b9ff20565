import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Prepared } from './prepare.ts';

/** Long: the machine may have other work. A server that ends says so at once. */
const START_MS = 300_000;
const root = join(import.meta.dirname, '../../..');

export type Server = {
  url: string;
  pid(): number | undefined;
  /** whether the process is there */
  running(): boolean;
  /** starts the process and resolves when it answers; false when it was killed before */
  start(): Promise<boolean>;
  /** as when the power of the process fails: nothing is told to it */
  kill(): Promise<void>;
  /** asks it to stop and waits */
  stop(): Promise<void>;
  /** what it wrote to stderr, the last part */
  complaints(): string;
};

/** What may differ: `broken` is one of children/broken-server.ts, `prefix` a command put before the server (strace). */
type Variant = { broken?: string; prefix?: string[] };

/** The real server as a process of its own on a prepared database, not started yet. */
export async function trustServer(prepared: Pick<Prepared, 'databaseUrl' | 'keyFile'>, { broken, prefix = [] }: Variant = {}): Promise<Server> {
  const entry = broken ? ['test/trust/children/broken-server.ts', broken] : ['server/main.ts'];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: join(tmpdir(), 'mekoar-trust-compiled'),
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: prepared.databaseUrl,
    KEY_FILE: prepared.keyFile,
    LOG_LEVEL: 'error',
    // The load is the test.
    REQUESTS_A_MINUTE: '0',
  };
  let child: ChildProcess | null = null;
  let said = '';
  const gone = () => !child || child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (gone()) return;
    const exit = once(child!, 'exit');
    child!.kill(signal);
    await exit;
  };
  return {
    url,
    pid: () => child?.pid,
    running: () => !gone(),
    async start() {
      const [command, ...args] = [...prefix, process.execPath, ...entry];
      const own = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = own;
      for (const stream of [own.stdout, own.stderr]) stream.on('data', (part) => (said = (said + part).slice(-20_000)));
      for (const until = performance.now() + START_MS; performance.now() < until;) {
        if (own.signalCode !== null) return false;
        if (own.exitCode !== null) throw new Error(`The server ended with ${own.exitCode}: ${said.slice(-2000)}`);
        const answer = await fetch(`${url}/readyz`).catch(() => null);
        await answer?.arrayBuffer().catch(() => {});
        if (answer?.ok) return true;
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
      throw new Error('The server was not ready in time.');
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    complaints: () => said,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
