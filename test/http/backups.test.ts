import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { keepBackups } from '../../server/backup/keep-backups.ts';
import { listBackups, rotateBackups } from '../../server/backup/list-backups.ts';
import { noteRehearsal } from '../../server/backup/rehearsals.ts';
import { backupCommand } from '../../server/commands/backup.ts';
import { rehearseCommand } from '../../server/commands/rehearse.ts';
import { restoreCommand } from '../../server/commands/restore.ts';
import { manualClock, systemClock } from '../../server/runtime/clock.ts';
import { uuidV7 } from '../../server/runtime/ids.ts';
import { loadKeyFile } from '../../server/runtime/key-file.ts';
import { createLogger } from '../../server/runtime/logger.ts';
import { start, type Running } from '../../server/start.ts';
import { verifyChain } from '../../server/audit/verify-chain.ts';
import { signIn, visitor } from '../support/visitor.ts';
import { makeWorld } from '../support/world.ts';

const DAY_MS = 86_400_000;
let folder: string;
let running: Running | null = null;
const at = (name: string) => join(folder, name);
const env = () => ({
  DATABASE_URL: `sqlite:${at('mekoar.db')}`,
  KEY_FILE: at('mekoar.key'),
  BACKUP_DIR: at('backups'),
  AUDIT_CHECKPOINTS: at('checkpoints.jsonl'),
});

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mekoar-backups-'))));
afterEach(async () => {
  await running?.stop();
  running = null;
  rmSync(folder, { recursive: true, force: true });
});

/** The server on a file of its own, whose backups are looked at by hand. */
async function serve(): Promise<Running> {
  const clock = systemClock();
  const options = {
    databaseUrl: env().DATABASE_URL,
    host: '127.0.0.1',
    port: 0,
    demo: true,
    baseUrl: null,
    clock,
    ids: uuidV7(clock),
    log: createLogger('silent'),
  };
  const more = { checkpoints: env().AUDIT_CHECKPOINTS, backups: { folder: at('backups'), everyMs: DAY_MS }, master: () => loadKeyFile(at('mekoar.key'), true) };
  return (running = await start({ ...options, ...more }));
}

describe.skipIf(inject('database') === 'postgres')('backups', () => {
  it('are made while the server works, tried, shown to the administrator alone, and put back with a gap in the log that is told', async () => {
    const app = await serve();
    await makeWorld(app);
    const admin = await signIn(app.url, 'admin');
    expect((await admin.get('/api/backups')).body).toMatchObject({ kind: 'files', alarms: ['none-made'], backups: [], keptDays: 35 });
    expect(await backupCommand([], env())).toBe(0);
    expect((await admin.get('/api/backups')).body.alarms).toEqual(['not-rehearsed']);
    expect(await rehearseCommand([], env())).toBe(0);
    const desk = (await admin.get('/api/backups')).body;
    expect(desk).toMatchObject({ alarms: [], rehearsal: { ok: true }, backups: [{ rehearsal: { ok: true } }] });
    expect(desk.backups[0].size).toBeGreaterThan(100_000);
    expect((await (await signIn(app.url, 'petra')).get('/api/backups')).status).toBe(403);
    const files = readdirSync(at('backups'), { recursive: true }).map(String);
    expect(files.filter((name) => /key/.test(name))).toEqual([]);

    // Not over a database that stands there, and not under a server that runs.
    await expect(restoreCommand(['newest'], env())).rejects.toThrow(/There is a database at .* already: give --force/);
    await expect(restoreCommand(['newest', '--force'], env())).rejects.toThrow(/is in use: stop the server first/);
    await app.stop();
    running = null;
    expect(await restoreCommand(['newest', '--force'], env())).toBe(0);
    expect(readdirSync(folder).filter((name) => name.includes('.replaced-'))).toHaveLength(1);
    expect(existsSync(at('mekoar.db.restoring'))).toBe(false);

    const again = await serve();
    const log = await verifyChain(again.store.db, again.keys, env().AUDIT_CHECKPOINTS);
    expect(log.faults).toEqual([]);
    expect(log.gaps).toHaveLength(1);
    expect(log.gaps[0].what).toContain('was put back');
    expect(log.gaps[0].to).toBeGreaterThanOrEqual(log.gaps[0].from);
    expect((await visitor(again.url, admin.cookie).get('/api/me')).status).toBe(401);
  });

  it('go after 35 days, but never the newest, and a folder that is no backup stays', async () => {
    const app = await serve();
    await app.stop();
    running = null;
    await backupCommand([], env());
    const [one] = await listBackups(at('backups'));
    expect(await rotateBackups(at('backups'), new Date(Date.parse(one.at) + 400 * DAY_MS))).toEqual([]);
    mkdirSync(at('backups/mekoar-20260101T000000Z'));
    mkdirSync(at('backups/own-notes'));
    expect(await rotateBackups(at('backups'), new Date('2026-02-04T00:00:00Z'))).toEqual([]);
    expect(await rotateBackups(at('backups'), new Date('2026-02-05T00:00:01Z'))).toEqual(['mekoar-20260101T000000Z']);
    expect(readdirSync(at('backups'))).toContain('own-notes');
  });
});

describe('keeping backups', () => {
  it('makes one when the newest is old enough, tries it once a day, and leaves a failure alone for a while', async () => {
    const clock = manualClock(new Date('2026-11-24T08:00:00Z'));
    const words: string[] = [];
    let fails = false;
    const run = async ([word]: string[]) => {
      words.push(word);
      const now = clock.now().toISOString();
      const name = `mekoar-${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
      if (word === 'backup' && !fails) mkdirSync(at(`backups/${name}`), { recursive: true });
      if (word === 'rehearse') await noteRehearsal(at('backups'), { at: now, name, ok: true, what: '', ms: 1 });
      return fails ? { code: 1, said: 'The disk is full.' } : { code: 0, said: 'done' };
    };
    const keeper = keepBackups({ folder: at('backups'), everyMs: 6 * 3_600_000, wall: clock, run, report: () => {}, lookEveryMs: DAY_MS });
    const later = async (minutes: number) => {
      clock.set(new Date(clock.now().getTime() + minutes * 60_000));
      words.length = 0;
      await keeper.look();
      return words.join(' ');
    };
    expect(await later(0)).toBe('backup rehearse');
    expect([await later(300), await later(60), await later(360)]).toEqual(['', 'backup', 'backup']);
    expect(await later(12 * 60)).toBe('backup rehearse');
    fails = true;
    expect(await later(360)).toBe('backup');
    expect(keeper.lastFailure()?.what).toBe('The disk is full.');
    expect([await later(5), await later(15)]).toEqual(['', 'backup']);
    fails = false;
    expect(await later(15)).toBe('backup');
    expect(keeper.lastFailure()).toBeNull();
    writeFileSync(at('backups/rehearsals.jsonl'), 'half a li', { flag: 'a' });
    expect(await later(1)).toBe('');
    await keeper.stop();
  });
});
