import { addMonths, dayInAmsterdam, dueAt } from '../calendar.ts';
import type { DementiaContext } from './contract.ts';
import { timers } from './timers.ts';
import { measured, waitsOf } from './waits.ts';

/** The groups of the board, in the order in which they need somebody. */
export const PHASES = ['waiting', 'worry', 'starting', 'heavy', 'guiding', 'away', 'ending'] as const;
export type Phase = (typeof PHASES)[number];

/** The fields of a context that a card needs; none of them is a text. */
export const CARD_FIELDS = [
  ...(['enrolledOn', 'firstCmContactOn', 'waits', 'provider', 'raisedOn', 'contact', 'casemanager', 'casemanagers', 'stages', 'hasCarer', 'strains'] as const),
  ...(['lacks', 'reviewOn', 'visitFrom', 'visitPace', 'rhythm', 'visitor', 'respiteUntil', 'crisisAt', 'deceasedOn'] as const),
] satisfies (keyof DementiaContext)[];
export type CardContext = Pick<DementiaContext, (typeof CARD_FIELDS)[number]>;

/** A day that is waited for: how many days from now, negative when it has passed. */
export type Ahead = { on: string; days: number };
export type Card = {
  phase: Phase;
  stage: number | null;
  /** the visit that is planned; null where nobody visits */
  visit: (Ahead & { by: string | null }) | null;
  /** how heavy it is for the carer, and until when that measurement holds; null without a carer; `level` null when it was never measured */
  strain: { level: 'HIGH' | 'WATCH' | 'OK' | null; again: Ahead | null } | null;
  /** usual weeks between visits; null where nobody visits */
  weeks: number | null;
  /** of the three agreements of BR-17, from the moment that a plan is written */
  lacks: string[];
  wait: { from: string; days: number; left: number; late: boolean } | null;
  review: Ahead | null;
  /** the number that says what is late first: days until the first thing that waits, negative when late; crisis before all */
  rank: number;
};

const REMEASURE_MONTHS = 6;
const IN_CRISIS = -1000;
const NOTHING_WAITS = 9999;
const BY_STATE: Record<string, Phase> = {
  concernRaised: 'worry',
  firstContact: 'worry',
  watchful: 'worry',
  diagnostics: 'worry',
  enrolled: 'waiting',
  intake: 'starting',
  planDraft: 'starting',
  'following.stable': 'guiding',
  'following.intensified': 'heavy',
  'following.respite': 'heavy',
  'following.crisis': 'heavy',
  reassigning: 'heavy',
  tempStay: 'away',
  admissionPrep: 'away',
};
const VISITED = ['following.stable', 'following.intensified'];
const WITH_PLAN = ['planDraft', 'reassigning', 'tempStay', 'admissionPrep'];

/** Where a track stands on the board: the wait comes before the state, because its clock goes on in the intake. */
export function phaseOf(context: Pick<DementiaContext, 'enrolledOn' | 'firstCmContactOn' | 'waits'>, state: string): Phase {
  if (['enrolled', 'intake'].includes(state) && openWait(context)) return 'waiting';
  return BY_STATE[state] ?? 'ending';
}

/** [DEM6] the day of the next visit: the one that was said, or the rhythm from the last one. Null before there is a plan. */
export function nextVisitOn(context: Pick<DementiaContext, 'visitFrom' | 'visitPace'>): string | null {
  const at = dueAt(timers.VISIT_DUE, '', context);
  return at && dayInAmsterdam(at);
}

/** What the card of a track says on this day. `state` is the dotted path of its state. */
export function cardOf(context: CardContext, state: string, today: string): Card {
  const phase = phaseOf(context, state);
  const visitOn = VISITED.includes(state) ? nextVisitOn(context) : null;
  const open = phase === 'waiting' ? openWait(context) : undefined;
  const over = phase === 'ending';
  const card = {
    phase,
    stage: context.stages.at(-1)?.stage ?? null,
    visit: visitOn ? { ...ahead(visitOn, today), by: context.visitor } : null,
    weeks: visitOn ? weeksOf(context.rhythm) : null,
    strain: over ? null : strainOf(context, today),
    lacks: state.startsWith('following') || WITH_PLAN.includes(state) ? context.lacks : [],
    wait: open ? { from: open.from, ...measured(open, today) } : null,
    review: state === 'following.stable' && context.reviewOn ? ahead(context.reviewOn, today) : null,
  };
  return { ...card, rank: rankOf(card, state) };
}

/** The weeks that a variant of VISIT_DUE stands for. */
const weeksOf = (rhythm: string): number => (timers.VISIT_DUE.variants?.[rhythm] ?? timers.VISIT_DUE).offset;

const openWait = (context: Pick<DementiaContext, 'enrolledOn' | 'firstCmContactOn' | 'waits'>) => waitsOf(context).find(({ until }) => until === null);

const ahead = (on: string, today: string): Ahead => ({ on, days: Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000) });

/** [I-26] a measurement holds half a year */
function strainOf({ hasCarer, strains }: CardContext, today: string): Card['strain'] {
  const last = strains.at(-1);
  if (!last) return hasCarer ? { level: null, again: null } : null;
  return { level: last.level as 'HIGH' | 'WATCH' | 'OK', again: hasCarer === false ? null : ahead(addMonths(last.on, REMEASURE_MONTHS), today) };
}

function rankOf({ visit, wait, review, strain }: Omit<Card, 'rank'>, state: string): number {
  if (state === 'following.crisis') return IN_CRISIS;
  const waits = [visit?.days, wait?.left, review?.days, strain?.again?.days].filter((days) => days !== undefined);
  return waits.length ? Math.min(...waits) : NOTHING_WAITS;
}
