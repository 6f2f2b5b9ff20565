import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueTimers, nextTimerAt } from '../../db/queries/due.ts';
import { flush } from '../../db/queries/flush.ts';
import { findInstanceIds, loadInstances, loadTimers } from '../../db/queries/instances.ts';
import type { Store, Writes } from '../../db/store.ts';
import { aBoard, anEvent, anInstance, AT, aTimer, emptyWrites } from './fixtures.ts';
import { openTestStore } from '../support/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const put = (clock: number, over: Partial<Writes>): Promise<void> => store.write((tx) => flush(tx, { ...emptyWrites(clock), ...over }));
const started = (...ids: string[]): Partial<Writes> => ({ instances: { insert: ids.map((id) => anInstance(id)), update: [] } });

describe('flush', () => {
  it('writes every kind of row of a batch as it was given', async () => {
    const board = aBoard('a', { case_id: 'c', title: 'Huisbezoek', due_at: AT });
    await put(7, {
      ...started('a'),
      events: [anEvent('e1', 'a'), anEvent('e2', 'a', { refused: '{"why":"not-now"}' })],
      timers: { put: [aTimer('a', 'xstate.after.SIGNAL_TRIAGE.triage', AT)], drop: [] },
      outbox: [
        {
          id: 'o1',
          instance_id: 'a',
          event_id: 'e1',
          kind: 'notify',
          name: 'ackReporter',
          payload: '{}',
          status: 'pending',
          attempts: 0,
          next_at: AT,
          error: null,
          created_at: AT,
          clock: 7,
        },
      ],
      boards: [board],
      links: new Map([['a', ['x', 'y', 'x']]]),
      idempotency: [{ key: 'k', person_id: 'p1', body_hash: 'h', status: 201, response: '{}', at: AT }],
      keys: [{ scope: 'c', wrapped: Buffer.from([0, 255]), created_at: AT }],
      personal: [{ id: 't1', scope: 'c', nonce: Buffer.from([1]), body: Buffer.from([2, 0, 3]), at: AT }],
      tokens: [{ object_id: 'a', tokens: ['t', 'u', 't'] }],
    });
    expect(await loadInstances(store.db, ['a', 'absent'])).toEqual([anInstance('a')]);
    expect((await store.db.selectFrom('events').selectAll().execute()).map((event) => [event.seq, event.id, event.refused])).toEqual([
      [1, 'e1', null],
      [2, 'e2', '{"why":"not-now"}'],
    ]);
    expect(await loadTimers(store.db, ['a'])).toEqual([aTimer('a', 'xstate.after.SIGNAL_TRIAGE.triage', AT)]);
    expect(await store.db.selectFrom('boards').selectAll().execute()).toEqual([board]);
    expect(await store.db.selectFrom('links').selectAll().execute()).toHaveLength(2);
    expect((await store.db.selectFrom('personal').selectAll().execute())[0].body).toEqual(Buffer.from([2, 0, 3]));
    expect(await store.db.selectFrom('search_tokens').select('token').orderBy('token').execute()).toEqual([{ token: 't' }, { token: 'u' }]);
    expect(await store.db.selectFrom('clock').selectAll().execute()).toEqual([{ id: 1, value: 7 }]);
    for (const table of ['outbox', 'idempotency', 'keys'] as const) expect(await store.db.selectFrom(table).selectAll().execute()).toHaveLength(1);
  });

  it('changes the row that is given and leaves the others, and what never changes of it', async () => {
    await put(1, started('a', 'b'));
    const changed = anInstance('a', { rev: 2, state: '"done"', status: 'done', clock: 2 });
    await put(2, { instances: { insert: [], update: [{ ...changed, machine: 'other', created_at: 'later', wasRev: 1 }] } });
    expect(await loadInstances(store.db, ['b', 'a'])).toEqual([anInstance('a', { rev: 2, state: '"done"', status: 'done', clock: 2 }), anInstance('b')]);
  });

  it('refuses a stale revision by name and writes nothing of the batch', async () => {
    await put(1, started('a', 'b'));
    const updates = [
      { ...anInstance('a', { rev: 2 }), wasRev: 1 },
      { ...anInstance('b', { rev: 5 }), wasRev: 4 },
    ];
    await expect(put(2, { instances: { insert: [anInstance('c')], update: updates } })).rejects.toThrow('stale write b');
    expect((await loadInstances(store.db, ['a', 'b', 'c'])).map((row) => [row.id, row.rev])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect((await store.db.selectFrom('clock').select('value').executeTakeFirstOrThrow()).value).toBe(1);
  });

  it('puts down a batch larger than any limit of variables', async () => {
    const ids = Array.from({ length: 4000 }, (_, i) => `i${String(i).padStart(5, '0')}`);
    await put(1, {
      ...started(...ids),
      events: ids.map((id) => anEvent(`e-${id}`, id)),
      boards: ids.map((id) => aBoard(id)),
      personal: ids.map((id) => ({ id, scope: 's', nonce: Buffer.from('n'), body: Buffer.from('b'), at: AT })),
    });
    expect(await loadInstances(store.db, ids)).toHaveLength(4000);
    const seqs = await store.db.selectFrom('events').select(['seq', 'instance_id']).orderBy('seq').execute();
    expect(seqs.map((row) => row.instance_id)).toEqual(ids);
  });

  it('arms afresh a timer that is cancelled in the same batch', async () => {
    await put(1, { ...started('a'), timers: { put: [aTimer('a', 'k', AT), aTimer('a', 'l', null)], drop: [] } });
    await put(2, {
      timers: {
        drop: [
          { instance_id: 'a', key: 'k' },
          { instance_id: 'a', key: 'l' },
        ],
        put: [aTimer('a', 'k', '2027-01-01T00:00:00.000Z')],
      },
    });
    expect((await loadTimers(store.db, ['a'])).map((timer) => [timer.key, timer.at])).toEqual([['k', '2027-01-01T00:00:00.000Z']]);
  });

  it('replaces a board row, its links and its search tokens', async () => {
    await put(1, { ...started('a'), boards: [aBoard('a', { owner_id: 'p1' })], links: new Map([['a', ['x']]]), tokens: [{ object_id: 'a', tokens: ['t'] }] });
    await put(2, { boards: [aBoard('a', { rev: 2 })], links: new Map([['a', ['y']]]), tokens: [{ object_id: 'a', tokens: [] }] });
    expect(await store.db.selectFrom('boards').selectAll().execute()).toEqual([aBoard('a', { rev: 2 })]);
    expect(await store.db.selectFrom('links').select('target_id').execute()).toEqual([{ target_id: 'y' }]);
    expect(await store.db.selectFrom('search_tokens').selectAll().execute()).toEqual([]);
  });
});

describe('access rows', () => {
  const row = (subject: string, until_at: string | null = null) => ({ object_id: 'a', subject, kind: 'team', until_at, from_at: null });
  const held = async () =>
    (await store.db.selectFrom('access').select(['subject', 'kind', 'until_at', 'revoked_clock']).orderBy('subject').orderBy('kind').execute()).map((found) =>
      Object.values(found).join(' '),
    );

  it('are marked when they disappear, restored when they come back, and untouched when the same', async () => {
    await put(1, { access: new Map([['a', [row('person:1'), row('person:2')]]]) });
    await put(2, { access: new Map([['a', [row('person:2'), row('person:2')]]]) });
    expect(await held()).toEqual(['person:1 team  2', 'person:2 team  ']);
    await put(3, { access: new Map([['a', [row('person:1'), row('person:2')]]]) });
    expect(await held()).toEqual(['person:1 team  ', 'person:2 team  ']);
  });

  it('keep the window that they had when it moves', async () => {
    await put(1, { access: new Map([['a', [row('person:1')]]]) });
    await put(2, { access: new Map([['a', [row('person:1', AT)]]]) });
    expect(await held()).toEqual([`person:1 team ${AT} `, 'person:1 was:team  2']);
    await put(3, { access: new Map([['a', []]]) });
    expect(await held()).toEqual([`person:1 team ${AT} 3`, 'person:1 was:team  2']);
  });

  it('of another granting instance stay as they are', async () => {
    await put(1, {
      access: new Map([
        ['a', [row('person:1')]],
        ['b', [row('person:1')]],
      ]),
    });
    await put(2, { access: new Map([['a', []]]) });
    expect((await held()).sort()).toEqual(['person:1 team  ', 'person:1 team  2']);
  });
});

describe('finding', () => {
  it('goes by machine, case, meeting, client, running and links; null means none', async () => {
    await put(1, {
      ...started('a', 'b', 'c'),
      boards: [aBoard('a', { case_id: 'k', client_id: 'z' }), aBoard('b', { machine: 'action', case_id: 'k', running: 0 }), aBoard('c', { meeting_id: 'm' })],
      links: new Map([
        ['a', ['t']],
        ['b', ['t']],
      ]),
    });
    expect(await findInstanceIds(store.db, { caseId: 'k' })).toEqual(['a', 'b']);
    expect(await findInstanceIds(store.db, { caseId: null })).toEqual(['c']);
    expect(await findInstanceIds(store.db, { meetingId: null, running: true })).toEqual(['a']);
    expect(await findInstanceIds(store.db, { linkedTo: 't', machine: 'action' })).toEqual(['b']);
    expect(await findInstanceIds(store.db, { clientId: 'z' })).toEqual(['a']);
    expect(await findInstanceIds(store.db, { ids: ['c', 'a', 'nobody'] })).toEqual(['a', 'c']);
    expect(await findInstanceIds(store.db, { ids: [] })).toEqual([]);
  });

  it('gives due timers in order and never the suspended ones', async () => {
    await put(1, {
      ...started('a', 'b'),
      timers: {
        put: [aTimer('b', 'k', AT), aTimer('a', 'l', AT), aTimer('a', 'k', AT), aTimer('a', 'none', null), aTimer('a', 'later', '2026-11-25T00:00:00.000Z')],
        drop: [],
      },
    });
    expect((await dueTimers(store.db, AT, 10)).map((timer) => timer.instance_id + timer.key)).toEqual(['ak', 'al', 'bk']);
    expect(await dueTimers(store.db, AT, 2)).toHaveLength(2);
    expect(await nextTimerAt(store.db)).toBe(AT);
  });
});
