import { describe, expect, test } from 'vitest';
import { dementia } from '../../machines/dementia/index.ts';
import { cardOf, type CardContext } from '../../machines/dementia/card.ts';
import { measured, waitsOf } from '../../machines/dementia/waits.ts';
import type { Saying } from '../../machines/track.ts';
import { begin, say, type Run } from './pure-run.ts';

const through = (run: Run, ...sayings: Saying[]): Run =>
  sayings.reduce((before, saying) => {
    const after = say(before, saying);
    expect(after.refused, saying.type).toBeUndefined();
    return after;
  }, run);
const example = (rule: string, title: string): Run => {
  const { input, given = [], when } = dementia.examples.find((one) => one.rule === rule && one.title === title)!;
  return through(begin(dementia, input), ...given, when);
};

const enrolled = example('DEM3', 'the clock runs from the enrolment');
const followed = example('DEM5', 'a whole plan is agreed');
const taken = { type: 'CM_ASSIGNED', facts: { cm: { active: true }, caseload: 0 } };
const context = (run: Run): CardContext => run.live.context;
const CM = '00000000-0000-4000-8000-0000000000a4';
const OTHER = '00000000-0000-4000-8000-0000000000a9';

describe('the waiting clock', () => {
  test('I-17: enrolled on 8 December, first contact on 21 December is thirteen days', () => {
    expect(measured({ from: '2026-12-08', until: '2026-12-21', end: 'CONTACT' }, '2027-06-01')).toEqual({ days: 13, left: 29, late: false });
  });
  test('the forty-second day is in time, the forty-third is not', () => {
    const on = (today: string) => measured({ from: '2026-11-01', until: null, end: null }, today).late;
    expect([on('2026-12-13'), on('2026-12-14')]).toEqual([false, true]);
  });
  test('it goes on when somebody was assigned, and stops at the first contact', () => {
    const met = through(enrolled, taken, { type: 'FIRST_CM_CONTACT', on: '2026-12-07' });
    expect(waitsOf(context(through(enrolled, taken)))).toEqual([{ from: '2026-11-24', until: null, end: null }]);
    expect(waitsOf(context(met))).toEqual([{ from: '2026-11-24', until: '2026-12-07', end: 'CONTACT' }]);
  });
  test('who declines has waited; who is enrolled again waits anew', () => {
    const again = through(
      enrolled,
      { type: 'CLIENT_DECLINES', at: '2026-12-01T10:00:00.000Z' },
      { type: 'CONCERN_CONFIRMED', at: '2027-02-01T10:00:00.000Z' },
      { type: 'ENROL_CM', at: '2027-02-02T10:00:00.000Z' },
    );
    expect(waitsOf(context(again))).toEqual([
      { from: '2026-11-24', until: '2026-12-01', end: 'DECLINED' },
      { from: '2027-02-02', until: null, end: null },
    ]);
  });
});

describe('the card', () => {
  test('a visit on the day that was said, late in days when it has passed', () => {
    const visited = through(followed, { type: 'VISIT_LOGGED', at: '2027-01-12T10:00:00.000Z', nextOn: '2027-02-01', nextBy: OTHER });
    expect(cardOf(context(visited), 'following.stable', '2027-01-29').visit).toEqual({ on: '2027-02-01', days: 3, by: OTHER });
    expect(cardOf(context(visited), 'following.stable', '2027-02-03')).toMatchObject({ visit: { days: -2 }, rank: -2 });
  });
  test('a visit that was put off is planned on its new day, and the task goes with it', () => {
    const moved = through(followed, { type: 'VISIT_MOVED', at: '2027-01-12T10:00:00.000Z', nextOn: '2027-01-20' });
    expect(cardOf(context(moved), 'following.stable', '2027-01-12').visit).toEqual({ on: '2027-01-20', days: 8, by: CM });
  });
  test('visits of a case manager who left are made by the next one', () => {
    const next = through(followed, { ...taken, type: 'CM_CHANGED', casemanager: CM }, { type: 'CM_LEFT' }, { ...taken, casemanager: OTHER });
    expect(cardOf(context(next), 'following.stable', '2027-01-12').visit?.by).toBe(OTHER);
  });
  test('a plan says which of the three agreements it lacks', () => {
    const drafting = through(enrolled, taken, { type: 'INTAKE_DONE' }, { type: 'WRITE_PLAN', visitAgreement: { everyWeeks: 8 } });
    expect(cardOf(context(drafting), 'planDraft', '2026-12-01').lacks).toEqual(['familyTalkAgreement', 'firstContactAgreement']);
    expect(cardOf(context(followed), 'following.stable', '2026-12-01').lacks).toEqual([]);
  });
  test('a measurement of the carer holds half a year', () => {
    const { strain } = cardOf(context(followed), 'following.stable', '2027-06-01');
    expect(strain).toEqual({ level: 'OK', again: { on: '2027-05-24', days: -8 } });
  });
  test('a plan that is evaluated before its day gets a new one, and one that is not stands there late', () => {
    const reviewed = through(followed, { type: 'PLAN_REVIEWED', at: '2027-05-20T10:00:00.000Z' });
    expect(cardOf(context(reviewed), 'following.stable', '2027-05-20').review?.on).toBe('2027-11-20');
    const asked = through(followed, { type: 'PLAN_REVIEW', at: '2027-05-24T10:00:00.000Z' });
    expect(cardOf(context(asked), 'following.stable', '2027-05-30').review).toEqual({ on: '2027-05-24', days: -6 });
  });
  test('crisis comes before all that is late', () => {
    expect(cardOf(context(followed), 'following.crisis', '2027-06-01').rank).toBeLessThan(-500);
  });
});
