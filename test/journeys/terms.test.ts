import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';

let town: Neighbourhood;
let owner: Desk;
let caseId: string;

beforeAll(async () => {
  town = await openNeighbourhood();
  owner = await sitDown(town.browser, town.url, 'ilse');
  const me = await ask<{ person: { id: string } }>(owner, '/api/me');
  const { rows } = await ask<{ rows: { id: string }[] }>(owner, `/api/instances?machine=case&running=true&owner=${me.person.id}`);
  for (const { id } of rows) {
    const seen = await ask<{ timers: { term: { mayMove: boolean } | null }[] }>(owner, `/api/instances/${id}`);
    if (seen.timers.some((timer) => timer.term?.mayMove)) caseId = id;
  }
});
afterAll(() => town?.close());

async function fits({ page }: Desk, name: string): Promise<void> {
  const found = await faultsOf(page);
  await shot(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await widerThanPage(page)));
  await shot(page, `${name}-phone`);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(found).toEqual([]);
}

test('a case owner lets a term stand still with a reason, sees it in the course, and lets it go on', async () => {
  const { page } = owner;
  await page.goto(`/casus/${caseId}`);
  await page.getByRole('button', { name: 'Termijn aanpassen' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Waarom?').fill('Mevrouw is drie weken bij haar zoon.');
  await fits(owner, 'term-dialog');
  await dialog.getByRole('button', { name: 'Leg vast' }).click();
  const resume = page.getByRole('button', { name: 'Laat weer lopen' }).first();
  await resume.waitFor();
  await page.getByText('zette een termijn stil').first().waitFor();
  await page.getByText('Mevrouw is drie weken bij haar zoon.').first().waitFor();
  await fits(owner, 'term-suspended');
  await resume.click();
  await page.getByText('liet een termijn weer lopen').first().waitFor();
});

test('and enters an absence at the desk', async () => {
  const { page } = owner;
  await page.goto('/bureau/afwezigheid');
  await page.getByLabel('Eerste dag').fill('2026-12-21');
  await page.getByLabel('Laatste dag').fill('2027-01-03');
  await page.getByRole('button', { name: 'Leg vast' }).click();
  await page.getByText('niemand neemt waar').first().waitFor();
  await page.getByRole('button', { name: 'Overdracht en verloop' }).click();
  await page.getByRole('heading', { name: 'Over te dragen' }).waitFor();
  await fits(owner, 'absence-desk');
});
