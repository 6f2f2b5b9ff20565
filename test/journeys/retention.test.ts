import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, say, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';

let town: Neighbourhood;
let owner: Desk;
let officer: Desk;
let caseId: string;

beforeAll(async () => {
  town = await openNeighbourhood();
  owner = await sitDown(town.browser, town.url, 'ilse');
  officer = await sitDown(town.browser, town.url, 'helga');
  const me = await ask<{ person: { id: string } }>(owner, '/api/me');
  const { rows } = await ask<{ rows: { id: string; state: string[] }[] }>(owner, `/api/instances?machine=case&owner=${me.person.id}`);
  caseId = rows[0].id;
});
afterAll(() => town?.close());

async function fits({ page }: Desk, name: string): Promise<void> {
  const found = await faultsOf(page);
  await shot(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await widerThanPage(page)));
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(found).toEqual([]);
}

test('a case owner keeps a number, makes a copy, and records a request; a second person finds it at his desk', async () => {
  const { page } = owner;
  await page.goto(`/casus/${caseId}`);
  const data = page.getByRole('region', { name: 'Gegevens van de cliënt' });
  await data.getByLabel('Burgerservicenummer (BSN)').fill('999911120');
  await data.getByRole('button', { name: 'Leg vast' }).click();
  await data.getByText('*****1120').waitFor();
  await data.getByRole('button', { name: 'Afschrift van het dossier' }).click();
  await data.getByLabel('Waarvoor hebt u dit nodig?').fill('Cliënt vraagt om een afschrift');
  await fits(owner, 'client-data');
  const download = page.waitForEvent('download');
  await data.getByRole('button', { name: 'Maak PDF' }).click();
  expect((await download).suggestedFilename()).toBe('dossier.pdf');
  await data.getByRole('button', { name: 'Leg verzoek vast' }).click();
  await data.getByRole('link', { name: 'Naar het verzoek' }).click();
  await page.getByText('Wacht op vaststelling van de identiteit').first().waitFor();
  const request = page.url().split('/').at(-1)!;
  expect((await say(owner, request, 'CONFIRM_IDENTITY')).status).toBe(200);

  await officer.page.goto('/bureau/bewaren');
  await officer.page.getByText('identiteit vastgesteld').waitFor();
  await fits(officer, 'retention-desk');
});
