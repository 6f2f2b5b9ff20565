import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';

let town: Neighbourhood;
beforeAll(async () => {
  town = await openNeighbourhood();
});
afterAll(() => town?.close());

async function fits({ page, faults }: Desk, name: string): Promise<void> {
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const found = await faultsOf(page);
  await shot(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await widerThanPage(page)));
  await page.setViewportSize({ width: 1440, height: 900 });
  expect([...found, ...faults], name).toEqual([]);
}

test('[P-001] [P-005] a GP sees the contacts of the team at once, and who does elderly care in her own practice in two clicks', async () => {
  const desk = await sitDown(town.browser, town.url, 'bakker');
  const { page } = desk;
  await page.goto('/');
  const contacts = page.getByRole('region', { name: 'Uw contactpersonen' });
  await contacts.getByText('Nadia Yildiz').waitFor();
  await fits(desk, 'directory-first-screen');

  await contacts.getByRole('link', { name: 'Wegwijzer' }).click();
  await page.getByRole('button', { name: 'Ouderen', exact: true }).click();
  const petra = page.locator('.face-card', { hasText: 'Petra Hoekstra' });
  await petra.getByText('ma di do', { exact: false }).waitFor();
  await petra.getByText('De Linde').waitFor();
  await petra.getByText('Nu aanwezig, tot 17:00').waitFor();
  expect(await petra.getByRole('link', { name: /Bel Petra Hoekstra/ }).getAttribute('href')).toBe('tel:0600000004');
  await fits(desk, 'directory-search');

  await petra.getByRole('button', { name: 'Huisartsenpraktijk De Linde' }).click();
  await page.getByRole('heading', { name: 'Huisartsenpraktijk De Linde' }).waitFor();
  await page.getByText('Dependance Rietoever').first().waitFor();
  await page.getByText('050-000 01 11').first().waitFor();
  await fits(desk, 'directory-place');

  await page.goto('/wegwijzer');
  await page.getByLabel('Wie of wat zoekt u?').fill('9799 NC');
  await page.getByText('hoort op di 24 nov bij WIJ-team Noorderbuurt').waitFor();
  await page.getByLabel('Op welke dag').fill('2027-01-04');
  await page.getByText('bij WIJ-team Havenbuurt').waitFor();
  await fits(desk, 'directory-postcode');

  await page.goto('/bureau/wegwijzer?tab=coverage');
  const kompas = page.getByRole('region', { name: 'Huisartsenpraktijk Het Kompas' });
  await kompas.getByText('nooit toegewezen').first().waitFor();
  await fits(desk, 'directory-coverage');
  await page.goto('/bureau/wegwijzer?tab=mine');
  await page.getByLabel('Woorden waarmee u gevonden wilt worden').waitFor();
  await fits(desk, 'directory-mine');

  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole('button', { name: 'Lijst voor aan de muur' }).click();
  await page.emulateMedia({ media: 'print' });
  await page.locator('.wall').getByText('Petra Hoekstra').first().waitFor();
  const wall = (await page.locator('.wall').textContent())!;
  expect(wall).not.toContain('050-000 01 11');
  await shot(page, 'directory-wall');
  expect(await page.pdf({ format: 'A4' }).then((pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length)).toBeLessThanOrEqual(2);
});

test('an administrator sees what a file would change before it does, and nothing else of the directory', async () => {
  const seated = await sitDown(town.browser, town.url, 'yusuf');
  const { page, heard } = seated;
  await page.goto('/bureau/sociale-kaart');
  const file = 'naam;soort;telefoon\nApotheek De Vijzel;pharmacy;050-000 12 99\nTandarts Zoë;dentist;050-000 17 00\n=1+1;dentist;\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'tandartsen.csv', mimeType: 'text/csv', buffer: Buffer.from(file, 'latin1') });
  await page.getByText('Herkend als WINDOWS-1252, gescheiden door puntkomma.').waitFor();
  await page.getByRole('button', { name: 'Gewijzigd 1' }).click();
  await page.getByText('050-000 12 99').waitFor();
  await fits(seated, 'directory-import');
  await page.getByRole('button', { name: 'Geweigerd 1' }).click();
  await page.getByText('Hier staat een formule').waitFor();
  await page.getByRole('button', { name: 'Voer alles door (2)' }).click();
  await page.getByText('2 regels doorgevoerd.').waitFor();
  expect(heard.filter(({ body }) => body.includes('050-000 01 11')).map(({ from }) => from)).toEqual([]);
});
