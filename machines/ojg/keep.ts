import type { Keeping } from '../assigns.ts';
import { addMonths, dayInAmsterdam } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import { noted, timed } from '../notes.ts';
import type { OjgContext } from './contract.ts';
import { reportAfter } from './report.ts';

type Change = (context: OjgContext, event: Heard) => Partial<OjgContext>;

const TALK_MINUTES = 45;
const HOME_VISIT_MINUTES = 60;
const CONSULT_MINUTES = 10;
const GP_MINUTES = 10;
const ALLOCATION_MONTHS = 6;

const UNPLANNED = { nextTalk: null, nextPlace: null } as const;

/** What each event leaves behind in the track. */
const changes: Record<string, Change> = {
  ACCEPT_REFERRAL: (_, event) => ({ worker: event.by.person }),
  CONSULT_ONLY: (_, event) => ({ worker: event.by.person, problemField: event.problemField ?? null }),
  CLOSE_CONSULT: (context, event) => ({ ledger: timed(context.ledger, event, 'CONSULT', CONSULT_MINUTES) }),
  PLAN_TALK: (_, event) => ({ nextTalk: event.when, nextPlace: event.place }),
  TALK_OFF: () => UNPLANNED,
  NO_SHOW: () => UNPLANNED,
  GO_ON: (_, event) => ({ evaluatedAt: event.at }),
  GP_CONSULTED: (context, event) => ({
    gpConsultedOn: event.on ?? dayInAmsterdam(event.at),
    ledger: timed(context.ledger, event, 'GP_TALK', GP_MINUTES),
  }),
  HOME_VISIT_LOGGED: (context, event) => ({
    ...(context.nextPlace === 'HOME' && UNPLANNED),
    homeVisits: context.homeVisits + 1,
    ledger: timed(context.ledger, event, 'HOME_VISIT', HOME_VISIT_MINUTES),
  }),
  CLARIFICATION_DONE: (context, event) => ({ question: event.questionAfterClarification ?? context.question }),
  CLIENT_DECLINES: () => ({ ...UNPLANNED, wayOut: 'STOPPED' }),
  CLIENT_STOPS: () => ({ ...UNPLANNED, wayOut: 'STOPPED' }),
  CHOOSE_NONE: () => ({ ...UNPLANNED, wayOut: 'FREELY_ACCESSIBLE' }),
  CHOOSE_SHORT: () => ({ wayOut: null }),
  CHOOSE_REFER: () => ({ wayOut: null }),
  GOALS_REACHED: (context) => ({ ...UNPLANNED, wayOut: context.allocation ? 'EXTENDED_WITH_ALLOCATION' : 'HELPED_NO_REFERRAL' }),
  REFERRAL_ACCEPTED: () => ({ ...UNPLANNED, wayOut: 'REFERRED_SPECIALISED_GGZ' }),
  ALLOCATION_GRANTED: granted,
  REPORT_WRITTEN: (context, event) => ({ report: reportAfter(context, event) as OjgContext['report'] }),
  CONSENT_GRANTED: (_, event) => ({ shared: true, gpPerson: event.facts?.gp?.person ?? null }),
  CONSENT_REFUSED: () => ({ shared: false }),
  // [OJG10] a new start: the talks of the last time stay in the ledger, the count begins again.
  REOPEN: () => ({
    counted: 0,
    bridged: 0,
    evaluatedAt: null,
    closedAt: null,
    shared: null,
    report: null,
    wayOut: null,
    allocation: null,
    allocationUntil: null,
  }),
};

/** The assign actions of an OJG track. */
export const keep = {
  keepEvent: ({ context, event }) => ({ lastActivityAt: event.at, notes: noted(context.notes, event), ...changes[event.type]?.(context, event) }),
  /** [OJG1] a talk that counts */
  keepTalk: ({ context, event }) => ({ ...held(context, event, 'TALK'), counted: context.counted + 1 }),
  /** [OJG5] a talk that bridges the wait */
  keepBridge: ({ context, event }) => ({ ...held(context, event, 'BRIDGE'), bridged: context.bridged + 1 }),
  /** [OJG6] a talk within the allocation */
  keepAllocated: ({ context, event }) => held(context, event, 'ALLOCATED'),
  keepClosed: ({ event }) => ({ closedAt: event.at }),
} satisfies Record<string, Keeping<OjgContext>>;

function held(context: OjgContext, event: Heard, what: string): Partial<OjgContext> {
  const on = event.on ?? dayInAmsterdam(event.at);
  return {
    ...UNPLANNED,
    lastActivityAt: event.at,
    notes: noted(context.notes, event),
    ledger: timed(context.ledger, event, what, TALK_MINUTES),
    firstTalk: context.firstTalk ?? on,
    lastTalk: on,
    interventions:
      event.intervention && !context.interventions.includes(event.intervention) ? [...context.interventions, event.intervention] : context.interventions,
  };
}

function granted(_: OjgContext, event: Heard): Partial<OjgContext> {
  const from = event.from ?? dayInAmsterdam(event.at);
  const until = event.until ?? addMonths(from, ALLOCATION_MONTHS);
  return { allocation: { number: event.number ?? null, product: event.product ?? null, from, until }, allocationUntil: until };
}
