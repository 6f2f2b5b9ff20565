import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, sitDown, type Desk } from './support/desk.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot, shotOfFailure } from './support/shot.ts';
import { button, choose } from './support/meeting-screen.ts';

type Line = { row: { id: string; title: string; state: string[] }; data: { visitFrom: string | null; lacks: string[] } };
let town: Neighbourhood;
let ilse: Desk;

beforeAll(async () => {
  town = await openNeighbourhood();
  ilse = await sitDown(town.browser, town.url, 'ilse');
});
afterAll(() => town?.close());
afterEach(({ task }) => shotOfFailure(task, [ilse]));

const lineOf = async (name: string): Promise<Line> => {
  const { lines } = await ask<{ lines: Line[] }>(ilse, '/api/boards/dementia');
  return lines.find(({ row }) => row.title.includes(name))!;
};
const open = async (name: string): Promise<void> => {
  await ilse.page.goto(`/i/${(await lineOf(name)).row.id}`);
  await ilse.page.getByRole('heading', { level: 1 }).waitFor();
};
/** Looks at what stands there: nothing sticks out of a phone, axe finds nothing, a picture of both. */
async function judge(name: string): Promise<void> {
  const { page } = ilse;
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const found = await faultsOf(page);
  await shot(page, `dementia-${name}`);
  await page.setViewportSize({ width: 390, height: 844 });
  found.push(...(await widerThanPage(page)));
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(found).toEqual([]);
}

test('the day begins with who is late, who is in crisis and who waits longest', async () => {
  const { page } = ilse;
  await page.goto('/bureau/casemanagement');
  await page.getByRole('region', { name: 'Op bezoek' }).getByText('14 dagen te laat').waitFor();
  await page.getByRole('region', { name: 'Op bezoek' }).getByText('Bezoek vandaag').waitFor();
  await page.getByRole('region', { name: 'Vraagt aandacht' }).getByText('Crisis', { exact: true }).waitFor();
  await page
    .getByRole('region', { name: 'Wacht het langst' })
    .getByText(/Wacht 5\d dagen: 1\d te lang/)
    .waitFor();
  const board = page.getByRole('group', { name: 'Trajecten casemanagement dementie' });
  await board.getByRole('region', { name: 'Wacht op een casemanager' }).getByText('Wacht 30 van 42 dagen').waitFor();
  await judge('board');
  await page.getByRole('tab', { name: 'Wachtlijst' }).click();
  await page
    .getByText(/dagen te lang, sinds/)
    .first()
    .waitFor();
  await judge('waiting');
});

test('a visit is recorded on a phone in a few taps, and the next one is planned with it', async () => {
  const { page } = ilse;
  await page.setViewportSize({ width: 390, height: 844 });
  await open('Sikkema');
  await button(page, 'Bezoek vastleggen').click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/^Over 4 weken/).check();
  await form.getByLabel('Ook de belasting van de mantelzorger gemeten').check();
  await form.getByLabel(/EDIZ/).fill('8');
  await shot(page, 'dementia-visit');
  await page.setViewportSize({ width: 390, height: 844 });
  await button(page, 'Leg vast').click();
  await form.waitFor({ state: 'detached' });
  // The measurement is too heavy to leave it at that: the screen says what comes now.
  await page.getByText('De laatste meting is zwaar').waitFor();
  await page.getByRole('img', { name: /EDIZ-score over de tijd.*7, 8/ }).waitFor();
  expect((await lineOf('Sikkema')).data.visitFrom).toBe('2026-12-22');
  await page.setViewportSize({ width: 1440, height: 900 });
  await judge('strain');
});

test('a plan without one of the three agreements is refused, mended on the same page, and agreed', async () => {
  const { page } = ilse;
  await open('Hamersma');
  await page.getByText('er ontbreekt één onderdeel').waitFor();
  await button(page, 'Plan afgesproken').click();
  await page
    .getByRole('alert')
    .getByText(/nog niet compleet/)
    .waitFor();
  await judge('plan-refused');
  await button(page, 'Leg vast: Wie legt het eerste contact bij niet-pluis').click();
  const own = page.locator('#dem-firstContactAgreement');
  await choose(page, own.getByRole('combobox', { name: 'Door wie' }), 'Petra Hoekstra');
  await own.getByRole('button', { name: 'Leg vast', exact: true }).click();
  await page.getByText('Het plan is compleet').waitFor();
  await page.getByRole('checkbox', { name: 'De mantelzorger is gehoord' }).check();
  await button(page, 'Plan afgesproken').click();
  await page.getByText('Afgesproken op').waitFor();
  const line = await lineOf('Hamersma');
  expect([line.row.state, line.data.lacks]).toEqual([['following.stable'], []]);
  await page.getByText('Bij niet-pluis legt Petra Hoekstra het eerste contact').waitFor();
  await judge('plan-agreed');
});

test('what is typed in a part of the plan is kept when one goes away and comes back', async () => {
  const { page } = ilse;
  await open('Hamersma');
  await button(page, 'Evalueer het plan').click();
  await page.locator('#dem-goals summary').click();
  await page.locator('#dem-goals input').first().fill('Weer naar zee, met Wiebe.');
  await page.getByRole('link', { name: 'Bureau' }).first().click();
  await page.locator('a.desk').first().waitFor();
  await page.goBack();
  await page.locator('#dem-goals').getByText('niet bewaard').waitFor();
  await button(page, 'Plan geëvalueerd').click();
  await page.locator('blockquote', { hasText: 'Weer naar zee, met Wiebe.' }).waitFor();
});

test('in a crisis the plan and the numbers stand before any form', async () => {
  await open('Walstra');
  await ilse.page.getByText(/Crisisplan: Bel Mevrouw Walstra/).waitFor();
  await judge('crisis');
});
