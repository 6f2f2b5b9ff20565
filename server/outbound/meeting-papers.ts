import type { ActionContext } from '../../machines/action/contract.ts';
import type { AgendaItemContext } from '../../machines/agenda-item/contract.ts';
import type { MeetingContext } from '../../machines/meeting/contract.ts';
import type { MeetingFile } from '../contract/shapes.ts';
import { carriedText } from './carried-text.ts';
import { dutchHour, dutchRole } from './dutch.ts';
import { itemText } from './item-text.ts';
import type { AgendaContent, ItemText, MinutesContent, Sheet } from './letters/content.ts';
import { meetingText } from './extract.ts';

type Names = (person: string) => string;
type Item = MeetingFile['items'][number];
const PRESENT = { INVITED: 'uitgenodigd', FULL: 'hele overleg', PART: 'een deel', ABSENT: 'afwezig', ABSENT_SUBSTITUTED: 'afwezig, vervangen' } as const;
const UNKNOWN_MINUTES = 10;
const MINUTE_MS = 60_000;
const NOTHING: ItemText = {
  time: '',
  present: [],
  question: '',
  previous: [],
  summary: '',
  views: [],
  decisions: [],
  actions: [],
  noChange: false,
  safetyPlan: '',
  dissent: '',
  nextReview: '',
  informed: '',
};

/** The agenda of a meeting's file: made from what this viewer was shown, so a client whom he may not see has no name here either. */
export function agendaContent(file: MeetingFile, names: Names, call: string): AgendaContent {
  const meeting = dataOf(file);
  const byId = new Map(file.items.map((item) => [item.instance.id, item]));
  const order = [...new Set([...meeting.order, ...byId.keys()])];
  let minute = 0;
  const items = order.map((id) => {
    const item = byId.get(id);
    const data = item?.instance.data as AgendaItemContext | undefined;
    const time = meeting.startsAt ? dutchHour(new Date(Date.parse(meeting.startsAt) + minute * MINUTE_MS).toISOString()) : '';
    minute += data?.timebox ?? UNKNOWN_MINUTES;
    if (!item || !data) return { time, who: 'Ander punt', question: '', wanted: '', minutes: '' };
    return {
      time,
      who: whoIsIt(item),
      question: data.question ?? '',
      wanted: (data.requiredDisciplines ?? []).map(dutchRole).join(', '),
      minutes: String(data.timebox),
    };
  });
  return {
    ...sheet('Agenda', meeting, call),
    meeting: meetingText(meeting, names),
    participants: meeting.participants.map((one) => `${names(one.person)}, ${dutchRole(one.discipline)}`),
    items,
    hidden: items.filter((item) => item.minutes === '').length,
  };
}

/** The minutes of the whole meeting, as this viewer was shown it; items at which he does not sit stay closed. */
export function minutesContent(file: MeetingFile, names: Names, call: string, state: string): MinutesContent {
  const meeting = dataOf(file);
  const byId = new Map(file.items.map((item) => [item.instance.id, item]));
  return {
    ...sheet('Verslag', meeting, call),
    meeting: meetingText(meeting, names),
    version: String(Math.max(1, meeting.minutes?.version ?? 1)),
    state,
    limited: meeting.limited ?? '',
    participants: meeting.participants.map((one) => ({ name: names(one.person), discipline: dutchRole(one.discipline), present: PRESENT[one.present] })),
    items: meeting.order.map((id) => minutesItem(meeting, byId.get(id), id, names, previousIn(file, meeting, byId.get(id), names))),
  };
}

/** Earlier promises of the case of this item; those of an item without a name stand with none. */
function previousIn(file: MeetingFile, meeting: MeetingContext, item: Item | undefined, names: Names): string[] {
  const about = item?.instance.row.case;
  if (!about) return [];
  return file.carried.flatMap((action) => {
    const said = (meeting.carried ?? []).find((one) => one.action === action.id);
    return said && action.case === about ? [carriedText(said, action.data as unknown as ActionContext, names)] : [];
  });
}

function minutesItem(meeting: MeetingContext, item: Item | undefined, id: string, names: Names, previous: string[]): MinutesContent['items'][number] {
  const kept = meeting.items?.[id];
  if (!item || !kept?.notes) return { who: 'Ander punt', hidden: true, deferred: false, ...NOTHING };
  const data = item.instance.data as AgendaItemContext;
  return { who: whoIsIt(item), hidden: false, deferred: kept.outcome === 'DEFERRED', ...itemText(kept, data.question, meeting, names, previous) };
}

/** The meeting's context as `see` let it through: a part that it leaves out is absent. */
function dataOf(file: MeetingFile): MeetingContext {
  const data = file.instance.data as unknown as MeetingContext;
  return { ...data, order: data.order ?? [], participants: data.participants ?? [], items: data.items ?? {} };
}

function whoIsIt({ client, instance }: Item): string {
  if (client) return client.age === null ? client.name : `${client.name} (${client.age})`;
  const anonymous = (instance.data as Partial<AgendaItemContext>).anonymous;
  return anonymous ? ['Zonder naam', anonymous.ageBand && `${anonymous.ageBand} jaar`].filter(Boolean).join(', ') : 'Punt zonder naam';
}

const sheet = (title: string, meeting: MeetingContext, call: string): Sheet => ({
  title: `${title} ${meeting.title ?? 'overleg'}`,
  sender: meeting.title ?? 'Overleg',
  call,
});
