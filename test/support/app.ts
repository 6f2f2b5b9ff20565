import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Track } from '../../machines/track.ts';
import type { Clock } from '../../server/engine/types.ts';
import type { OidcSettings } from '../../server/identity/oidc-settings.ts';
import { manualClock, systemClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import type { SmtpSettings } from '../../server/runtime/smtp-url.ts';
import { createLogger } from '../../server/runtime/logger.ts';
import { start, type Running } from '../../server/start.ts';
import { borrowDatabase } from './postgres.ts';

export type TestApp = Running & { setClock(iso: string): void; close(): Promise<void> };

type Options = {
  at?: string;
  demo?: boolean;
  /** a database that is there already, and the key that goes with it: for a server that is one of several */
  shared?: { databaseUrl: string; master: Buffer };
  /** the gateway for secure mail; without it letters wait */
  smtp?: SmtpSettings;
  /** the clock of the machine, with which timers fire by themselves and many at once */
  real?: boolean;
  /** machines, or versions of them, that no release has */
  tracks?: readonly Track[];
  /** the clock of sessions and codes; default that of the machine */
  wall?: Clock;
  oidc?: OidcSettings;
  /** the address that stands in links of letters; default none */
  baseUrl?: string;
};

/**
 * The real server on a fresh database (a SQLite file in the temp folder, or what the project is run on: vitest.config.ts), a random port, and a clock that
 * stands still. `close` takes all of it away.
 */
export async function startTestApp(options: Options = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-test-'));
  const borrowed = !options.shared && inject('database') === 'postgres' ? await borrowDatabase() : null;
  const still = manualClock(new Date(options.at ?? '2026-11-24T08:00:00.000Z'));
  const clock = options.real ? systemClock() : still;
  const running = await start({
    databaseUrl: options.shared?.databaseUrl ?? borrowed?.address ?? `sqlite:${join(folder, 'test.db')}`,
    unsafe: true,
    host: '127.0.0.1',
    port: 0,
    demo: options.demo ?? true,
    ...(options.tracks ? { tracks: options.tracks } : {}),
    baseUrl: options.baseUrl ?? null,
    smtp: options.smtp ?? null,
    clock,
    wall: options.wall,
    oidc: options.oidc,
    ids: uuidV7(clock),
    // What breaks is told, so that a test that turns red says why.
    log: createLogger('error'),
    master: () => options.shared?.master ?? loadKeyFile(join(folder, 'test.key'), true),
  });
  return Object.assign(running, {
    setClock: (iso: string) => still.set(new Date(iso)),
    close: async () => {
      await running.stop();
      await borrowed?.giveBack();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
