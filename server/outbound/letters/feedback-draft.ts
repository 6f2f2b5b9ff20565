import { addDays } from '../../../machines/calendar.ts';
import type { Kind } from '../../../machines/feedback/contract.ts';

/** What is known of a case, as its writer may read it: texts opened, names filled in. */
export type CaseFacts = {
  kind: Kind;
  day: string;
  theme: string | null;
  /** '050 123 45 67, maandag en dinsdag' */
  reachable: string;
  openedOn: string | null;
  endReason: string | null;
  nextReview: string | null;
  plan: { goals: string[] } | null;
  scaling: { from: string; to: string }[];
  items: { on: string; question: string | null; decision: string | null }[];
  actions: { text: string; owner: string; due: string | null; done: boolean; result: string | null }[];
  tracks: { machine: string; outcome: string | null; question: string | null; from: string | null; until: string | null; advice: string | null }[];
  referral: { target: string | null; question: string | null; startedOn: string | null; endedOn: string | null } | null;
};
/** Where a proposed text comes from, so that its writer can judge it. */
export type Origin = 'case' | 'referral' | 'meeting' | 'actions' | 'track' | 'directory' | 'term';
export type Draft = { fields: Record<string, unknown>; from: Record<string, Origin> };

const OF_TRACK: Record<string, string> = { ojg: 'YOUTH_HELP', dementia: 'DEMENTIA_CARE', ggz: 'MENTAL_HEALTH_CARE' };
const OF_TARGET: Record<string, string> = {
  WELZIJN_OP_RECEPT: 'WELFARE',
  HOME_CARE: 'HOME_CARE',
  DEM_CM: 'DEMENTIA_CARE',
  GGZ_BASIC: 'MENTAL_HEALTH_CARE',
  GGZ_SPECIALISED: 'MENTAL_HEALTH_CARE',
  OJG: 'YOUTH_HELP',
  YOUTH_SPECIALISED: 'YOUTH_HELP',
  WMO_CUSTOM: 'WMO',
  DEBT_HELP: 'DEBT_HELP',
};
const OF_OUTCOME: Record<string, string> = {
  HELPED_NO_REFERRAL: 'GOALS_REACHED',
  FREELY_ACCESSIBLE: 'GOALS_REACHED',
  EXTENDED_WITH_ALLOCATION: 'PARTLY',
  STOPPED: 'STOPPED_BY_CLIENT',
  GOALS_REACHED: 'GOALS_REACHED',
  CLIENT_STOPS: 'STOPPED_BY_CLIENT',
  CLIENT_WITHDREW: 'STOPPED_BY_CLIENT',
  MOVED: 'MOVED',
  DECEASED: 'DECEASED',
  HANDED_OVER: 'REFERRED',
};
const MOST_AGREEMENTS = 10;
const NEXT_DAYS = 90;
const LONGEST = { question: 500, whatWasDone: 1000, who: 120, what: 300, advice: 500, followUp: 300, reachable: 160 };

/**
 * A draft out of the facts of a case: what is known stands there with where it comes from, what nobody wrote down stays empty. What asks for a judgement (is
 * there a risk, what do you advise) is never made up.
 */
export function draftFrom(facts: CaseFacts): Draft {
  const draft: Draft = { fields: {}, from: {} };
  const put = (field: string, value: unknown, from: Origin) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return;
    if (draft.fields[field] !== undefined) return;
    draft.fields[field] = typeof value === 'string' && field in LONGEST ? cut(value, LONGEST[field as keyof typeof LONGEST]) : value;
    draft.from[field] = from;
  };
  draft.fields.askToRecipient = 'FOR_INFORMATION';
  support(facts, put);
  put('reachable', facts.reachable, 'directory');
  const item = facts.items.at(-1);
  put('question', facts.referral?.question, 'referral');
  put('question', item?.question, 'meeting');
  put('question', facts.tracks.find((track) => track.question)?.question, 'track');
  put('question', facts.plan?.goals[0], 'case');
  put('whatWasDone', doneLine(facts), 'actions');
  put('agreements', agreementsOf(facts), item?.decision ? 'meeting' : 'actions');
  put('advice', facts.tracks.find((track) => track.advice)?.advice, 'track');
  const scaled = facts.scaling.at(-1);
  put('levelFrom', scaled?.from, 'case');
  put('levelTo', scaled?.to, 'case');
  if (facts.kind === 'END') ending(facts, put);
  else {
    put('nextFeedback', facts.nextReview?.slice(0, 10), 'case');
    put('nextFeedback', addDays(facts.day, NEXT_DAYS), 'term');
  }
  draft.fields.content = contentOf(draft.fields);
  return draft;
}

type Put = (field: string, value: unknown, from: Origin) => void;

function support({ tracks, referral, theme, openedOn }: CaseFacts, put: Put): void {
  const track = tracks.find(({ machine }) => OF_TRACK[machine]);
  put('supportKind', track && OF_TRACK[track.machine], 'track');
  put('supportKind', referral?.target && OF_TARGET[referral.target], 'referral');
  put('supportKind', theme === 'DEBT' ? 'DEBT_HELP' : 'SOCIAL_WORK', 'case');
  put('startDate', track?.from?.slice(0, 10), 'track');
  put('startDate', referral?.startedOn?.slice(0, 10), 'referral');
  put('startDate', openedOn?.slice(0, 10), 'case');
}

function ending({ tracks, referral, endReason, day }: CaseFacts, put: Put): void {
  put('endDate', tracks.find((track) => track.until)?.until?.slice(0, 10), 'track');
  put('endDate', referral?.endedOn?.slice(0, 10), 'referral');
  put('endDate', day, 'term');
  const outcome = tracks.find((track) => track.outcome)?.outcome ?? null;
  put('result', outcome && (OF_OUTCOME[outcome] ?? (outcome.startsWith('REFERRED') ? 'REFERRED' : null)), 'track');
  put('result', endReason && OF_OUTCOME[endReason], 'case');
  put('noNextFeedback', true, 'term');
}

/** What was carried out, one line each; nothing is concluded from it. */
function doneLine({ actions, tracks }: CaseFacts): string {
  const done = actions.filter((action) => action.done).map(({ text, result }) => [text, result].filter(Boolean).join(': '));
  const helped = tracks.flatMap(({ machine, from }) => (TRACK_WORDS[machine] ? [`${TRACK_WORDS[machine]}${from ? ` sinds ${from.slice(0, 10)}` : ''}`] : []));
  return [...helped, ...done].join('\n');
}

const TRACK_WORDS: Record<string, string> = {
  ojg: 'Ondersteuning jeugd en gezin',
  dementia: 'Casemanagement dementie',
  ggz: 'Consultatie GGZ',
  hourTalk: 'Uur-gesprek',
};

/** Decisions of the last meeting, then what is still to be done, by whom and when. */
function agreementsOf({ items, actions }: CaseFacts): { who: string; what: string; when?: string }[] {
  const decision = items.at(-1)?.decision;
  const decided = decision ? [{ who: 'Het overleg', what: cut(decision, LONGEST.what) }] : [];
  const open = actions
    .filter((action) => !action.done && action.text)
    .map(({ text, owner, due }) => ({ who: cut(owner, LONGEST.who), what: cut(text, LONGEST.what), ...(due ? { when: due.slice(0, 10) } : {}) }));
  return [...decided, ...open].slice(0, MOST_AGREEMENTS);
}

/** What of the client is in these fields, as a consent names it. */
export function contentOf(fields: Record<string, unknown>): string[] {
  const filled = (...names: string[]) => names.some((name) => fields[name] !== undefined && fields[name] !== '' && fields[name] !== null);
  const risky = filled('risks') && !/^(geen|none|nee|n\.?v\.?t)\b[\s\S]{0,40}$/i.test(String(fields.risks).trim());
  return [
    'SUPPORT_PRESENT',
    ...(filled('question', 'whatWasDone', 'agreements', 'advice', 'resultText', 'followUp', 'ask') ? ['SOCIAL'] : []),
    ...(filled('scores') && (fields.scores as unknown[]).length > 0 ? ['MENTAL'] : []),
    ...(risky ? ['SAFETY'] : []),
  ];
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
