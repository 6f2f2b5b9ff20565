import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../support/browser.ts';
import { emailOf, PASSWORD } from '../../support/world.ts';

export type Kept = { name: string; bytes: Buffer };
/** What stands on each screen that is opened, so that an empty one is not taken for a clean one. */
type Walk = { url: string; shown: { path: string; word: string }[]; searched: string; typed: string };

/**
 * Somebody signs in with a real browser and walks past screens with clients on them, searches for one, and leaves words in a form; then all that the browser keeps
 * is read: storage, databases, caches, cookies, what it was allowed to cache of the answers, addresses that it went to. Throws when a screen did not show what it
 * must: then nothing would be proved. `twin`: what the same reading finds after a page that kept the words everywhere.
 */
export async function keptByBrowser(walk: Walk, words: readonly string[]): Promise<{ kept: Kept[]; twin: Kept[] }> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: walk.url, locale: 'nl-NL' });
    const page = await context.newPage();
    const answers: Promise<Kept | null>[] = [];
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => void addresses.push(frame.url()));
    page.on('response', (response) => {
      const held = response.headers()['cache-control'] ?? '';
      if (/\bno-store\b/.test(held) || response.status() === 101) return;
      const name = `answer that may be cached (${held || 'nothing said'}) ${new URL(response.url()).pathname}`;
      answers.push(
        response.body().then(
          (bytes) => ({ name, bytes }),
          () => null,
        ),
      );
    });
    await walkPast(page, walk);
    const read = async () => [...(await storedIn(page)), await cookiesOf(context), { name: 'addresses', bytes: Buffer.from(addresses.join('\n')) }];
    const kept = [...(await read()), ...(await Promise.all(answers)).filter((answer) => answer !== null)];
    await page.evaluate(`(${KEEP_EVERYWHERE})(${JSON.stringify(words.join(' '))})`);
    return { kept, twin: await storedIn(page) };
  } finally {
    await browser.close();
  }
}

async function walkPast(page: Page, { shown, searched, typed }: Walk): Promise<void> {
  await page.goto('/');
  await page.getByLabel('E-mailadres').fill(emailOf('joost'));
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  for (const { path, word } of shown) {
    await page.goto(path);
    await page.getByText(word).first().waitFor({ timeout: 60_000 });
  }
  await page.goto('/casussen');
  await page.locator('.filters input').first().fill(searched);
  await page.locator('.rows li').filter({ hasText: searched }).first().waitFor();
  // Last, and left half written.
  await page.goto('/signaal');
  await page.getByLabel('Wat ziet u?').fill(typed);
}

const cookiesOf = async (context: BrowserContext): Promise<Kept> => ({ name: 'cookies', bytes: Buffer.from(JSON.stringify(await context.cookies())) });

/** Everything that the page's origin can find again, one place each. */
async function storedIn(page: Page): Promise<Kept[]> {
  const stored = await page.evaluate<Record<string, string>>(`(${READ_ALL})()`);
  return Object.entries(stored).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
}

// These two run in the page, which has other globals than this process: so they are text here.
const READ_ALL = `async () => {
  const done = (asked) => new Promise((resolve, reject) => { asked.onsuccess = () => resolve(asked.result); asked.onerror = () => reject(asked.error); });
  const databases = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store);
      databases.push(name, store, await done(all.getAllKeys()), await done(all.getAll()));
    }
    db.close();
  }
  const cached = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) cached.push(name, request.url, await (await cache.match(request)).text());
  }
  return {
    localStorage: JSON.stringify({ ...localStorage }),
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    indexedDB: JSON.stringify(databases),
    'cache storage': cached.join(' '),
    'document.cookie': document.cookie,
    'state of the history': JSON.stringify(history.state),
    'service workers': JSON.stringify((await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)),
  };
}`;

/** What a careless page would do. */
const KEEP_EVERYWHERE = `async (words) => {
  localStorage.setItem('kept', words);
  sessionStorage.setItem('kept', words);
  document.cookie = 'kept=' + words;
  await (await caches.open('kept')).put('/kept', new Response(words));
  const db = await new Promise((resolve, reject) => {
    const opening = indexedDB.open('kept', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  await new Promise((resolve) => {
    const writing = db.transaction('kept', 'readwrite');
    writing.objectStore('kept').put(words, 'kept');
    writing.oncomplete = () => resolve();
  });
  db.close();
}`;
