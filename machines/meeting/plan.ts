import { addOffset } from '../calendar.ts';
import type { MeetingContext } from './contract.ts';
import type { Participant } from './table.ts';

type Plan = Pick<
  MeetingContext,
  'title' | 'theme' | 'series' | 'orgId' | 'startsAt' | 'endsAt' | 'place' | 'chair' | 'minuteTaker' | 'coordinator' | 'participants'
>;

const DEFAULT_MINUTES = 60;

/** The plan of the meeting after what an event says; who has a task there is a participant too. */
export function planAfter(before: Plan, event: any): Plan {
  const theme = event.theme ?? before.theme;
  const ownSeries = before.series !== before.theme;
  const startsAt = utc(event.startsAt) ?? before.startsAt;
  const moved = event.startsAt !== undefined && event.endsAt === undefined;
  const endsAt = utc(event.endsAt) ?? (moved ? null : before.endsAt) ?? (startsAt && addOffset(startsAt, DEFAULT_MINUTES, 'min'));
  const plan = {
    title: event.title ?? before.title,
    theme,
    series: event.series ?? (ownSeries ? before.series : theme),
    orgId: event.orgId ?? before.orgId,
    startsAt,
    endsAt,
    place: event.place ?? before.place,
    chair: event.chair ?? before.chair,
    minuteTaker: event.minuteTaker ?? before.minuteTaker,
    coordinator: event.coordinator ?? before.coordinator,
  };
  return { ...plan, participants: withLead(event.participants ? event.participants.map(invited) : before.participants, plan, event) };
}

/** What is missing before invitations can go out (3.3 hasChairAndNotes). */
export function missingInPlan(plan: Plan): string[] {
  const missing = (['chair', 'minuteTaker', 'startsAt', 'place'] as const).filter((field) => !plan[field]);
  return plan.startsAt && plan.endsAt && plan.endsAt <= plan.startsAt ? [...missing, 'endsAt'] : missing;
}

/** Somebody who is invited; what they do at the table is known from the invitation or from the directory. */
export function invited(one: { person: string; discipline: string; org?: string | null }): Participant {
  return {
    person: one.person,
    discipline: one.discipline,
    org: one.org ?? null,
    present: 'INVITED',
    substituteFor: null,
    joinedAt: null,
    leftAt: null,
    seconds: 0,
    confidential: false,
  };
}

/** A person as the directory knows them, for an invitation. */
export function fromDirectory(person: string, event: any): Participant {
  const known = event.facts?.people?.[person];
  return invited({ person, discipline: known?.discipline ?? 'ANY_PRO', org: known?.org ?? null });
}

function withLead(participants: Participant[], plan: Omit<Plan, 'participants'>, event: any): Participant[] {
  const lead = [...new Set([plan.chair, plan.minuteTaker, plan.coordinator])].filter((person) => person !== null);
  const absent = lead.filter((person) => !participants.some((one) => one.person === person));
  return [...participants, ...absent.map((person) => fromDirectory(person, event))];
}

const utc = (at: string | undefined): string | undefined => (at ? new Date(at).toISOString() : undefined);
