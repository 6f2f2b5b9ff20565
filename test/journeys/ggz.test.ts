import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';
import { takeStep } from './support/steps.ts';

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

/** The picture of a screen by night. */
async function dark(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS !== '1') return;
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  await shot(page, name);
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'light'));
  await page.emulateMedia({ colorScheme: null });
}

const trackOf = async (desk: Desk, machine: string, name: string): Promise<string> => {
  const { rows } = await ask<{ rows: { id: string; title: string; machine: string }[] }>(desk, `/api/instances?machine=${machine}&limit=100`);
  return rows.find((row) => row.title === name)!.id;
};

test('[GGZ2] [GGZ4] [GGZ7] [GGZ8] the monthly talk: monitoring first, a judgement with its child check, a signal for the child, and somebody in acute danger', async () => {
  const desk = await sitDown(town.browser, town.url, 'marieke');
  const { page } = desk;
  await page.goto('/bureau/ggz-overleg');
  const running = page.getByRole('region', { name: 'Lopende monitoring' });
  await running.getByText('Rob Venema').waitFor();
  await running.getByText('contact te laat').waitFor();
  await fits(desk, 'ggz-desk');
  await dark(page, 'ggz-desk-dark');

  // One: who is monitored; the contact that was late.
  await page.getByRole('link', { name: 'Begin het overleg' }).click();
  await page.getByRole('heading', { name: 'Rob Venema' }).waitFor();
  await takeStep(page, page.getByRole('region', { name: 'Volgende stap' }).or(page.locator('section.card').first()).first(), 'Contact gehad', (form) =>
    form.getByLabel('Aantekening').fill('Nam meteen op. Donderdag samen naar de post.'),
  );
  await shot(page, 'ggz-monitoring');

  // Two: somebody on the list, with children.
  await page.goto(`/i/${await trackOf(desk, 'ggz', 'Kim de Boer')}`);
  await page.getByRole('button', { name: 'Begin de bespreking' }).click();
  const open = page.getByRole('dialog').getByRole('button', { name: 'Begin de bespreking' });
  await open.click();
  await page.getByRole('heading', { name: 'Gesprek en inschatting' }).waitFor();
  await page.getByRole('button', { name: 'Leg de inschatting vast' }).click();
  await page.getByRole('alert').getByText('Gedachten aan de dood').waitFor();
  await fits(desk, 'ggz-errors');
  await page.getByLabel('1. Gedachten aan de dood').fill('Soms moe van alles, geen gedachten aan de dood.');
  await page.getByLabel('6. Wat beschermt').fill('Haar dochter, en oma die elke dag komt.');
  const children = page.getByRole('group', { name: 'Kindcheck' });
  await children.getByRole('radio', { name: 'ja' }).first().click();
  await children.getByLabel('2. Hoe oud').fill('Mila, zeven');
  await children.getByRole('radio', { name: 'ja' }).nth(1).click();
  await page.getByRole('radio', { name: 'verhoogd' }).click();
  await shot(page, 'ggz-talk');
  await dark(page, 'ggz-talk-dark');
  await page.getByRole('button', { name: 'Leg de inschatting vast' }).click();
  await page.getByRole('heading', { name: 'Er zijn zorgen over een kind' }).waitFor();
  await fits(desk, 'ggz-child');
  await page.getByRole('button', { name: 'Maak een signaal voor het kind' }).click();
  await page.getByRole('link', { name: 'Open het signaal' }).waitFor();
  await page.getByRole('button', { name: 'Leg afspraken vast' }).click();
  await page.getByText('Gedaan: Leg afspraken vast').waitFor();
  await shot(page, 'ggz-agreed');
  const about = await page.getByRole('link', { name: 'Open het signaal' }).getAttribute('href');
  const signal = JSON.stringify(await ask(desk, `/api/instances/${about!.split('/').at(-1)}`));
  for (const said of ['Kim', 'oma die elke dag', 'Mila', 'moe van alles']) expect(signal).not.toContain(said);

  // Three: a new one, who cannot wait.
  await page.goto(`/i/${await trackOf(desk, 'ggz', 'Wendy Post')}`);
  await page.getByRole('button', { name: 'Acuut gevaar' }).click();
  const alarm = page.getByRole('dialog');
  await alarm.getByText('Bel eerst').waitFor();
  await fits(desk, 'ggz-acute');
  await alarm.getByRole('button', { name: 'Meld acuut gevaar' }).click();
  await page.getByText('Marieke Dijkstra belt.').waitFor();
  await shot(page, 'ggz-calling');
});

test('[HOUR1] [HOUR3] an hour along four domains becomes a plan, and says what the fund does', async () => {
  const desk = await sitDown(town.browser, town.url, 'bakker');
  const { page } = desk;
  await page.goto(`/i/${await trackOf(desk, 'hourTalk', 'Samira Bakri')}`);
  await page.getByText('Dit uur wordt vergoed.').waitFor();
  const body = page.getByRole('region', { name: 'Lichaam' });
  await body.getByLabel('Hier speelt iets').check();
  await body.getByLabel('Wat speelt er').fill('Hoofdpijn, elke ochtend.');
  await page.getByRole('region', { name: 'Sociaal' }).getByLabel('Wat gaat goed').fill('Haar moeder past op.');
  await fits(desk, 'hour-4d');
  await page.getByRole('button', { name: 'Leg het gesprek vast' }).click();
  await page.getByRole('heading', { name: 'Het plan' }).waitFor();
  await shot(page, 'hour-plan');
  await page.getByLabel('Doel').first().fill('Weer een nacht doorslapen');
  await page.getByRole('button', { name: 'Leg het plan vast' }).click();
  await page.locator('form').getByRole('alert').getByText('Evaluatie op').waitFor();
});

test('[MELD1] [MELD2] [MELD8] the reporting code: each step in its turn with its record, and the weighing before the decision', async () => {
  const desk = await sitDown(town.browser, town.url, 'nadia');
  const { page } = desk;
  await page.goto(`/i/${await trackOf(desk, 'meldcode', 'Luuk Tamminga')}`);
  const path = page.getByRole('region', { name: 'De vijf stappen' });
  await path.getByText('Mevrouw Prins').waitFor();
  await shot(page, 'meldcode-step3');
  await takeStep(page, path, 'Gesproken', (form) => form.getByLabel('Aantekening').fill('Moeder huilde en wil dat het stopt.'));
  await takeStep(page, path, 'Wel een vermoeden', (form) => form.getByLabel('Toelichting').fill('Hij vertelt het zelf, en moeder bevestigt het.'));
  for (const [nth, answer] of ['ja', 'nee', 'ja', 'ja', 'nee'].entries()) await path.getByRole('radio', { name: answer }).nth(nth).click();
  await path.getByLabel('Toelichting op de afweging').fill('De hulp begint pas over zes weken.');
  await path.getByText('Zo gewogen is melden nodig.').waitFor();
  expect(await path.getByRole('button', { name: 'Besluit: hulp organiseren' }).count()).toBe(0);
  await fits(desk, 'meldcode-weighing');
  await dark(page, 'meldcode-weighing-dark');
  await path.getByRole('button', { name: 'Besluit: melden' }).click();
  await page.getByRole('heading', { name: 'Melden bij Veilig Thuis' }).waitFor();
  await fits(desk, 'meldcode-report');
});
