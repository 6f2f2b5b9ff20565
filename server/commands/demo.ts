import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildClient } from './build-client.ts';
import { demoOnNodes } from './demo/nodes.ts';

/**
 * `npm run demo`: the fictional neighbourhood on SQLite in data/demo, kept between runs; `-- --fresh` begins anew; `-- --nodes 3` is three servers on a
 * PostgreSQL that is made for it.
 */
async function demo(): Promise<void> {
  const env = process.env;
  const { values } = parseArgs({ options: { fresh: { type: 'boolean' }, nodes: { type: 'string' } } });
  if (values.nodes !== undefined) {
    await buildClient();
    return demoOnNodes(Number(values.nodes), env);
  }
  env.DEMO = '1';
  env.DATABASE_URL ||= 'sqlite:./data/demo/mekoar.db';
  env.LOG_LEVEL ||= 'warn';
  if (values.fresh) forget(env.DATABASE_URL);
  await buildClient();
  await import('../main.ts');
}

/** Removes the database and the key beside it; a demo on another server's database is not ours to empty. */
function forget(databaseUrl: string): void {
  if (!databaseUrl.startsWith('sqlite:')) throw new Error('--fresh works on SQLite only: empty the other database yourself.');
  const file = databaseUrl.slice('sqlite:'.length);
  for (const path of [file, `${file}-wal`, `${file}-shm`, join(dirname(file), 'mekoar.key'), join(dirname(file), 'mekoar.audit-checkpoints.jsonl')])
    rmSync(path, { force: true });
}

await demo().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
