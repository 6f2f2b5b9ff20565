import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { neighbourhood as seed } from '../../../db/seed/neighbourhood.ts';
import { openDemo } from '../../../server/commands/demo/open-demo.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { loadKeyFile } from '../../../server/runtime/key-file.ts';
import { createLogger } from '../../../server/runtime/logger.ts';
import { start, type Running } from '../../../server/start.ts';
import { openBrowser } from '../../support/browser.ts';
// Says that `inject` knows the town.
import type {} from '../../support/town-setup.ts';

export type Neighbourhood = { url: string; browser: Browser; store: Running['store']; running: Running; close(): Promise<void> };

const root = join(import.meta.dirname, '../../..');

/**
 * The demo as `npm run demo` opens it, ten minutes before the meeting, on a database and a random port of its own, with a browser beside it.
 * The clock runs. Throws when the screens were not built.
 */
export async function openNeighbourhood(): Promise<Neighbourhood> {
  if (!existsSync(join(root, 'dist/client/index.html'))) throw new Error('The screens are not built: npm run build.');
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-journey-'));
  const away = () => rmSync(folder, { recursive: true, force: true });
  try {
    const running = await open(folder);
    const browser = await openBrowser();
    const close = async () => {
      await browser.close();
      await running.stop();
      away();
    };
    return { url: running.url, browser, store: running.store, running, close };
  } catch (error) {
    away();
    throw error;
  }
}

async function open(folder: string): Promise<Running> {
  const told = await fetch(inject('town'));
  if (!told.ok) throw new Error(`The neighbourhood could not be told: ${await told.text()}`);
  cpSync(await told.text(), folder, { recursive: true });
  const databaseUrl = `sqlite:${join(folder, 'mekoar.db')}`;
  const master = (fresh: boolean) => loadKeyFile(join(folder, 'mekoar.key'), fresh);
  const clock = await openDemo({ databaseUrl, clock: null, master });
  const log = createLogger('warn');
  return start({ databaseUrl, host: '127.0.0.1', port: 0, demo: true, baseUrl: null, clock, ids: uuidV7(clock), log, master });
}

/** The name of somebody of the demo, as it stands on screens. Throws when the demo has no such person. */
export function nameOf(key: string): string {
  const person = seed.people.find((one) => one.key === key);
  if (!person) throw new Error(`nobody in the demo is called ${key}`);
  return person.name;
}
