import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { neighbourhood } from '../../db/seed/neighbourhood.ts';
import { demoLogins } from '../../db/seed/people.ts';
import { seedId } from '../../db/seed/seed-id.ts';
import { ASSIGNED_ROLES, ROLES } from '../../machines/roles.ts';
import { Caller } from './caller.ts';
import { openProduct, type Product } from './open-product.ts';

let product: Product;
let caller: Caller;
beforeAll(async () => {
  // Telling the history throws when a single step of it is refused.
  product = await openProduct('2026-11-24T12:20');
  caller = new Caller(product.url, 'neighbourhood');
});
afterAll(() => product.close());

describe('the fictional neighbourhood', () => {
  test('has a login for every role that logs in', () => {
    const held = new Set(demoLogins().map((login) => login.role));
    const never = new Set<string>([...ASSIGNED_ROLES, 'ANY_PRO', 'SYSTEM']);
    expect(ROLES.filter((role) => !never.has(role) && !held.has(role))).toEqual([]);
  });

  test('has forty dossiers that stand in at least 25 different states', async () => {
    expect(neighbourhood.dossiers.length).toBeGreaterThanOrEqual(40);
    const boards = await product.store.db.selectFrom('boards').select(['machine', 'state']).execute();
    const states = new Set(boards.flatMap((row) => row.state.split(' ').map((path) => `${row.machine}.${path}`)));
    expect(states.size).toBeGreaterThanOrEqual(60);
    expect(new Set(boards.map((row) => row.machine))).toEqual(
      new Set([
        'signal',
        'case',
        'consent',
        'agendaItem',
        'meeting',
        'action',
        'feedback',
        'message',
        'referral',
        'liaison',
        'ojg',
        'dementia',
        'ggz',
        'hourTalk',
        'meldcode',
        'questionnaireResponse',
      ]),
    );
  });

  test('is ten minutes before a meeting of six items, five with consent and one without a name', async () => {
    const bakker = await caller.person('bakker');
    const file: any = await bakker.get(`/api/meetings/${seedId('elderly-3 #elderly-3')}`);
    expect(file.instance.state).toBe('agendaFrozen');
    expect(file.items.map((item: any) => item.instance.state)).toEqual(['scheduled', 'scheduled', 'scheduled', 'scheduled', 'scheduled', 'scheduledAnonymous']);
    expect(file.items.map((item: any) => item.consent.ok)).toEqual(Array(6).fill(true));
    expect(file.items[5].client).toBeNull();
    const unfinished = file.items[0].previousActions.filter((action: any) => action.state.includes('timeliness.escalated'));
    expect(unfinished.map((action: any) => action.data.text)).toContain('Ergotherapie aan huis aanvragen en een datum afspreken');
    expect(file.instance.can).toContainEqual(expect.objectContaining({ type: 'START_MEETING', allowed: true }));
  });

  test('shows no client to who governs, pays or administers', async () => {
    for (const name of ['ria', 'helga', 'yusuf']) {
      const person = await caller.person(name);
      await expect(person.get('/api/instances')).rejects.toThrow('403');
    }
  });

  test('replays to what is stored', async () => {
    expect((await product.engine.verify()).differences).toEqual([]);
  });
});
