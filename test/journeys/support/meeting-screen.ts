import type { Locator, Page } from 'playwright-core';
import { ask, type Desk } from './desk.ts';

type Row = { id: string; title: string | null };
type File = {
  instance: { id: string; row: { state: string[] }; data: any };
  items: { instance: { id: string; row: { state: string[]; title: string | null } } }[];
  letters: Letter[];
};
export type Letter = { id: string; kind: string; item: string | null; recipients: string[] };

/** The meeting of this name, as this person may see it. */
export async function findMeeting(desk: Desk, title: string): Promise<string> {
  const { rows } = await ask<{ rows: Row[] }>(desk, '/api/instances?machine=meeting&limit=100');
  const found = rows.find((row) => row.title === title);
  if (!found) throw new Error(`${desk.key} sees no meeting "${title}", only ${rows.map((row) => row.title).join(', ')}`);
  return found.id;
}

/** What the server tells this person about the meeting now. */
export const readMeeting = (desk: Desk, id: string): Promise<File> => ask<File>(desk, `/api/meetings/${id}`);

/** The meeting's state, `inSession.discussing`. */
export const stateOf = async (desk: Desk, id: string): Promise<string> => (await readMeeting(desk, id)).instance.row.state[0];

/** A button by its words. */
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });

/** The field in which the discipline of this person is written, editable or only to read. */
export const viewOf = (page: Page, name: string): Locator => page.getByRole('region', { name: 'Rondje' }).getByLabel(new RegExp(escaped(name)));

/** The same as a block, for whoever only reads it. */
export const viewText = (page: Page, name: string): Locator => page.locator('.mtg-note', { hasText: name });

/** Ticks everybody who is not on line and begins. Who comes on line just then is ticked by the screen itself, so it looks again after each press. */
export async function beginWithAll(page: Page): Promise<void> {
  const begin = button(page, /^Begin met \d+ aanwezigen$/);
  const seats = page.locator('.mtg-ticks').getByRole('checkbox');
  const unticked = page.locator('.mtg-ticks').getByRole('checkbox', { checked: false });
  await seats.first().waitFor();
  while ((await unticked.count()) > 0) {
    await unticked
      .first()
      .click({ timeout: 5_000 })
      .catch(() => {});
  }
  await begin.click();
}

/** Writes a decision and presses Enter. */
export async function decide(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Besluit', exact: true });
  await field.fill(text);
  await field.press('Enter');
  await page.getByRole('region', { name: 'Besluit' }).getByText(text, { exact: true }).waitFor();
}

/** Writes who does what; the day is the one that the screen proposes. */
export async function promise(page: Page, who: string, what: string): Promise<void> {
  const lines = page.getByRole('region', { name: 'Acties' });
  await choose(page, lines.getByRole('combobox', { name: 'Wie' }), who);
  await lines.getByRole('textbox', { name: 'Wat' }).fill(what);
  await button(page, 'Actie vastleggen').click();
  await lines.locator('li', { hasText: what }).waitFor();
}

/** Picks one of a list by typing the beginning of it. */
export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  await field.fill(option);
  await page
    .getByRole('option', { name: new RegExp(escaped(option)) })
    .first()
    .click();
}

/** Names who tells the client, and goes on to the next item (or, after the last, only concludes). */
export async function conclude(page: Page, byWhom: string | null): Promise<void> {
  if (byWhom) await choose(page, page.getByRole('combobox', { name: 'Door wie' }), byWhom);
  await button(page, /^Afronden/).click();
}

/** Waits until the item of this number is on the table, on this screen. */
export async function onTheTable(page: Page, number: number): Promise<void> {
  const numbered = page.locator('.mtg-number', { hasText: new RegExp(`^${number}$`) });
  await page.locator('.mtg-rail-line[data-state=open]', { has: numbered }).waitFor();
  await page.locator('.mtg-head h2', { has: numbered }).waitFor();
}

/** What the clock of the item shows as its limit, in minutes. */
export async function limitOf(page: Page): Promise<number> {
  const text = await page.locator('.mtg-clock small').first().innerText();
  return Number(/(\d+):\d+/.exec(text)?.[1]);
}

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
