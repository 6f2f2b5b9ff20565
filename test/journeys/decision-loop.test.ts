import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, PATIENCE_MS, sitDown, type Desk } from './support/desk.ts';
import { beginWithAll, button, findMeeting, onTheTable } from './support/meeting-screen.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot, shotOfFailure } from './support/shot.ts';

const WAIT = { timeout: PATIENCE_MS, interval: 100 };
const PROMISE = 'Ergotherapie aan huis aanvragen en een datum afspreken';

describe('what October agreed and nobody did', () => {
  let town: Neighbourhood;
  let chair: Desk;
  let worker: Desk;
  let phone: Desk;
  let november: string;

  beforeAll(async () => {
    town = await openNeighbourhood();
    [chair, worker, phone] = await Promise.all([
      sitDown(town.browser, town.url, 'bakker'),
      sitDown(town.browser, town.url, 'hans'),
      sitDown(town.browser, town.url, 'hans', { phone: true }),
    ]);
    november = await findMeeting(chair, 'MDO ouderen november');
  });
  afterEach(({ task }) => shotOfFailure(task, [chair, worker, phone]));
  afterAll(() => town?.close());

  test('stands on the agenda of November by itself, with whose it is and by when it was due', async () => {
    await chair.page.goto(`/overleg/${november}`);
    const back = chair.page.getByRole('region', { name: 'Komt terug: niet uitgevoerd' });
    await back.getByText(PROMISE).waitFor();
    await back.getByText(/niet gereed gemeld, was uiterlijk/).waitFor();
    await shot(chair.page, 'loop-01-agenda');
  });

  test('lies on the table before the new question of that case, and is not closed without a reason', async () => {
    await beginWithAll(chair.page);
    await button(chair.page, 'Open punt 1').click();
    await onTheTable(chair.page, 1);
    await chair.page.getByText(/vorige afspraken: 2 gedaan, 1 niet/).waitFor();
    await button(chair.page, new RegExp(`Niet gedaan… ${PROMISE}`)).click();
    expect(await button(chair.page, 'Leg vast').getAttribute('aria-disabled')).toBe('true');
    await chair.page.getByRole('combobox', { name: 'Waarom niet gedaan?' }).click();
    await chair.page.getByRole('option', { name: 'wacht op een ander' }).click();
    await button(chair.page, 'Leg vast').click();
    await expect.poll(async () => (await ask<any>(chair, `/api/meetings/${november}`)).instance.data.carried[0].how, WAIT).toBe('AGAIN');
    await chair.page.getByText('wacht op een ander', { exact: true }).waitFor();
    await shot(chair.page, 'loop-03-said');
  });

  test('is on the agenda of December from that moment, the second time', async () => {
    const december = await findMeeting(chair, 'MDO ouderen december');
    await chair.page.goto(`/overleg/${december}`);
    const back = chair.page.getByRole('region', { name: 'Komt terug: niet uitgevoerd' });
    await back.getByText(PROMISE).waitFor();
    await back.getByText('2e keer op de agenda').waitFor();
    const { carried } = await ask<any>(chair, `/api/meetings/${december}`);
    expect(carried[0].data.said).toMatchObject({ how: 'AGAIN', reason: 'WAITS_FOR_OTHER' });
    await shot(chair.page, 'loop-04-december');
  });

  test('its own page says why it cannot be cancelled, and where it can be closed', async () => {
    const { carried } = await ask<any>(chair, `/api/meetings/${november}`);
    await chair.page.goto(`/i/${carried[0].id}`);
    await chair.page.locator('.more-steps summary').first().click();
    await chair.page
      .getByText(/Alleen daar wordt het gesloten/)
      .first()
      .waitFor();
    await shot(chair.page, 'loop-05-why-not');
    await chair.page.getByRole('link', { name: 'Naar het overleg waar het op de agenda staat' }).first().click();
    await chair.page.waitForURL('**/overleg/**');
  });

  test('who waits for word from whom is one board, on a desk and on a phone', async () => {
    for (const [desk, name] of [
      [worker, 'debt-1440'],
      [phone, 'debt-390'],
    ] as const) {
      await desk.page.goto('/bureau/terugkoppeling');
      await desk.page.getByRole('group', { name: 'Wie wacht op bericht van wie' }).waitFor();
      await shot(desk.page, name);
      expect([...(await faultsOf(desk.page)), ...(await widerThanPage(desk.page))]).toEqual([]);
    }
    await worker.page.getByRole('region', { name: 'Uitgevoerd van wat overleggen afspraken' }).waitFor();
  });

  test('the palette finds a meeting, a client and a desk without a mouse', async () => {
    await worker.page.goto('/');
    await worker.page.getByRole('heading', { level: 1 }).waitFor();
    await worker.page.keyboard.press('Control+k');
    await worker.page.getByPlaceholder(/Zoek cliënt/).fill('overleg');
    await worker.page.getByText('GGZ-overleg december').first().waitFor();
    await shot(worker.page, 'palette');
    await worker.page.getByPlaceholder(/Zoek cliënt/).fill('wacht op bericht');
    await worker.page
      .getByRole('button', { name: /Wie wacht op bericht van wie/ })
      .first()
      .waitFor();
    await worker.page.keyboard.press('Enter');
    await worker.page.waitForURL('**/bureau/terugkoppeling');
  });

  test('a case says what follows if nobody acts, and what follows that', async () => {
    const { rows } = await ask<{ rows: { id: string; state: string[] }[] }>(worker, '/api/instances?machine=case&running=true&limit=20');
    const running = rows.find((row) => row.state.includes('lifecycle.inProgress')) ?? rows[0];
    await worker.page.goto(`/casus/${running.id}`);
    const list = worker.page.getByRole('heading', { name: 'Wat gebeurt er als niemand iets doet?' });
    await list.scrollIntoViewIfNeeded();
    await shot(worker.page, 'what-if');
  });
});
