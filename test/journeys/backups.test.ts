import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepBackups } from '../../server/backup/keep-backups.ts';
import { makeBackup } from '../../server/backup/make-backup.ts';
import { noteRehearsal } from '../../server/backup/rehearsals.ts';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';

const HOUR_MS = 3_600_000;
let town: Neighbourhood;
let admin: Desk;
const folder = mkdtempSync(join(tmpdir(), 'mekoar-desk-'));

beforeAll(async () => {
  town = await openNeighbourhood();
  admin = await sitDown(town.browser, town.url, 'yusuf');
});
afterAll(async () => {
  await town?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fits({ page }: Desk, name: string): Promise<void> {
  const found = await faultsOf(page);
  await shot(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await widerThanPage(page)));
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(found).toEqual([]);
}

test('the administrator sees that no backups are made, then that one is there and could be restored, then that the last attempt failed', async () => {
  const { page } = admin;
  await page.goto('/bureau/back-ups');
  await page.getByRole('alert').getByText('Er worden geen back-ups gemaakt').waitFor();
  await fits(admin, 'backups-none');

  const { running } = town;
  const wall = { now: () => new Date(), manual: false };
  const keeper = keepBackups({ folder, everyMs: 24 * HOUR_MS, wall, run: async () => ({ code: 0, said: '' }), report: () => {} });
  running.backups = { folder, everyMs: 24 * HOUR_MS, ...keeper };
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(running.store.db);
  const [{ file }] = rows;
  for (const hours of [30, 3]) {
    const at = new Date(Date.now() - hours * HOUR_MS);
    const { manifest } = await makeBackup({ file, folder, keys: running.keys, at });
    await noteRehearsal(folder, { at: new Date(at.getTime() + 60_000).toISOString(), name: manifest.name, ok: true, what: '', ms: 900 });
  }
  await page.reload();
  await page.getByRole('status').getByText('Er is een back-up van minder dan een dag oud').waitFor();
  await expect.poll(() => page.locator('.rows li').count()).toBe(2);
  await fits(admin, 'backups-desk');

  running.backups = { ...running.backups, lastFailure: () => ({ at: new Date().toISOString(), what: 'The disk is full.' }) };
  await page.reload();
  await page.getByRole('alert').getByText('De laatste poging mislukte').waitFor();
  await fits(admin, 'backups-alarm');
  await keeper.stop();
});
