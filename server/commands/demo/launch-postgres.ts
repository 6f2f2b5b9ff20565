import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type PostgresServer = {
  /** address of one of its databases */
  address(database: string): string;
  /** ends every connection, writes everything down and starts again; resolves when it answers */
  restart(): Promise<void>;
  /** the same without writing anything down first */
  crash(): Promise<void>;
  /** the same with SIGKILL: its first process cannot even tell the others */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

type Launching = {
  /** it keeps what it acknowledges, which tests seldom need */
  durable?: boolean;
  /** its data folder: made when it is not there, and left when the server ends */
  data?: string;
  port?: number;
  /** what initdb is told besides */
  initdb?: string[];
  /** hears what it complains of, which else goes to stderr */
  complains?: (text: string) => void;
};

/** Starts a PostgreSQL server of its own, see postgres-server.ts. Throws when it does not come up. */
export async function launchPostgres({ durable, data, port: wanted, initdb = [], complains }: Launching = {}): Promise<PostgresServer> {
  const args = [durable ? 'durable' : '', data ?? '', String(wanted ?? ''), ...initdb];
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-server.ts'), ...args], {
    stdio: ['pipe', 'pipe', complains ? 'pipe' : 'inherit'],
    // Ctrl-C in a terminal is for whoever started it, who still needs the database to stop well.
    detached: true,
  });
  child.stderr?.on('data', (part) => complains!(String(part)));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) throw new Error('the PostgreSQL server did not start');
  const { port } = JSON.parse(first.value) as { port: number };
  const order = async (word: string): Promise<void> => {
    child.stdin!.write(`${word}\n`);
    await lines.next();
  };
  return {
    address: (database) => `postgres://mekoar@127.0.0.1:${port}/${database}`,
    restart: () => order('restart'),
    crash: () => order('crash'),
    kill: () => order('kill'),
    stop: async () => {
      child.stdin!.end('stop\n');
      await ended;
    },
  };
}
