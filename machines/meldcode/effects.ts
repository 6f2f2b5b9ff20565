import { notify, task, tellEnded, tellStarted } from '../beside-case.ts';
import type { Audience, Effect } from '../track.ts';
import type { MeldcodeContext } from './contract.ts';

const FOLLOW_WD = 10;

/** Those who know of it, and nobody else: not the case owner, not the managers. */
const involved = ({ involved: people }: MeldcodeContext): Audience[] => people.map((person) => ({ person }));
const onCall = ({ orgId }: MeldcodeContext): Audience[] => (orgId ? [{ role: 'LIAISON', org: orgId, theme: 'SAFETY' }] : []);

/** What the reporting code asks for, by the names of DOMAIN.md 3.4; `tellStarted` and `tellEnded` are its own (machines/deviations.ts). */
export const effects: Record<string, Effect> = {
  showCrisisPanel: () => [{ do: 'show' }],
  notifyOnCall: ({ context, event }) => [
    ...notify(involved(context), event.type === 'ACUTE_UNSAFE' ? 'reportToday' : 'notReported'),
    ...notify(onCall(context), 'onCall'),
  ],
  escalateOwner: ({ context }) => notify(involved(context), 'stepWaits'),
  remindOwner: ({ context }) => notify(involved(context), 'followResult'),
  // [MELD4] without the case: whoever sees the case must not read it in a task
  createTask: ({ context, event, self }) => [task({ context: { ...context, caseId: null, orgId: null }, event, self }, 'followHelp', { wd: FOLLOW_WD })],
  tellStarted: tellStarted('meldcode'),
  tellEnded,
};
