import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../db/queries/audit.ts';
import { clientsOfHousehold, findClient, insertClient, insertHousehold, listClients } from '../../db/queries/clients.ts';
import {
  insertMemberships,
  insertOrganisations,
  insertPersons,
  listPersons,
  membershipsAt,
  membershipsOf,
  membershipsOfAll,
  peopleByIds,
} from '../../db/queries/directory.ts';
import { flush } from '../../db/queries/flush.ts';
import { findIdempotency, forgetIdempotency } from '../../db/queries/idempotency.ts';
import { insertInbox, listInbox, markRead } from '../../db/queries/inbox.ts';
import { findLetter, insertLetter, listLetters } from '../../db/queries/letters.ts';
import { claimOutbox, countOutbox, markOutbox } from '../../db/queries/outbox.ts';
import { insertSetting, settingInForce } from '../../db/queries/settings.ts';
import type { Store } from '../../db/store.ts';
import { anAudit, anEvent, anInstance, AT, emptyWrites } from './fixtures.ts';
import { openTestStore } from '../support/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
  await insertOrganisations(
    store.db,
    ['esdoorn', 'zuid'].map((id) => ({ id, name: `Praktijk ${id}`, kind: 'gp', phone: null, address: null })),
  );
  await insertPersons(
    store.db,
    ['wietske', 'bram'].map((id, i) => ({ id, name: id, email: `${id}@example.org`, phone: null, user_id: null, locale: 'nl', active: i === 0 ? 1 : 0 })),
  );
});
afterEach(() => store.close());

const hat = (id: string, from_at: string, until_at: string | null, person_id = 'wietske') => ({
  id,
  person_id,
  org_id: 'esdoorn',
  title: 'POH',
  roles: '["POH"]',
  themes: '[]',
  from_at,
  until_at,
});

describe('directory', () => {
  it('shows a membership from its first instant until just before its last', async () => {
    await insertMemberships(store.db, [
      hat('past', '2025-01-01', AT),
      hat('now', AT, null),
      hat('later', '2027-01-01', null),
      hat('other', '2025-01-01', null, 'bram'),
    ]);
    expect((await membershipsOf(store.db, 'wietske', AT)).map((row) => row.id)).toEqual(['now']);
    expect((await membershipsAt(store.db, AT)).map((row) => row.id)).toEqual(['other', 'now']);
    expect(await membershipsOfAll(store.db, ['wietske', 'bram'], AT)).toHaveLength(2);
  });

  it('finds people by id and lists who is active', async () => {
    expect([...(await peopleByIds(store.db, ['bram', 'nobody'])).keys()]).toEqual(['bram']);
    expect((await listPersons(store.db)).map((row) => row.id)).toEqual(['wietske']);
    await expect(insertMemberships(store.db, [hat('x', AT, null, 'nobody')])).rejects.toThrow(/foreign key/i);
  });
});

describe('clients', () => {
  it('are found by id, by household, and in pages', async () => {
    await insertHousehold(store.db, { id: 'h', label_ref: null });
    for (const id of ['c1', 'c2', 'c3'])
      await insertClient(store.db, {
        id,
        details_ref: 'r',
        gp_person_id: null,
        gp_org_id: null,
        no_gp_reason: null,
        household_id: id === 'c3' ? null : 'h',
        org_id: 'esdoorn',
        created_at: AT,
      });
    expect((await findClient(store.db, 'c2'))?.household_id).toBe('h');
    expect(await clientsOfHousehold(store.db, 'h')).toHaveLength(2);
    expect((await listClients(store.db, { orgId: 'esdoorn', after: 'c1', limit: 1 })).map((row) => row.id)).toEqual(['c2']);
  });
});

describe('settings', () => {
  it('hold from their moment on, the own organisation before everybody', async () => {
    const set = (value: string, valid_from: string, org_id = '*') => insertSetting(store.db, { name: 'timer', value, valid_from, org_id });
    await set('1', '2025-01-01');
    await set('2', '2026-01-01');
    await set('3', '2027-01-01');
    await set('own', '2026-06-01', 'zuid');
    const at = async (moment: string, org: string | null) => (await settingInForce(store.db, 'timer', org, moment))?.value;
    expect([await at('2024-12-31', null), await at('2025-01-01', null), await at(AT, null)]).toEqual([undefined, '1', '2']);
    expect([await at(AT, 'zuid'), await at('2026-05-01', 'zuid'), await at(AT, 'esdoorn')]).toEqual(['own', '2', '2']);
  });
});

describe('outbox', () => {
  const row = (id: string, next_at: string, status = 'pending', clock = 1) => ({
    id,
    instance_id: 'a',
    event_id: 'e',
    kind: 'notify',
    name: 'n',
    payload: '{}',
    status,
    attempts: 0,
    next_at,
    error: null,
    created_at: AT,
    clock,
  });
  const later = '2026-11-24T09:05:00.000Z';

  it('gives a row to one consumer, and again when the lease ran out', async () => {
    const outbox = [row('o2', AT, 'pending', 2), row('o1', AT), row('late', later), row('dead', AT, 'failed'), row('none', AT, 'not-installed')];
    await store.write((tx) => flush(tx, { ...emptyWrites(1), instances: { insert: [anInstance('a')], update: [] }, events: [anEvent('e', 'a')], outbox }));
    const both = await Promise.all([claimOutbox(store.db, AT, 10), claimOutbox(store.db, AT, 10)]);
    expect(both.flat().map((claimed) => [claimed.id, claimed.attempts])).toEqual([
      ['o1', 1],
      ['o2', 1],
    ]);
    await markOutbox(store.db, 'o1', { status: 'done', attempts: 1, next_at: AT, error: null });
    expect((await claimOutbox(store.db, later, 10)).map((claimed) => [claimed.id, claimed.attempts])).toEqual([
      ['late', 1],
      ['o2', 2],
    ]);
    expect(await countOutbox(store.db)).toEqual([
      { status: 'failed', count: 1 },
      { status: 'not-installed', count: 1 },
      { status: 'pending', count: 2 },
    ]);
  });
});

describe('inbox and letters', () => {
  it('deliver once, however often they are carried out', async () => {
    const letter = { id: 'l', kind: 'extract', case_id: 'k', meeting_id: 'm', item_id: null, version: 1, content_ref: 'r', created_at: AT, clock: 1 };
    const line = { id: 'i', person_id: 'wietske', kind: 'letter', notice: '{}', instance_id: null, letter_id: 'l', at: AT, read_at: null, clock: 1 };
    for (let i = 0; i < 2; i++) {
      await insertLetter(store.db, letter);
      await insertInbox(store.db, [line]);
    }
    expect(await listLetters(store.db, { caseId: 'k' }, 10)).toEqual([letter]);
    expect(await listLetters(store.db, { meetingId: 'other' }, 10)).toEqual([]);
    expect(await findLetter(store.db, 'l')).toEqual(letter);
    expect([await markRead(store.db, 'i', 'bram', AT), await markRead(store.db, 'i', 'wietske', AT), await markRead(store.db, 'i', 'wietske', AT)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await listInbox(store.db, 'wietske', { unreadOnly: true, limit: 10 })).toEqual([]);
    expect(await listInbox(store.db, 'wietske', { limit: 10 })).toHaveLength(1);
  });
});

describe('audit and idempotency', () => {
  it('list a case newest first, page by page', async () => {
    await store.write((tx) => flush(tx, { ...emptyWrites(1), audit: ['one', 'two', 'three'].map((detail) => anAudit({ detail })) }));
    const first = await listAudit(store.db, 'a', { limit: 2 });
    expect(first.map((entry) => entry.detail)).toEqual(['three', 'two']);
    expect((await listAudit(store.db, 'a', { before: first[1].seq, limit: 2 })).map((entry) => entry.detail)).toEqual(['one']);
  });

  it('know a key for one person only, and forget it in time', async () => {
    const known = { key: 'k', person_id: 'wietske', body_hash: 'h', status: 200, response: '{}', at: AT };
    await store.write((tx) => flush(tx, { ...emptyWrites(1), idempotency: [known, { ...known, person_id: 'bram' }] }));
    expect(await findIdempotency(store.db, 'k', 'wietske')).toEqual(known);
    expect(await findIdempotency(store.db, 'k', 'nobody')).toBeUndefined();
    expect([await forgetIdempotency(store.db, AT), await forgetIdempotency(store.db, '2027')]).toEqual([0, 2]);
  });
});
