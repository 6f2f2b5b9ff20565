import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { shot } from './support/shot.ts';

let browser: Browser;
let app: TestApp;
let site: string;
beforeAll(async () => {
  [browser, app] = await Promise.all([openBrowser(), startTestApp({ demo: false, real: true })]);
  // A passkey belongs to a name, not to a number.
  site = app.url.replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function sitDown(): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: site, viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
  return { page: await context.newPage(), context };
}

/** A device that has a finger on it: WebAuthn as Chromium's own tests do it. */
async function giveAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
}

/** Looks: no faults by axe, nothing wider than a phone, a picture when asked for. */
async function look(page: Page, name: string): Promise<void> {
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  expect([name, await widerThanPage(page)]).toEqual([name, []]);
  await page.setViewportSize(before);
  await shot(page, name);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('an administrator sets up codes, invites a colleague, and she gets in with a passkey and nothing else', { timeout: 120_000 }, async () => {
  const { page } = await sitDown();
  await page.goto('/begin');
  for (const [label, value] of [
    ['Naam van de organisatie', 'Praktijk De Eik'],
    ['Uw naam', 'Wilma Stam'],
    ['Uw e-mailadres', 'wilma@example.org'],
    ['Kies een wachtwoord', 'paarden accu nietje'],
  ])
    await page.getByLabel(label).fill(value);
  await button(page, 'Begin').click();
  await look(page, 'identity-choose-factor');
  await button(page, 'Instellen: App met codes').click();
  await button(page, 'Instellen').click();
  const secret = (await page.locator('code').first().innerText()).replace(/\s/g, '');
  await look(page, 'identity-totp');
  await page.getByLabel('Code die de app nu toont').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await button(page, 'Bevestigen').click();
  await button(page, 'Ik heb ze bewaard').waitFor();
  await look(page, 'identity-codes');
  await button(page, 'Ik heb ze bewaard').click();
  await page.goto('/bureau/mensen');

  await button(page, 'Iemand uitnodigen').click();
  await page.getByLabel('Naam', { exact: true }).fill('Lena Smit');
  await page.getByLabel('E-mailadres').fill('lena@example.org');
  await page.getByLabel('Functie, zoals op het naamkaartje').fill('POH-ouderenzorg');
  await page.getByRole('combobox', { name: 'Rollen' }).click();
  await page.getByRole('option', { name: /POH/ }).first().click();
  await page.keyboard.press('Escape');
  await look(page, 'identity-invite');
  await button(page, 'Uitnodiging maken').click();
  const link = await page.locator('pre').innerText();
  await look(page, 'identity-link');
  await page.keyboard.press('Escape');
  await page.getByText('uitgenodigd').first().waitFor();
  await look(page, 'identity-people');

  const guest = await sitDown();
  await giveAuthenticator(guest.page);
  await guest.page.goto(link);
  await guest.page.getByRole('heading', { name: 'Welkom, Lena Smit' }).waitFor();
  await look(guest.page, 'identity-welcome');
  await guest.page.getByLabel('Kies een wachtwoord').fill('vier losse woorden hier');
  await button(guest.page, 'Verder').click();
  await button(guest.page, 'Instellen: Passkey').click();
  await button(guest.page, 'Passkey maken').click();
  await button(guest.page, 'Ik heb ze bewaard').click();
  await guest.page.getByRole('navigation').first().waitFor();

  await guest.page.goto('/bureau/beveiliging');
  await guest.page.getByText('deze sessie').waitFor();
  await look(guest.page, 'identity-security');
  // With the passkey alone: no name, no password.
  await guest.context.request.post('/api/auth/sign-out');
  await guest.page.goto('/aanmelden');
  await button(guest.page, 'Aanmelden met een passkey').waitFor();
  await look(guest.page, 'identity-sign-in');
  await button(guest.page, 'Aanmelden met een passkey').click();
  await guest.page.getByRole('navigation').first().waitFor();
  // And as the second factor after a password.
  await guest.context.request.post('/api/auth/sign-out');
  await guest.page.goto('/aanmelden');
  await guest.page.getByLabel('E-mailadres').fill('lena@example.org');
  await guest.page.getByLabel('Wachtwoord', { exact: true }).fill('vier losse woorden hier');
  await button(guest.page, 'Aanmelden').first().click();
  await button(guest.page, 'Passkey gebruiken').waitFor();
  await look(guest.page, 'identity-second');
  await button(guest.page, 'Passkey gebruiken').click();
  await guest.page.getByRole('navigation').first().waitFor();

  // What gives access asks the second factor again when it is older than five minutes, and goes on by itself.
  await app.store.write((tx) => (tx as any).updateTable('session').set({ freshAt: '2020-01-01T00:00:00.000Z' }).execute());
  await app.store.write((tx) => tx.updateTable('totp').set({ last_step: 0 }).execute());
  await button(page, /^Lena Smit/).click();
  await button(page, 'Nieuwe uitnodiging').click();
  await page.getByText('Bevestig dat u het bent').first().waitFor();
  await look(page, 'identity-step-up');
  await page.getByLabel('Code uit uw app').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await button(page, 'Bevestigen').click();
  await page.getByText(/De uitnodiging voor Lena Smit/).waitFor();
});
