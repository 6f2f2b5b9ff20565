import { managers, notify } from '../beside-case.ts';
import type { Audience, Command, Effect } from '../track.ts';
import type { BreakGlassContext, Denial } from './contract.ts';
import type { CaseFact, EarlierFact } from './facts.ts';

const OFFICER: Audience = { role: 'PRIVACY_OFFICER' };
const OWNER: Audience = { holders: 'CASE_OWNER' };

/** [NOOD4] [NOOD5] what stands in the way of opening one now; null: nothing. */
function denialOf(context: BreakGlassContext, about: CaseFact, earlier: EarlierFact, perDay: number): Denial | null {
  if (!about) return 'noCase';
  if (earlier.until !== null && earlier.until > context.openedAt) return 'running';
  return earlier.today >= perDay ? 'dailyLimit' : null;
}

/** What an emergency access asks for. */
export const effects: Record<string, Effect> = {
  judge: ({ context, event, self }): Command[] => {
    const why = denialOf(context, event.facts?.case ?? null, event.facts?.earlier ?? { until: null, today: 0 }, event.perDay ?? 1);
    return [{ do: 'tell', to: { id: self }, type: why ? 'DENY' : 'ALLOW', payload: why ? { why } : {} }];
  },
  // [NOOD6] who answers for the client hears it at once; without content
  tellOpened: ({ context }) => notify([OWNER, OFFICER, ...(context.gp ? [{ person: context.gp }] : [])], 'opened'),
  tellReview: () => notify([OFFICER], 'review'),
  remindReview: () => notify([OFFICER], 'reviewSoon'),
  // [NOOD7] who does not look at it is not the only one who knows
  escalate: ({ context }) => notify([OFFICER, { role: 'ADMIN' }, ...managers(context)], 'overdue'),
  tellOutcome: ({ context }) => {
    const text = context.outcome === 'NOT_JUSTIFIED' ? 'notJustified' : 'justified';
    const whom: Audience[] = [{ person: context.person }, OWNER];
    return notify(text === 'justified' ? whom : [...whom, ...managers({ orgId: context.personOrg })], text);
  },
};
