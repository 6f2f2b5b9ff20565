import { describe, expect, test } from 'vitest';
import { clockFace, minuteSecond } from '../../client/screens/meetings/clock-face.ts';
import { workDay } from '../../client/screens/meetings/days.ts';
import {
  actionStanding,
  linesOf,
  minutesAsked,
  moved,
  phaseOf,
  placedBefore,
  subjectOf,
  waitingLines,
  type FileItem,
  type Line,
  type Seat,
} from '../../client/screens/meetings/meeting-model.ts';
import { quorumOf } from '../../client/screens/meetings/quorum.ts';

const item = (id: string, state: string, more: Record<string, unknown> = {}, client: object | null = { name: 'mw. De Vries', age: 82 }): FileItem =>
  ({
    instance: { id, row: { state: [state] }, data: { caseId: 'c', anonymous: null, theme: 'ELDERLY', requiredDisciplines: [], timebox: 10, ...more } },
    client,
    consent: { ok: true, until: null, state: 'active' },
    previousActions: [],
  }) as unknown as FileItem;
const file = (items: FileItem[], data: object) => ({ instance: { data: { order: [], items: {}, open: null, ...data } }, items }) as any;
const seat = (person: string, discipline: string): Seat => ({
  person,
  discipline,
  org: null,
  present: 'INVITED',
  substituteFor: null,
  joinedAt: null,
  leftAt: null,
  seconds: 0,
  confidential: false,
});

describe('the screen of a meeting', () => {
  test('is chosen by its state', () => {
    expect(['planning', 'noQuorum', 'inSession.paused', 'minutesReview', 'followUp', 'cancelled'].map(phaseOf)).toEqual([
      'prepare',
      'prepare',
      'run',
      'minutes',
      'after',
      'cancelled',
    ]);
  });

  test('numbers the agenda in its order and says where each item stands', () => {
    const lines = linesOf(
      file([item('a', 'scheduled'), item('b', 'inDiscussion'), item('c', 'awaitingConsent')], {
        order: ['b', 'a', 'gone', 'c'],
        open: { id: 'b' },
        items: { gone: { outcome: 'DEFERRED' } },
      }),
    );
    expect(lines.map((line) => [line.number, line.state])).toEqual([
      [1, 'open'],
      [2, 'ready'],
      [3, 'deferred'],
      [4, 'asking'],
    ]);
    expect(waitingLines(lines).map((line) => line.id)).toEqual(['a']);
    expect(minutesAsked(lines)).toBe(30);
  });

  test('shows no name without consent, even when the client came along', () => {
    expect(subjectOf(item('a', 'scheduledAnonymous', { anonymous: { ageBand: '80+', theme: 'ELDERLY' } }))).toEqual({
      kind: 'anonymous',
      ageBand: '80+',
      theme: 'ELDERLY',
    });
    expect(subjectOf(item('a', 'scheduled', {}, null))).toEqual({ kind: 'hidden' });
    expect(subjectOf(item('a', 'scheduled'))).toEqual({ kind: 'known', name: 'mw. De Vries', age: 82 });
  });

  test('moves an item by arrow and by drag, and not over the edge', () => {
    expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(placedBefore(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(placedBefore(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a']);
  });

  test('names who is missing before the meeting begins', () => {
    const line: Line = { id: 'a', number: 1, item: item('a', 'scheduled', { requiredDisciplines: ['SO', 'GP'] }), kept: undefined, state: 'ready' };
    const seats = [seat('p1', 'GP'), seat('p2', 'POH_O'), seat('p3', 'DISTRICT_NURSE'), seat('p4', 'SO')];
    const without = quorumOf([line], seats, new Set(['p1', 'p2', 'p3']), 'p1');
    expect(without).toMatchObject({ chairHere: true, enough: true, ok: false });
    expect(without.gaps[0].missing).toEqual(['SO']);
    expect(quorumOf([line], seats, new Set(['p1', 'p2', 'p3', 'p4']), 'p1').ok).toBe(true);
    expect(quorumOf([], seats, new Set(['p2', 'p3']), 'p1')).toMatchObject({ chairHere: false, enough: false });
  });

  test('reads a promise from both regions of the action', () => {
    expect(actionStanding(['work.open', 'timeliness.overdue'])).toBe('late');
    expect(actionStanding(['work.verified', 'timeliness.settled'])).toBe('done');
    expect(actionStanding(['work.cancelled', 'timeliness.settled'])).toBe('dropped');
    expect(actionStanding(['work.accepted', 'timeliness.onTrack'])).toBe('running');
  });
});

describe('the clock of an item', () => {
  const open = {
    id: 'a',
    openedAt: '2026-12-08T12:00:00Z',
    timeboxSeconds: 600,
    usedSeconds: 60,
    runningSince: '2026-12-08T12:10:00Z',
    warnAt: null,
    endAt: null,
    extensions: 0,
  };
  const at = (iso: string) => clockFace(open, Date.parse(iso));

  test('counts what was used before a pause and what runs since', () => {
    expect(at('2026-12-08T12:12:00Z')).toMatchObject({ used: 180, limit: 600, left: 420, tone: 'calm', running: true });
  });
  test('warns from 80 % and says when it is over', () => {
    expect(at('2026-12-08T12:17:00Z').tone).toBe('nearly');
    expect(at('2026-12-08T12:20:00Z')).toMatchObject({ tone: 'over', left: -60, share: 1 });
  });
  test('stands still during a crisis', () => {
    expect(clockFace({ ...open, runningSince: null }, Date.parse('2026-12-08T13:00:00Z'))).toMatchObject({ used: 60, running: false });
  });
  test('reads as minutes and seconds', () => {
    expect([minuteSecond(432), minuteSecond(3661), minuteSecond(-4)]).toEqual(['07:12', '61:01', '00:00']);
  });
});

test('a promise made on a Saturday falls on a Monday', () => {
  expect(workDay(Date.parse('2026-12-08T11:00:00Z'), 7)).toBe('2026-12-15');
  expect(workDay(Date.parse('2026-12-08T11:00:00Z'), 4)).toBe('2026-12-14');
});
