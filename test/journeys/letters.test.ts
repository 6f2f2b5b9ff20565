import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { go, openMailWorld, type MailWorld } from '../outbound/mail-world.ts';
import { openBrowser } from '../support/browser.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { shot } from './support/shot.ts';

let browser: Browser;
let w: MailWorld;
beforeAll(async () => {
  [browser, w] = await Promise.all([openBrowser(), openMailWorld()]);
  // The front desk of the practice, and who leads the team.
  await hat('gone', 'practice', 'Doktersassistent', 'ASSISTANT');
  await hat('stranger', 'team', 'Teamleider', 'TEAM_MANAGER');
  await w.app.store.write((tx) =>
    tx.updateTable('organisations').set({ phone: '000 123 45 67', address: 'Lindelaan 1' }).where('id', '=', w.world.orgs.team).execute(),
  );
});
afterAll(async () => {
  await browser?.close();
  await w?.close();
});

async function hat(person: 'gone' | 'stranger', org: 'practice' | 'team', title: string, role: string): Promise<void> {
  const at = '2026-01-01T00:00:00.000Z';
  const row = {
    id: crypto.randomUUID(),
    person_id: w.world.people[person],
    org_id: w.world.orgs[org],
    title,
    roles: JSON.stringify([role]),
    themes: '[]',
    from_at: at,
    until_at: null,
  };
  await w.app.store.write(async (tx) => {
    await tx.deleteFrom('memberships').where('person_id', '=', w.world.people[person]).execute();
    await tx.insertInto('memberships').values(row).execute();
  });
}

async function sitDown(who: Visitor): Promise<Page> {
  const context = await browser.newContext({ baseURL: w.app.url, viewport: { width: 1440, height: 900 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  context.setDefaultTimeout(20_000);
  const pairs = who.cookie.split('; ').map((pair) => pair.split(/=(.*)/s));
  await context.addCookies(pairs.map(([name, value]) => ({ name, value, url: w.app.url })));
  // What is put on the clipboard cannot be read back under our own headers.
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text: string) => void Object.assign(globalThis, { copied: text }) } });
  });
  return context.newPage();
}

async function look(page: Page, name: string): Promise<void> {
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect([name, await widerThanPage(page)]).toEqual([name, []]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await shot(page, name);
}

async function made(asked: ReturnType<Visitor['post']>): Promise<string> {
  const { status, body } = await asked;
  expect([status < 300, body.code]).toEqual([true, undefined]);
  return body.id as string;
}

/** Help that ended, with an action that was carried out and one that goes on, and the client's word that the GP may hear of it. */
async function ended(joost: Visitor): Promise<string> {
  const { people, orgs } = w.world;
  const client = await made(joost.post('/api/clients', { name: 'Mw. R. Fictief', birthDate: '1950-01-01', gpPerson: people.eline, gpOrg: orgs.practice }));
  const caseId = await made(joost.start('case', { clientId: client, theme: 'ELDERLY', orgId: orgs.team, owner: people.joost }));
  const consent = await made(
    joost.start('consent', {
      caseId,
      clientId: client,
      purposes: ['FEEDBACK'],
      recipients: ['GP'],
      content: ['SUPPORT_PRESENT', 'SOCIAL'],
      askedBy: people.joost,
    }),
  );
  await made(joost.say(consent, 'ASK'));
  await made(joost.say(consent, 'GRANT', { signatory: 'CLIENT', form: 'SPOKEN' }));
  await made(joost.start('action', { caseId, owner: people.joost, text: 'Belt elke donderdag over de post', due: '2026-12-10' }));
  return made(joost.start('feedback', { caseId, clientId: client, kind: 'END', recipient: people.eline, recipientOrg: orgs.practice }));
}

test('somebody of the team sends how it ended; the front desk copies it into the record and says so; both see it', async () => {
  const joost = await signIn(w.app.url, 'joost');
  const feedback = await ended(joost);
  const page = await sitDown(joost);
  await page.goto(`/i/${feedback}`);
  await page.getByRole('heading', { name: 'De brief', exact: true }).waitFor();
  await page.getByText('uit de actiepunten').first().waitFor();
  await page.getByLabel('Vraag van de cliënt').fill('Mevrouw wil haar post weer zelf doen.');
  await page.getByLabel('Wat is er gedaan').fill('Drie gesprekken thuis; de post is geordend.');
  await page.getByLabel('Risico en veiligheid').fill('Laat soms het gas aan staan.');
  await page.getByText('Gaat niet mee: Risico en veiligheid (veiligheid). De toestemming dekt dat niet.').waitFor();
  await look(page, 'feedback-writing');
  await page.getByLabel('Advies aan de ontvanger').fill('Vraag bij het volgende consult hoe het slapen gaat.');
  await page
    .getByRole('radio', { name: 'doelen bereikt' })
    .or(page.getByLabel('Resultaat', { exact: true }))
    .first()
    .click();
  const option = page.getByRole('option', { name: 'doelen bereikt' });
  if (await option.isVisible().catch(() => false)) await option.click();
  await page.getByText('Alles wat dit niveau vraagt staat erin.').waitFor();
  await page.getByRole('button', { name: 'Klaar, controleer toestemming' }).click();
  const send = page.getByRole('button', { name: 'Verstuur', exact: true });
  await send.waitFor();
  await shot(page, 'feedback-ready');
  await send.click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Verstuur', exact: true }).click();
  await page.getByRole('heading', { name: 'Verzonden brieven' }).waitFor();
  await go(w.app);
  expect(w.gateway.taken).toHaveLength(1);
  expect(w.gateway.taken[0].raw).not.toContain('gas');

  const assistant = await sitDown(await signIn(w.app.url, 'gone'));
  await assistant.goto('/berichten');
  await assistant.getByText('Er is een brief voor u of uw praktijk gekomen').click();
  await assistant.getByRole('link', { name: 'Lees de brief' }).click();
  await assistant.getByRole('button', { name: 'Kopieer voor het HIS' }).click();
  await assistant.getByText('Gekopieerd', { exact: true }).waitFor();
  const copied = await assistant.evaluate(() => (globalThis as unknown as { copied: string }).copied);
  expect(copied).toContain('Vraag bij het volgende consult hoe het slapen gaat.');
  expect(copied).not.toContain('gas');
  await look(assistant, 'letter-received');
  await assistant.getByRole('button', { name: 'Verwerkt in HIS' }).click();
  await assistant.getByText(/Verwerkt in het HIS door Tom Kuiper/).waitFor();

  await page.reload();
  await page.getByText(/Verwerkt in het HIS door Tom Kuiper/).waitFor();
  await shot(page, 'feedback-filed');
}, 60_000);

test('who leads the team words its letters: what is wrong is pointed at, and a new version holds from a day on', async () => {
  const page = await sitDown(await signIn(w.app.url, 'stranger'));
  await page.goto('/bureau/brieven');
  await page.getByAltText(/Een voorbeeldbrief/).waitFor();
  const closing = page.getByLabel('Slot', { exact: true });
  await closing.fill('Met groet,\n{sender} {bsn}');
  await page.getByRole('button', { name: 'Maak versie 1' }).click();
  await page.getByText(/Slot, regel 2, teken 10: \{bsn\} mag niet in een brief staan/).waitFor();
  await shot(page, 'letter-templates-fault');
  await closing.fill('Vragen? Bel ons: {phone}.\nHartelijke groet,\n{sender}');
  await page.getByRole('button', { name: 'Maak versie 1' }).click();
  await page.getByRole('button', { name: 'Maak versie 2' }).waitFor();
  await page.getByText('geldt nu').waitFor();
  await look(page, 'letter-templates');
}, 60_000);
