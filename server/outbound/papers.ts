import { trackById } from '../../machines/index.ts';
import type { AgendaItemContext } from '../../machines/agenda-item/contract.ts';
import type { MeetingContext } from '../../machines/meeting/contract.ts';
import type { File } from '../contract/route.ts';
import type { MeetingFile } from '../contract/shapes.ts';
import type { Who } from '../engine/types.ts';
import { looking, type ViewDeps } from '../views/deps.ts';
import { findLetter } from '../views/letters.ts';
import { meetingFileOf } from '../views/meeting-file.ts';
import { calendarFile } from './calendar.ts';
import { callLine, namesOf } from './extract.ts';
import type { ExtractContent } from './letters/content.ts';
import { agendaPdf, letterPdf, minutesPdf } from './letters/letter-pdf.ts';
import { clientCopyOf, findSentLetter, formOf, type Form } from './letters/sent-letters.ts';
import { agendaContent, minutesContent } from './meeting-papers.ts';

export type PaperDeps = ViewDeps & { online: (room: string) => string[] };
/** A paper, with what the trail notes of it; null when the object is not this viewer's to see (which is also the answer when there is none). */
export type Paper = { file: File; seen: { type: string; id: string; caseId: string | null; detail?: string }[] };

/** A letter as PDF, for who may read it as data. */
export async function letterPaper(deps: PaperDeps, who: Who, id: string): Promise<Paper | null> {
  const sent = await sentPaper(deps, who, id, 'pdf');
  if (sent) return sent;
  const letter = await findLetter(deps, who, id);
  if (letter?.kind !== 'extract') return null;
  const body = letterPdf(letter.content as unknown as ExtractContent, new Date(letter.at));
  return {
    file: { type: 'application/pdf', body, name: `uittreksel-${letter.version}.pdf` },
    seen: [{ type: 'letter', id, caseId: letter.case, detail: 'pdf' }],
  };
}

const FILES: Record<Form, { type: string; ends: string }> = {
  pdf: { type: 'application/pdf', ends: 'pdf' },
  text: { type: 'text/plain; charset=utf-8', ends: 'txt' },
  html: { type: 'text/html; charset=utf-8', ends: 'html' },
};

/** A letter that a message carries, in one of its forms, as far as this viewer may read it; every copy is noted. */
export async function sentPaper(deps: ViewDeps, who: Who, id: string, form: Form): Promise<Paper | null> {
  const seen = await findSentLetter(deps, who, id);
  const body = seen && (await formOf(deps, seen, form));
  if (!seen || !body) return null;
  const { type, ends } = FILES[form];
  return { file: { type, body, name: `brief-${seen.version}.${ends}` }, seen: [{ type: 'letter', id, caseId: seen.caseId, detail: form }] };
}

/** What was written about a client, told to himself. */
export async function clientPaper(deps: ViewDeps, who: Who, id: string): Promise<Paper | null> {
  const seen = await findSentLetter(deps, who, id);
  if (!seen) return null;
  const body = await clientCopyOf(deps, seen);
  return { file: { type: 'application/pdf', body, name: 'brief-voor-u.pdf' }, seen: [{ type: 'letter', id, caseId: seen.caseId, detail: 'client' }] };
}

/** The agenda of a meeting as PDF; clients whom this viewer may not see have no name on it. */
export async function agendaPaper(deps: PaperDeps, who: Who, id: string): Promise<Paper | null> {
  const read = await readMeeting(deps, who, id);
  if (!read) return null;
  return {
    file: { type: 'application/pdf', body: agendaPdf(agendaContent(read.file, read.names, read.call), deps.clock.now()), name: 'agenda.pdf' },
    seen: seenOf(read.file, 'agenda'),
  };
}

/** The minutes of the whole meeting as PDF, as far as this viewer sits at its items. */
export async function minutesPaper(deps: PaperDeps, who: Who, id: string): Promise<Paper | null> {
  const read = await readMeeting(deps, who, id);
  if (!read) return null;
  const words = trackById('meeting')?.words.nl.states ?? {};
  const state = read.file.instance.row.state.map((path) => words[path] ?? path).join(', ');
  return {
    file: { type: 'application/pdf', body: minutesPdf(minutesContent(read.file, read.names, read.call, state), deps.clock.now()), name: 'verslag.pdf' },
    seen: seenOf(read.file, 'minutes'),
  };
}

/** The calendar file for this participant's part of a meeting; null also when the meeting has no date. */
export async function calendarPaper(deps: PaperDeps, who: Who, id: string): Promise<Paper | null> {
  const { now } = await looking(deps, who);
  if (!(await deps.policy.visible(deps.db, who, [id], now)).has(id)) return null;
  const row = await deps.db.selectFrom('instances').select(['machine', 'context', 'rev', 'state']).where('id', '=', id).executeTakeFirst();
  if (row?.machine !== 'meeting') return null;
  const meeting = JSON.parse(row.context) as MeetingContext;
  const body = calendarFile({
    meetingId: id,
    rev: row.rev,
    meeting,
    items: await slotItems(deps, who, meeting.order, now),
    disciplines: disciplinesOf(meeting, who.person),
    at: deps.clock.now(),
    cancelled: JSON.parse(row.state) === 'cancelled',
  });
  return body === null
    ? null
    : { file: { type: 'text/calendar; charset=utf-8', body, name: 'overleg.ics' }, seen: [{ type: 'meeting', id, caseId: null, detail: 'calendar' }] };
}

async function readMeeting(deps: PaperDeps, who: Who, id: string) {
  const file = await meetingFileOf(deps, who, id);
  if (!file) return null;
  const data = file.instance.data as unknown as MeetingContext;
  const kept = Object.values(data.items ?? {});
  const people = [
    data.chair,
    data.minuteTaker,
    ...(data.participants ?? []).map((one) => one.person),
    ...file.carried.map((action) => action.owner),
    ...kept.flatMap((item) => [...(item.presentFor ?? []), ...(item.actions ?? []).map((action) => action.owner), item.informed?.byWhom]),
  ];
  const names = await namesOf(deps.db, people);
  return { file, names, call: await callLine(deps.db, data, names) };
}

function seenOf(file: MeetingFile, detail: string): Paper['seen'] {
  const items = file.items.map(({ instance }) => ({ type: 'agendaItem', id: instance.id, caseId: instance.row.case, detail }));
  return [{ type: 'meeting', id: file.instance.id, caseId: null, detail }, ...items];
}

/** Who leads stays for the whole; others for what their discipline is asked at. */
function disciplinesOf(meeting: MeetingContext, person: string): string[] | null {
  if ([meeting.chair, meeting.minuteTaker, meeting.coordinator].includes(person)) return null;
  return meeting.participants.filter((one) => one.person === person).map((one) => one.discipline);
}

/** Minutes and disciplines of each item, and whether it is about a case of this person's own; nothing else of it. */
async function slotItems(deps: PaperDeps, who: Who, order: string[], now: string) {
  if (order.length === 0) return [];
  const rows = await deps.db.selectFrom('instances').select(['id', 'context']).where('id', 'in', order).execute();
  const items = new Map(rows.map((row) => [row.id, JSON.parse(row.context) as AgendaItemContext]));
  const kinds = await deps.policy.visible(
    deps.db,
    who,
    [...items.values()].flatMap((item) => item.caseId ?? []),
    now,
  );
  return order
    .flatMap((id) => items.get(id) ?? [])
    .map((item) => {
      const mine =
        item.proposer === who.person || (item.caseId !== null && (kinds.get(item.caseId)?.kinds ?? []).some((kind) => kind === 'team' || kind === 'owner'));
      return { timebox: item.timebox, requiredDisciplines: item.requiredDisciplines, mine };
    });
}
