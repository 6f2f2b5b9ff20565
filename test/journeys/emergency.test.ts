import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';

let town: Neighbourhood;
let doctor: Desk;
let officer: Desk;
let about: { caseId: string; name: string; birthDate: string };

type Card = { id: string; name: string; birthDate: string };
type Rows = { rows: { id: string; client: string | null }[] };

beforeAll(async () => {
  town = await openNeighbourhood();
  // A GP of another practice, and somebody whom he has nothing to do with.
  [doctor, officer] = [await sitDown(town.browser, town.url, 'veenstra'), await sitDown(town.browser, town.url, 'helga')];
  const liaison = await sitDown(town.browser, town.url, 'petra');
  const { rows } = await ask<Rows>(liaison, '/api/instances?machine=case&running=true&limit=50');
  const clients = (await ask<{ rows: Card[] }>(liaison, '/api/clients?q=&limit=50')).rows;
  for (const row of rows) {
    const card = clients.find((client) => client.id === row.client && /^\d{4}-\d\d-\d\d$/.test(client.birthDate ?? ''));
    if (card && (await doctor.context.request.get(`/api/cases/${row.id}`)).status() === 404) {
      about = { caseId: row.id, name: card.name, birthDate: card.birthDate };
      break;
    }
  }
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

test('a doctor opens a file in an emergency, sees how long he has, and loses it when the time is over; the privacy officer judges it', async () => {
  const { page } = doctor;
  await page.goto(`/casus/${about.caseId}`);
  await page.getByRole('link', { name: 'Noodtoegang vragen' }).waitFor();
  await fits(doctor, 'emergency-not-found');
  await page.getByRole('link', { name: 'Noodtoegang vragen' }).click();
  await page.getByLabel('Voor- en achternaam').fill('Niemand Bekend');
  await page.getByLabel('Geboortedatum').fill(about.birthDate);
  await page.getByRole('button', { name: 'Zoek deze cliënt' }).click();
  await page.getByText('Niemand gevonden').waitFor();
  await page.getByLabel('Voor- en achternaam').fill(about.name);
  await page.getByRole('button', { name: 'Zoek deze cliënt' }).click();
  await page.getByRole('heading', { name: 'Is dit de cliënt?' }).waitFor();
  await fits(doctor, 'emergency-found');
  await page.getByRole('button', { name: 'Ja, ga verder' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Open het dossier' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Waarom is het nu nodig?').fill('Op straat gevallen, kan zelf niets vertellen.');
  await dialog.getByLabel(/niet mijn eigen dossier/).check();
  await fits(doctor, 'emergency-dialog');
  await dialog.getByRole('button', { name: 'Open het dossier' }).click();

  await page.getByRole('heading', { name: 'Wat u mag lezen' }).waitFor();
  await page.getByText('Noodtoegang: nog 60 min.').waitFor();
  await fits(doctor, 'emergency-file');
  await page.getByRole('main').locator('.rows .row').first().click();
  await page.waitForURL(/casus/);
  await page.getByText(about.name).first().waitFor();
  await page.getByText(/Noodtoegang: nog \d+ min/).waitFor();
  await fits(doctor, 'emergency-case');

  const moved = await doctor.context.request.post('/api/clock', { data: { advance: '61min' } });
  expect(moved.status()).toBe(200);
  await page.getByRole('link', { name: 'Noodtoegang vragen' }).waitFor();
  expect(await page.getByText(about.name).count()).toBe(0);
  await page.getByText(/Noodtoegang: nog/).waitFor({ state: 'detached' });

  await officer.page.goto('/bureau/noodknop');
  await officer.page.getByText('Op straat gevallen').waitFor();
  expect(await officer.page.getByRole('button', { name: 'Niet terecht' }).isDisabled()).toBe(true);
  await fits(officer, 'emergency-desk');
  await officer.page.getByLabel('Toelichting').fill('Gebeld met de praktijk: dit klopt.');
  await officer.page.getByRole('button', { name: 'Terecht', exact: true }).click();
  await officer.page.getByText(/terecht, door/).waitFor();
});
