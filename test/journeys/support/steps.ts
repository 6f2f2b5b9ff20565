import type { Locator, Page } from 'playwright-core';

/**
 * Presses a next step by its words within a part of the screen, also when it lies under "Andere stappen"; when it asks something, `fill` answers in its window.
 * Resolves when the product says that it was done.
 */
export async function takeStep(page: Page, within: Locator, label: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
  const button = within.getByRole('button', { name: label, exact: true });
  const more = within.locator('details.more-steps > summary');
  await button.or(more).first().waitFor();
  if (!(await button.first().isVisible())) await more.first().click();
  await button.first().click();
  const done = page.getByText(`Gedaan: ${label}`);
  const form = page.getByRole('dialog');
  await done.or(form).first().waitFor();
  if (await form.isVisible()) {
    await fill?.(form);
    await form.getByRole('button', { name: label, exact: true }).click();
  }
  await done.first().waitFor();
  await form.waitFor({ state: 'detached' });
}
