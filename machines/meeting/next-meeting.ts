import type { InstanceRow } from '../track.ts';
import type { MeetingContext } from './contract.ts';

export type Chance = { id: string; orgId: string | null; startsAt: string | null };

const TAKES_ITEMS = ['planning', 'agendaOpen'];

/** The meetings of a series that still take items, the earliest first; those without a date come last. */
export function openMeetings(rows: InstanceRow[], series: string, except?: string): Chance[] {
  return rows
    .filter((row) => row.machine === 'meeting' && row.running && row.id !== except && TAKES_ITEMS.includes(String(row.state)))
    .map((row) => ({ id: row.id, context: row.context as MeetingContext }))
    .filter(({ context }) => context.series === series)
    .sort((one, other) => (one.context.startsAt ?? '9').localeCompare(other.context.startsAt ?? '9') || one.id.localeCompare(other.id))
    .slice(0, 10)
    .map(({ id, context }) => ({ id, orgId: context.orgId, startsAt: context.startsAt }));
}

/** The next meeting for an item: of one of these organisations when there is one, otherwise the earliest; null when none is open. */
export function nextMeeting(chances: Chance[] | undefined, orgs: (string | null | undefined)[]): Chance | null {
  return chances?.find((chance) => chance.orgId && orgs.includes(chance.orgId)) ?? chances?.[0] ?? null;
}
