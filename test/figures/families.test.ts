import { describe, expect, it, test } from 'vitest';
import { tracks } from '../../machines/index.ts';
import { statePaths } from './support/state-paths.ts';
import { COUNTED, nodesOf, type Counted, type Happened, type Source, type Sources } from '../../server/figures/fact.ts';
import { crises, firstContact } from '../../server/figures/facts/agreed.ts';
import { consents } from '../../server/figures/facts/consent.ts';
import { cmWait, signalToCm, visits } from '../../server/figures/facts/dementia.ts';
import { feedbackDue, feedbackMade } from '../../server/figures/facts/feedback.ts';
import { closedCases, scaling } from '../../server/figures/facts/mdo.ts';
import { ojgClosed } from '../../server/figures/facts/ojg.ts';
import { doubles, gpAnswers, gpFirst, outcomes } from '../../server/figures/facts/referral.ts';
import { FIELDS } from '../../server/figures/fields.ts';
import { figures } from '../../server/figures/figures.ts';
import { releaseQuarter, shownOf } from '../../server/figures/release.ts';
import { cellKey, tabulate } from '../../server/figures/table.ts';
import { measured, valueOf } from '../../server/figures/value.ts';
import { labelOf, wordsOf } from '../../server/figures/words.ts';

let number = 0;
const source = (machine: Counted, state: string, data: Record<string, unknown>, more: Partial<Source> = {}): Source => ({
  id: `${machine}${number++}`,
  machine,
  state: state.split(' '),
  caseId: null,
  practice: 'linde',
  team: 'wij',
  theme: 'ELDERLY',
  createdAt: '2026-03-02T09:00:00.000Z',
  data,
  ...more,
});
function sourcesOf(some: Source[], happened: Happened[] = []): Sources {
  const of = (machine: Counted) => new Map(some.filter((one) => one.machine === machine).map((one) => [one.id, one]));
  return { asOf: '2026-05-01T08:00:00.000Z', of, happened, inPractice: new Set() };
}
const counted = (family: typeof feedbackDue, sources: Sources) => {
  const facts = family.facts(sources);
  return { facts, n: (node: string) => tabulate(family, facts).get(cellKey('all', node))?.length ?? 0 };
};

const letter = (content: string, settledAt: string | null, waived: string | null = null) =>
  source('feedback', `content.${content} timeliness.x`, { due: '2026-03-16', dueAt: '2026-03-16T16:00:00.000Z', settledAt, firstSentAt: settledAt, waived });
const many = (count: number, make: () => Source) => Array.from({ length: count }, make);

test('[I-01] example 1: twelve obligations due in March are 7 of 10 on time, and 1 of 12 without consent is shown as small', () => {
  const all = [
    ...many(7, () => letter('delivered', '2026-03-12T10:00:00.000Z')),
    ...many(2, () => letter('delivered', '2026-03-18T10:00:00.000Z')),
    letter('due', null),
    letter('waived', '2026-03-10T10:00:00.000Z', 'NO_GP'),
    letter('withheld', '2026-03-11T10:00:00.000Z'),
  ];
  const facts = feedbackDue.facts(sourcesOf(all));
  const table = tabulate(feedbackDue, facts);
  const exact = (node: string) => {
    const values = table.get(cellKey('all', node));
    return values && { n: values.length, state: 'shown' as const, ...measured([]) };
  };
  const onTime = valueOf({ as: 'share', part: 'onTime', whole: 'owed' }, exact);
  expect([onTime.n, onTime.of, onTime.value, onTime.low!.toFixed(1), onTime.high!.toFixed(1)]).toEqual([7, 10, 70, '39.7', '89.2']);
  const withheld = valueOf({ as: 'share', part: 'withheld', whole: 'due' }, exact);
  expect([withheld.n, withheld.of, withheld.value!.toFixed(1)]).toEqual([1, 12, '8.3']);
  const release = releaseQuarter(feedbackDue, facts, { id: '2026-Q1', from: '2026-01-01', until: '2026-03-31' }, 5);
  const published = (node: string) => shownOf(release, cellKey('all', node), 1);
  expect(valueOf({ as: 'share', part: 'withheld', whole: 'due' }, published).n).toBeNull();
  expect(published('withheld')!.state).toBe('small');
  // 3 of the 10 were not on time: so few that 7 of 10 may not be published either.
  expect(valueOf({ as: 'share', part: 'onTime', whole: 'owed' }, published).n).toBeNull();
});

describe('facts of the families', () => {
  it('[I-02] count working days until the successful sending, and leave out what is still open', () => {
    const { facts, n } = counted(feedbackMade, sourcesOf([letter('acknowledged', '2026-03-06T10:00:00.000Z'), letter('due', null)]));
    expect(facts.map(({ value }) => value)).toEqual([4, undefined]);
    expect([n('sent'), n('acknowledged'), n('open')]).toEqual([1, 1, 1]);
  });

  it('[I-04] take the best answer of a case', () => {
    const one = source('case', 'x', { openedAt: '2026-03-02T09:00:00.000Z' });
    const said = (state: string) => source('consent', state, { purposes: ['GP_INFORM'], askedAt: '2026-03-03T09:00:00.000Z' }, { caseId: one.id });
    expect(counted(consents, sourcesOf([one, said('refused'), said('active')])).facts[0].is).toEqual(['given']);
    expect(counted(consents, sourcesOf([one, said('expired')])).facts[0].is).toEqual(['expired']);
    expect(counted(consents, sourcesOf([one])).facts[0].is).toEqual(['notAsked']);
  });

  const referral = (data: Record<string, unknown>, state = 'route.delivered') =>
    source('referral', state, {
      initiator: 'SOCIAL_TEAM',
      targetKind: 'GGZ_SPECIALISED',
      sentAt: '2026-03-20T09:00:00.000Z',
      consults: [],
      doubles: [],
      ...data,
    });

  it('[I-05] count only referrals to care by who is no GP, with the reason when the GP was passed by', () => {
    const all = [
      referral({ consulted: '2026-03-19T09:00:00.000Z' }),
      referral({ override: { reason: 'NO_GP' } }),
      referral({}),
      referral({ initiator: 'GP' }),
      referral({ targetKind: 'HOME_CARE' }),
    ];
    expect(counted(gpFirst, sourcesOf(all)).facts.map(({ is }) => is[0])).toEqual(['agreed', 'NO_GP', 'without']);
  });

  it('[I-06] take each question to the GP with its next answer, also that of a substitute', () => {
    const one = referral({
      gpAsked: true,
      consults: [
        { at: '2026-03-05T09:00:00.000Z', outcome: 'NO_RESPONSE' },
        { at: '2026-03-10T09:00:00.000Z', outcome: 'AGREES' },
      ],
    });
    const happened = [{ instance: one.id, type: 'CONSENT_OK', at: '2026-03-02T09:00:00.000Z', roles: [], asked: true }];
    const { facts } = counted(gpAnswers, sourcesOf([one], happened));
    expect(facts.map(({ is, value }) => [is[0], value])).toEqual([['overTerm', 6]]);
  });

  it('[I-27] [I-28] tell what became of a referral, and of one with a warning', () => {
    const all = [
      referral({ acceptedAt: '2026-03-24T09:00:00.000Z' }),
      referral({}, 'route.rejected'),
      referral({ sentAt: null, doubles: ['x'] }, 'route.cancelled'),
    ];
    expect(counted(outcomes, sourcesOf(all)).facts.map(({ is, value }) => [is[0], value])).toEqual([
      ['accepted', 4],
      ['rejected', undefined],
    ]);
    expect(counted(doubles, sourcesOf(all)).n('cancelled')).toBe(1);
  });

  it('[I-09] [I-10] count tracks that were closed with an outcome', () => {
    const track = (data: Record<string, unknown>) =>
      source('ojg', 'closed', { closedAt: '2026-03-20T09:00:00.000Z', report: null, wayOut: null, allocation: null, counted: 5, ...data });
    const { n, facts } = counted(
      ojgClosed,
      sourcesOf([track({ report: { outcome: 'HELPED_NO_REFERRAL' } }), track({ wayOut: 'STOPPED', counted: 7 }), track({})]),
    );
    expect([facts.length, n('HELPED_NO_REFERRAL'), n('otherwise'), n('seven'), n('underSeven'), n('t5')]).toEqual([2, 1, 1, 1, 1, 1]);
  });

  it('[I-15] [I-16] [I-17] measure from the signal, and from the enrolment', () => {
    const home = source('case', 'x', { openedAt: '2026-03-02T09:00:00.000Z', signalIds: [] });
    const signal = source('signal', 'accepted', { submittedAt: '2026-03-02T09:00:00.000Z', urgency: 'SOON', caseId: home.id });
    home.data.signalIds = [signal.id];
    const track = source('dementia', 'x', { enrolledOn: '2026-12-08', firstCmContactOn: '2026-12-21', ledger: [{ on: '2026-03-09' }] }, { caseId: home.id });
    const sources = sourcesOf([home, signal, track]);
    expect(firstContact.facts(sources).map(({ is, value }) => [is[0], value])).toEqual([['SOON', 7]]);
    expect(cmWait.facts(sources)[0]).toMatchObject({ is: ['withinNorm'], value: 13 });
    expect(signalToCm.facts(sources)[0]).toMatchObject({ is: ['bySignal'], value: 294 });
  });

  it('[I-18] forgive a visit five working days, and pass over one that is not late yet', () => {
    const visit = (due: string, settledAt: string | null) => source('action', 'work.done', { task: 'visit', due, settledAt });
    const { facts } = counted(
      visits,
      sourcesOf([visit('2026-03-02', '2026-03-09T09:00:00.000Z'), visit('2026-03-02', '2026-03-10T09:00:00.000Z'), visit('2026-04-29', null)]),
    );
    expect(facts.map(({ is }) => is[0])).toEqual(['visited', 'notVisited']);
  });

  it('[I-20] [I-25] count steps and crises, with the minutes until somebody phoned', () => {
    const one = source('case', 'x', { scaling: [{ from: 'supporting', to: 'care', at: '2026-03-03T09:00:00.000Z' }], closedAt: '2026-04-01T09:00:00.000Z' });
    const said = (type: string, at: string, roles: string[]): Happened => ({ instance: one.id, type, at, roles, asked: false });
    const happened = [said('RAISE_CRISIS', '2026-03-03T09:00:00.000Z', ['GP', 'ANY_PRO']), said('LOG_CALL', '2026-03-03T09:12:00.000Z', ['GP'])];
    const sources = sourcesOf([one], happened);
    expect([counted(scaling, sources).n('up'), counted(closedCases, sources).n('everCare')]).toEqual([1, 1]);
    expect(crises.facts(sources)[0]).toMatchObject({ is: ['byGp', 'withinQuarter'], value: 12 });
  });
});

test('every line of every figure has words, and nodes that its family has', () => {
  for (const figure of figures) {
    expect(wordsOf(figure.id).name.en).toBeTruthy();
    for (const { id, family, show } of figure.lines) {
      expect(labelOf(id).nl).toBeTruthy();
      for (const node of show.as === 'share' ? [show.part, show.whole] : [show.of]) expect(nodesOf(family)).toContain(node);
    }
  }
});

test('what figures look at is there in the contexts and the states of the machines', () => {
  const byId = new Map(tracks.map((track) => [track.id, track]));
  for (const machine of COUNTED)
    for (const field of FIELDS[machine]) expect(Object.keys(byId.get(machine)!.contract.context.shape), `${machine}.${field}`).toContain(field);
  const states: [Counted, string[]][] = [
    ['feedback', ['content.withheld', 'content.waived', 'content.acknowledged']],
    ['consent', ['active', 'expiring', 'implied', 'refused', 'withdrawn', 'expired']],
    ['referral', ['rejected', 'closedUnsuccessful', 'noResponse', 'cancelled']],
    ['action', ['cancelled']],
  ];
  for (const [machine, wanted] of states)
    for (const state of wanted)
      expect(
        statePaths(byId.get(machine)!).some((path) => path === state || path.endsWith(`.${state}`)),
        `${machine}.${state}`,
      ).toBe(true);
});
