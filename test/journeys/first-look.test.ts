import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { openProduct, type Product } from '../stories/open-product.ts';

let browser: Browser;
let demo: Product;
let empty: TestApp;
beforeAll(async () => {
  [browser, demo, empty] = await Promise.all([openBrowser(), openProduct('2026-11-24T12:20'), startTestApp({ demo: false })]);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
  await empty.close();
});

async function visit(url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** What WCAG 2.2 AA finds wrong on the page, as one line each. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  return found.map((one) => `${one.id}: ${one.nodes[0].target.join(' ')}`);
}

describe('the first look', () => {
  test('who opens the demo picks a person from the list and sees what waits for her', async () => {
    const page = await visit(demo.url);
    await page.getByRole('button', { name: /Petra Hoekstra/ }).click();

    await page.getByText('Mw. J. de Vries').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByText('MDO ouderen november').first().click();
    await page.getByText('Dhr. H. Mulder').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('who opens an empty product is led to the page that makes the first organisation', async () => {
    const page = await visit(empty.url);
    await page.waitForURL(`${empty.url}/begin`);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Naam van de organisatie').fill('Praktijk De Eik');
    await page.getByLabel('Uw naam').fill('Wilma Stam');
    await page.getByLabel('Uw e-mailadres').fill('wilma@example.org');
    await page.getByLabel('Kies een wachtwoord').fill('een lang wachtwoord');
    await page.getByRole('button', { name: 'Begin' }).click();
    // A second factor follows; how it is set up stands in identity.test.ts.
    await page.getByRole('heading', { name: 'Een tweede sleutel op de deur' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await empty.store.db.selectFrom('persons').select('name').execute()).toEqual([{ name: 'Wilma Stam' }]);
    await page.context().close();
  });
});
