import type { Dossier, OrganisationKey, PersonKey, SeedClient, Step } from './types.ts';

/** Who plays which part in a dossier. */
export type Cast = { org: OrganisationKey; reporter: PersonKey; triage: PersonKey; owner: PersonKey };
/** A stretch of a dossier's life: the steps that people of this cast take. */
export type Leg = (cast: Cast) => Step[];
type Fields = Record<string, unknown>;

const SOURCES: Partial<Record<PersonKey, string>> = {
  bakker: 'GP',
  veenstra: 'GP',
  degraaf: 'GP',
  petra: 'POH',
  marieke: 'POH',
  joost: 'POH',
  sanne: 'ASSISTANT',
  anja: 'DISTRICT_NURSE',
  hans: 'WIJ',
  fatima: 'WIJ',
  gerda: 'WIJ',
  nadia: 'WIJ',
  lotte: 'WIJ',
  ilse: 'DEM_CM',
};

/** Puts the stretches of a life after each other. */
export function dossier(key: string, cast: Cast, client: SeedClient | null, ...legs: Leg[]): Dossier {
  return { key, client, steps: legs.flatMap((leg) => leg(cast)) };
}

/** The n-th step of a visit to the screen: a time given in full, or mornings from ten, four minutes apart. */
function at(day: string, n = 0): string {
  const [date, time = '10:00'] = day.split('T');
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + n * 4;
  return `${date}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** One event, for what has no leg of its own. */
export const does =
  (day: string, by: PersonKey, to: string, say: string, payload: Fields = {}): Leg =>
  () => [{ at: at(day), by, to, say, with: payload }];

/** The signal, as a concept. */
export const drafted =
  (day: string, fields: Fields): Leg =>
  ({ org, reporter }) => [{ at: at(day), by: reporter, to: 'signal', start: 'signal', with: { ...defaults(reporter, org), ...fields } }];

/** The signal, written and sent in. */
export const reported =
  (day: string, fields: Fields): Leg =>
  (cast) => [...drafted(day, fields)(cast), { at: at(day, 1), by: cast.reporter, to: 'signal', say: 'SUBMIT' }];

function defaults(reporter: PersonKey, org: OrganisationKey): Fields {
  return {
    clientId: '@client',
    orgId: `@org:${org}`,
    urgency: 'ROUTINE',
    sinceWhen: 'WEEKS',
    domains: ['BODY', 'SOCIAL'],
    source: SOURCES[reporter] ?? 'OTHER',
    clientKnows: 'YES',
    consentState: 'NOT_ASKED',
    expected: 'TAKE_OVER',
    childrenInHome: 'NO',
  };
}

/** Triage takes it and opens the case; nobody is in charge yet. */
export const opened =
  (day: string, note?: string): Leg =>
  ({ triage }) => [
    { at: at(day), by: triage, to: 'signal', say: 'TAKE_TRIAGE' },
    { at: at(day, 1), by: triage, to: 'signal', say: 'ACCEPT', with: { clientId: '@client', ...(note ? { note } : {}) } },
  ];

/** Triage opens the case and somebody is in charge. */
export const accepted =
  (day: string, note?: string): Leg =>
  (cast) => [...opened(day, note)(cast), { at: at(day, 2), by: cast.triage, to: 'case', say: 'ASSIGN_OWNER', with: { owner: `@${cast.owner}` } }];

/** Others who help in this case. */
export const teamed =
  (day: string, ...team: PersonKey[]): Leg =>
  ({ owner }) =>
    team.map((person, n) => ({ at: at(day, n), by: owner, to: 'case', say: 'ADD_TO_TEAM', with: { person: `@${person}` } }));

/** The client is asked, and triage is done. */
export const asked =
  (day: string, more: Fields = {}): Leg =>
  ({ owner }) => [
    { at: at(day), by: owner, to: 'consent', say: 'ASK', with: more },
    { at: at(day, 1), by: owner, to: 'case', say: 'TRIAGE_DECIDED', with: { outcome: 'FOLLOW_UP' } },
    ...settled(at(day, 2), owner, 'requestConsent'),
  ];

/** A task that the product made is done; the product may have said so first. */
function settled(time: string, owner: PersonKey, task: string): Step[] {
  return [{ at: time, by: owner, to: `task:${task}`, say: 'COMPLETE', maybe: true }];
}

/** The client says yes. */
export const granted =
  (day: string, note: string, more: Fields = {}): Leg =>
  ({ owner }) => [
    { at: at(day), by: owner, to: 'consent', say: 'GRANT', with: { signatory: 'CLIENT', form: 'SPOKEN', note, ...more } },
    ...settled(at(day, 1), owner, 'recordConsent'),
  ];

/** The client says no. */
export const refused =
  (day: string, note: string): Leg =>
  ({ owner }) => [
    { at: at(day), by: owner, to: 'consent', say: 'REFUSE', with: { signatory: 'CLIENT', note } },
    ...settled(at(day, 1), owner, 'recordConsent'),
  ];

/** What the client and the helper found out together. */
export const explored =
  (day: string, summary: string): Leg =>
  ({ owner }) => [{ at: at(day), by: owner, to: 'case', say: 'EXPLORATION_COMPLETED', with: { summary } }];

/** A plan that needs no meeting. */
export const planned =
  (day: string, goals: string[], actions: string[], nextEvaluation: string): Leg =>
  ({ owner }) => [{ at: at(day), by: owner, to: 'case', say: 'PLAN_WITHOUT_MDO', with: { goals, actions, nextEvaluation } }];

/** The question is put to a meeting. */
export const proposed =
  (day: string, meeting: string | null, fields: Fields): Leg =>
  ({ owner }) => [{ at: at(day), by: owner, to: 'case', say: 'REQUEST_MDO', with: { ...fields, ...(meeting ? { meetingId: `#${meeting}` } : {}) } }];

/** Proposed, screened and on the agenda, with consent. */
export const onAgenda =
  (day: string, meeting: string, fields: Fields, coordinator: PersonKey = 'petra'): Leg =>
  (cast) => [
    ...proposed(day, meeting, fields)(cast),
    { at: at(day, 2), by: coordinator, to: 'item', say: 'SCREEN' },
    { at: at(day, 3), by: coordinator, to: 'item', say: 'CONSENT_OK' },
  ];

/** What is owed to somebody is written; the product looks at the consent itself. */
export const feedbackWritten =
  (day: string, to: PersonKey, report: Fields): Leg =>
  ({ owner }) => [
    { at: at(day), by: owner, to: `feedback:${to}`, say: 'START_DRAFT', with: { reachable: 'via het WIJ-team of de praktijk, maandag tot en met donderdag' } },
    { at: at(day, 1), by: owner, to: `feedback:${to}`, say: 'DRAFT_COMPLETED', with: { content: ['SUPPORT_PRESENT', 'SOCIAL'], ...report } },
  ];

/** It goes out from the author's own secure mail, arrives, and is put in the record of the practice. */
export const feedbackSent =
  (day: string, to: PersonKey, read: string): Leg =>
  ({ owner }) => [
    { at: at(day), by: owner, to: `feedback:${to}`, say: 'SEND' },
    { at: at(day, 1), by: owner, to: `message:${to}`, say: 'HAND_OVER', with: { channel: 'EXPORT' } },
    { at: at(day, 2), by: owner, to: `message:${to}`, say: 'CHANNEL_DELIVERED' },
    { at: at(read), by: to, to: `feedback:${to}`, say: 'ACKNOWLEDGE' },
  ];

/** Somebody hands the question to another; the product looks at consent, and at the GP, itself. */
export const referredBy =
  (day: string, by: PersonKey, letter: Fields): Leg =>
  () => [
    { at: at(day), by, to: 'referral', start: 'referral', with: { caseId: '$case', clientId: '@client', clientAgrees: true, ...letter } },
    { at: at(day, 1), by, to: 'referral', say: 'SUBMIT' },
  ];

/** From the signal to a client who said yes: the usual three weeks. */
export const usual =
  (days: { signal: string; accepted: string; asked: string; granted: string }, signal: Fields, yes: string): Leg =>
  (cast) => [...reported(days.signal, signal)(cast), ...accepted(days.accepted)(cast), ...asked(days.asked)(cast), ...granted(days.granted, yes)(cast)];
