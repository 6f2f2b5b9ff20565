import { dayInAmsterdam } from '../calendar.ts';
import type { Command, Effect } from '../track.ts';
import { saidAbout } from './carried.ts';
import type { MeetingContext } from './contract.ts';
import { agendaOf, isDiscussed, isOnTheTable, isPlanned, lineOf } from './table.ts';

type Args = { context: MeetingContext; event: any; self: string };
type Waiting = { id: string; state: string };

const tell = (id: string, type: string, payload: Record<string, unknown> = {}): Command => ({ do: 'tell', to: { id }, type, payload });

/** What a meeting tells its items, the cases behind them, and in a crisis the case on the table. None of these names is in the reference. */
export const tells: Record<string, Effect> = {
  /** [MEET2] items of the series that wait for a place get one; those that it already had hear of the new date */
  fillAgenda: ({ context, event, self }) => {
    const at = { meetingId: self, meetingAt: context.startsAt };
    const waiting: Waiting[] = event.facts?.waiting ?? [];
    return [
      ...agendaOf(event)
        .filter((line) => !['minuted', 'withdrawn', 'concluded'].includes(line.state))
        .map((line) => tell(line.id, 'PLACE_ON_AGENDA', at)),
      ...waiting.map((item) => tell(item.id, item.state === 'deferred' ? 'RESCHEDULE' : 'PLACE_ON_AGENDA', at)),
    ];
  },
  moveItems: ({ context, event, self }) =>
    event.startsAt ? agendaOf(event).map((line) => tell(line.id, 'PLACE_ON_AGENDA', { meetingId: self, meetingAt: context.startsAt })) : [],
  /** [MEET20] a meeting that begins on an earlier day than was planned brings its items along, and with them what its table may see */
  bringItems: ({ context, event, self }) =>
    context.startsAt && dayInAmsterdam(event.at) < dayInAmsterdam(context.startsAt)
      ? agendaOf(event).map((line) => tell(line.id, 'PLACE_ON_AGENDA', { meetingId: self, meetingAt: event.at }))
      : [],
  releaseItems: ({ event }) =>
    agendaOf(event)
      .filter((line) => !['minuted', 'withdrawn', 'concluded'].includes(line.state))
      .map(released),
  openItem: ({ context, event }) => {
    if (!context.open) return [];
    const line = lineOf(event, context.open.id);
    return [
      line && isOnTheTable(line)
        ? tell(context.open.id, 'CLOCK_CHANGED', { endsAt: context.open.endAt })
        : tell(context.open.id, 'OPEN', context.open.endAt ? { endsAt: context.open.endAt } : {}),
    ];
  },
  /** what the last step concluded or deferred */
  settleItems: ({ context, event }) => context.settledNow.flatMap((id: string) => settled({ context, event, self: '' }, id)),
  changeClock: ({ context, event }) => {
    if (!context.open) return [];
    const { id, endAt } = context.open;
    return [
      event.type === 'EXTEND_TIME' && lineOf(event, id)?.state === 'overtime'
        ? tell(id, 'EXTEND', { endsAt: endAt })
        : tell(id, 'CLOCK_CHANGED', { endsAt: endAt }),
    ];
  },
  tellCrisis: ({ context, event }) => {
    const caseId = context.crisis ? context.items[context.crisis.item]?.caseId : null;
    return caseId ? [tell(caseId, 'RAISE_CRISIS', event.reason ? { reason: event.reason } : {})] : [];
  },
  tellCall: ({ context, event }) => {
    const logged = context.crisisLog.at(-1);
    const caseId = logged ? context.items[logged.item]?.caseId : null;
    return caseId && event.call ? [tell(caseId, 'LOG_CALL', { call: event.call })] : [];
  },
  // The case points at its items, also at those without a name: so the tell follows that pointer.
  tellCases: ({ context, event }) => [
    ...outcomes(context, event).map(([itemId, outcome, nextReview]) => ({
      do: 'tell' as const,
      to: { machine: 'case', linkedTo: itemId, in: ['lifecycle.awaitingMdo', 'lifecycle.inProgress'] },
      type: outcome === 'CONCLUDED' ? 'MDO_ITEM_CONCLUDED' : 'MDO_ITEM_DEFERRED',
      payload: outcome === 'CONCLUDED' && nextReview ? { itemId, nextReview } : { itemId },
    })),
    ...agendaOf(event)
      .filter((line) => !isDiscussed(line) && !isPlanned(line) && !isOnTheTable(line) && line.state !== 'withdrawn')
      .map(released),
  ],
  tellMinuted: ({ event }) =>
    agendaOf(event)
      .filter((line) => line.state === 'concluded')
      .map((line) => tell(line.id, 'MINUTED')),
};

const released = (line: { id: string }): Command => tell(line.id, 'PLACE_ON_AGENDA', { meetingId: null, meetingAt: null });

function settled({ context, event }: Args, id: string): Command[] {
  const item = context.items[id];
  const line = lineOf(event, id);
  if (!item || (line && isDiscussed(line))) return [];
  if (item.outcome === 'DEFERRED') return [tell(id, 'DEFER', { seconds: item.seconds, ...(event.reason ? { reason: event.reason } : {}) })];
  return [
    tell(id, 'CONCLUDE', {
      decisions: item.decisions.length,
      actions: item.actions.length + saidAbout(context, item.caseId),
      noChange: item.noChange,
      nextReview: item.nextReview ?? 'NONE',
      seconds: item.seconds,
    }),
  ];
}

/** What came of every item: what the meeting settled, and what the chair concluded on the item itself. */
function outcomes(context: MeetingContext, event: any): [string, string, string | null][] {
  const own = Object.entries(context.items)
    .filter(([, item]) => item.outcome)
    .map(([id, item]): [string, string, string | null] => [id, item.outcome!, item.nextReview]);
  const direct = agendaOf(event)
    .filter((line) => isDiscussed(line) && !context.items[line.id]?.outcome)
    .map((line): [string, string, string | null] => [line.id, 'CONCLUDED', line.nextReview === 'NONE' ? null : line.nextReview]);
  return [...own, ...direct];
}
