import type { MeetingContext } from './contract.ts';

/** A line of the agenda as the facts bring it. */
export type Line = {
  id: string;
  state: string;
  caseId: string | null;
  anonymous: boolean;
  timebox: number;
  requiredDisciplines: string[];
  proposer: string;
  nextReview: string | null;
};
export type Participant = MeetingContext['participants'][number];
export type Item = MeetingContext['items'][string];

const PLANNED = ['scheduled', 'scheduledAnonymous'];
const ON_THE_TABLE = ['inDiscussion', 'overtime'];

/** The agenda of this meeting as it stands, from the facts; empty when they were not asked for. */
export const agendaOf = (event: any): Line[] => event.facts?.agenda ?? [];
export const lineOf = (event: any, id: string | undefined): Line | undefined => agendaOf(event).find((line) => line.id === id);
export const isPlanned = (line: Line): boolean => PLANNED.includes(line.state);
export const isOnTheTable = (line: Line): boolean => ON_THE_TABLE.includes(line.state);
export const isDiscussed = (line: Line): boolean => ['concluded', 'minuted'].includes(line.state);

/** The item that an event is about when it names none: the next of the agenda that is not settled. */
export function chosen(context: MeetingContext, event: { item?: string }): string | undefined {
  return event.item ?? context.order.find((id) => !context.items[id]?.outcome);
}

/** Who is in the room now. */
export const presentNow = (context: MeetingContext): Participant[] =>
  context.participants.filter((one) => ['FULL', 'PART'].includes(one.present) && one.leftAt === null);

export const emptyItem = (caseId: string | null): Item => ({
  caseId,
  presentFor: [],
  startedAt: null,
  endedAt: null,
  seconds: 0,
  overtimeSeconds: 0,
  notes: {},
  decisions: [],
  actions: [],
  noChange: false,
  nextReview: null,
  nextReviewReason: null,
  informed: null,
  outcome: null,
  overtime: false,
});
