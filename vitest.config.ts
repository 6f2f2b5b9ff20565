import { defineConfig } from 'vitest/config';
import { NATIVE } from './server/commands/demo/postgres-binaries.ts';

const SLOW = 120_000;

/** Each folder of test/ is a project, so that `vitest run --project engine` runs one of them. */
const folders: Record<string, number> = {
  machines: 30_000,
  db: 30_000,
  engine: 30_000,
  http: 30_000,
  live: 30_000,
  policy: 30_000,
  figures: 30_000,
  outbound: 30_000,
  trust: SLOW,
  client: 30_000,
  journeys: SLOW,
  stories: SLOW,
};

/**
 * What takes long and looks at one desk or one kind of fault: the reviewer's run has it (`npm run check`, or WHOLE=1), so that `npm test` keeps to five minutes.
 * Every fault test is in `npm run trust` as well.
 */
const reviewersOnly = ['test/journeys/!(meeting|screens|signal-to-case).test.ts', 'test/trust/{r02-postgres,r04-io-errors,r06-busy,r19-fan-out}.test.ts'];

/** What only more than one server at a database can show. */
const postgresOnly = ['test/engine/storm.test.ts'];

/** Tests that leave nothing behind share a process, which then reads the product once. Not those that start browsers or break something on purpose. */
const isolate = (name: string): boolean => ['trust', 'journeys', 'stories'].includes(name);

/** Node reads TypeScript by itself: without a transformation a process is ready in half the time, and runs what the product runs. Screens have JSX and a bundler. */
const nodeReads = { viteModuleRunner: false, nodeLoader: false };
const bundled = { viteModuleRunner: true };

/** Tests that know nothing of the database run on the second one too, where the platform has its binaries: some always, more in the reviewer's run. */
const some = { db: ['flush', 'queries'], engine: ['*'], policy: ['*'], http: ['instances', 'statuses'], live: ['sockets'], stories: [] };
const all = { ...some, http: ['*'], figures: ['figures-http'], stories: ['stories'] };
const onPostgres: Record<string, string[]> = NATIVE ? (process.env.WHOLE ? all : some) : {};

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['./test/support/postgres-setup.ts', './test/support/town-setup.ts'],
    reporters: ['default', './test/support/closing-reporter.ts'],
    projects: [
      ...Object.entries(folders).map(([name, testTimeout]) => ({
        test: {
          name,
          isolate: isolate(name),
          experimental: name === 'client' ? bundled : nodeReads,
          include: [`test/${name}/**/*.test.{ts,tsx}`],
          environment: 'node',
          testTimeout,
          hookTimeout: SLOW,
          exclude: [...postgresOnly, ...(process.env.WHOLE ? [] : reviewersOnly)],
        },
      })),
      ...Object.entries(onPostgres)
        .filter(([, files]) => files.length > 0)
        .map(([name, files]) => ({
          test: {
            name: `${name} on PostgreSQL`,
            isolate: isolate(name),
            experimental: nodeReads,
            include: files.map((file) => `test/${name}/${file}.test.ts`),
            environment: 'node',
            testTimeout: folders[name],
            hookTimeout: SLOW,
            provide: { database: 'postgres' as const },
          },
        })),
      { test: { name: 'architecture', include: ['test/*.test.ts', 'test/commands/**/*.test.ts'], environment: 'node' } },
    ],
  },
});
