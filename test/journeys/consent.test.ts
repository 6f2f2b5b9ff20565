import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { makeWorld, type World } from '../support/world.ts';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { shot } from './support/shot.ts';

const SAID = 'Vertelde over de kanariepiet van vroeger';
let browser: Browser;
let app: TestApp;
let world: World;
beforeAll(async () => {
  [browser, app] = await Promise.all([openBrowser(), startTestApp({ demo: false, real: true })]);
  world = await makeWorld(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
async function sitDown(cookie?: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.url, viewport: { width: 1440, height: 900 }, locale: 'nl-NL' });
  const pairs = cookie?.split('; ').map((pair) => pair.split(/=(.*)/s)) ?? [];
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url: app.url })));
  return context.newPage();
}

async function look(page: Page, name: string): Promise<void> {
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  expect([name, await widerThanPage(page)]).toEqual([name, []]);
  await page.setViewportSize(before);
  await shot(page, name);
}

async function made(asked: ReturnType<Visitor['post']>): Promise<string> {
  const { status, body } = await asked;
  expect([status, body.code]).toEqual([status < 300 ? status : 201, undefined]);
  return body.id as string;
}

/** A case of the team with a mental health talk in it that a colleague may read only with consent. */
async function someCase(petra: Visitor) {
  const client = await made(petra.post('/api/clients', { name: 'Rob de Vries', birthDate: '1988-02-02' }));
  const id = await made(petra.start('case', { clientId: client, theme: 'MENTAL_HEALTH', orgId: world.orgs.team, owner: world.people.petra }));
  await made(petra.say(id, 'ADD_TO_TEAM', { person: world.people.joost }));
  const talk = await made(petra.start('ggz', { caseId: id, question: SAID }));
  const content = ['CONTACT', 'SUPPORT_PRESENT', 'SOCIAL', 'MEDICAL', 'MENTAL'];
  await made(petra.start('consent', { caseId: id, content, recipients: ['MDO', 'GP', 'WIJ_WORKER'] }));
  return { id, talk };
}

/** The administrator invites somebody with two hats; she sets up her password and her codes herself. */
async function invited(admin: Visitor): Promise<Page> {
  const hat = { org: world.orgs.practice, title: 'POH-ouderenzorg', roles: ['POH_O'] };
  const answer = await admin.post('/api/administration/invitations', { name: 'Lena Smit', email: 'lena@voorbeeld.test', membership: hat });
  expect([answer.status, answer.body.code]).toEqual([201, undefined]);
  const at = '2020-01-01T00:00:00.000Z';
  const hats = [{ ...hat, title: 'Liaison wijkteam', org: world.orgs.team, roles: ['POH_O', 'LIAISON'] }, ...(answer.body.waiting ? [hat] : [])];
  await app.store.write((tx) =>
    tx
      .insertInto('memberships')
      .values(
        hats.map(({ org, title, roles }) => ({
          id: crypto.randomUUID(),
          person_id: answer.body.person,
          org_id: org,
          title,
          themes: '[]',
          from_at: at,
          until_at: null,
          roles: JSON.stringify(roles),
        })),
      )
      .execute(),
  );
  const page = await sitDown();
  const link = new URL(answer.body.link, app.url);
  await page.goto(`${app.url}${link.pathname}${link.search}${link.hash}`);
  await page.getByLabel('Kies een wachtwoord').fill('vier losse woorden hier');
  await button(page, 'Verder').click();
  await button(page, 'Instellen: App met codes').click();
  await button(page, 'Instellen').click();
  const secret = (await page.locator('code').first().innerText()).replace(/\s/g, '');
  await page.getByLabel('Code die de app nu toont').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await button(page, 'Bevestigen').click();
  await button(page, 'Ik heb ze bewaard').click();
  await look(page, 'consent-choose-hat');
  await button(page, /Liaison wijkteam/).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}

test('an invited colleague chooses her hat, records consent and takes it back, and somebody else’s open screen loses it', { timeout: 240_000 }, async () => {
  const [petra, joost, admin] = [await signIn(app.url, 'petra'), await signIn(app.url, 'joost'), await signIn(app.url, 'admin')];
  const { id, talk } = await someCase(petra);
  const lena = await invited(admin);
  await lena.goto(`/casus/${id}`);
  const card = lena.locator('#toestemming article.consent-card').filter({ hasText: 'psychische gegevens' });
  await card.getByText('Wie moet ja zeggen').waitFor();
  await look(lena, 'consent-not-asked');

  await card.getByRole('button', { name: 'Vraag toestemming' }).click();
  await lena.getByRole('dialog').getByRole('button', { name: 'Vraag toestemming' }).click();
  await lena.getByRole('dialog').waitFor({ state: 'detached' });
  await card.getByRole('button', { name: 'Toestemming gegeven' }).click();
  await lena.getByRole('dialog').getByRole('button', { name: 'Toestemming gegeven' }).click();
  await lena.getByRole('dialog').waitFor({ state: 'detached' });
  await card.getByText(/cliënt zei ja/).waitFor();
  await look(lena, 'consent-given');
  const paper = await lena.request.get((await card.getByRole('link', { name: /Brief voor de cliënt/ }).getAttribute('href'))!);
  expect([paper.status(), (await paper.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);

  const other = await sitDown(joost.cookie);
  await other.goto(`/i/${talk}`);
  await other.getByText(SAID).first().waitFor();

  await card.getByRole('button', { name: /Trek in/ }).click();
  await card.getByText('Dit stopt zodra u bevestigt').waitFor();
  expect(await faultsOf(lena)).toEqual([]);
  if (process.env.SHOTS === '1') await card.screenshot({ path: '/tmp/shots-journeys/consent-what-stops.png' });
  await card.getByRole('button', { name: 'Toestemming intrekken' }).click();
  await other.getByText(SAID).first().waitFor({ state: 'detached', timeout: 10_000 });
  await look(other, 'consent-gone-elsewhere');
  expect((await joost.get(`/api/instances/${talk}`)).status).toBe(404);
});
