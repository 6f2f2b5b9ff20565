import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { atLeast } from '../figure.ts';
import { child } from '../support/child.ts';
import { closedLoop } from '../support/closed-loop.ts';
import { part } from '../support/part.ts';
import { get, post } from '../support/post.ts';

const EVENTS = ['ACCEPT', 'START', 'BLOCK', 'UNBLOCK', 'BLOCK', 'UNBLOCK', 'BLOCK', 'UNBLOCK'];
const AT_ONCE = 64;
const SERVERS = join(import.meta.dirname, '../servers');

/** G4: the same machine, made and told the same eight events over HTTP and then read, by the product and by Restate with @restatedev/xstate. */
await part(async ({ quick, rounds, say }) => {
  const product = await child(join(SERVERS, 'product.ts'), ['3']);
  const restate = await child(join(SERVERS, 'restate.ts'));
  const count = quick ? 64 : 320;
  try {
    const ours = () => closedLoop(AT_ONCE, { count }, (worker) => byUs(product.said.url, product.said.cookies[worker % product.said.cookies.length]));
    const theirs = () => closedLoop(AT_ONCE, { count }, () => byRestate(restate.said.url));
    for (const warm of [ours, theirs]) await warm();
    const [own, other]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      own.push((await ours()).perSecond);
      other.push((await theirs()).perSecond);
    }
    say(
      atLeast(
        { id: 'G4', name: `cases of eight events over HTTP, ${AT_ONCE} at a time`, unit: 'cases/s, beside Restate + @restatedev/xstate', ours: own, other },
        5,
      ),
    );
  } finally {
    await restate.stop();
    await product.stop();
  }
});

async function byUs(url: string, cookie: string): Promise<void> {
  const headers = () => ({ cookie, 'idempotency-key': randomUUID() });
  const { id } = await post(`${url}/api/instances`, { machine: 'action', input: { text: 'Bellen met de apotheek', source: 'MDO' } }, headers());
  for (const type of EVENTS) await post(`${url}/api/instances/${id}/events`, { type, ...(type === 'BLOCK' ? { reason: 'Niemand neemt op' } : {}) }, headers());
  const { state } = await get(`${url}/api/instances/${id}`, { cookie });
  if (state.work !== 'inProgress') throw new Error(`An action of ours ended in ${JSON.stringify(state)}.`);
}

async function byRestate(url: string): Promise<void> {
  const id = randomUUID();
  const told = { at: new Date().toISOString(), by: { person: 'p', roles: ['ANY_PRO'] }, facts: {}, fresh: id };
  const at = `${url}/action/${id}`;
  await post(`${at}/create`, { input: { text: 'Bellen met de apotheek', source: 'MDO', self: id, ...told } });
  for (const type of EVENTS) await post(`${at}/send`, { event: { type, ...(type === 'BLOCK' ? { reason: 'Niemand neemt op' } : {}), ...told } });
  const { value } = await post(`${at}/snapshot`, {});
  if (value.work !== 'inProgress') throw new Error(`An action of Restate ended in ${JSON.stringify(value)}.`);
}
