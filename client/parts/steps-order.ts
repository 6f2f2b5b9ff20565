import type { Can } from '../../server/contract/shapes.ts';

/** Per machine the steps that people usually take next, the likeliest first. A machine that is not here keeps its own order. */
const usual: Record<string, string[]> = {
  signal: ['ACKNOWLEDGE_URGENT', 'URGENT_CONTACT_LOGGED', 'TAKE_TRIAGE', 'INFO_PROVIDED', 'ACCEPT', 'SUBMIT', 'ADVISE_ONLY', 'REQUEST_INFO'],
  case: [
    'CRISIS_STABILISED',
    'ASSIGN_OWNER',
    'TRIAGE_DECIDED',
    'EXPLORATION_COMPLETED',
    'REQUEST_MDO',
    'PLAN_WITHOUT_MDO',
    'CONTINUE_PLAN',
    'TRANSFER_ACCEPTED',
    'RESUME',
    'AFTERCARE_COMPLETED',
    'CLOSE',
    'START_EVALUATION',
    'CLOSE_REQUESTED',
    'REOPEN',
  ],
  consent: ['GRANT', 'ASK', 'RENEW', 'REFUSE', 'AMEND'],
  action: ['COMPLETE', 'ACCEPT', 'START', 'UNBLOCK', 'VERIFY', 'HAND_OVER'],
  agendaItem: ['SCREEN', 'CONSENT_OK', 'RESUBMIT', 'PREPARE', 'CONCLUDE', 'OPEN', 'USE_ANONYMOUS'],
};

/** What another object says in the same breath, or a timer: a person has no button for it on the screen. */
export const told: Record<string, string[]> = {
  case: [
    'CONSENT_REQUESTED',
    'CONSENT_GRANTED',
    'CONSENT_REFUSED',
    'CONSENT_WITHDRAWN',
    'CONSENT_EXPIRED',
    'TRACK_ENDED',
    'MDO_ITEM_CONCLUDED',
    'MDO_ITEM_DEFERRED',
    'MDO_ITEM_WITHDRAWN',
    'ATTACH_SIGNAL',
  ],
  consent: ['CLIENT_REACHED_AGE', 'CLIENT_DECEASED', 'PURPOSE_ENDED'],
  agendaItem: ['CONSENT_GRANTED', 'CONSENT_WITHDRAWN', 'MINUTED', 'PLACE_ON_AGENDA', 'CLOCK_CHANGED'],
  meeting: ['DISTRIBUTION_DONE', 'DISTRIBUTION_PARTIAL', 'ACTION_SETTLED', 'ITEM_PLACED', 'ITEM_REMOVED'],
};

export type Ordered = { likely: Can[]; others: Can[]; refused: Can[] };

/** Splits what may be said into the one or two likely next steps, the other possible ones, and what is not possible with its reason. */
export function orderSteps(machine: string, can: Can[], options: { likely?: string[]; hide?: string[] } = {}): Ordered {
  const hidden = new Set([...(told[machine] ?? []), ...(options.hide ?? [])]);
  const shown = can.filter((one) => !hidden.has(one.type));
  const order = options.likely ?? usual[machine];
  const rank = (one: Can): number => (order ? order.indexOf(one.type) + 1 || 99 : 1);
  const allowed = shown.filter((one) => one.allowed).sort((a, b) => rank(a) - rank(b));
  const likely = allowed.filter((one) => rank(one) < 99).slice(0, 2);
  return {
    likely,
    others: allowed.filter((one) => !likely.includes(one)),
    // A guard says what is missing, which one can do something about; a role is somebody else's. The first come first.
    refused: shown.filter((one) => !one.allowed).sort((a, b) => Number(b.because === 'guard') - Number(a.because === 'guard') || rank(a) - rank(b)),
  };
}
