import type { Keeping } from '../assigns.ts';
import type { Heard } from '../heard.ts';
import type { CaseContext } from './contract.ts';
import { planAfter } from './plan.ts';

type Change = (context: CaseContext, event: Heard) => Partial<CaseContext>;

const joined = (list: string[], ...ids: (string | null | undefined)[]): string[] => [...new Set([...list, ...ids.filter((id) => typeof id === 'string')])];
const isPerson = (id: string) => id !== 'system';

/** What each event leaves behind in the case. Consent events reach two regions at once, so every change may be made twice. */
const changes: Record<string, Change> = {
  ASSIGN_OWNER: (context, event) => ownedBy(context, event.owner ?? context.owner ?? event.by.person),
  CHANGE_OWNER: (context, event) => ownedBy(context, event.owner ?? event.by.person),
  MARK_DUPLICATE: (_, event) => ({ duplicateOf: event.of ?? null, endReason: 'OTHER', closedAt: event.at }),
  TRIAGE_DECIDED: (_, event) => ({
    triageOutcome: event.outcome ?? 'FOLLOW_UP',
    ...(event.outcome && event.outcome !== 'FOLLOW_UP' ? { endReason: 'ADVICE_GIVEN' } : {}),
  }),
  CLIENT_DECEASED: (_, event) => ({ deceasedOn: event.on ?? event.at.slice(0, 10), endReason: 'DECEASED' }),
  CONSENT_REQUESTED: asked,
  CONSENT_GRANTED: (context, event) => ({ ...asked(context, event), consentUntil: event.until ?? event.facts?.mdoConsent?.until ?? context.consentUntil }),
  CONSENT_REFUSED: asked,
  CONSENT_WITHDRAWN: (context, event) => ({ ...asked(context, event), consentUntil: null }),
  CONSENT_EXPIRED: (context, event) => ({ ...asked(context, event), consentUntil: null }),
  CLIENT_DECLINES: () => ({ endReason: 'CLIENT_STOPS' }),
  EXPLORATION_COMPLETED: (context, event) => ({ exploration: event.summary ?? context.exploration }),
  START_TRACK: (context, event) => ({ tracks: [...context.tracks, { id: event.fresh, machine: event.track, ended: false }] }),
  TRACK_ENDED: (context, event) => ({ tracks: context.tracks.map((track) => (track.id === event.trackId ? { ...track, ended: true } : track)) }),
  ATTACH_TRACK: (context, event) => ({
    tracks: [...context.tracks.filter((track) => track.id !== event.trackId), { id: event.trackId, machine: event.machine, ended: false }],
  }),
  REQUEST_MDO: (context, event) => ({ mdoItems: joined(context.mdoItems, event.fresh) }),
  ATTACH_ITEM: (context, event) => ({ mdoItems: joined(context.mdoItems, event.itemId) }),
  MDO_ITEM_CONCLUDED: (context, event) => ({ nextReview: event.nextReview ?? context.nextReview }),
  PLAN_WITHOUT_MDO: planned,
  CONTINUE_PLAN: planned,
  TRANSFER_REQUESTED: (_, event) => ({ transferTo: event.to ?? null }),
  TRANSFER_ACCEPTED: () => ({ endReason: 'TRANSFERRED' }),
  AFTERCARE_COMPLETED: () => ({ endReason: 'DECEASED' }),
  CLOSE_REQUESTED: () => ({ endReason: 'GOALS_REACHED' }),
  CLOSE: (context, event) => ({ endReason: event.endReason ?? context.endReason, closedAt: event.at }),
  CANCEL_CLOSE: () => ({ endReason: null }),
  REOPEN: (context, event) => ({ closedAt: null, endReason: null, triageOutcome: null, signalIds: joined(context.signalIds, event.signalId) }),
  RAISE_CRISIS: (context, event) => ({ crisisAt: context.crisisAt ?? event.at }),
  CRISIS_STABILISED: (context, event) => ({ crisisAt: null, ...called(context, event) }),
  LOG_CALL: called,
  ADD_TO_TEAM: (context, event) => ({ team: joined(context.team, event.person) }),
  REMOVE_FROM_TEAM: (context, event) => ({ team: context.team.filter((person) => person !== event.person) }),
  ATTACH_SIGNAL: (context, event) => ({ signalIds: joined(context.signalIds, event.signalId), team: joined(context.team, event.reporter) }),
};

/** The assign actions of a case. */
export const keep = {
  /** what the event leaves, its reason as a note, and that something happened */
  keepEvent: ({ context, event }) => ({ lastActivityAt: event.at, ...noted(context, event), ...changes[event.type]?.(context, event) }),
  /** a step on the ladder of the three sporen; the transition says from where to where (BR-21) */
  keepScaling: ({ context, event }, params: { from: string; to: string }) => ({
    scaling: [
      ...context.scaling,
      {
        ...params,
        at: event.at,
        by: event.by.person,
        reason: event.reason ?? event.overrideText ?? null,
        expected: event.expected ?? null,
        substitute: event.substitute ?? 'NONE',
        override: event.override ?? null,
      },
    ],
    lastActivityAt: event.at,
  }),
  /** a new stretch of work begins: when is it looked at again? */
  setReview: ({ context, event }) => {
    const agreed = context.nextReview !== null && context.nextReview > event.at.slice(0, 10);
    return { reviewFrom: agreed ? context.nextReview : event.at, reviewBy: agreed ? 'DATE' : context.theme };
  },
} satisfies Record<string, Keeping<CaseContext>>;

function ownedBy(context: CaseContext, owner: string): Partial<CaseContext> {
  return isPerson(owner) ? { owner, team: joined(context.team, owner) } : {};
}

function asked(context: CaseContext, event: Heard): Partial<CaseContext> {
  return { consentIds: joined(context.consentIds, event.consentId) };
}

function planned(context: CaseContext, event: Heard): Partial<CaseContext> {
  const plan = planAfter(context, event);
  return { plan, nextReview: plan.nextEvaluation };
}

function called(context: CaseContext, event: Heard): Partial<CaseContext> {
  return event.call ? { phoneLog: [...context.phoneLog, event.call] } : {};
}

function noted(context: CaseContext, event: Heard): Partial<CaseContext> {
  const text = event.reason ?? event.note;
  const before = context.notes.at(-1);
  if (!text || before?.text === text) return {};
  return { notes: [...context.notes, { at: event.at, by: event.by.person, event: event.type, text }] };
}
