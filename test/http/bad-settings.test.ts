import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../db/open.ts';
import { openKeys } from '../../server/engine/open-keys.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import { misspelled } from '../../server/runtime/misspelled.ts';
import { startFault } from '../../server/runtime/start-fault.ts';

const MAIN = join(import.meta.dirname, '../../server/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'mekoar-settings-'));
const at = (name: string) => join(folder, name);
const taken = createServer();

/** What is wrong, and what the one sentence must name. */
const TABLE: Record<string, { env: () => Record<string, string>; says: RegExp }> = {
  'a database of another kind': { env: () => ({ DATABASE_URL: 'mysql://host/x' }), says: /DATABASE_URL .* must begin with sqlite: or postgres:/ },
  'an address that is none': { env: () => ({ DATABASE_URL: 'postgres://a b' }), says: /DATABASE_URL .* such as postgres:/ },
  'PostgreSQL that is not there': { env: () => ({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' }), says: /127\.0\.0\.1:1 .*ECONNREFUSED.*start PostgreSQL/ },
  'a file that is no database': { env: () => ({ DATABASE_URL: `sqlite:${at('text')}` }), says: /DATABASE_URL .* is no database/ },
  'the wrong key': { env: () => ({ DATABASE_URL: `sqlite:${at('used.db')}`, KEY_FILE: at('other.key') }), says: /KEY_FILE .* put the right key file in place/ },
  'a key that others can read': { env: () => ({ KEY_FILE: at('open.key') }), says: /KEY_FILE .* run chmod 600/ },
  'a port that is taken': { env: () => ({ PORT: String((taken.address() as AddressInfo).port) }), says: /PORT .* listens on 127\.0\.0\.1:\d+ already/ },
  'a full disk': { env: () => ({ DATABASE_URL: 'sqlite:/dev/full' }), says: /is full: make room/ },
  'a clock that is none': { env: () => ({ DEMO: '1', CLOCK: '2026-02-31T09:00' }), says: /CLOCK .* such as 2026/ },
  'a level that is none': { env: () => ({ LOG_LEVEL: 'loud' }), says: /LOG_LEVEL .* fatal, error/ },
  'an address without a scheme': { env: () => ({ BASE_URL: 'mekoar.example' }), says: /BASE_URL .* such as https:/ },
  'a demo for the whole network': { env: () => ({ DEMO: '1', HOST: '0.0.0.0' }), says: /HOST .* 127\.0\.0\.1 only/ },
  'a gateway that is none': { env: () => ({ SMTP_URL: 'mail.example' }), says: /SMTP_URL .* such as smtps:/ },
  'backups too often': { env: () => ({ BACKUP_DIR: folder, BACKUP_EVERY: '1s' }), says: /BACKUP_EVERY .* such as 15m/ },
  'a misspelled name': { env: () => ({ SMPT_URL: 'smtps://gateway.example' }), says: /SMPT_URL is not known: did you mean SMTP_URL/ },
};

beforeAll(async () => {
  writeFileSync(at('text'), 'This is no database, but a text of some length.\n'.repeat(50));
  for (const [name, digit] of [
    ['other.key', 'b'],
    ['open.key', 'c'],
  ])
    writeFileSync(at(name), digit.repeat(64), { mode: 0o600 });
  chmodSync(at('open.key'), 0o644);
  const store = await openStore(`sqlite:${at('used.db')}`);
  await store.migrate();
  await openKeys(store, Buffer.alloc(32, 1), '2026-11-24T08:00:00.000Z');
  await store.close();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The process with this setting: its end and what it said to the operator. */
function ended(name: string, env: Record<string, string>): Promise<{ name: string; code: number | null; err: string }> {
  return new Promise((resolve) => {
    const own = {
      PATH: '/usr/bin:/bin',
      LOG_LEVEL: 'silent',
      PORT: '0',
      DATABASE_URL: `sqlite:${at(name.replaceAll(' ', '-'))}.db`,
      KEY_FILE: at(`${name}.key`),
    };
    const child = spawn(process.execPath, [MAIN], {
      env: { NODE_COMPILE_CACHE: join(tmpdir(), 'mekoar-settings-compiled'), ...own, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    // One that starts in spite of it is found out here.
    const patience = setTimeout(() => child.kill('SIGKILL'), 100_000);
    let err = '';
    child.stderr.on('data', (part) => (err += part));
    child.on('close', (code) => (clearTimeout(patience), resolve({ name, code, err })));
  });
}

it('says in one sentence what is wrong with a setting and what to do, and ends', { timeout: 110_000 }, async () => {
  const waiting = Object.entries(TABLE);
  const results: Awaited<ReturnType<typeof ended>>[] = [];
  const runner = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await ended(next[0], next[1].env()));
  };
  await Promise.all([runner(), runner(), runner(), runner()]);
  for (const { name, code, err } of results) {
    expect.soft([name, code, err.trim().split('\n').length], err).toEqual([name, 1, 1]);
    expect.soft(err, name).toMatch(TABLE[name].says);
    expect.soft(err, name).not.toMatch(/^\s+at |Error:|SQLITE_|node:/m);
  }
  expect(results).toHaveLength(Object.keys(TABLE).length);
});

it('knows the errors that a machine gives when a file, a key or an address will not do', async () => {
  const settings = { databaseUrl: `sqlite:${folder}`, host: '203.0.113.7', port: 80 };
  const said = async (work: () => unknown, databaseUrl = settings.databaseUrl) => {
    const error: unknown = await Promise.resolve()
      .then(work)
      .then(
        () => 'it went well',
        (thrown) => thrown,
      );
    return startFault(error, { ...settings, databaseUrl });
  };
  const below = `sqlite:${at('text')}/x.db`;
  expect(await said(() => openStore(settings.databaseUrl))).toMatch(/DATABASE_URL .* cannot be opened; name a file/);
  expect(await said(() => openStore(below), below)).toMatch(/DATABASE_URL .* cannot be opened; name a file/);
  expect(await said(() => loadKeyFile(at('no.key'), false))).toMatch(/KEY_FILE .* no key file at/);
  expect(await said(() => loadKeyFile(folder, false))).toMatch(/KEY_FILE .* is no file/);
  expect(await said(() => loadKeyFile(`${at('text')}/x.key`, true))).toMatch(/KEY_FILE .* no key can be made/);
  for (const [code, words] of [
    ['EADDRNOTAVAIL', /HOST .* no address 203/],
    ['EACCES', /PORT .* may not listen on 80/],
  ] as const)
    expect(startFault(Object.assign(new Error(code), { code, syscall: 'listen' }), settings)).toMatch(words);
  for (const code of ['SQLITE_CORRUPT', 'SQLITE_READONLY', 'SQLITE_BUSY', 'ENOSPC']) {
    const sentence = startFault(Object.assign(new Error(`${code}: something of the driver`), { code }), settings);
    expect(sentence).toContain(folder);
    expect(sentence).not.toContain(code);
  }
});

it('sees one slip in a name, and leaves names of other programs alone', () => {
  const settings = ['DATABASE_URL', 'SMTP_URL', 'KEY_FILE', 'PORT', 'LOG_LEVEL'];
  const meant = (name: string) => misspelled([name], settings).map((slip) => slip.meant);
  expect(['DATABSE_URL', 'DATABASE_URI', 'database_url', 'DTAABASE_URL', 'DATABASEURL'].map((name) => meant(name)[0])).toEqual(Array(5).fill('DATABASE_URL'));
  expect(['PORTS', 'HOSTNAME', 'PATH', 'LOG_LEVELS2', 'PGDATABASE', 'DATABASE_URL'].flatMap(meant)).toEqual([]);
  expect(misspelled(['DATABSE_URL', 'DATABASE_URL'], settings)).toEqual([]);
});
