import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { ask, sitDown, type Desk } from './support/desk.ts';
import { button } from './support/meeting-screen.ts';
import { serverProcess, type ServerProcess } from './support/server-process.ts';
import { shot, shotOfFailure } from './support/shot.ts';
import { takeStep } from './support/steps.ts';

const root = join(import.meta.dirname, '../..');
const SOURCES = [
  'client',
  'server',
  'machines',
  'db',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.client.json',
];

describe('a track that is added as one folder and one line', () => {
  let tree: string;
  let server: ServerProcess;
  let browser: Browser;
  let desk: Desk;

  beforeAll(async () => {
    tree = copyOfTree();
    addWelfare(tree);
    await promisify(execFile)(process.execPath, [join(tree, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: tree });
    server = await serverProcess(tree);
    await server.start();
    browser = await openBrowser();
    desk = await sitDown(browser, server.url, 'petra');
  });
  afterEach(({ task }) => shotOfFailure(task, [desk]));
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (tree) rmSync(tree, { recursive: true, force: true });
  });

  test('has a form to start it', async () => {
    const { rows } = await ask<{ rows: { id: string; title: string }[] }>(desk, '/api/instances?machine=case&owner=me&limit=50');
    const one = rows.find((row) => row.title.includes('Mulder'))!;
    const { page } = desk;
    await page.goto(`/start/welfare?case=${one.id}`);
    await page.getByRole('heading', { name: 'Welzijn op Recept beginnen' }).waitFor();
    await shot(page, '40-toy-start');
    await button(page, 'Beginnen').click();
    await page.getByText('Vul dit in.').first().waitFor();
    await page.getByLabel('Wat zou iemand graag doen?').fill('Weer zingen, liefst op een dinsdag.');
    await button(page, 'Beginnen').click();
    await page.waitForURL('**/i/**');
  });

  test('says who waits for what, and what is possible and why not', async () => {
    const { page } = desk;
    const steps = page.getByRole('region', { name: 'Volgende stap' });
    await steps.getByText('Wacht op kennismaking door Petra Hoekstra').waitFor();
    await takeStep(page, steps, 'Kennismaking geweest');
    await steps.getByText('Doet mee, begeleid door Petra Hoekstra').waitFor();
    await steps.getByText('Andere stappen').click();
    await steps.getByText(/Er is nog niet een keer meegedaan/).waitFor();
    await takeStep(page, steps, 'Deed mee', async (form) => {
      await form.getByRole('radio', { name: 'zingen' }).click();
      await form.getByLabel('Opmerking').fill('Zong de tweede stem.');
    });
  });

  test('has a timeline in sentences, and its diagram', async () => {
    const { page } = desk;
    await page.getByText('Petra Hoekstra legde het eerste contact').waitFor();
    await page.getByText('Petra Hoekstra noteerde een deelname: zingen').waitFor();
    await page.getByText('Zong de tweede stem.').first().waitFor();
    await page.getByText('Toon het schema').click();
    await page.locator('.diagram svg .mk-now', { hasText: 'doet mee' }).first().waitFor();
    await shot(page, '41-toy-instance');
    expect(desk.faults).toEqual([]);
  });
});

/** The sources as they stand, with the packages of this checkout. */
function copyOfTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'mekoar-toy-'));
  for (const name of SOURCES) cpSync(join(root, name), join(tree, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  return tree;
}

/** One folder, and one line in the list of machines (with its import above it). */
function addWelfare(tree: string): void {
  const folder = join(tree, 'machines/welfare');
  // versions/ are later versions for the tests of upgrades; a track that is new has none.
  cpSync(join(root, 'test/support/welfare'), folder, { recursive: true, filter: (path) => basename(path) !== 'versions' });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll("'../../../machines/", "'../"));
  }
  const list = join(tree, 'machines/index.ts');
  const before = readFileSync(list, 'utf8');
  const after = `import { welfare } from './welfare/index.ts';\n${before.replace(/(Track\[\] = \[)/, '$1welfare, ')}`;
  if (!after.includes('[welfare, ')) throw new Error('machines/index.ts has no list of tracks to add one to.');
  writeFileSync(list, after);
}
