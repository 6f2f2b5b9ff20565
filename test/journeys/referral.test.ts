import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { MessageContext } from '../../machines/message/contract.ts';
import { offerLink } from '../../server/external-answer/offer-link.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { shot, shotOfFailure } from './support/shot.ts';

const WHY = 'De OJG sprak Yara al vier keer. Zij slaapt niet meer en praat over weglopen.';
type Seat = { key: string; page: Page; context: BrowserContext; faults: string[]; heard: string[] };
let app: TestApp;
let world: World;
let browser: Browser;
let joost: Seat;
let eline: Seat;
let outside: Seat;
let asJoost: Visitor;
let caseId: string;
let referral: string;

beforeAll(async () => {
  [browser, app] = await Promise.all([openBrowser(), startTestApp({ real: true })]);
  world = await makeWorld(app);
  asJoost = await signIn(app.url, 'joost');
  await provider();
  caseId = await caseOfYara();
  joost = await sitDown('joost', asJoost.cookie);
  eline = await sitDown('eline', (await signIn(app.url, 'eline')).cookie, true);
  outside = await sitDown('outside');
});
afterEach(({ task }) => shotOfFailure(task, [joost, eline, outside].filter(Boolean)));
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function sitDown(key: string, cookie?: string, phone = false): Promise<Seat> {
  const viewport = phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: app.url, viewport, hasTouch: phone, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  context.setDefaultTimeout(15_000);
  const pairs = cookie?.split('; ').map((pair) => pair.split(/=(.*)/s)) ?? [];
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url: app.url })));
  const seat: Seat = { key, context, page: await context.newPage(), faults: [], heard: [] };
  seat.page.on('pageerror', (error) => seat.faults.push(error.message));
  seat.page.on('response', (response) => {
    if (response.url().includes('/api/'))
      response.text().then(
        (body) => seat.heard.push(body),
        () => {},
      );
  });
  return seat;
}

/** A provider without people who log in, with an offer that has no contract. */
async function provider(): Promise<void> {
  const [org, id] = [app.ids.uuid(), app.ids.uuid()];
  const unknown = { age_from: 12, age_until: 18, wait_asked_on: null, line_of_care: 'SECOND', keywords: 'jeugdhulp, angst' };
  await app.store.write(async (tx) => {
    await tx.insertInto('organisations').values({ id: org, name: 'Praktijk De Kade', kind: 'provider', phone: null, address: null }).execute();
    await tx
      .insertInto('services')
      .values({ id, org_id: org, name: 'Behandeling jeugd', kind: 'youth-care', contract: 'NO', wait_weeks: 6, ...unknown })
      .execute();
  });
}

/** A girl of fourteen with a GP, and a case of the team that Joost leads. */
async function caseOfYara(): Promise<string> {
  const about = { name: 'Yara Kaya', birthDate: '2012-03-03', gpPerson: world.people.eline, gpOrg: world.orgs.practice };
  const client = await made(asJoost.post('/api/clients', about));
  return made(asJoost.start('case', { clientId: client, theme: 'YOUTH', orgId: world.orgs.team, owner: world.people.joost }));
}

async function made(asked: ReturnType<Visitor['post']>): Promise<string> {
  const { status, body } = await asked;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body.id as string;
}

/** Axe on this screen, and nothing that sticks out on a phone. */
async function look({ page }: Seat, name: string): Promise<void> {
  await shot(page, `referral-${name}`);
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  expect([name, await widerThanPage(page)]).toEqual([name, []]);
  await page.setViewportSize(before);
}

test('the referrer fills in one screen from the case, sees what happens, and the letter waits for the GP', async () => {
  const { page } = joost;
  await page.goto(`/casus/${caseId}`);
  await page.getByRole('link', { name: 'Verwijs' }).click();
  await page.getByRole('heading', { name: 'Verwijzen' }).waitFor();
  await page.getByRole('button', { name: 'Dien in' }).click();
  await page.getByRole('alert').first().waitFor();
  await look(joost, 'empty');
  await page.getByRole('combobox', { name: 'Naar welke hulp' }).click();
  await page.getByRole('option', { name: 'gespecialiseerde jeugdhulp' }).click();
  await page.getByRole('region', { name: 'Eerst de huisarts' }).getByText('dr. Eline Bakker').waitFor();
  await page.getByRole('textbox', { name: 'Aan wie' }).fill('Kade');
  await page.getByRole('option', { name: /Behandeling jeugd/ }).click();
  for (const [label, text] of [
    ['Vraag aan de ontvanger', 'Onderzoek en behandeling van angst'],
    ['Reden, voorgeschiedenis, wat is geprobeerd', WHY],
    ['Doel van de cliënt', 'Weer naar school durven'],
    ['Risico en veiligheid', 'Geen bijzonderheden'],
    ['Wie heeft gezag', 'Moeder heeft gezag; zij is bij alle gesprekken.'],
  ])
    await page.getByLabel(label).fill(text);
  // The offer has no contract: the client must know (BR-06).
  await page.getByText('De cliënt weet dat er geen contract is en wat dat kan kosten').click();
  await page.getByText('geest', { exact: true }).click();
  await page.getByText('De cliënt kent deze verwijzing en is akkoord').click();
  await page.getByText('De brief is compleet.').waitFor();
  await look(joost, 'filled-in');
  await page.getByRole('button', { name: 'Dien in' }).click();
  await page
    .getByText(/Wacht op het antwoord van de huisarts/)
    .first()
    .waitFor();
  referral = page.url().split('/').at(-1)!;
  await look(joost, 'asked');
  expect(joost.faults).toEqual([]);
});

test('the GP finds the question on top of the phone and answers with one press', async () => {
  const { page } = eline;
  await page.goto('/');
  const row = page.locator('section').first().locator('a.row').first();
  await row.waitFor();
  expect(await row.getAttribute('href')).toBe(`/i/${referral}`);
  await row.click();
  await page.getByRole('heading', { name: 'Onderzoek en behandeling van angst' }).waitFor();
  await page.getByText(WHY).waitFor();
  await look(eline, 'gp-question');
  await page.getByRole('button', { name: 'Bel mij even' }).click();
  await page.getByRole('button', { name: 'Terug' }).click();
  await page.getByRole('button', { name: 'Akkoord' }).click();
  await page.getByRole('heading', { name: 'Uw antwoord is verstuurd' }).waitFor();
  await look(eline, 'gp-done');
  await page.getByRole('link', { name: 'Naar mijn werk' }).click();
  await page.locator('section').first().waitFor();
  expect(eline.faults).toEqual([]);
});

test('the referrer sends it, and the receiver outside answers by the link without seeing anything of the client', async () => {
  const { page } = joost;
  await page.getByText('Klaar: Joost').first().waitFor();
  await page.getByText('De brief zoals hij vertrekt').click();
  await page.getByText('VERWIJSBRIEF').waitFor();
  await look(joost, 'ready');
  await page.getByRole('button', { name: 'Verstuur', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verstuur', exact: true }).click();
  await page
    .getByText(/Verzonden, wacht op bezorging/)
    .first()
    .waitFor();

  const link = await theLink();
  const guest = outside.page;
  await guest.goto(link);
  await guest.getByRole('heading', { name: 'Eén vraag over een verwijzing' }).waitFor();
  await look(outside, 'outside-question');
  expect(await guest.locator('body').innerText()).not.toMatch(/Yara|Kaya|angst/);
  await guest.getByText('Er is een afspraak gemaakt').click();
  await guest.getByLabel('Op welke dag').fill('2026-12-03');
  await guest.getByRole('button', { name: 'Verstuur antwoord' }).click();
  await guest.getByRole('heading', { name: /Uw antwoord is aangekomen/ }).waitFor();
  await look(outside, 'outside-thanks');
  await guest.goto('about:blank');
  await guest.goto(link);
  await guest.getByRole('heading', { name: 'Deze link is niet (meer) geldig' }).waitFor();
  await look(outside, 'outside-over');
  expect(outside.heard.join()).not.toMatch(/Yara|Kaya|angst/);

  await page
    .getByText(/via de link in de brief/)
    .first()
    .waitFor();
  expect((await asJoost.say(referral, 'ALLOCATION_NEEDED', { category: '54', from: '2026-12-03', volume: 4, unit: '04', frequency: '4' })).status).toBe(200);
  await page.getByRole('region', { name: 'Toewijzing door de gemeente' }).waitFor();
  await look(joost, 'accepted');
  await page.goto('/bureau/verwijzingen');
  const line = page.getByText('Yara Kaya').first();
  await line.waitFor();
  await look(joost, 'list');
  await line.click();
  await page.getByRole('heading', { name: /Yara Kaya/ }).waitFor();
  expect(joost.faults).toEqual([]);
});

/** The link that stands in the mail of this letter. */
async function theLink(): Promise<string> {
  const { store, clock, keys, url } = app;
  const row = await store.db
    .selectFrom('instances')
    .select(['id', 'context'])
    .where('machine', '=', 'message')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const offered = await offerLink({ store, clock, keys, baseUrl: url }, row.id, JSON.parse(row.context) as MessageContext);
  return offered!.url;
}
