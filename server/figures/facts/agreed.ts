import { dayInAmsterdam } from '../../../machines/calendar.ts';
import { daysBetween, minutesBetween } from '../days-between.ts';
import { placeOf, type Fact, type Family, type Sources } from '../fact.ts';
import { PHONED } from '../fields.ts';

/** I-14: actions by the day on which they were due; one that was carried over is late. */
export const actionsDue: Family = {
  id: 'actionsDue',
  from: ['action'],
  splits: [{ whole: 'promised', parts: ['kept', 'notKept'] }],
  facts: ({ of, asOf }) =>
    [...of('action').values()].flatMap((action) => {
      const { due, dueAt, settledAt, carriedOver } = action.data;
      if (action.state.some((path) => path.endsWith('cancelled')) || (!settledAt && dueAt > asOf)) return [];
      return [{ ...placeOf(action), on: due, is: [settledAt && settledAt <= dueAt && !carriedOver ? 'kept' : 'notKept'] }];
    }),
};

const URGENCIES = ['ROUTINE', 'SOON', 'URGENT', 'ACUTE'] as const;

/** I-15: signals by the day of the first contact with the client, by urgency: consent asked, first talk, first contact of the case manager. */
export const firstContact: Family = {
  id: 'firstContact',
  from: ['signal', 'case', 'consent', 'ojg', 'dementia'],
  splits: [{ whole: 'contacted', parts: URGENCIES }],
  facts: (sources) => {
    const contacts = contactsByCase(sources);
    return [...sources.of('signal').values()].flatMap((signal) => {
      const { submittedAt, urgency, caseId } = signal.data;
      const at = submittedAt && (contacts.get(caseId) ?? []).filter((day) => day >= dayInAmsterdam(submittedAt)).sort()[0];
      const home = sources.of('case').get(caseId) ?? signal;
      return at ? [{ ...placeOf(home), id: signal.id, on: at, is: [urgency], value: daysBetween(submittedAt, at) }] : [];
    });
  },
};

function contactsByCase({ of }: Sources): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (caseId: string | null, at: string | null | undefined) => {
    if (caseId && at) found.set(caseId, [...(found.get(caseId) ?? []), at.length === 10 ? at : dayInAmsterdam(at)]);
  };
  for (const one of of('consent').values()) add(one.caseId, one.data.askedAt);
  for (const one of of('ojg').values()) add(one.caseId, one.data.firstTalk);
  for (const one of of('dementia').values()) for (const { on } of (one.data.ledger ?? []).slice(0, 1)) add(one.caseId, on);
  return found;
}

const GP = ['GP', 'SUBSTITUTE_GP', 'POH_S', 'POH_O', 'POH_GGZ', 'ASSISTANT'];
const SERVICE = ['CRISIS_SERVICE'];
const SOON_MINUTES = 15;

/** I-25: crises by the day on which they were raised: who had it first, and the minutes until somebody had phoned. */
export const crises: Family = {
  id: 'crises',
  from: ['case', 'referral'],
  events: true,
  splits: [
    { whole: 'raised', parts: ['byGp', 'byTeam', 'byService'] },
    { whole: 'raised', parts: ['withinQuarter', 'notWithinQuarter'] },
  ],
  facts: ({ of, happened }) => {
    const calls = new Map<string, string[]>();
    for (const { instance, type, at } of happened) if ((PHONED as readonly string[]).includes(type)) calls.set(instance, [...(calls.get(instance) ?? []), at]);
    return happened.flatMap(({ instance, type, at, roles }): Fact[] => {
      // What a track raised is told to its case, and is one crisis.
      const source = type === 'RAISE_CRISIS' ? of('case').get(instance) : undefined;
      if (!source) return [];
      const first = roles.some((role) => SERVICE.includes(role)) ? 'byService' : roles.some((role) => GP.includes(role)) ? 'byGp' : 'byTeam';
      const phoned = (calls.get(instance) ?? []).filter((call) => call >= at).sort()[0];
      const minutes = phoned ? minutesBetween(at, phoned) : null;
      const quick = minutes !== null && minutes <= SOON_MINUTES ? 'withinQuarter' : 'notWithinQuarter';
      return [{ ...placeOf(source), on: dayInAmsterdam(at), is: [first, quick], ...(minutes === null ? {} : { value: minutes }) }];
    });
  },
};
