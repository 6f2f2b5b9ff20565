import { describe, expect, test } from 'vitest';
import { orderSteps } from '../../client/parts/steps-order.ts';
import { sortWork } from '../../client/screens/my-work/sort-work.ts';
import type { Can, Me, Row } from '../../server/contract/shapes.ts';

const now = Date.parse('2026-11-24T08:00:00Z');
const me = { person: { id: 'anja' }, roles: ['DISTRICT_NURSE'], memberships: [], hat: null } as unknown as Me;
const row = (id: string, more: Partial<Row>): Row =>
  ({ id, machine: 'action', state: [], running: true, owner: null, waitsFor: null, dueAt: null, case: null, urgency: null, ...more }) as Row;
const can = (type: string, allowed = true, because: Can['because'] = null): Can => ({ type, allowed, why: null, remedy: null, because, needs: [] });
const ids = (rows: Row[]) => rows.map((one) => one.id);

describe('my work', () => {
  test('comes in the order of what is late, this week and later; others are waited for only in my own cases and signals', () => {
    const work = sortWork(
      [
        row('later', { owner: 'anja', dueAt: '2026-12-20T16:00:00Z' }),
        row('late', { owner: 'anja', dueAt: '2026-11-20T16:00:00Z' }),
        row('week', { owner: 'anja', dueAt: '2026-11-27T16:00:00Z' }),
        row('mycase', { machine: 'case', owner: 'anja' }),
        row('theirs', { owner: 'petra', case: 'mycase' }),
        row('elsewhere', { owner: 'petra', case: 'other' }),
        row('mysignal', { machine: 'signal', waitsFor: 'LIAISON' }),
      ],
      me,
      now,
    );
    expect([ids(work.now), ids(work.week), ids(work.later), ids(work.waiting).sort()]).toEqual([
      ['late'],
      ['week'],
      ['later', 'mycase'],
      ['mysignal', 'theirs'],
    ]);
  });

  test('puts a crisis first, whatever its date', () => {
    const work = sortWork(
      [
        row('a', { owner: 'anja', dueAt: '2026-11-23T16:00:00Z' }),
        row('b', { machine: 'case', owner: 'anja', state: ['safety.crisis'], dueAt: '2026-12-23T16:00:00Z' }),
      ],
      me,
      now,
    );
    expect(ids(work.now)).toEqual(['b', 'a']);
  });
});

describe('next steps', () => {
  test('are one or two likely ones, then the rest, then what is not possible, first what one can do something about', () => {
    const steps = orderSteps('signal', [
      can('RAISE_URGENCY'),
      can('DISMISS'),
      can('ACCEPT'),
      can('ADVISE_ONLY'),
      can('DOWNGRADE', false, 'role'),
      can('SUBMIT', false, 'guard'),
    ]);
    expect([steps.likely, steps.others, steps.refused].map((list) => list.map((one) => one.type))).toEqual([
      ['ACCEPT', 'ADVISE_ONLY'],
      ['RAISE_URGENCY', 'DISMISS'],
      ['SUBMIT', 'DOWNGRADE'],
    ]);
  });

  test('leave out what another object says', () => {
    expect(orderSteps('case', [can('CONSENT_GRANTED'), can('PAUSE')]).others.map((one) => one.type)).toEqual(['PAUSE']);
  });

  test('of a machine that nobody thought of are its own first two', () => {
    expect(orderSteps('welfare', [can('A'), can('B'), can('C')]).likely.map((one) => one.type)).toEqual(['A', 'B']);
  });
});
