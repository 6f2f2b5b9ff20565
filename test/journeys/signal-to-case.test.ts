import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { widerThanPage } from './support/axe.ts';
import { sitDown, type Desk } from './support/desk.ts';
import { button, choose, findMeeting } from './support/meeting-screen.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot, shotOfFailure } from './support/shot.ts';
import { takeStep } from './support/steps.ts';

describe('a signal at the door becomes an item on the agenda', () => {
  let town: Neighbourhood;
  let nurse: Desk;
  let liaison: Desk;
  const part = (name: string) => liaison.page.getByRole('region', { name });

  beforeAll(async () => {
    town = await openNeighbourhood();
    nurse = await sitDown(town.browser, town.url, 'anja', { phone: true });
    liaison = await sitDown(town.browser, town.url, 'petra');
  });
  afterEach(({ task }) => shotOfFailure(task, [nurse, liaison]));
  afterAll(() => town?.close());

  test('Anja writes it on her phone, with five things, to the practice', async () => {
    const { page } = nurse;
    const pick = (name: string) => page.locator('form.signal').getByRole('radio', { name, exact: true }).click();
    await page.goto('/');
    await page.getByRole('link', { name: 'Signaal' }).last().click();
    await pick('gewoon');
    await page.getByLabel('Over wie gaat het?').fill('mevrouw, 80+, Ankerlaan');
    await page.getByLabel('Wat ziet u?').fill('Mevrouw doet de deur pas na lang bellen open en de koelkast was leeg. Dat was vorige maand anders.');
    await pick('weken');
    await pick('niet-pluis');
    await page
      .getByRole('radiogroup', { name: /Weet de cliënt/ })
      .getByRole('radio')
      .first()
      .click();
    await page.getByText('Meer vertellen').click();
    await page.getByRole('combobox', { name: 'Aan wie' }).click();
    await page.getByRole('option', { name: 'Huisartsenpraktijk De Linde' }).click();
    expect(await widerThanPage(page)).toEqual([]);
    await shot(page, '30-signal');
    await button(page, 'Signaal versturen').click();
    await page.getByRole('heading', { name: 'Uw signaal is binnen' }).waitFor();
    await shot(page, '31-receipt');
  });

  test('Petra takes it, says who it is about, and it becomes a case', async () => {
    const { page } = liaison;
    await page.goto('/inbox');
    await page
      .getByRole('link', { name: /mevrouw, 80\+, Ankerlaan/ })
      .first()
      .click();
    const panel = page.locator('.inbox-one');
    await takeStep(page, panel, 'Neem in triage');
    await button(page, 'Nieuwe cliënt aanmaken').click();
    const form = part('Over wie gaat dit?');
    await form.getByLabel('Naam').fill('Mw. B. Feenstra');
    await form.getByLabel('Geboortedatum').fill('1943-04-02');
    await form.getByLabel('Adres').fill('Ankerlaan 12');
    await button(page, 'Aanmaken en kiezen').click();
    await panel.getByText('Gekozen').waitFor();
    await shot(page, '32-triage');
    // It proposes who takes it; choosing the same once more keeps it.
    await takeStep(page, panel, 'Neem aan als casus', (accept) => choose(page, accept.getByRole('combobox', { name: 'Regiehouder' }), 'Petra Hoekstra'));
    await page.waitForURL('**/casus/**');
    await page.getByRole('heading', { name: 'Mw. B. Feenstra' }).waitFor();
  });

  test('the owner finishes triage, asks consent and hears yes', async () => {
    const { page } = liaison;
    await page.locator('.case-head', { hasText: /Regiehouder:\s*Petra Hoekstra/ }).waitFor();
    await takeStep(page, part('Volgende stap'), 'Triage afronden');
    await takeStep(page, part('Volgende stap'), 'Vraag toestemming');
    await takeStep(page, part('Volgende stap'), 'Toestemming gegeven');
    await page
      .locator('.case-head')
      .getByText(/toestemming .*MDO/i)
      .waitFor();
    await shot(page, '33-case-with-consent');
  });

  test('explored, and brought in for the meeting of December', async () => {
    const { page } = liaison;
    await takeStep(page, part('Volgende stap'), 'Vraagverheldering afronden', (form) =>
      form.getByLabel('Samenvatting').fill('Mevrouw eet slecht sinds haar buurvrouw verhuisde. Zij wil thuis blijven en weer gezelschap.'),
    );
    await takeStep(page, part('Volgende stap'), 'Inbrengen in het MDO', async (form) => {
      await form.getByLabel('Vraag aan het overleg').fill('Hoe krijgt mevrouw weer gezelschap bij het eten?');
      await form.getByLabel('Achtergrond').fill('Buurvrouw met wie zij at is in september verhuisd. Vijf kilo afgevallen.');
      await form.getByLabel('Wat wil de cliënt zelf?').fill('Samen eten, en niet weg uit de Ankerlaan.');
      await choose(page, form.getByRole('combobox', { name: /Wie moet erbij zijn/ }), 'Wijkverpleegkundige');
      await page.keyboard.press('Escape');
      await shot(page, '34-to-the-meeting');
    });
    await page.getByText('Hoe krijgt mevrouw weer gezelschap bij het eten?').first().waitFor();
    await shot(page, '35-case-on-agenda');
    await page.goto(`/overleg/${await findMeeting(liaison, 'MDO ouderen december')}`);
    await part('Agenda').getByText('Mw. B. Feenstra').first().waitFor();
    await part('Agenda').getByText('Hoe krijgt mevrouw weer gezelschap bij het eten?').waitFor();
  });

  test('and Anja reads on her phone what became of her signal', async () => {
    const { page } = nurse;
    await page.goto('/berichten');
    await page.getByText('Uw signaal is aangenomen').first().waitFor();
    expect(await widerThanPage(page)).toEqual([]);
    expect([...nurse.faults, ...liaison.faults]).toEqual([]);
  });
});
