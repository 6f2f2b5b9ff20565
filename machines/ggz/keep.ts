import type { Keeping } from '../assigns.ts';
import type { Heard } from '../heard.ts';
import { noted, timed } from '../notes.ts';
import type { GgzContext } from './contract.ts';
import { monitoringAfter } from './monitoring.ts';
import { formOf } from './risk-form.ts';

type Change = (context: GgzContext, event: Heard) => Partial<GgzContext>;

const TALK_MINUTES = 15;
const CONTACT_MINUTES = 10;

const called: Change = (context, event) => ({ phoneLog: event.call ? [...context.phoneLog, event.call] : context.phoneLog });
const judged =
  (level: string): Change =>
  (context, event) => ({
    forms: [...context.forms, formOf(event, level)],
    childCheck: event.childCheck ? checked(event) : context.childCheck,
    ledger: timed(context.ledger, event, 'TALK', TALK_MINUTES),
  });

/** What each event leaves behind in the track. */
const changes: Record<string, Change> = {
  ADD_TO_MONTHLY: (context, event) => ({ worker: context.worker ?? event.by.person, reviewOn: event.on ?? context.reviewOn, ...coached(context, event) }),
  NEEDS_EARLIER: (context, event) => ({ worker: context.worker ?? event.by.person }),
  // Each talk asks about children anew.
  OPEN_DISCUSSION: (context, event) => ({
    exception: event.exception ?? null,
    childCheck: null,
    worker: context.worker ?? event.by.person,
    ...coached(context, event),
  }),
  RISK_LOW: judged('LOW'),
  RISK_ELEVATED: judged('ELEVATED'),
  RISK_HIGH: judged('HIGH'),
  FOLLOWUP_DONE: (context, event) => ({
    ...judged('AFTER_CRISIS')(context, event),
    acuteAt: null,
    caller: null,
    assessor: null,
    followUpBy: null,
    worker: context.worker ?? event.by.person,
  }),
  RAISE_ACUTE: (_, event) => ({ acuteAt: event.at, caller: event.caller ?? (event.by.person === 'system' ? null : event.by.person) }),
  ASSESSED_STAYS_HOME: followUp,
  ASSESSED_ADMITTED: followUp,
  GP_CONTACTED: (context, event) => ({ ...called(context, event), acuteAt: null, caller: null, assessor: null }),
  CRISIS_SERVICE_CALLED: (context, event) => ({ ...called(context, event), urgencyClass: event.urgencyClass ?? 'H4', assessor: event.assessor ?? null }),
  EMERGENCY_112_CALLED: (context, event) => ({ ...called(context, event), urgencyClass: 'H1' }),
  AGREEMENTS_RECORDED: (context, event) => ({
    ...monitoringAfter(context, event),
    ...nextTask(context, event),
    agreements: (event.agreements ?? []).map((line: any) => ({ text: line.text, owner: line.owner, due: line.due ?? null })),
    warningSigns: event.warningSigns ?? context.warningSigns,
    whatIf: event.whatIf ?? context.whatIf,
  }),
  MONITOR_CONTACT_LOGGED: (context, event) => ({
    nextContact: monitoringAfter(context, event).nextContact,
    ...nextTask(context, event),
    ledger: timed(context.ledger, event, 'MONITOR', CONTACT_MINUTES),
  }),
  KOPP_FLAGGED: (context, event) => ({ youthSignals: [...context.youthSignals, event.fresh] }),
  HANDED_OVER: dropped,
  CLOSE: dropped,
  REOPEN: () => ({ closedAt: null, acuteAt: null, caller: null, followUpBy: null }),
};

/** The assign actions of a mental health talk. */
export const keep = {
  keepEvent: ({ context, event }) => ({ notes: noted(context.notes, event), ...changes[event.type]?.(context, event) }),
  keepClosed: ({ event }) => ({ closedAt: event.at }),
} satisfies Record<string, Keeping<GgzContext>>;

/** Named with the talk, or whoever of the social team has it put on the list or opens it. */
const coached: Change = (context, event) => ({ coach: event.coach ?? context.coach ?? (event.by.roles.includes('WIJ_COACH') ? event.by.person : null) });

const nextTask: Change = (context, event) => ({ contactBefore: context.contactKey, contactKey: event.fresh });

/** [GGZ5] contact within a day has a name */
function followUp(context: GgzContext, event: Heard): Partial<GgzContext> {
  return { followUpBy: event.followUpBy ?? context.worker };
}

function dropped(context: GgzContext): Partial<GgzContext> {
  return { contactBefore: context.contactKey, contactKey: null, nextContact: null };
}

function checked(event: Heard): GgzContext['childCheck'] {
  const { children, ages = null, whoCares = null, worries = null } = event.childCheck;
  return { children, ages, whoCares, worries, at: event.at };
}
