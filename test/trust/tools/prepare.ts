import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../server/runtime/clock.ts';
import { uuidV7 } from '../../../server/runtime/ids.ts';
import { loadKeyFile } from '../../../server/runtime/key-file.ts';
import { createLogger } from '../../../server/runtime/logger.ts';
import { start } from '../../../server/start.ts';
import { signIn } from '../../support/visitor.ts';
import { makeWorld, type World } from '../../support/world.ts';

export type Sender = { person: string; cookie: string };
export type Prepared = {
  folder: string;
  databaseUrl: string;
  keyFile: string;
  world: World;
  /** people who are signed in; their sessions stand in the database */
  senders: Sender[];
  /** the address of a copy in another folder, to be harmed; only while no server runs */
  copy(): string;
  remove(): void;
};

const WHO = ['petra', 'marieke', 'joost', 'eline'] as const;

/** A database of its own with the small test neighbourhood, four of whom are signed in. No server runs on it afterwards. `parent`: where the folder is made. */
export async function prepare(parent = tmpdir()): Promise<Prepared> {
  const folder = mkdtempSync(join(parent, 'mekoar-trust-'));
  const databaseUrl = `sqlite:${join(folder, 'trust.db')}`;
  const keyFile = join(folder, 'trust.key');
  const { world, senders } = await fillDatabase(databaseUrl, keyFile);
  const copies: string[] = [];
  return {
    folder,
    databaseUrl,
    keyFile,
    world,
    senders,
    copy() {
      const other = mkdtempSync(join(tmpdir(), 'mekoar-trust-twin-'));
      copies.push(other);
      cpSync(join(folder, 'trust.db'), join(other, 'trust.db'));
      return `sqlite:${join(other, 'trust.db')}`;
    },
    remove() {
      for (const path of [folder, ...copies]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Brings an empty database up to date and puts the small test neighbourhood in it, four of whom are signed in. */
export async function fillDatabase(databaseUrl: string, keyFile: string): Promise<Pick<Prepared, 'world' | 'senders'>> {
  const clock = systemClock();
  const log = createLogger('silent');
  const running = await start({
    databaseUrl,
    host: '127.0.0.1',
    port: 0,
    demo: false,
    baseUrl: null,
    clock,
    ids: uuidV7(clock),
    log,
    master: () => loadKeyFile(keyFile, true),
  });
  const world = await makeWorld(running);
  const senders: Sender[] = [];
  for (const name of WHO) senders.push({ person: world.people[name], cookie: (await signIn(running.url, name)).cookie });
  await running.stop();
  return { world, senders };
}
