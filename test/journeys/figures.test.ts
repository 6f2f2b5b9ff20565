import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill } from '../figures/support/fill.ts';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';

let town: Neighbourhood;
let manager: Desk;
let gp: Desk;

beforeAll(async () => {
  town = await openNeighbourhood();
  [manager, gp] = [await sitDown(town.browser, town.url, 'esther'), await sitDown(town.browser, town.url, 'bakker')];
  const { store } = town.running;
  const orgs = await store.db.selectFrom('organisations').select(['id', 'kind']).execute();
  const of = (kind: string) => orgs.filter((org) => org.kind === kind).map(({ id }) => id);
  const { person } = await ask<{ person: { id: string } }>(gp, '/api/me');
  // Two years of a neighbourhood that has been at work: the demo itself began this autumn.
  await fill(store, { practices: of('practice'), teams: of('team'), persons: [person.id], visibleTo: person.id }, 500, { before: '2026-09-30', seed: 5 });
});
afterAll(() => town?.close());

/** axe on a desktop, and that nothing sticks out on a phone. */
async function judge({ page }: Desk, name: string): Promise<string[]> {
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const found = (await faultsOf(page)).map((fault) => `${name}: ${fault}`);
  await shot(page, `figures-${name}`);
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await widerThanPage(page)).map((fault) => `${name} sideways: ${fault}`));
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

test('a team manager reads the figures by practice, enters what no file knows, and sees the change against the baseline', async () => {
  const { page } = manager;
  await page.goto('/bureau/cijfers');
  const card = page.getByRole('region', { name: /I-01 / });
  await card.locator('.figure-value').waitFor();
  expect(await card.locator('.figure-value').textContent()).toMatch(/^\d+(,\d)?%$/);
  await card.locator('.recharts-line-curve').first().waitFor({ state: 'attached' });
  const found = await judge(manager, 'feedback');
  await page.getByLabel('Per', { exact: true }).selectOption('practice');
  await card.getByRole('rowheader', { name: /De Linde/ }).waitFor();
  await page.getByLabel('Onderwerp').selectOption('ojg');
  const entries = page.getByRole('region', { name: 'Wat met de hand wordt ingevuld' });
  for (const practice of ['Huisartsenpraktijk De Linde', 'Huisartsenpraktijk Het Kompas'])
    for (const [kind, value, from, until] of [
      ['YOUTH_REGISTERED', '900', '2024-01-01', '2026-12-31'],
      ['BASELINE', '30', '2023-01-01', '2023-12-31'],
    ] as const) {
      await entries.getByLabel('Soort').selectOption(kind);
      await entries.getByLabel('Praktijk').selectOption({ label: practice });
      await entries.getByLabel('Van').fill(from);
      await entries.getByLabel('Tot en met').fill(until);
      await entries.getByLabel(kind === 'BASELINE' ? 'Aantal verwijzingen' : 'Aantal jeugdigen').fill(value);
      if (kind === 'BASELINE') await entries.getByLabel(/Gemiddeld/).fill('900');
      await entries.getByRole('button', { name: 'Bewaren' }).click();
      await entries
        .locator('li', { hasText: practice })
        .filter({ hasText: kind === 'BASELINE' ? 'Nulmeting' : 'Ingeschreven' })
        .waitFor();
    }
  await page
    .getByRole('region', { name: /nulmeting \(I-08\): Alles/ })
    .getByText(/niet waardoor|Te weinig gegevens/)
    .waitFor();
  found.push(...(await judge(manager, 'ojg')));
  expect(found).toEqual([]);
  expect(manager.faults).toEqual([]);
});

test('a GP counts what he sees himself, and opens a case behind a number', async () => {
  const { page } = gp;
  await page.goto('/bureau/cijfers');
  await page.getByLabel(/^Van/).fill('2025-10-01');
  const card = page.getByRole('region', { name: /I-01 / });
  await card.locator('.figure-value').waitFor();
  await card.getByRole('button', { name: /Bekijk de zaken/ }).click();
  await card.locator('.rows li').first().waitFor();
  const found = await judge(gp, 'own');
  expect(found).toEqual([]);
  expect(gp.faults).toEqual([]);
});
