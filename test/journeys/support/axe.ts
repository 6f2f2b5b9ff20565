import axe from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong on the page as it stands (WCAG 2.2, A and AA), one readable line a fault; empty is good. */
export async function faultsOf(page: Page): Promise<string[]> {
  // What still slides or fades has colours that it will not keep.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
        .map((one) => one.finished.catch(() => {})),
    ),
  );
  const { violations } = await new axe({ page: page as never }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${node.target.join(' ')} — ${node.any
          .concat(node.all, node.none)
          .map((check) => check.message)
          .join('; ')}`,
    ),
  );
}

/** What sticks out of the page on the right and so makes it scroll sideways; empty is good. */
export function widerThanPage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const sticks = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px in ${clientWidth}`, ...sticks.slice(0, 5).map((one) => `${one.tagName.toLowerCase()}.${one.className}`)];
  });
}
