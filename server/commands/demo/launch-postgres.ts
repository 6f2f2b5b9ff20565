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

/** Starts a PostgreSQL server of its own, see postgres-server.ts. `durable`: it keeps what it acknowledges, which tests seldom need. */
export async function launchPostgres(options: { durable?: boolean } = {}): Promise<PostgresServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-server.ts'), ...(options.durable ? ['durable'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C in a terminal is for whoever started it, who still needs the database to stop well.
    detached: true,
  });
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
