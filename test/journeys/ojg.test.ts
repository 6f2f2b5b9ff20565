import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, say, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';

type Lines = { lines: { row: { id: string }; client: { name: string } | null; data: { homeVisits?: number } }[] };

/** A picture at each width, light and dark, when somebody asked where to put them (`OJG_SHOTS=<folder>`). */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.OJG_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const [width, scheme] of [
    [1440, 'light'],
    [1024, 'light'],
    [390, 'light'],
    [1440, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate((to) => document.documentElement.setAttribute('data-mantine-color-scheme', to), scheme);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: `${folder}/${name}-${width}-${scheme}.png`, fullPage: true });
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'));
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('a working day of the youth and family supporter', () => {
  let town: Neighbourhood;
  let lotte: Desk;

  beforeAll(async () => {
    town = await openNeighbourhood();
    lotte = await sitDown(town.browser, town.url, 'lotte');
  });
  afterEach(({ task }) => (task.result?.state === 'fail' ? picture(lotte.page, `failed-${task.id}`) : undefined));
  afterAll(() => town?.close());

  const board = async () => {
    await lotte.page.goto('/bureau/ojg');
    await lotte.page.locator('.board-card').first().waitFor();
  };
  const open = (name: string) => lotte.page.locator('.board-card').filter({ hasText: name }).click();
  /** The screen can be read by everybody and fits a phone. */
  const judged = async () => {
    const { page } = lotte;
    // Under the bar at the top nothing can be touched, wherever the page was left.
    await page.evaluate(() => window.scrollTo(0, 0));
    const found = await faultsOf(page);
    await page.setViewportSize({ width: 390, height: 844 });
    found.push(...(await widerThanPage(page)));
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(found).toEqual([]);
  };

  test('the day stands above the board, and arrows and search find a youth', async () => {
    await board();
    const { page } = lotte;
    const today = page.locator('.ojg-today');
    await today.getByText('Noah de Haan').first().waitFor();
    expect(await today.innerText()).toMatch(/Tess de Boer[\s\S]*Sem Jansen[\s\S]*Yara Smit/);
    expect(await page.locator('.board-family > p').allInnerTexts()).toEqual(['Gezin Brugstraat 52 · 1 van 2', 'Gezin Brugstraat 52 · 1 van 2']);
    await page.getByLabel('Groepeer op').selectOption({ label: 'Gezin' });
    expect(await page.locator('.board-family > p').allInnerTexts()).toEqual(['Gezin Brugstraat 52 · 2 samen']);
    await page.getByLabel('Groepeer op').selectOption({ label: 'Fase' });
    await page.locator('.board-card').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('board-card');
    await judged();
    await picture(page, 'board');
    // What happens elsewhere stands on the board without asking for it again.
    const { lines } = await ask<Lines>(lotte, '/api/boards/ojg');
    const mila = lines.find(({ client }) => client?.name === 'Mila de Boer')!.row.id;
    expect((await say(lotte, mila, 'PLAN_TALK', { when: '2026-12-01T10:00:00+01:00', place: 'TEAM' })).status).toBe(200);
    await page.locator('.board-card').filter({ hasText: 'Mila' }).getByText('Volgende: di 1 dec, 10:00, bij het team').waitFor();
    await page.getByLabel('Zoek op dit bord').fill('hadd');
    await expect.poll(() => page.locator('.board-card').count()).toBe(1);
    await page.getByLabel('Zoek op dit bord').fill('');
  });

  test('a consult without a name takes half a minute at most, and warns when there is a name', async () => {
    await board();
    const { page } = lotte;
    const began = Date.now();
    await page.getByRole('button', { name: 'Consult zonder naam' }).click();
    await page.getByLabel('Waarover').selectOption({ label: 'school' });
    const line = page.getByLabel(/In één regel/);
    await line.fill('Hoe krijgen wij Kevin weer naar school?');
    await page.getByText(/Dit lijkt op een naam.*Kevin/).waitFor();
    await picture(page, 'consult');
    await line.fill('Hoe krijgen wij een jongen van 12 weer naar school?');
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Consult vastgelegd: 10 minuten').waitFor();
    expect(Date.now() - began).toBeLessThan(30_000);
    const desk = await ask<{ consults: { line: string | null; minutes: number }[] }>(lotte, '/api/ojg/desk');
    expect(desk.consults[0]).toMatchObject({ line: 'Hoe krijgen wij een jongen van 12 weer naar school?', minutes: 10 });
  });

  test('a talk is recorded by one tap, and the next is planned', async () => {
    await board();
    const { page } = lotte;
    await open('Tess de Boer');
    await page.getByRole('heading', { name: 'Leg een gesprek vast' }).waitFor();
    await page.getByText('Dit is gesprek 3 van 7.').waitFor();
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByRole('img', { name: /3 van 7 gesprekken/ }).waitFor();
    await page.getByText('Nog niet gepland.').waitFor();
    await page.getByRole('button', { name: 'Over 2 weken' }).click();
    await page.locator('.taps label').filter({ hasText: 'thuis' }).click();
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await page.getByText(/Gepland: .* thuis/).waitFor();
    await page.getByText('een ouder met gezag zei ja').waitFor();
    // One visit for both sisters: half of the minutes each.
    await page.locator('.taps label').filter({ hasText: 'Huisbezoek' }).click();
    await page.getByLabel(/ook voor Mila de Boer/).check();
    await judged();
    await picture(page, 'track');
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Huisbezoeken: 1 (tellen niet mee).').waitFor();
    const lines = async () => (await ask<Lines>(lotte, '/api/boards/ojg')).lines;
    await expect.poll(async () => (await lines()).find(({ client }) => client?.name === 'Mila de Boer')?.data.homeVisits).toBe(1);
  });

  test('the fifth talk asks what next; the eighth is refused with the ways out', async () => {
    await board();
    const { page } = lotte;
    await open('Noah de Haan');
    await page.getByRole('heading', { name: '5 gesprekken geweest: wat nu?' }).waitFor();
    await judged();
    await picture(page, 'fifth');
    await page.getByRole('button', { name: 'Nog enkele gesprekken' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Nog enkele gesprekken' }).click();
    await page.getByRole('heading', { name: '5 gesprekken geweest: wat nu?' }).waitFor({ state: 'detached' });
    await board();
    await open('Daan Postma');
    const ways = page.locator('section.note.danger');
    await ways.getByRole('button', { name: 'Vraag toewijzing' }).waitFor();
    expect(await ways.getByRole('button').allInnerTexts()).toEqual([
      'Vraag toewijzing',
      'Verwijs door',
      'Doelen bereikt',
      'Gezin stopt',
      'Overleg met de huisarts',
    ]);
    await picture(page, 'limit');
  });

  test('a report goes to the GP with the yes of who must say it', async () => {
    await board();
    const { page } = lotte;
    await open('Finn Wolters');
    await page.getByText('Vanaf 16 jaar: de jeugdige zelf.').waitFor();
    await page.getByText('Iedereen die ja moet zeggen, heeft ja gezegd.').waitFor();
    await page.getByRole('button', { name: 'Verslag klaar' }).first().click();
    const form = page.getByRole('dialog');
    await picture(page, 'report');
    await form.getByText('emotioneel', { exact: true }).click();
    await form.getByText('KOPP: nee', { exact: true }).click();
    await form.getByText('ja, duidelijk', { exact: true }).click();
    await form.getByRole('button', { name: 'Verslag klaar' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Gezin stemt in' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gezin stemt in' }).click();
    await page.getByText('Wacht tot het verslag in het HIS staat').first().waitFor();
  });

  test('hours against the contract, and what is ahead', async () => {
    await board();
    const { page } = lotte;
    await page.getByText('Uren en vooruitblik', { exact: true }).click();
    await page.getByRole('heading', { name: 'De komende twaalf weken' }).waitFor();
    await judged();
    await picture(page, 'hours');
    const esther = await sitDown(town.browser, town.url, 'esther');
    await esther.page.goto('/bureau/ojg');
    await esther.page.getByText('Lotte Smid').first().waitFor();
    expect(await esther.page.locator('main').innerText()).not.toMatch(/Noah|Daan|Tess/);
    await picture(esther.page, 'team');
    expect([...lotte.faults, ...esther.faults]).toEqual([]);
  });
});
