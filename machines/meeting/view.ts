import type { AccessRow, Json, View, Viewer } from '../track.ts';
import type { MeetingContext } from './contract.ts';

const BEFORE = ['planning', 'agendaOpen', 'agendaFrozen', 'noQuorum'];
/** What is said in these is about the client of the item, so it is kept under the key of that case. */
const ABOUT_THE_OPEN_ITEM = [
  'RAISE_CRISIS',
  'URGENT_HANDED_OVER',
  'RECORD_DECISION',
  'RECORD_ACTION',
  'ADD_NOTE',
  'EDIT_MINUTES',
  'DEFER_ITEM',
  'OBJECT',
  'HEAR_ANYWAY',
];

/** What lists show of a meeting, who may see it, and what of it reaches whom. */
export const view: View = {
  resource: 'r11',
  board: (context: MeetingContext, state: Json) => ({
    meetingId: context.self,
    orgId: context.orgId,
    theme: context.theme,
    ownerId: state === 'minutesDraft' ? context.minuteTaker : context.chair,
    waitsFor: state === 'planning' ? 'LIAISON' : null,
    ...(BEFORE.includes(String(state)) ? { dueAt: context.startsAt } : {}),
    title: context.title,
    links: context.order,
  }),
  access: (context: MeetingContext): AccessRow[] => [
    ...lead(context).map((person) => ({ subject: `person:${person}`, kind: 'lead' as const })),
    ...context.participants
      .filter((one) => !lead(context).includes(one.person))
      .map((one) => ({ subject: `person:${one.person}`, kind: 'participant' as const })),
    // [MEET16] who plans and who manages see that it is held, until it begins; after that only who sits at the table.
    ...(context.orgId && !context.startedAt ? ['triage', 'managers'].map((group) => ({ subject: `${group}:${context.orgId}`, kind: 'triage' as const })) : []),
  ],
  assigned: (context: MeetingContext) => ({ CHAIR: context.chair ? [context.chair] : [], MINUTE_TAKER: context.minuteTaker ? [context.minuteTaker] : [] }),
  scope: ({ context, event, self }) => {
    if (event.caseId) return event.caseId;
    if (event.type === 'SETTLE_CARRIED') return context?.carried?.find((one: { action: string }) => one.action === event.action)?.caseId || self;
    const id = event.item ?? (ABOUT_THE_OPEN_ITEM.includes(event.type) ? context?.open?.id : undefined);
    return (id && (context?.items?.[id]?.caseId ?? context?.cases?.[id])) || self;
  },
  see: (context: MeetingContext, viewer: Viewer) => seenBy(context, viewer),
  closed: (context: MeetingContext, id: string, viewer: Viewer) => closedTo(context, id, viewer),
};

/**
 * [MEET19] what is said of an item with a name is for who may hear of that client, on the screen as in the room, whatever the chair let him hear. Who leads the
 * meeting writes it down, and reads it as long as the item is there.
 */
function closedTo(context: MeetingContext, id: string, { person, visible }: Viewer): boolean {
  const caseId = context.items[id]?.caseId ?? context.cases[id];
  return context.startedAt !== null && Boolean(caseId) && !lead(context).includes(person) && !visible(caseId!);
}

/** [MEET15] who has no part in an item does not learn that it is there, only that the table is busy. */
function seenBy(context: MeetingContext, viewer: Viewer): Record<string, unknown> {
  const { cases: _cases, settledNow: _settledNow, ...rest } = context;
  const mine = (id: string | null | undefined) => typeof id === 'string' && viewer.visible(id) && !closedTo(context, id, viewer);
  return {
    ...rest,
    order: context.order.filter(mine),
    items: Object.fromEntries(
      Object.entries(context.items)
        .filter(([id]) => mine(id))
        .map(([id, item]) => [id, { ...item, caseId: mine(item.caseId) ? item.caseId : null }]),
    ),
    open: context.open && mine(context.open.id) ? context.open : null,
    busyElsewhere: context.open !== null && !mine(context.open.id),
    hearing: context.hearing.filter((one) => mine(one.item)),
    crisis: context.crisis && mine(context.crisis.item) ? context.crisis : null,
    crisisLog: context.crisisLog.filter((one) => mine(one.item)),
    settledActions: context.settledActions.filter(mine),
    carried: context.carried.filter((one) => mine(one.action)).map((one) => ({ ...one, caseId: mine(one.caseId) ? one.caseId : null })),
    minutes: { ...context.minutes, objections: context.minutes.objections.filter((one) => one.item === null || mine(one.item)) },
  };
}

const lead = (context: MeetingContext): string[] => [
  ...new Set([context.chair, context.minuteTaker, context.coordinator].filter((person): person is string => person !== null)),
];
