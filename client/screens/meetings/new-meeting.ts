import type { Directory, Me, PersonCard } from '../../../server/contract/shapes.ts';
import { disciplines } from '../../words/roles.ts';
import { instantOf, workDay } from './days.ts';
import type { Meeting } from './meeting-model.ts';

export type Invitation = { person: string; discipline: string };
export type NewMeeting = {
  title: string;
  theme: string;
  series: string;
  day: string;
  from: string;
  until: string;
  place: string;
  chair: string | null;
  minuteTaker: string | null;
  people: Invitation[];
};

/** An empty plan with what is most likely: next week, lunch, an hour, and the planner at the table. */
export function blankMeeting(me: Me, nowMs: number): NewMeeting {
  const mine = me.memberships.find((one) => one.id === me.hat) ?? me.memberships[0];
  const discipline = (mine?.roles ?? me.roles).find((role) => (disciplines as string[]).includes(role));
  return {
    title: '',
    theme: 'ELDERLY',
    series: '',
    day: workDay(nowMs, 7),
    from: '12:30',
    until: '13:30',
    place: '',
    chair: null,
    minuteTaker: me.person.id,
    people: discipline ? [{ person: me.person.id, discipline }] : [],
  };
}

/** The next one of a series: everything as it was, five weeks after the last. */
export function likeLast(last: Meeting, from: string, until: string, nowMs: number): NewMeeting {
  const lastMs = last.startsAt ? Date.parse(last.startsAt) : nowMs;
  const day = workDay(Math.max(lastMs + 35 * 86_400_000, nowMs + 86_400_000), 0);
  return {
    title: last.title ?? '',
    theme: last.theme,
    series: last.series,
    day,
    from,
    until,
    place: last.place ?? '',
    chair: last.chair,
    minuteTaker: last.minuteTaker,
    people: [
      ...new Map(
        last.participants.filter((seat) => !seat.substituteFor).map((seat) => [seat.person, { person: seat.person, discipline: seat.discipline }]),
      ).values(),
    ],
  };
}

/** For which discipline somebody most likely sits here: the first of the own roles that is one. */
export function disciplineOf(person: PersonCard | undefined): string {
  const roles = person?.memberships.flatMap((one) => one.roles) ?? [];
  return roles.find((role) => (disciplines as string[]).includes(role)) ?? 'WIJ_WORKER';
}

export type Lack = 'title' | 'day' | 'from' | 'until' | 'place' | 'chair' | 'minuteTaker' | 'people';

/** What must be there before everybody can be invited. */
export function lacksOfPlan(plan: NewMeeting): Lack[] {
  const lacks: Lack[] = [];
  for (const field of ['title', 'day', 'from', 'until', 'place', 'chair', 'minuteTaker'] as const) if (!plan[field]?.trim()) lacks.push(field);
  if (plan.from && plan.until && plan.until <= plan.from) lacks.push('until');
  if (plan.people.length < 2) lacks.push('people');
  return [...new Set(lacks)];
}

/** What the server is told. Chair and note taker sit at the table too, whether or not they were listed. */
export function startInput(plan: NewMeeting, directory: Pick<Directory, 'people'>, me: Me): Record<string, unknown> {
  const org = (person: string) => directory.people.find((one) => one.id === person)?.memberships[0]?.org;
  const extra = [plan.chair, plan.minuteTaker].filter((person): person is string => person !== null && !plan.people.some((one) => one.person === person));
  const people = [
    ...plan.people,
    ...[...new Set(extra)].map((person) => ({ person, discipline: disciplineOf(directory.people.find((one) => one.id === person)) })),
  ];
  const mine = me.memberships.find((one) => one.id === me.hat) ?? me.memberships[0];
  return {
    title: plan.title.trim(),
    theme: plan.theme,
    ...(plan.series.trim() ? { series: plan.series.trim() } : {}),
    ...(mine ? { orgId: mine.org } : {}),
    startsAt: instantOf(plan.day, plan.from),
    endsAt: instantOf(plan.day, plan.until),
    place: plan.place.trim(),
    chair: plan.chair,
    minuteTaker: plan.minuteTaker,
    coordinator: me.person.id,
    participants: people.map((one) => ({ ...one, ...(org(one.person) ? { org: org(one.person) } : {}) })),
  };
}
