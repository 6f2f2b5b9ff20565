import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD, emailOf } from '../../../db/seed/people.ts';
import { nameOf } from './neighbourhood.ts';

/** How long a screen may take on a machine that has other things to do; every wait is for a condition, so a quick machine waits for nothing. */
export const PATIENCE_MS = 30_000;

export type Desk = {
  key: string;
  /** as it stands on screens */
  name: string;
  page: Page;
  context: BrowserContext;
  /** everything that the server sent to this browser: bodies of answers and frames of sockets, with where they came from */
  heard: { from: string; body: string }[];
  /** errors that the browser wrote down */
  faults: string[];
};

export type DeskOptions = { phone?: boolean; locale?: 'nl' | 'en' };

/** A browser of its own for somebody of the demo, not yet signed in, listening to all that comes in. */
export async function openDesk(browser: Browser, url: string, key: string, options: DeskOptions = {}): Promise<Desk> {
  const viewport = options.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: url, viewport, hasTouch: options.phone, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  context.setDefaultTimeout(PATIENCE_MS);
  if (options.locale) await context.addInitScript((locale) => localStorage.setItem('mekoar-locale', locale), options.locale);
  const page = await context.newPage();
  const desk: Desk = { key, name: nameOf(key), page, context, heard: [], faults: [] };
  listen(desk);
  return desk;
}

/** The same, signed in and past the sign-in page. */
export async function sitDown(browser: Browser, url: string, key: string, options: DeskOptions = {}): Promise<Desk> {
  const desk = await openDesk(browser, url, key, options);
  const answer = await desk.context.request.post('/api/auth/sign-in/email', { data: { email: emailOf(key), password: DEMO_PASSWORD } });
  if (!answer.ok()) throw new Error(`${key} could not sign in: ${answer.status()} ${await answer.text()}`);
  return desk;
}

/** Signs in as people do: the address, the password, the button. */
export async function signIn({ page, key }: Desk): Promise<void> {
  await page.goto('/');
  await page.getByLabel('E-mailadres').fill(emailOf(key));
  await page.getByLabel('Wachtwoord', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Asks the server something with the session of this browser; throws on any other status than 200. */
export async function ask<T>(desk: Desk, path: string): Promise<T> {
  const answer = await desk.context.request.get(path);
  if (answer.status() !== 200) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Says something to an instance past the screen, as somebody might who does not use ours; the status and what came back. */
export async function say(desk: Desk, id: string, type: string, payload: Record<string, unknown> = {}): Promise<{ status: number; body: any }> {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const answer = await desk.context.request.post(`/api/instances/${id}/events`, { headers, data: { type, ...payload } });
  return { status: answer.status(), body: await answer.json() };
}

function listen({ page, heard, faults }: Desk): void {
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (!path.startsWith('/api/') && !path.startsWith('/socket.io')) return;
    // An answer that the page walked away from has no body any more.
    response.text().then(
      (body) => heard.push({ from: path, body }),
      () => {},
    );
  });
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push({ from: 'socket', body: payload.toString() })));
}
