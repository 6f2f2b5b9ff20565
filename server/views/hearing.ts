import { addOffset } from '../../machines/calendar.ts';
import type { MeetingContext } from '../../machines/meeting/contract.ts';
import { presentNow } from '../../machines/meeting/table.ts';
import type { Resource } from '../../machines/resources.ts';
import type { Instance, MeetingFile } from '../contract/shapes.ts';
import { groundOf } from '../policy/ground.ts';
import type { ViewDeps } from './deps.ts';

type Hearing = NonNullable<MeetingFile['items'][number]['hearing']>;

/** Of what an item speaks, by its domains and its theme. */
const BY_DOMAIN: Record<string, Resource> = { BODY: 'r5', MIND: 'r6', SOCIETY: 'r7', SOCIAL: 'r7' };
const BY_THEME: Record<string, Resource> = { YOUTH: 'r8', MENTAL_HEALTH: 'r6' };
const WAITS = ['scheduled'];
const SEEN_BEFORE_WD = -3;

/** [MEET19] who is in the room and may not hear a waiting item by its name, or not every category that it speaks of; nobody for one without a name. */
export async function hearingOf(deps: ViewDeps, meeting: Instance, item: Instance, now: string): Promise<Hearing> {
  const context = meeting.data as unknown as MeetingContext;
  if (!context.startedAt || !item.row.case || !WAITS.includes(item.row.state[0])) return [];
  const { domains = [], theme } = item.data as { domains?: string[]; theme?: string };
  const speaksOf = [...new Set([...domains.map((domain) => BY_DOMAIN[domain]), BY_THEME[theme ?? '']])].filter((one) => one !== undefined);
  const rows = await groundOf(deps.db, item.row.case, presentNow(context), now);
  return rows
    .map(({ person, name, may }) => ({
      person,
      name,
      lacks: speaksOf.filter((resource) => !may.includes(resource)),
      way: context.hearing.find((one) => one.item === item.id && one.person === person)?.way ?? null,
    }))
    .filter(({ name, lacks }) => !name || lacks.length > 0);
}

/** The instant from which the table sees the name of an item that it does not see yet; null when there is none to wait for (ITEM1). */
export function namedFrom(item: Instance, named: boolean, now: string): string | null {
  const { anonymous, meetingAt, cleared } = item.data as { anonymous?: unknown; meetingAt?: string | null; cleared?: boolean };
  if (named || anonymous || !meetingAt || !cleared) return null;
  const from = addOffset(meetingAt, SEEN_BEFORE_WD, 'wd');
  return from > now ? from : null;
}
