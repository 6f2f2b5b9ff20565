import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventBusyStatus, ICalEventClass, ICalEventStatus } from 'ical-generator';

export type Invite = {
  meetingId: string;
  /** the organisation that calls the meeting, as its name in the calendar: the title that somebody typed may name a client */
  org: string;
  startsAt: string;
  endsAt: string;
  sequence: number;
  cancelled: boolean;
  organizer: string;
  attendee: string;
  at: Date;
  /** address of the meeting in Mekoar, where everything else stands */
  link: string | null;
};

/** An invitation, its update (a higher SEQUENCE) or its cancellation, as calendars understand it. No client, no title, no place that was typed (BR-12). */
export function inviteFile(invite: Invite): { method: 'REQUEST' | 'CANCEL'; ics: string } {
  const method = invite.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ prodId: { company: 'Mekoar', product: 'overleg', language: 'NL' }, method });
  const event = calendar.createEvent({
    id: `meeting-${invite.meetingId}@mekoar`,
    sequence: invite.sequence,
    stamp: invite.at,
    start: new Date(invite.startsAt),
    end: new Date(invite.endsAt),
    summary: summaryOf(invite.org),
    description: 'Plaats, agenda en deelnemers staan in Mekoar.',
    class: ICalEventClass.PRIVATE,
    busystatus: ICalEventBusyStatus.BUSY,
    status: invite.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: 'Mekoar', email: invite.organizer },
    ...(invite.link && { url: invite.link }),
  });
  event.createAttendee({ email: invite.attendee, rsvp: true, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION });
  return { method: invite.cancelled ? 'CANCEL' : 'REQUEST', ics: calendar.toString() };
}

/** 'Overleg WIJ-team Noorderbuurt'. */
export const summaryOf = (org: string): string => (org ? `Overleg ${org}` : 'Overleg');
