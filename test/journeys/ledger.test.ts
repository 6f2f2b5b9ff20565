import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { cellsOf } from '../support/xlsx-cells.ts';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot, shotOfFailure } from './support/shot.ts';
import { takeStep } from './support/steps.ts';

let town: Neighbourhood;
const desks: Desk[] = [];
beforeAll(async () => {
  town = await openNeighbourhood();
});
afterEach(({ task }) => shotOfFailure(task, desks));
afterAll(() => town?.close());

async function sit(key: string): Promise<Desk> {
  const desk = await sitDown(town.browser, town.url, key);
  desks.push(desk);
  return desk;
}
async function fits({ page, faults }: Desk, name: string): Promise<void> {
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const found = await faultsOf(page);
  await shot(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await widerThanPage(page)));
  await page.setViewportSize({ width: 1440, height: 900 });
  expect([...found, ...faults], name).toEqual([]);
}

test('the practice manager makes the declaration list of October and downloads it; it says no name and equals what the screen says', async () => {
  const desk = await sit('wouter');
  const { page, context } = desk;
  await page.goto('/bureau/uren');
  await page.getByRole('button', { name: 'Vorige maand' }).click();
  await page.getByText('oktober 2026').waitFor();
  await page.getByRole('heading', { name: 'Per persoon' }).waitFor();
  await fits(desk, 'ledger-hours');
  await page.getByRole('tab', { name: 'Declareren' }).click();
  const open = page.getByRole('region', { name: 'Te declareren bij FAM' });
  const lines = Number(/(\d+) regel/.exec(await open.innerText())![1]);
  await fits(desk, 'ledger-to-declare');
  await open.getByRole('button', { name: 'Maak de declaratielijst' }).click();
  const excel = page.getByRole('link', { name: 'Download de lijst als Excel' });
  await excel.waitFor();
  expect(await open.count()).toBe(0);
  const [sheet] = cellsOf(await (await context.request.get((await excel.getAttribute('href'))!)).body());
  // A head, the lines and their total; by hand: 42.50 for each.
  expect(sheet.length).toBe(lines + 2);
  expect(sheet.at(-1)![6]).toBe(lines * 42.5);
  expect(JSON.stringify(sheet)).not.toMatch(/Mw\.|Dhr\./);
  await fits(desk, 'ledger-declared');
});

test('the team leader sees who pays for whom, and that a contract ends within three months', async () => {
  const desk = await sit('esther');
  const { page } = desk;
  await page.goto('/bureau/uren');
  await page.getByRole('tab', { name: 'Contracten' }).click();
  const anja = page.getByRole('region', { name: 'Anja Postma' });
  await anja.getByText(/Loopt af op/).waitFor();
  await fits(desk, 'ledger-contracts');
});

test('a case is scaled down with its reason, and the matrix has it with what took its place', async () => {
  const desk = await sit('gerda');
  const { page } = desk;
  const { rows } = await ask<{ rows: { id: string; title: string; state: string[] }[] }>(desk, '/api/instances?machine=case&running=true&owner=me');
  const mine = rows.find((row) => row.state.includes('level.supporting'))!;
  await page.goto(`/casus/${mine.id}`);
  await page.getByText(/Team: /).waitFor();
  await takeStep(page, page.getByRole('region', { name: 'Volgende stap' }), 'Afschalen', async (form) => {
    await form.getByLabel('Reden').fill('Zij redt zich met de eettafel in de buurt.');
    await form.getByLabel('Verwacht effect').fill('Geen beroepskracht meer nodig.');
    await form.getByRole('radio', { name: 'vrijwilliger' }).click();
  });
  await fits(desk, 'sporen-case');
  await page.goto('/bureau/sporen');
  await page.getByRole('button', { name: /Spoor 2.*→ Spoor 1/ }).click();
  const line = page.getByRole('region', { name: /Stappen Spoor 2/ }).locator('li', { hasText: mine.title });
  await line.getByText('Zij redt zich met de eettafel in de buurt.').waitFor();
  await line.getByText('vrijwilliger of buurt', { exact: false }).waitFor();
  await fits(desk, 'sporen-own');
  await page.getByRole('tab', { name: 'De wijk' }).click();
  await page.getByText(/Getallen onder \d+/).waitFor();
  await fits(desk, 'sporen-published');
});

test('the practice manager keeps the page of the practice: closed for new patients, and another consult number for the holidays', async () => {
  const desk = desks.find((one) => one.key === 'wouter') ?? (await sit('wouter'));
  const { page } = desk;
  await page.goto('/bureau/wegwijzer');
  await page.getByLabel('Wie of wat zoekt u?').fill('De Linde');
  await page.locator('.face-card').getByRole('button', { name: 'Huisartsenpraktijk De Linde' }).last().click();
  await page.getByRole('button', { name: 'Gegevens wijzigen' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Nieuwe patiënten').selectOption('CLOSED');
  await form.getByRole('button', { name: 'Opslaan' }).click();
  await page.getByText('Neemt nu geen nieuwe patiënten aan').waitFor();
  await page.getByRole('button', { name: 'Ander overlegnummer voor een periode' }).click();
  await form.getByLabel('Overlegnummer').fill('050-000 01 99');
  await form.getByLabel(/^Van/).fill('2026-11-23');
  await form.getByLabel('Tot en met').fill('2027-01-03');
  await shot(page, 'directory-consult-period');
  await form.getByRole('button', { name: 'Opslaan' }).click();
  await page
    .getByRole('link', { name: /050-000 01 99/ })
    .first()
    .waitFor();
  await fits(desk, 'directory-manage');
});
