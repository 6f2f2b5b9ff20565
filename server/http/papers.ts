import { trackById } from '../../machines/index.ts';
import type { MeetingContext } from '../../machines/meeting/contract.ts';
import { diagramSvg } from '../diagram/diagram.ts';
import type { File } from '../contract/route.ts';
import type { MeetingFile } from '../contract/shapes.ts';
import { calendarFile } from '../outbound/calendar.ts';
import { agendaPdf, letterPdf, minutesPdf } from '../outbound/letters/letter-pdf.ts';
import { findLetter } from '../views/letters.ts';
import { meetingFileOf } from '../views/meeting-file.ts';
import { rowsFor } from '../views/rows.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

/** What leaves as a file: the chart of a machine, an invitation, a letter. */
export function paperHandlers(deps: Deps): Pick<Handlers, 'diagram' | 'calendar' | 'letterPdf'> {
  const views = viewsOf(deps);
  return {
    diagram: async ({ params, query, session, who }) => {
      const [row] = await rowsFor(views, who, [params.id]);
      const track = row && trackById(row.machine);
      if (!track) return refuse('not-found');
      const { svg } = await diagramSvg(track, row.state, query.locale ?? session.person.locale);
      return { type: 'image/svg+xml', body: svg };
    },

    calendar: async ({ params, who }) => {
      const file = await meetingFileOf(views, who, params.id);
      const body = file && invitation(file, who.person, deps.clock.now());
      if (!body) return refuse('not-found');
      await deps.trail.read(who, [{ type: 'meeting', id: params.id }]);
      return { type: 'text/calendar; charset=utf-8', body, name: 'overleg.ics' };
    },

    letterPdf: async ({ params, who }) => {
      const letter = await findLetter(views, who, params.id);
      if (!letter) return refuse('not-found');
      await deps.trail.note({ actor: who.person, hat: who.hat, action: 'export', object_type: 'letter', object_id: letter.id, case_id: letter.case, outcome: 0, detail: 'pdf' });
      return pdf(letter.kind, letter.content, new Date(letter.at));
    },
  };
}

/** The viewer's own part of the meeting; null while there is no date. */
function invitation({ instance, items }: MeetingFile, person: string, at: Date): string | null {
  const meeting = instance.data as unknown as MeetingContext;
  const stays = meeting.chair === person || meeting.minuteTaker === person;
  const seats = (meeting.participants ?? []).filter((participant) => participant.person === person);
  return calendarFile({
    meetingId: instance.id,
    rev: instance.rev,
    meeting,
    items: items.map((item) => ({
      timebox: Number(item.instance.data.timebox ?? 0),
      requiredDisciplines: (item.instance.data.requiredDisciplines as string[] | undefined) ?? [],
      mine: item.instance.data.proposer === person || (item.instance.assigned.CASE_OWNER ?? []).includes(person),
    })),
    disciplines: stays || seats.length === 0 ? null : seats.map((seat) => seat.discipline),
    at,
    cancelled: instance.row.state.includes('cancelled'),
  });
}

function pdf(kind: string, content: any, at: Date): File {
  const body = kind === 'agenda' ? agendaPdf(content, at) : kind === 'minutes' ? minutesPdf(content, at) : letterPdf(content, at);
  return { type: 'application/pdf', body, name: `${kind}.pdf` };
}
