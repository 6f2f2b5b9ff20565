import { dayInAmsterdam } from '../../../machines/calendar.ts';
import { placeOf, type Family, type Source } from '../fact.ts';

const GIVEN = ['active', 'expiring', 'implied'];
/** The best answer counts when a case has more than one. */
const ORDER = ['given', 'withdrawn', 'refused', 'expired', 'pending', 'notAsked'];

/** I-04: cases by the day on which they were opened, and what the client said about informing the GP. */
export const consents: Family = {
  id: 'consents',
  from: ['case', 'consent'],
  splits: [
    { whole: 'opened', parts: ['asked', 'notAsked'] },
    { whole: 'asked', parts: ['given', 'notGiven'] },
    { whole: 'notGiven', parts: ['refused', 'withdrawn', 'expired', 'pending'] },
  ],
  rarely: ['opened', 'notGiven'],
  facts: ({ of }) => {
    const answers = new Map<string, string>();
    for (const consent of of('consent').values()) {
      if (!consent.caseId || !(consent.data.purposes ?? []).includes('GP_INFORM')) continue;
      const before = answers.get(consent.caseId);
      const answer = answerOf(consent);
      if (!before || ORDER.indexOf(answer) < ORDER.indexOf(before)) answers.set(consent.caseId, answer);
    }
    return [...of('case').values()].map((one) => ({ ...placeOf(one), on: dayInAmsterdam(one.data.openedAt), is: [answers.get(one.id) ?? 'notAsked'] }));
  },
};

function answerOf({ state, data }: Source): string {
  const at = state[0] ?? '';
  if (GIVEN.includes(at)) return 'given';
  if (at === 'refused' || at === 'withdrawn' || at === 'expired') return at;
  return data.askedAt ? 'pending' : 'notAsked';
}
