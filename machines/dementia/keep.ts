import type { Keeping } from '../assigns.ts';
import { addDays, addOffset, dayInAmsterdam } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import { noted, timed } from '../notes.ts';
import type { DementiaContext } from './contract.ts';
import { chosenCm } from './guards.ts';
import { evaluationOf, kept, planAfter } from './plan.ts';
import { paceOf, strainLevel, visitorOf } from './visits.ts';
import { daysFrom, WAIT_NORM_DAYS } from './waits.ts';

type Change = (context: DementiaContext, event: Heard) => Partial<DementiaContext>;

const VISIT_MINUTES = 60;
const CALL_MINUTES = 20;
const RESPITE_DAYS = 14;

const dayOf = (event: Heard): string => event.on ?? dayInAmsterdam(event.at);
const somebody = (event: Heard): string | null => (event.by.person === 'system' ? null : event.by.person);

/** What each event leaves behind in the track. */
const changes: Record<string, Change> = {
  ASSIGN_FIRST_CONTACT: (context, event) => {
    const contact = event.contact ?? context.contact ?? somebody(event);
    return { contact, worker: context.casemanager ?? contact, contactKey: event.fresh };
  },
  CONTACT_LOGGED: (context, event) => ({ ledger: timed(context.ledger, event, 'FIRST_CONTACT', VISIT_MINUTES) }),
  CLIENT_DECEASED: (context, event) => ({ ...gaveUp(context, event, 'DECEASED'), deceasedOn: dayOf(event) }),
  CLIENT_DECLINES: (context, event) => gaveUp(context, event, 'DECLINED'),
  ENROL_CM: enrolled,
  DIAGNOSIS_DEMENTIA: (context, event) => ({
    ...enrolled(context, event),
    diagnosis: { type: event.diagnosis ?? 'UNKNOWN', on: dayOf(event), by: event.by.person },
    ...staged(context, event),
  }),
  CM_ASSIGNED: (context, event) => ({ ...managed(context, event), waitFrom: isLate(context, event) ? null : context.waitFrom }),
  CM_CHANGED: managed,
  FIRST_CM_CONTACT: (context, event) => ({ ...waited(context, event), ledger: timed(context.ledger, event, 'CM_CONTACT', VISIT_MINUTES) }),
  INTAKE_DONE: (context, event) => ({
    ...waited(context, event),
    ledger: timed(context.ledger, event, 'INTAKE', VISIT_MINUTES),
    hasCarer: event.hasCarer ?? (event.strain ? true : context.hasCarer),
    ...strained(context, event),
    ...staged(context, event),
  }),
  WRITE_PLAN: (context, event) => ({ ...kept(planAfter(context, event)), ...strained(context, event) }),
  PLAN_AGREED: (context, event) => ({
    ...planned(context, event),
    ...strained(context, event),
    agreed: { by: event.agreedBy ?? 'CLIENT', carerHeard: event.carerHeard ?? null, on: dayInAmsterdam(event.at) },
  }),
  PLAN_REVIEWED: (context, event) => ({ ...planned(context, event), ...strained(context, event) }),
  VISIT_LOGGED: (context, event) => ({ ledger: timed(context.ledger, event, `VISIT_${event.kind ?? 'CARE'}`, VISIT_MINUTES), ...strained(context, event) }),
  STAGE_CHANGED: staged,
  CARER_STRAIN_HIGH: (context, event) => ({ hasCarer: true, ...strained(context, event, true) }),
  START_RESPITE: (_, event) => ({ respiteUntil: event.until ?? addDays(dayInAmsterdam(event.at), RESPITE_DAYS) }),
  RESPITE_ENDED: () => ({ respiteUntil: null }),
  TEMP_ADMITTED: (_, event) => ({
    stay: { place: event.place ?? 'OTHER', goal: event.goal ?? null, expectedReturn: event.expectedReturn ?? null, since: dayInAmsterdam(event.at) },
  }),
  RETURNED_HOME: () => ({ stay: null }),
  RAISE_CRISIS: (_, event) => ({ crisisAt: event.at }),
  CRISIS_STABILISED: (context, event) => ({ crisisAt: null, phoneLog: event.call ? [...context.phoneLog, event.call] : context.phoneLog }),
  EMERGENCY_ADMISSION: () => ({ crisisAt: null }),
  CM_LEFT: (context) => ({ casemanager: null, worker: context.contact, visitor: context.visitor === context.casemanager ? null : context.visitor }),
  WLZ_GRANTED: (_, event) => ({ wlzFrom: event.from ?? dayInAmsterdam(event.at) }),
  BEREAVEMENT_CONTACT_LOGGED: (context, event) => ({ ledger: timed(context.ledger, event, 'AFTERCARE', CALL_MINUTES) }),
  REOPEN: () => ({ closedAt: null, deceasedOn: null, enrolledOn: null, firstCmContactOn: null, waitDays: null, waitFrom: null }),
};

/** The assign actions of a dementia track. */
export const keep = {
  keepEvent: ({ context, event }) => ({ notes: noted(context.notes, event), ...changes[event.type]?.(context, event) }),
  /** [DEM6] the next visit: on the day that was said, or counted from now as agreed or as the stage asks */
  keepNextVisit: ({ context, event }) => ({
    ...rhythmic(event, paceOf(context)),
    visitor: event.nextBy ?? visitorOf(context),
    visitBefore: context.visitKey,
    visitKey: event.fresh,
  }),
  /** [DEM7] every two weeks as long as it is heavy, unless a day was said */
  keepIntensified: ({ event }) => rhythmic(event, 'INTENSIFIED'),
  /** back to the usual rhythm, from today */
  keepUsualPace: ({ context, event }) => rhythmic(event, paceOf(context)),
  keepReviewAsked: () => ({ planDue: null }),
  /** the visit that was planned is called off */
  keepVisitDropped: ({ context }) => ({ visitBefore: context.visitKey, visitKey: null }),
  keepClosed: ({ event }) => ({ closedAt: event.at }),
} satisfies Record<string, Keeping<DementiaContext>>;

/** The next visit on the day that somebody named, or in this rhythm from now. */
const rhythmic = (event: Heard, rhythm: string) => ({ rhythm, visitFrom: event.nextOn ?? event.at, visitPace: event.nextOn ? 'PLANNED' : rhythm });

function enrolled(context: DementiaContext, event: Heard): Partial<DementiaContext> {
  const on = context.enrolledOn ?? dayOf(event);
  return { enrolledOn: on, provider: event.provider ?? context.provider, waitFrom: context.firstCmContactOn ? null : on };
}

/** [DEM3] the waiting clock stops at the first contact with the client */
function waited(context: DementiaContext, event: Heard): Partial<DementiaContext> {
  if (context.firstCmContactOn || !context.enrolledOn) return { waitFrom: null };
  const on = dayOf(event);
  const from = context.enrolledOn;
  return { firstCmContactOn: on, waitDays: daysFrom(from, on), waitFrom: null, waits: [...context.waits, { from, until: on, end: 'CONTACT' }] };
}

/** Who stops waiting without a contact has waited too; who comes back later begins a new wait. */
function gaveUp(context: DementiaContext, event: Heard, end: 'DECLINED' | 'DECEASED'): Partial<DementiaContext> {
  if (context.firstCmContactOn || !context.enrolledOn) return { waitFrom: null };
  return { enrolledOn: null, waitFrom: null, waits: [...context.waits, { from: context.enrolledOn, until: dayOf(event), end }] };
}

/** a wait beyond the norm has been told by then */
const isLate = (context: DementiaContext, event: Heard): boolean =>
  context.waitFrom !== null && event.at > addOffset(`${context.waitFrom}T16:00:00.000Z`, WAIT_NORM_DAYS, 'd');

function managed(context: DementiaContext, event: Heard): Partial<DementiaContext> {
  const chosen = chosenCm(event);
  if (!chosen || chosen === context.casemanager) return {};
  // Visits of the one who goes become those of the one who comes.
  const visitor = context.visitor === context.casemanager ? chosen : context.visitor;
  return { casemanager: chosen, worker: chosen, visitor, casemanagers: [...context.casemanagers, { person: chosen, since: dayInAmsterdam(event.at) }] };
}

function planned(context: DementiaContext, event: Heard): Partial<DementiaContext> {
  const plan = planAfter(context, event);
  // A plan that is looked at before its day gets a new one: the old day was for this.
  const asked = event.type === 'PLAN_REVIEWED' ? { ...plan, evaluationDate: event.evaluationDate } : plan;
  const evaluationDate = evaluationOf(asked, event.at);
  return { ...kept({ ...plan, evaluationDate }), planDue: evaluationDate, reviewOn: evaluationDate, ...staged(context, event) };
}

function staged(context: DementiaContext, event: Heard): Partial<DementiaContext> {
  if (!event.stage || event.stage === context.stages.at(-1)?.stage) return {};
  return { stages: [...context.stages, { stage: event.stage, on: dayOf(event), by: event.by.person }] };
}

function strained(context: DementiaContext, event: Heard, high = false): Partial<DementiaContext> {
  if (!event.strain && !high) return {};
  const on = event.strain?.on ?? dayInAmsterdam(event.at);
  // What is said of the same day once more takes the place of it.
  const before = context.strains.find((one) => one.on === on);
  const { ediz = before?.ediz ?? null, perseveranceTime = before?.perseveranceTime ?? null } = event.strain ?? {};
  const level = high ? 'HIGH' : strainLevel({ ediz: ediz ?? undefined, perseveranceTime: perseveranceTime ?? undefined });
  return { strains: [...context.strains.filter((one) => one !== before), { ediz, perseveranceTime, level, on }] };
}
