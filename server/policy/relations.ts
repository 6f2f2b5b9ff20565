import type { Context } from './question.ts';

/**
 * Kinds of access rows that are a relation to an object, the strongest first. Consents are rows too, but no relation: they open nothing by themselves
 * (TRUST.md part C: relation or meeting first, then consent).
 */
export const KINDS = [
  'owner',
  'team',
  'triage',
  'reporter',
  'lead',
  'participant',
  'meeting',
  'org',
  'addressee',
  'recipient',
  'breakGlass',
  'lifeThreat',
] as const;
export type Kind = (typeof KINDS)[number];
/** Rows of an emergency access; they come last, so they only open what nothing else does. */
export const isEmergency = (kind: string): boolean => kind === 'breakGlass' || kind === 'lifeThreat';
/** Everybody shares these, so they only say whom a consent names; they are no relation to anything. */
export const isRelation = (subject: string): boolean => subject !== 'mdo' && !subject.startsWith('role:');

/** What the client said, as far as rows tell it; an expired consent has no row, and neither has one for something else. */
export const STATES = ['none', 'active', 'ended', 'veto'] as const;
export type State = (typeof STATES)[number];

/** A row of access as the policy sees it: its kind, whether it is on the object itself (or on the case that this hangs on), and what the object is. */
export type Relation = { kind: Kind; direct: boolean; machine: string };

/** The facts of the rules that such a row makes true. */
export function factsOf({ kind, direct, machine }: Relation, state: State): Context {
  const context: Context = { consent: state === 'ended' ? 'withdrawn' : state, phase: 'running' };
  // Whoever neither works on it nor sits at the table gets no more by a consent: relation first, then consent.
  const apart: Context = { ...context, consent: state === 'active' ? 'none' : context.consent };
  switch (kind) {
    case 'owner':
      return { ...context, team: true, self: direct };
    case 'team':
    case 'reporter':
      // Of the team of a case one is by profession; in any other record only by being named in it.
      return { ...context, team: true, self: direct && machine !== 'case' };
    case 'triage':
      return { ...context, team: true };
    case 'lead':
    case 'participant':
    case 'meeting':
      return { ...context, meeting: true };
    case 'org':
      return { ...apart, org: true };
    case 'addressee':
      return { ...apart, addressed: true };
    case 'recipient':
      return { ...apart, addressed: state === 'none' || state === 'active' };
    case 'breakGlass':
      return { ...apart, noodknop: true };
    case 'lifeThreat':
      return { ...apart, noodknop: true, lifeThreat: true };
    default:
      return kind satisfies never;
  }
}
