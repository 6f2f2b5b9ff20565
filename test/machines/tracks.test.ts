import { describe, expect, test } from 'vitest';
import { trackById } from '../../machines/index.ts';
import { dayInAmsterdam, dueAt } from '../../machines/calendar.ts';
import { fundAllows } from '../../machines/hour-talk/funding.ts';
import { youthConsentOk } from '../../machines/ojg/youth-consent.ts';
import { strainLevel } from '../../machines/dementia/visits.ts';
import type { Command, Saying, Track } from '../../machines/track.ts';
import { begin, say, SELF, uuid, type Run } from './pure-run.ts';

const [ojg, dementia, ggz, hourTalk, meldcode, caseTrack] = ['ojg', 'dementia', 'ggz', 'hourTalk', 'meldcode', 'case'].map((id) => trackById(id)!);
const input = { caseId: uuid(0xd1), clientId: uuid(0xc1) };
const commandsOf = (run: Run): Command[] =>
  run.effects.flatMap((name) => run.track.effects[name]?.({ context: run.live.context, event: run.event, self: SELF, state: run.live.value as never }) ?? []);
const through = (run: Run, ...sayings: Saying[]): Run =>
  sayings.reduce((before, saying) => {
    const after = say(before, saying);
    expect(after.refused, `${saying.type}`).toBeUndefined();
    return after;
  }, run);
/** An example of the track that ends in this state, gone through once more. */
const exampleOf = (track: Track, rule: string, title: string): Run => {
  const example = track.examples.find((one) => one.rule === rule && one.title === title)!;
  return through(begin(track, example.input), ...(example.given ?? []), example.when);
};
const tasks = (run: Run) => commandsOf(run).flatMap((command) => (command.do === 'start' && command.machine === 'action' ? [command.input] : []));

describe('what a track says to its case', () => {
  test('[CASE17] one that the case did not start itself makes itself known, and one that it did start does not', () => {
    const about = { clientId: uuid(0xc1), orgId: uuid(0xaa), owner: uuid(8) };
    const heard = (known: boolean) => commandsOf(begin(ojg, input, { case: { ...about, known } }));
    expect(heard(false)).toEqual([{ do: 'tell', to: { id: uuid(0xd1) }, type: 'ATTACH_TRACK', payload: { trackId: SELF, machine: 'ojg' } }]);
    expect(heard(true)).toEqual([]);
  });
  test('[CASE17] a closed track, and one that said that it ended, keeps nobody from closing the case', () => {
    const rows = ['closed', 'shortTreatment', 'recorded'].map((state, nth) => ({
      id: uuid(nth),
      machine: ['ojg', 'ojg', 'hourTalk'][nth],
      state,
      running: true,
    }));
    const context = { tracks: [{ id: uuid(2), machine: 'hourTalk', ended: true }] };
    expect(caseTrack.facts.tracks.pick(rows, { context, event: {}, self: SELF })).toEqual(['ojg']);
  });
  test('what is no track is not started as one', () => {
    const start = (track: string) => caseTrack.contract.events.START_TRACK.safeParse({ track }).success;
    expect(['ojg', 'meeting', 'consent', 'liaison'].map(start)).toEqual([true, false, false, false]);
  });
});

describe('ojg', () => {
  const treating = exampleOf(ojg, 'OJG1', 'a talk counts');

  test('[OJG2] after the fifth talk the question is a task, after the sixth it says how many are left', () => {
    const fourth = through(treating, ...[1, 2].map(() => ({ type: 'SESSION_HELD' })));
    const fifth = through(fourth, { type: 'SESSION_HELD' });
    const sixth = through(fifth, { type: 'SESSION_HELD' });
    expect([fourth, fifth, sixth].map((run) => run.live.context.counted)).toEqual([4, 5, 6]);
    expect([fourth, fifth, sixth].map((run) => tasks(run).map(({ task }) => task))).toEqual([[], ['evaluateTalks'], []]);
    expect(commandsOf(sixth)).toContainEqual(expect.objectContaining({ do: 'notify', text: 'talksLeft', vars: { counted: 6, left: 1 } }));
  });
  test('[OJG3] the age of today decides who must have said yes', () => {
    const asked = { ageBand: '12-15' as const, soleAuthority: false, mustSign: [] };
    const ok = (signed: any[], band: string) => youthConsentOk([{ ...asked, signed }], { ageBand: band });
    expect([ok(['CLIENT', 'PARENT_1'], '12-15'), ok(['CLIENT'], '12-15'), ok(['CLIENT'], '16-17'), ok(['PARENT_1', 'PARENT_2'], '4-11')]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(youthConsentOk([{ ...asked, soleAuthority: true, signed: ['PARENT_1'] }], { ageBand: '4-11' })).toBe(true);
  });
  test('[OJG4] the refusal of the eighth talk counts them and names the ways on', () => {
    const atLimit = through(treating, ...Array.from({ length: 5 }, () => ({ type: 'SESSION_HELD' })));
    expect(atLimit.live.value).toBe('limitReached');
    expect(ojg.explain!.sessionsBelowHard({ context: atLimit.live.context, event: {} })).toEqual({ counted: 7, hard: 7 });
    expect(ojg.words.nl.guards.sessionsBelowHard.remedy).toMatch(/toewijzing.*verwijs.*sluit/i);
  });
  test('[OJG5] a start message is due five working days after the allocation', () => {
    const waiting = exampleOf(ojg, 'OJG5', 'asking an allocation prepares the message');
    const granted = through(waiting, { type: 'ALLOCATION_GRANTED', at: '2027-02-15T09:00:00.000Z', by: ['SYSTEM'] });
    expect(tasks(granted)).toEqual([expect.objectContaining({ task: 'sendJw305', due: '2027-02-22' })]);
  });
  test('[OJG9] who referred sees how far it is and not what was said', () => {
    const { context } = treating.live;
    const seen = ojg.view.see!(context, { person: uuid(7), roles: [], kinds: ['addressee'], visible: () => true });
    expect(seen).toMatchObject({ counted: context.counted, notes: [], question: null, report: null });
  });
});

describe('dementia', () => {
  const enrolled = exampleOf(dementia, 'DEM3', 'the clock runs from the enrolment');
  const followed = exampleOf(dementia, 'DEM5', 'a whole plan is agreed');
  const visitDue = (run: Run) => dayInAmsterdam(dueAt(dementia.timers.VISIT_DUE, run.event.at, run.live.context)!);

  test('[DEM3] the clock stops at the first contact and says how many days it was', () => {
    const met = through(
      enrolled,
      { type: 'CM_ASSIGNED', facts: { cm: { active: true }, caseload: 0 }, at: '2026-12-07T09:00:00.000Z' },
      { type: 'FIRST_CM_CONTACT', at: '2026-12-07T10:00:00.000Z' },
    );
    expect(enrolled.live.context).toMatchObject({ enrolledOn: '2026-11-24', waitFrom: '2026-11-24', waitDays: null });
    expect(met.live.context).toMatchObject({ waitDays: 13, waitFrom: null });
  });
  test('[DEM5] a refusal names all that the plan lacks, the three agreements among it', () => {
    const drafting = exampleOf(dementia, 'DEM4', 'a case manager takes it on');
    const { missing } = dementia.explain!.agreedWithClient({ context: drafting.live.context, event: { at: '2027-01-12T09:00:00.000Z' } });
    expect(missing).toEqual(expect.arrayContaining(['visitAgreement', 'familyTalkAgreement', 'firstContactAgreement', 'pillars', 'crisisPlan']));
  });
  test('[DEM6] as agreed every eight weeks; a worse stage asks sooner, and a better one changes nothing', () => {
    const at = '2027-01-12T10:00:00.000Z';
    const visited = through(followed, { type: 'VISIT_LOGGED', at });
    expect([visited.live.context.visitPace, visitDue(visited)]).toEqual(['W8', '2027-03-09']);
    expect(tasks(visited)).toEqual([expect.objectContaining({ task: 'visit', due: '2027-03-09', owner: followed.live.context.plan.visitAgreement.byPerson })]);
    expect(visitDue(through(followed, { type: 'STAGE_CHANGED', stage: 7, at }))).toBe('2027-02-09');
    expect(through(followed, { type: 'STAGE_CHANGED', stage: 3, at }).live.context.visitPace).toBe('W8');
  });
  test('[DEM6] a visit settles the task for it', () => {
    const visited = through(followed, { type: 'VISIT_LOGGED' });
    const settled = commandsOf(visited).find((command) => command.do === 'tell');
    expect(settled).toMatchObject({ to: { machine: 'action', linkedTo: followed.live.context.visitKey }, type: 'COMPLETE' });
  });
  test('[DEM7] scores say when it is heavy', () => {
    expect([{ ediz: 8 }, { ediz: 3, perseveranceTime: '1W_1M' }, { ediz: 4 }, { perseveranceTime: '1M_6M' }, { ediz: 3 }, {}].map(strainLevel)).toEqual([
      'HIGH',
      'HIGH',
      'WATCH',
      'WATCH',
      'OK',
      'OK',
    ]);
  });
  test('[DEM12] a death that the case told is not told back', () => {
    const told = (caseRuns: boolean) => commandsOf(through(enrolled, { type: 'CLIENT_DECEASED', facts: { caseRuns } })).filter((one) => one.do === 'tell');
    expect([told(true).length, told(false).length]).toEqual([1, 0]);
  });
});

describe('ggz', () => {
  const acute = (caseCalm: boolean) => through(begin(ggz, input), { type: 'RAISE_ACUTE', facts: { caseCalm, gp: { person: uuid(0xe1) } } });

  test('[GGZ4] the case goes to crisis with it, unless it is there already', () => {
    expect(commandsOf(acute(true)).filter((one) => one.do !== 'show')).toEqual([{ do: 'tell', to: { id: uuid(0xd1) }, type: 'RAISE_CRISIS', payload: {} }]);
    expect(commandsOf(acute(false)).filter((one) => one.do !== 'show')).toEqual([]);
  });
  test('[GGZ4] without a case it calls in the GP itself', () => {
    const alone = through(begin(ggz, {}), { type: 'RAISE_ACUTE', facts: { caseCalm: false, gp: { person: uuid(0xe1) } } });
    expect(commandsOf(alone)).toContainEqual(expect.objectContaining({ do: 'notify', to: { person: uuid(0xe1) } }));
    expect(tasks(alone).map((one) => one.task)).toEqual(['callCrisis']);
  });
  test('[GGZ7] the signal about the child carries nothing of the parent', () => {
    const monitored = exampleOf(ggz, 'GGZ6', 'agreements become actions');
    const flagged = through(monitored, { type: 'KOPP_FLAGGED', clientId: uuid(0xcc) });
    const started = commandsOf(flagged).find((one) => one.do === 'start') as Extract<Command, { do: 'start' }>;
    expect(started).toMatchObject({
      machine: 'signal',
      id: flagged.live.context.youthSignals[0],
      input: { kind: 'KOPP', theme: 'YOUTH', clientId: uuid(0xcc) },
    });
    expect(JSON.stringify(started)).not.toMatch(new RegExp(`ref:|${uuid(0xd1)}|${uuid(0xc1)}`));
    const seen = ggz.view.see!(flagged.live.context, { person: uuid(7), roles: [], kinds: ['team'], visible: () => false });
    expect(seen).toMatchObject({ caseId: null, youthSignals: [] });
  });
});

describe('hourTalk', () => {
  const row = (id: string, plannedOn: string, funded = true) => ({
    id,
    state: 'declared',
    running: false,
    machine: 'hourTalk',
    context: { plannedOn, funded },
  });
  const context = { clientId: uuid(0xc1), plannedOn: null } as any;

  test('[HOUR2] only hours that a fund paid in that year count, and not this one', () => {
    const pick = (rows: any[], on: string) =>
      hourTalk.facts.ofPatient.pick(rows, { context, event: { type: 'PLAN', on, at: '2027-01-12T09:00:00.000Z' }, self: SELF });
    const rows = [row(uuid(2), '2027-01-19'), row(uuid(3), '2026-12-01'), row(uuid(4), '2027-03-01', false), row(SELF, '2027-02-02')];
    expect([pick(rows, '2027-09-14'), pick(rows, '2028-01-04')]).toEqual([1, 0]);
  });
  test('[HOUR2] an hour of nobody is paid by nobody', () => {
    const event = { type: 'PLAN', at: '2027-01-12T09:00:00.000Z', facts: { ofPatient: 0, ofPractice: 0 } };
    expect([fundAllows({ context, event }), fundAllows({ context: { ...context, clientId: null }, event })]).toEqual([true, false]);
  });
  test('[HOUR4] who declares sees the hour and not what was said', () => {
    const recorded = exampleOf(hourTalk, 'HOUR3', 'a whole plan becomes actions');
    const seen = hourTalk.view.see!(recorded.live.context, { person: uuid(7), roles: ['PRACTICE_MANAGER'], kinds: ['addressee'], visible: () => true });
    expect(seen).toMatchObject({ minutes: 60, plan: null, domains: [], notes: [] });
  });
});

describe('meldcode', () => {
  test('[MELD4] nothing of it goes to the case but that it runs and ended; its task names no case', () => {
    const helped = exampleOf(meldcode, 'MELD3', 'help that works is followed');
    expect(tasks(helped)).toEqual([expect.not.objectContaining({ caseId: expect.anything() })]);
    const reported = exampleOf(meldcode, 'MELD5', 'with a name and a time it was');
    expect(commandsOf(reported)).toEqual([{ do: 'tell', to: { id: uuid(0xd1) }, type: 'TRACK_ENDED', payload: { trackId: SELF } }]);
  });
});
