import { expect, test } from 'vitest';
import { startTestApp } from '../support/app.ts';
import { signIn } from '../support/visitor.ts';
import { makeWorld } from '../support/world.ts';

test('a server that stops closes its database behind the last request, also behind one whose browser hung up', async () => {
  const app = await startTestApp();
  await makeWorld(app);
  const joost = await signIn(app.url, 'joost');
  const order: string[] = [];
  const { close } = app.store;
  app.store.close = async () => {
    order.push('the database was closed');
    await close();
  };
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const { views } = app.engine;
  app.engine.views = async (...asked) => (await held, views(...asked));
  const hangUp = new AbortController();
  const asked = fetch(`${app.url}/api/instances`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'one', cookie: joost.cookie },
    body: JSON.stringify({ machine: 'action', input: { task: 'one', text: 'Belt de apotheek.' } }),
    signal: hangUp.signal,
  });
  await later(200);
  const handled = app.underWay.settled().then(() => order.push('the request was carried out'));
  hangUp.abort();
  await expect(asked).rejects.toThrow();
  const stopped = app.close();
  // Long enough for a stop that does not wait.
  await later(300);
  letGo();
  await Promise.all([handled, stopped]);
  expect(order).toEqual(['the request was carried out', 'the database was closed']);
});

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
