import { addWorkingDays, dayInAmsterdam } from './calendar.ts';
import type { CaseContext } from './case/contract.ts';
import type { Heard } from './heard.ts';
import type { Audience, Command, Effect, Fact, InstanceRow } from './track.ts';

/** What a track keeps of the case that it hangs on, and of whoever carries it. */
export type Beside = { caseId: string | null; clientId: string | null; orgId: string | null; worker: string | null };
type Args = { context: Beside; event: Heard; self: string };

/** What a track learns of its case when it starts; null when it hangs on none. */
export type CaseFact = { clientId: string; orgId: string | null; owner: string | null; known: boolean } | null;

/** The fact `case` of a start: whose case it is, and whether it knows of this track already. */
export const caseFact: Fact = {
  for: ['start'],
  query: ({ event }) => (event.caseId ? { from: 'instances', machine: 'case', ids: [event.caseId] } : { from: 'none' }),
  pick: (rows: InstanceRow[], { self }): CaseFact => {
    const about = rows[0]?.context as CaseContext | undefined;
    return about ? { clientId: about.clientId, orgId: about.orgId, owner: about.owner, known: about.tracks.some((track) => track.id === self) } : null;
  },
};

/** Whom a track is about and where it belongs: what was said at its start, else what its case says, else the hat of whoever starts it. */
export function besideFrom(born: any): Pick<Beside, 'caseId' | 'clientId' | 'orgId'> {
  const about = born.facts?.case as CaseFact | undefined;
  return {
    caseId: born.caseId ?? null,
    clientId: about?.clientId ?? born.clientId ?? null,
    orgId: born.orgId ?? about?.orgId ?? born.by.org ?? null,
  };
}

/** A case that did not start the track itself hears that it runs, also when it runs again. */
export const tellStarted =
  (machine: string): Effect =>
  ({ context, event, self }) =>
    context.caseId && !event.facts?.case?.known ? [{ do: 'tell', to: { id: context.caseId }, type: 'ATTACH_TRACK', payload: { trackId: self, machine } }] : [];

/** The case hears that the track is over, so that it may be closed itself. */
export const tellEnded: Effect = ({ context, self }) =>
  context.caseId ? [{ do: 'tell', to: { id: context.caseId }, type: 'TRACK_ENDED', payload: { trackId: self } }] : [];

/** Who has the track in hand; the case owner as long as nobody has. */
export const carrier = (context: Beside): Audience[] =>
  context.worker ? [{ person: context.worker }] : context.caseId ? [{ holders: 'CASE_OWNER' }] : context.orgId ? [{ role: 'LIAISON', org: context.orgId }] : [];

/** A notice for each of these audiences. */
export const notify = (to: Audience[], text: string, vars = {}): Command[] => to.map((audience) => ({ do: 'notify', to: audience, text, vars }));

/** Managers of the organisation that is responsible. */
export const managers = ({ orgId }: Pick<Beside, 'orgId'>): Audience[] =>
  orgId
    ? [
        { role: 'TEAM_MANAGER', org: orgId },
        { role: 'PRACTICE_MANAGER', org: orgId },
      ]
    : [];

type Wanted = { owner?: string | null; wd?: number; due?: string; about?: string | null; text?: string | null };

/** A task in words that the action machine knows: for whoever carries the track, due in so many working days. */
export function task({ context, event, self }: Args, name: string, { owner = context.worker, wd, due, about, text }: Wanted = {}): Command {
  const by = due ?? (wd === undefined ? undefined : addWorkingDays(dayInAmsterdam(event.at), wd));
  return {
    do: 'start',
    machine: 'action',
    input: {
      ...(text ? { text } : { task: name }),
      source: text ? 'PLAN' : 'TASK',
      ...(context.caseId ? { caseId: context.caseId } : { trackId: self }),
      ...(context.orgId && { orgId: context.orgId }),
      ...(owner && { owner }),
      ...(by && { due: by }),
      ...(about && { about }),
    },
  };
}

/** A report is owed by whoever carries the track; without a case there is nobody to owe it to. */
export const createFeedback =
  (kind: 'INTAKE' | 'PROGRESS' | 'END'): Effect =>
  ({ context }) =>
    context.caseId
      ? [
          {
            do: 'start',
            machine: 'feedback',
            input: { caseId: context.caseId, kind, ...(context.clientId && { clientId: context.clientId }), ...(context.worker && { owner: context.worker }) },
          },
        ]
      : [];
