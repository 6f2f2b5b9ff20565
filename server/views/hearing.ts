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
const OPEN = ['inDiscussion', 'overtime'];
/** While it is spoken of nobody hears it without ground: who comes in stops it. */
const SPEAKS = 'inSession.discussing';
const SEEN_BEFORE_WD = -3;

/**
 * [MEET19] who is in the room and may not hear an item by its name that waits or is open, or not every category that it speaks of, and what was chosen about it;
 * nobody for one without a name. Of an item that is being spoken of only what was chosen: the machine lets nobody else be there.
 */
export async function hearingOf(deps: ViewDeps, meeting: Instance, item: Instance, now: string): Promise<Hearing> {
  const context = meeting.data as unknown as MeetingContext;
  const [state] = item.row.state;
  if (!context.startedAt || !item.row.case || !(WAITS.includes(state) || isOpen(context, item))) return [];
  const wayOf = (person: string) => context.hearing.find((one) => one.item === item.id && one.person === person)?.way ?? null;
  const here = presentNow(context);
  if (isOpen(context, item) && meeting.row.state.includes(SPEAKS))
    return here.map(({ person }) => ({ person, name: false, lacks: [], way: wayOf(person) })).filter(({ way }) => way !== null);
  const speaksOf = speaksOfWhat(item);
  const rows = await groundOf(deps.db, item.row.case, here, now);
  return rows
    .map(({ person, name, may }) => ({ person, name, lacks: speaksOf.filter((resource) => !may.includes(resource)), way: wayOf(person) }))
    .filter(({ name, lacks }) => !name || (lacks.length > 0 && WAITS.includes(state)));
}

const isOpen = (context: MeetingContext, item: Instance): boolean => context.open?.id === item.id && OPEN.includes(item.row.state[0]);

function speaksOfWhat(item: Instance): Resource[] {
  const { domains = [], theme } = item.data as { domains?: string[]; theme?: string };
  return [...new Set([...domains.map((domain) => BY_DOMAIN[domain]), BY_THEME[theme ?? '']])].filter((one) => one !== undefined);
}

/** The instant from which the table sees the name of an item that it does not see yet; null when there is none to wait for (ITEM1). */
export function namedFrom(item: Instance, named: boolean, now: string): string | null {
  const { anonymous, meetingAt, cleared } = item.data as { anonymous?: unknown; meetingAt?: string | null; cleared?: boolean };
  if (named || anonymous || !meetingAt || !cleared) return null;
  const from = addOffset(meetingAt, SEEN_BEFORE_WD, 'wd');
  return from > now ? from : null;
}
