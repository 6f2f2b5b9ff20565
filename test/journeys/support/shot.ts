import { mkdirSync } from 'node:fs';
import type { RunnerTestCase } from 'vitest';
import type { Page } from 'playwright-core';

const FOLDER = '/tmp/shots-journeys';

/** Pictures of a main moment, wide and as on a phone, when somebody asked for them (`SHOTS=1`); else nothing. */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS !== '1') return;
  mkdirSync(FOLDER, { recursive: true });
  const before = page.viewportSize();
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    // A frame, so that what depends on the width has been drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png`, fullPage: true });
  }
  if (before) await page.setViewportSize(before);
}

/** After a test that fell, with `SHOTS=1`: what stood on each screen then. */
export async function shotOfFailure(test: Pick<RunnerTestCase, 'result'>, desks: { key: string; page: Page }[]): Promise<void> {
  if (test.result?.state !== 'fail') return;
  for (const { key, page } of desks) await shot(page, `failed-${key}`);
}
