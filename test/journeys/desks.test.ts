import { afterAll, beforeAll, expect, test } from 'vitest';
import { runReviews } from '../../server/audit/run-reviews.ts';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';

/** `npm run check` judges every desk in both languages at both widths; `npm test` in Dutch, on a desktop, and that it fits a phone. */
const WHOLE = process.env.WHOLE === '1';
const LOCALES = WHOLE ? (['nl', 'en'] as const) : (['nl'] as const);
/** The privacy officer, the administrator, and a professional: between them they find every desk. */
const HATS = ['helga', 'yusuf', 'ilse'] as const;
type Hat = (typeof HATS)[number];

let town: Neighbourhood;
const people = {} as Record<Hat, Desk>;

beforeAll(async () => {
  town = await openNeighbourhood();
  await runReviews(town.running);
  for (const key of HATS) people[key] = await sitDown(town.browser, town.url, key);
});
afterAll(() => town?.close());

/** Judges what stands there: axe on a desktop, (WHOLE) axe on a phone, and that nothing sticks out there. */
async function judge({ page }: Desk, name: string): Promise<string[]> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const found = (await faultsOf(page)).map((fault) => `${name} wide: ${fault}`);
  await shot(page, `desk-${name}`);
  await page.setViewportSize({ width: 390, height: 844 });
  if (WHOLE) found.push(...(await faultsOf(page)).map((fault) => `${name} phone: ${fault}`));
  found.push(...(await widerThanPage(page)).map((fault) => `${name} sideways: ${fault}`));
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

/** In each language, by what the browser remembers. */
async function inEach(desk: Desk, path: string, work: (locale: string) => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const locale of LOCALES) {
    await desk.page.goto('/bureau');
    await desk.page.evaluate((chosen) => localStorage.setItem('mekoar-locale', chosen), locale);
    await desk.page.goto(path);
    await desk.page.locator('.page h1').first().waitFor();
    found.push(...(await work(locale)));
  }
  return found;
}

for (const key of HATS)
  test(`every desk of ${key} can be read by everybody and fits a phone`, async () => {
    const desk = people[key];
    await desk.page.goto('/bureau');
    await desk.page.locator('a.desk').first().waitFor();
    const paths = await desk.page.locator('a.desk').evaluateAll((links) => links.map((one) => one.getAttribute('href')!));
    expect(paths.length).toBeGreaterThan(1);
    const found: string[] = [];
    for (const path of ['/bureau', ...paths]) found.push(...(await inEach(desk, path, (locale) => judge(desk, `${key}-${path.split('/').at(-1)}-${locale}`))));
    expect(found).toEqual([]);
  });

test('the team of a case sees who read it, and all files of its client', async () => {
  const owner = people.ilse;
  const me = await ask<{ person: { id: string } }>(owner, '/api/me');
  const { rows } = await ask<{ rows: { id: string }[] }>(owner, `/api/instances?machine=case&owner=${me.person.id}`);
  const found = await inEach(owner, `/casus/${rows[0].id}`, async (locale) => {
    const part = owner.page.getByRole('region', { name: locale === 'nl' ? 'Wie heeft dit dossier gezien' : 'Who has seen this file' });
    await part.getByRole('button').click();
    await part.locator('li').first().waitFor();
    const own = await judge(owner, `readers-${locale}`);
    await part.getByRole('combobox').selectOption('client');
    await part.getByText(locale === 'nl' ? /dossiers waarin u werkt/ : /files in which you work/).waitFor();
    return [...own, ...(await judge(owner, `readers-client-${locale}`))];
  });
  expect(found).toEqual([]);
});

test('the privacy officer finds the review, signs a line, asks the log, sees why, and who saw a client', async () => {
  const officer = people.helga;
  const { page } = officer;
  const found = await inEach(officer, '/bureau/log', async (locale) => {
    const nl = locale === 'nl';
    const own: string[] = [];
    const line = page.locator('tbody tr', { has: page.getByRole('button', { name: nl ? 'Verklaard' : 'Explained' }) });
    await line.first().waitFor();
    const open = await line.count();
    await line
      .first()
      .getByRole('button', { name: nl ? 'Verklaard' : 'Explained' })
      .click();
    await expect.poll(() => line.count()).toBe(open - 1);
    await page.getByRole('tab').nth(1).click();
    await page.getByLabel(nl ? 'Vraag' : 'Question').selectOption('employee');
    await page.getByLabel(nl ? 'Medewerker' : 'Employee').selectOption({ label: 'Ilse Wiersma' });
    await page.getByRole('button', { name: nl ? 'Toon' : 'Show', exact: true }).click();
    await page.locator('tbody button[aria-expanded]').first().click();
    await page.locator('tbody button[aria-expanded=true] >> xpath=../.. >> .small').first().waitFor();
    own.push(...(await judge(officer, `log-why-${locale}`)));
    await page.getByLabel(nl ? 'Naam van de cliënt' : 'Name of the client').fill('Mulder');
    await page.getByRole('button', { name: nl ? 'Zoek op' : 'Look up' }).click();
    await page.getByRole('status').getByRole('button').first().click();
    await page.locator('ul.rows li').first().waitFor();
    own.push(...(await judge(officer, `log-client-${locale}`)));
    await page.getByRole('tab').nth(2).click();
    await page.locator('code').waitFor();
    own.push(...(await judge(officer, `log-state-${locale}`)));
    return own;
  });
  expect(found).toEqual([]);
});

test('the officer was told of the review, and the message leads there', async () => {
  const { page } = people.helga;
  await page.goto('/berichten');
  await page
    .getByRole('link', { name: /weekcontrole|weekly review/ })
    .first()
    .click();
  await page.waitForURL('**/bureau/log');
});

test('the administrator gives one person an address of his own', async () => {
  const { page } = people.yusuf;
  await page.goto('/bureau/verzending');
  await page.evaluate(() => localStorage.setItem('mekoar-locale', 'nl'));
  await page.reload();
  await page.getByRole('combobox', { name: 'Organisatie' }).fill('Linde');
  // A second organisation, Fysiotherapie Lindeplein, has the word in its name too.
  await page.getByRole('option', { name: 'Huisartsenpraktijk De Linde' }).click();
  await page.getByRole('combobox', { name: 'Persoon (mag leeg)' }).fill('Eline');
  await page.getByRole('option', { name: /Eline/ }).click();
  await page.getByLabel('Mailadres').fill('eline@delinde.example');
  await page.getByRole('button', { name: 'Voeg toe' }).click();
  await page.locator('li', { hasText: 'eline@delinde.example' }).getByText('Eline Bakker').waitFor();
  expect(await judge(people.yusuf, 'outbox-address')).toEqual([]);
});

test('and no desk stumbled', () => {
  expect(HATS.flatMap((key) => people[key].faults)).toEqual([]);
});
