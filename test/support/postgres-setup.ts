import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../db/open.ts';
import { launchPostgres, type PostgresServer } from '../../server/commands/demo/launch-postgres.ts';
import { NATIVE } from '../../server/commands/demo/postgres-binaries.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** where a test asks for the address of the run's PostgreSQL server; null where there are no binaries */
    postgres: string | null;
    /** which database a project is run on */
    database: 'sqlite' | 'postgres';
  }
}

/** Database from which every test's own is copied: migrated, nothing in it. */
export const TEMPLATE = 'mekoar_template';

/**
 * One PostgreSQL server for a whole run, started when the first test asks for it, stopped after the last. Where the package has no binaries it says so, and
 * those tests are skipped.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('postgres', null);
  if (!NATIVE) {
    console.log(`PostgreSQL tests are skipped: there are no binaries for ${process.platform}-${process.arch}.`);
    return async () => {};
  }
  let server: Promise<PostgresServer> | undefined;
  const asked = createServer((_req, res) => {
    (server ??= launch()).then(
      (ready) => res.end(ready.address('')),
      (error) => res.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => asked.listen(0, '127.0.0.1', resolve));
  project.provide('postgres', `http://127.0.0.1:${(asked.address() as AddressInfo).port}`);
  return async () => {
    asked.closeAllConnections();
    asked.close();
    await (await server?.catch(() => undefined))?.stop();
  };
}

async function launch(): Promise<PostgresServer> {
  const server = await launchPostgres();
  const root = await openStore(server.address('postgres'));
  await sql.raw(`create database ${TEMPLATE}`).execute(root.db);
  await root.close();
  const template = await openStore(server.address(TEMPLATE));
  await template.migrate();
  await template.close();
  return server;
}
