import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, widerThanPage } from './support/axe.ts';
import { ask, openDesk, say, sitDown, type Desk } from './support/desk.ts';
import { findMeeting, readMeeting } from './support/meeting-screen.ts';
import { openNeighbourhood, type Neighbourhood } from './support/neighbourhood.ts';
import { shot } from './support/shot.ts';

/** `npm run check` judges every screen in both languages at both widths; `npm test`, which keeps to five minutes, in Dutch, on a desktop, and that it fits a phone. */
const WHOLE = process.env.WHOLE === '1';
const LOCALES: readonly Locale[] = WHOLE ? ['nl', 'en'] : ['nl'];

type Rows = { rows: { id: string; title: string | null }[] };
type Locale = 'nl' | 'en';

describe('every screen can be read by everybody, in both languages, and fits a phone', () => {
  let town: Neighbourhood;
  /** one who leads the meeting and one who does triage, each in two languages */
  let chairs: Record<Locale, Desk>;
  let liaisons: Record<Locale, Desk>;
  let strangers: Record<Locale, Desk>;
  let meeting: string;
  const inEach = async (open: (locale: Locale) => Promise<Desk>): Promise<Record<Locale, Desk>> => {
    const nl = await open('nl');
    return { nl, en: WHOLE ? await open('en') : nl };
  };

  beforeAll(async () => {
    town = await openNeighbourhood();
    const at = (key: string) => inEach((locale) => sitDown(town.browser, town.url, key, { locale }));
    [chairs, liaisons] = [await at('bakker'), await at('petra')];
    strangers = await inEach((locale) => openDesk(town.browser, town.url, 'anja', { locale }));
    meeting = await findMeeting(chairs.nl, 'MDO ouderen november');
  });
  afterAll(() => town?.close());

  /** Opens it in each language: axe on a desktop, (WHOLE) axe on a phone, and that nothing sticks out there. */
  async function look(desks: Record<Locale, Desk>, name: string, path: string | null, there: string, before?: (desk: Desk) => Promise<void>): Promise<void> {
    const found: string[] = [];
    for (const locale of LOCALES) {
      const { page } = desks[locale];
      await page.setViewportSize({ width: 1440, height: 900 });
      if (path) await page.goto(path);
      await page.locator(there).first().waitFor();
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      await before?.(desks[locale]);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
      found.push(...(await faultsOf(page)).map((fault) => `${locale} wide: ${fault}`));
      await shot(page, `screen-${name}-${locale}`);
      await page.setViewportSize({ width: 390, height: 844 });
      if (WHOLE) found.push(...(await faultsOf(page)).map((fault) => `${locale} phone: ${fault}`));
      found.push(...(await widerThanPage(page)).map((fault) => `${locale} sideways: ${fault}`));
    }
    expect(found).toEqual([]);
  }
  const first = async (desk: Desk, query: string, pick: (row: Rows['rows'][number]) => boolean = Boolean) =>
    (await ask<Rows>(desk, `/api/instances?${query}`)).rows.find(pick)!.id;
  const tell = async (type: string, payload: Record<string, unknown> = {}) => {
    const { status, body } = await say(chairs.nl, meeting, type, payload);
    expect(status, JSON.stringify(body)).toBe(200);
  };

  test('signing in', () => look(strangers, 'sign-in', '/aanmelden', '.people .row'));
  test('my work', () => look(liaisons, 'my-work', '/', '.rows li'));
  test('the inbox, and a signal in it', async () => {
    const signal = await first(liaisons.nl, 'machine=signal&running=true');
    await look(liaisons, 'inbox', '/inbox', '.inbox-list .rows li');
    await look(liaisons, 'inbox-signal', `/inbox/${signal}`, '.inbox-one .now');
  });
  test('the form of a signal, and its panel when it is acute', async () => {
    await look(liaisons, 'signal', '/signaal', 'form.signal');
    await look(liaisons, 'signal-acute', null, 'form.signal', async ({ page }) => {
      await page.getByRole('radio', { name: /acu/i }).first().check({ force: true });
      await page.getByRole('link', { name: /112/ }).first().waitFor();
    });
  });
  test('the cases, and one of them', async () => {
    const one = await first(liaisons.nl, 'machine=case&running=true', (row) => row.title?.includes('Mulder') ?? false);
    await look(liaisons, 'cases', '/casussen', '.rows li');
    await look(liaisons, 'case', `/casus/${one}`, '.now');
  });
  test('messages and a letter', async () => {
    const { letter } = (await ask<{ letter: string | null }[]>(liaisons.nl, '/api/inbox')).find((line) => line.letter)!;
    await look(liaisons, 'messages', '/berichten', '.rows li');
    await look(liaisons, 'letter', `/brief/${letter}`, 'article.paper h1');
  });
  test('an instance of any kind, a start of any kind, and an address that leads nowhere', async () => {
    const action = await first(liaisons.nl, 'machine=action&running=true');
    await look(liaisons, 'instance', `/i/${action}`, '.now');
    await look(liaisons, 'start', '/start/action', 'form .questions');
    await look(liaisons, 'not-found', '/bestaat-niet', 'main');
  });
  test('the meetings, a new one, and one in preparation', async () => {
    await look(chairs, 'meetings', '/overleg', '.rows li');
    await look(chairs, 'meeting-new', '/overleg/nieuw', '.mtg-form');
    await look(chairs, 'meeting-preparation', `/overleg/${meeting}`, '.mtg-ticks');
  });
  test('a meeting that runs, on the desk and on the wall', async () => {
    const { instance, items } = await readMeeting(chairs.nl, meeting);
    await tell('START_MEETING', { present: instance.data.participants.map((seat: { person: string }) => seat.person) });
    await tell('OPEN_ITEM', { item: instance.data.order[0] });
    await tell('RECORD_DECISION', { text: 'Ergotherapie deze maand, met een datum.' });
    await tell('RECORD_ACTION', { text: 'Ergotherapeut bellen', owner: instance.data.chair, due: '2026-12-01' });
    expect(items.length).toBe(6);
    await look(chairs, 'meeting-running', `/overleg/${meeting}`, '.mtg-round');
    await look(chairs, 'projector', `/overleg/${meeting}/scherm`, '.mtg-wall-item h1');
  });
  test('a crisis, on the desk and on the wall', async () => {
    await tell('RAISE_CRISIS', { reason: 'Er is een bericht van de buurvrouw.' });
    await look(chairs, 'meeting-crisis', `/overleg/${meeting}`, '.mtg-calllog');
    await look(chairs, 'projector-crisis', `/overleg/${meeting}/scherm`, '.mtg-wall-crisis');
    await tell('URGENT_HANDED_OVER', {
      call: { who: 'dr. Eline Bakker', called: 'Crisisdienst GGZ', at: '2026-11-24T11:22:00.000Z', outcome: 'Beoordeling binnen vier uur.' },
    });
  });
  test('wrapping up, minutes, and what comes after', async () => {
    await tell('CONCLUDE_ITEM', {});
    await tell('START_WRAPUP');
    await look(chairs, 'meeting-wrap-up', `/overleg/${meeting}`, '.mtg-owner');
    const { instance } = await readMeeting(chairs.nl, meeting);
    for (const item of instance.data.order.slice(1)) await tell('DEFER_ITEM', { item });
    await tell('END_MEETING');
    await look(chairs, 'meeting-minutes', `/overleg/${meeting}`, '.mtg-checks');
    await tell('SUBMIT_MINUTES');
    await tell('APPROVE_MINUTES');
    await tell('DISTRIBUTE');
    await look(chairs, 'meeting-after', `/overleg/${meeting}`, '.mtg-panel .mtg-lines a[href$=".pdf"]');
  });
  test('and the checks would have found something', async () => {
    const { page } = chairs.nl;
    await page.evaluate(() =>
      document.body.insertAdjacentHTML('beforeend', '<img src="/client/mark.svg"><p style="color:#bbb;background:#fff;width:3000px">bleek en breed</p>'),
    );
    const faults = (await faultsOf(page)).map((fault) => fault.split(':')[0]);
    expect(faults).toEqual(expect.arrayContaining(['image-alt', 'color-contrast']));
    expect((await widerThanPage(page)).length).toBeGreaterThan(1);
  });
  test('and no screen stumbled', () => {
    expect([chairs, liaisons, strangers].flatMap(({ nl, en }) => [...nl.faults, ...en.faults])).toEqual([]);
  });
});
