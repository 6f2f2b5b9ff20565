import { addDays } from '../../machines/calendar.ts';

/** Phases of I-11, and how many hours a week a track takes in each: the defaults of the dated setting OJG_PHASE_HOURS. */
export const PHASES = ['referred', 'clarification', 'short', 'extended', 'report'] as const;
export type Phase = (typeof PHASES)[number];
export type PhaseHours = Record<Phase, number>;
export const USUAL_HOURS: PhaseHours = { referred: 0.25, clarification: 1.5, short: 1.25, extended: 1, report: 0.5 };
/** The default of OJG_WEEKS_PER_TALK. */
export const WEEKS_PER_TALK = 2;
export const WEEKS_AHEAD = 12;
const REPORT_WEEKS = 2;
const CLARIFYING_TALKS = 2;

/** What the load needs to know of a track: process facts, no content. */
export type TrackFacts = {
  state: string;
  orgId: string | null;
  counted: number;
  hard: number;
  referredOn: string;
  allocationUntil: string | null;
  ledger: readonly { on: string; minutes: number; what: string; by: string }[];
};

const PHASE_OF: Record<string, Phase> = {
  referred: 'referred',
  consult: 'referred',
  intakePlanned: 'clarification',
  clarification: 'clarification',
  decision: 'clarification',
  shortTreatment: 'short',
  limitReached: 'short',
  extensionRequest: 'short',
  referringOn: 'short',
  extendedCare: 'extended',
  reportDraft: 'report',
  reportConsent: 'report',
};

/** In which phase a state is; a track that waits for others, or is over, takes no hours. */
export const phaseOf = (state: string): Phase | null => PHASE_OF[state] ?? null;

/** I-11: `100 * expected hours of open tracks per week / contract hours`, or null without a contract. */
export function loadOf(tracks: readonly TrackFacts[], hours: PhaseHours, contractMinutes: number) {
  const byPhase = PHASES.map((phase) => {
    const count = tracks.filter(({ state }) => phaseOf(state) === phase).length;
    return { phase, count, hours: count * hours[phase] };
  });
  const expected = byPhase.reduce((sum, one) => sum + one.hours, 0);
  return { byPhase, hours: expected, percent: share(expected, contractMinutes) };
}

/** Whole per cents of the contract; null when there is none. */
export const share = (hours: number, contractMinutes: number): number | null => (contractMinutes > 0 ? Math.round((100 * hours * 60) / contractMinutes) : null);

/** How many wait for their first talk to be taken on, and the median of the days they wait. */
export function waitingOf(tracks: readonly TrackFacts[], today: string): { count: number; medianDays: number | null } {
  const days = tracks
    .filter(({ state }) => state === 'referred')
    .map(({ referredOn }) => daysBetween(referredOn, today))
    .sort((a, b) => a - b);
  const half = Math.floor(days.length / 2);
  const median = days.length === 0 ? null : days.length % 2 ? days[half] : (days[half - 1] + days[half]) / 2;
  return { count: days.length, medianDays: median };
}

/**
 * Hours by week of what is open now, from this week on: each track uses up its budget at the usual pace and then takes its report; with an allocation it goes on
 * until that ends. New referrals are not foretold.
 */
export function forecastOf(tracks: readonly TrackFacts[], hours: PhaseHours, asked: { today: string; weeksPerTalk: number; contractMinutes: number }) {
  const { today, weeksPerTalk, contractMinutes } = asked;
  const monday = mondayOf(today);
  const ahead = tracks.map((track) => phasesAhead(track, monday, weeksPerTalk));
  return Array.from({ length: WEEKS_AHEAD }, (_, week) => {
    const sum = ahead.reduce((total, phases) => total + (phases[week] ? hours[phases[week]] : 0), 0);
    return { week: addDays(monday, week * 7), hours: sum, percent: share(sum, contractMinutes) };
  });
}

/** The phase of a track in each week ahead, as long as it is open. */
function phasesAhead(track: TrackFacts, monday: string, pace: number): Phase[] {
  const phase = phaseOf(track.state);
  if (!phase) return [];
  const weeks = (talks: number, one: Phase) => Array.from({ length: Math.max(1, Math.round(talks * pace)) }, () => one);
  const report = Array.from({ length: REPORT_WEEKS }, () => 'report' as const);
  const left = Math.max(0, track.hard - track.counted);
  if (phase === 'report') return report;
  if (phase === 'extended') return [...weeksUntil(track.allocationUntil, monday), ...report];
  if (phase === 'short') return [...weeks(left, 'short'), ...report];
  const clarifying = Math.min(left, Math.max(1, CLARIFYING_TALKS - track.counted));
  const treating = [...weeks(clarifying, 'clarification'), ...weeks(left - clarifying, 'short'), ...report];
  return phase === 'referred' ? ['referred', ...treating] : treating;
}

function weeksUntil(until: string | null, monday: string): Phase[] {
  const weeks = until ? Math.ceil((daysBetween(monday, until) + 1) / 7) : WEEKS_AHEAD;
  return Array.from({ length: Math.max(0, weeks) }, () => 'extended' as const);
}

/** Minutes that somebody wrote down from a day on, by what it was and by place. */
export function workedSince(tracks: readonly TrackFacts[], person: string, since: string) {
  const what = new Map<string, number>();
  const place = new Map<string | null, number>();
  for (const { ledger, orgId } of tracks)
    for (const entry of ledger) {
      if (entry.by !== person || entry.on < since) continue;
      what.set(entry.what, (what.get(entry.what) ?? 0) + entry.minutes);
      place.set(orgId, (place.get(orgId) ?? 0) + entry.minutes);
    }
  return { minutes: [...what.values()].reduce((sum, one) => sum + one, 0), what, place };
}

/** Monday of the week of a day. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7));
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
