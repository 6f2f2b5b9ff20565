import type { Page, Route } from 'playwright-core';

/**
 * Keeps what this page says to the server under this event type on its way until it is let go: a slow line at the worst moment.
 * `sent` resolves when something is held; `letGo` lets it through, and everything after it.
 */
export async function hold(page: Page, type: string): Promise<{ sent: Promise<void>; letGo(): Promise<void> }> {
  const held: Route[] = [];
  let holding = true;
  let tell: () => void;
  const sent = new Promise<void>((resolve) => (tell = resolve));
  const handler = async (route: Route) => {
    if (!holding || route.request().postDataJSON()?.type !== type) return route.fallback();
    held.push(route);
    tell();
  };
  await page.route('**/api/instances/*/events', handler);
  return {
    sent,
    async letGo() {
      holding = false;
      for (const route of held.splice(0)) await route.continue();
      await page.unroute('**/api/instances/*/events', handler);
    },
  };
}
