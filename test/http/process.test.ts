import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../server/runtime/env.ts';
import { manualClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';
import { momentOf } from '../../server/runtime/moment.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'mekoar-process-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAIN = join(import.meta.dirname, '../../server/main.ts');

/** Starts the process; resolves with its end, or calls `ready` when it listens. */
function run(
  env: Record<string, string>,
  ready?: (url: string, kill: (signal: NodeJS.Signals) => void) => Promise<void>,
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: '/usr/bin:/bin', PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'own', 'mekoar.db')}`, ...env },
    });
    let [out, err, told] = ['', '', false];
    child.stdout.on('data', (part) => {
      out += part;
      const url = /"url":"([^"]+)"/.exec(out)?.[1];
      if (url && ready && !told) {
        told = true;
        ready(url, (signal) => child.kill(signal)).catch((error) => (child.kill('SIGKILL'), reject(error)));
      }
    });
    child.stderr.on('data', (part) => (err += part));
    child.on('exit', (code) => resolve({ code, out, err }));
  });
}

describe('the process', () => {
  it('says in one sentence what is wrong with a setting, and stops', { timeout: 30_000 }, async () => {
    for (const [env, name] of [
      [{ PORT: 'http' }, 'PORT'],
      [{ CLOCK: '2026-11-24T09:00' }, 'CLOCK'],
      [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    ] as [Record<string, string>, string][]) {
      const { code, err } = await run(env);
      expect(code).toBe(1);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).toContain(name);
    }
  });

  it('makes its key, answers, and stops cleanly on SIGTERM with a request under way', { timeout: 30_000 }, async () => {
    const ended = await run({}, async (url, kill) => {
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      const last = fetch(`${url}/api/openapi.json`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      kill('SIGTERM');
      expect((await last).status).toBe(200);
    });
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(statSync(join(folder, 'own', 'mekoar.key')).mode & 0o777).toBe(0o600);
    // The same folder opens again with the same key.
    const again = await run({}, async (_url, kill) => kill('SIGINT'));
    expect(again.code).toBe(0);
  });

  it('writes no query string and no cookie in its log', { timeout: 30_000 }, async () => {
    const { out } = await run({}, async (url, kill) => {
      await fetch(`${url}/api/clients?q=Vliet`, { headers: { cookie: 'mekoar.session_token=geheim' } });
      kill('SIGTERM');
    });
    expect(out).toContain('/api/clients');
    expect(out).not.toMatch(/Vliet|geheim/);
  });
});

describe('settings, moments and ids', () => {
  it('settings have the promised defaults, and empty ones count as absent', () => {
    expect(readSettings({ PORT: '', DEMO: '' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:./data/mekoar.db',
      demo: false,
      clock: null,
      logLevel: 'info',
    });
    expect(() => readSettings({ BASE_URL: 'ftp://x' })).toThrow(/BASE_URL/);
  });

  it('a moment without a zone is local time in Amsterdam', () => {
    expect(momentOf('2026-11-24T09:00')?.toISOString()).toBe('2026-11-24T08:00:00.000Z');
    expect(momentOf('2026-07-01T09:00')?.toISOString()).toBe('2026-07-01T07:00:00.000Z');
    expect(momentOf('2026-11-24T09:00:00Z')?.toISOString()).toBe('2026-11-24T09:00:00.000Z');
    for (const wrong of ['2026-02-30', '2026-11-24T25:00', 'tomorrow', '0001-01-01']) expect(momentOf(wrong)).toBeNull();
  });

  it('ids sort in the order in which they were made, also while the clock stands still', () => {
    const ids = uuidV7(manualClock(new Date('2026-11-24T08:00:00Z')));
    const made = Array.from({ length: 10_000 }, () => ids.uuid());
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
