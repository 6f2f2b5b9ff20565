import { describe, expect, test } from 'vitest';
import { meeting } from '../../machines/meeting/index.ts';
import type { MeetingContext } from '../../machines/meeting/contract.ts';
import type { Saying } from '../../machines/track.ts';
import { begin, say, uuid, type Run } from './pure-run.ts';

const [CHAIR, NURSE, CARER, FIRST, SECOND] = [1, 2, 3, 4, 5].map((n) => uuid(0xa0 + n));
const line = (id: string, state = 'scheduled') => ({
  id,
  state,
  caseId: uuid(0xc1),
  anonymous: false,
  timebox: 10,
  requiredDisciplines: [],
  proposer: CARER,
  nextReview: null,
});
const facts = (...states: string[]) => ({ agenda: [line(FIRST, states[0]), line(SECOND, states[1])], consent: { ok: true, until: '2027-11-26' } });
const at = (clock: string) => `2026-12-08T${clock}:00.000Z`;

/** A meeting with two items of which the first came to the table at 12:00. */
function opened(): Run {
  const input = {
    theme: 'ELDERLY',
    startsAt: at('12:00'),
    place: 'De Linde',
    chair: CHAIR,
    minuteTaker: NURSE,
    participants: [CHAIR, NURSE, CARER].map((person, n) => ({ person, discipline: ['GP', 'POH_O', 'DEM_CM'][n] })),
  };
  const said: Saying[] = [
    { type: 'SCHEDULE' },
    ...[FIRST, SECOND].map((item) => ({ type: 'ITEM_PLACED', item, facts: { placed: { here: true, caseId: uuid(0xc1) } } })),
    { type: 'FREEZE_AGENDA' },
    { type: 'START_MEETING', at: at('11:59'), facts: facts() },
    { type: 'OPEN_ITEM', at: at('12:00'), facts: facts() },
  ];
  return then(begin(meeting, input, {}, CHAIR), ...said);
}
const then = (run: Run, ...sayings: Saying[]): Run =>
  sayings.reduce((before, saying) => {
    const after = say(before, saying);
    expect(after.refused, saying.type).toBeUndefined();
    return after;
  }, run);
const kept = (run: Run): MeetingContext => run.live.context;
const commands = (run: Run) =>
  run.effects.flatMap((name) =>
    meeting.effects[name]({ context: kept(run), event: { facts: facts('inDiscussion') }, self: uuid(1), state: run.live.value as never }),
  );

describe('the clock of an item', () => {
  test('[MEET6] warns at four fifths and ends with its time', () => {
    expect([kept(opened()).itemWarnAt, kept(opened()).itemEndAt]).toEqual([at('12:08'), at('12:10')]);
  });
  test('[MEET6] keeps what was used over a break', () => {
    const paused = then(opened(), { type: 'PAUSE', at: at('12:04') });
    expect([kept(paused).open?.usedSeconds, kept(paused).itemEndAt]).toEqual([240, null]);
    expect(kept(then(paused, { type: 'RESUME_ITEM', at: at('12:20') })).itemEndAt).toBe(at('12:26'));
  });
  test('[MEET6] gives five minutes from now when it was over time', () => {
    const late = then(opened(), { type: 'EXTEND_TIME', at: at('12:13') });
    expect(kept(late).itemEndAt).toBe(at('12:18'));
    expect(kept(then(opened(), { type: 'EXTEND_TIME', at: at('12:06') })).itemEndAt).toBe(at('12:15'));
  });
  test('[MEET6] counts what went over', () => {
    const done = then(opened(), { type: 'CONCLUDE_ITEM', noChange: true, at: at('12:13') });
    expect(kept(done).items[FIRST]).toMatchObject({ seconds: 780, overtimeSeconds: 180, overtime: true, outcome: 'CONCLUDED' });
  });
  test('[MEET6] goes on for the item that lay on the table during the break', () => {
    const again = then(
      opened(),
      { type: 'PAUSE', at: at('12:04') },
      { type: 'RESUME', at: at('12:10') },
      { type: 'OPEN_ITEM', at: at('12:10'), facts: facts('inDiscussion') },
    );
    expect(kept(again).open).toMatchObject({ id: FIRST, usedSeconds: 240, endAt: at('12:16') });
    expect(commands(again)).toEqual([{ do: 'tell', to: { id: FIRST }, type: 'CLOCK_CHANGED', payload: { endsAt: at('12:16') } }]);
  });
  test('[MEET11] settles what lay on the table before another item opens', () => {
    const next = then(
      opened(),
      { type: 'PAUSE', at: at('12:04') },
      { type: 'RESUME', at: at('12:05') },
      { type: 'OPEN_ITEM', item: SECOND, at: at('12:05'), facts: facts('inDiscussion') },
    );
    expect([kept(next).items[FIRST].outcome, kept(next).open?.id]).toEqual(['DEFERRED', SECOND]);
    expect(commands(next).map((command) => 'type' in command && command.type)).toEqual(['DEFER', 'OPEN']);
  });
});

describe('the texts of an item', () => {
  const note = (person: string, text: string, base: number): Saying => ({ type: 'ADD_NOTE', field: 'summary', text, base, person });
  test('[MEET10] a conflict names the text that stands, its version and its writer', () => {
    const written = then(opened(), note(NURSE, 'Zij wil thuis blijven.', 0));
    const event = { type: 'ADD_NOTE', field: 'summary', text: 'iets anders', base: 0, by: { person: CARER } };
    expect(meeting.explain!.noteFresh({ context: kept(written), event })).toMatchObject({
      field: 'summary',
      rev: 1,
      by: NURSE,
      theirs: kept(written).items[FIRST].notes.summary.text,
    });
    expect(say(written, note(CARER, 'iets anders', 0)).refused).toBe('noteFresh');
    expect(kept(then(written, note(NURSE, 'Zij wil thuis blijven, met hulp.', 0))).items[FIRST].notes.summary.rev).toBe(2);
  });
  test('[MEET10] saying nothing leaves text and version as they are', () => {
    const written = then(opened(), note(NURSE, 'Zij wil thuis blijven.', 0));
    expect(kept(then(written, { type: 'ADD_NOTE', field: 'summary', person: CARER })).items[FIRST].notes).toEqual(kept(written).items[FIRST].notes);
  });
  test('[MEET15] who may not see an item gets nothing of it', () => {
    const written = then(opened(), note(NURSE, 'Zij wil thuis blijven.', 0), { type: 'RECORD_DECISION', text: 'Hulp bij koken.' });
    const seen = JSON.stringify(meeting.view.see!(kept(written), { person: CARER, roles: [], kinds: ['participant'], visible: () => false }));
    for (const id of [FIRST, SECOND, uuid(0xc1), 'ref:']) expect(seen).not.toContain(id);
    expect(JSON.parse(seen).busyElsewhere).toBe(true);
  });
});
