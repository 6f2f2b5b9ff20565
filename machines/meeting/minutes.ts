import type { Keeping } from '../assigns.ts';
import type { MeetingContext } from './contract.ts';

type Context = MeetingContext;
const inMinutes = (context: Context, change: Partial<Context['minutes']>): Partial<Context> => ({ minutes: { ...context.minutes, ...change } });

/** The assign actions about the minutes and what follows from them. A correction is a new version; the old one stays as it was sent (BR-27). */
export const minutes = {
  keepSubmitted: ({ context, event }) => inMinutes(context, { submittedAt: event.at }),
  keepObjection: ({ context, event }) =>
    inMinutes(context, {
      objections: [...context.minutes.objections, { by: event.by.person, at: event.at, item: event.item ?? null, text: event.text ?? null }],
    }),
  keepApproved: ({ context, event }) => inMinutes(context, { approvedBy: event.by.person, approvedAt: event.at }),
  keepCorrecting: ({ context, event }) =>
    inMinutes(context, {
      version: context.minutes.version + 1,
      approvedBy: null,
      approvedAt: null,
      corrections: [...context.minutes.corrections, { at: event.at, by: event.by.person, reason: event.reason ?? null }],
    }),
  keepDistributed: ({ context, event }) => ({
    ...inMinutes(context, { distributedAt: event.at, undelivered: event.undelivered ?? [] }),
    ...(event.facts?.next ? { followUpFrom: event.facts.next, followUpBy: 'NEXT' } : { followUpFrom: event.at, followUpBy: 'ALONE' }),
  }),
  keepActionSettled: ({ context, event }) => (event.actionId ? { settledActions: [...new Set([...context.settledActions, event.actionId])] } : {}),
  keepCarriedOver: ({ event }) => ({ carriedOverAt: event.at }),
} satisfies Record<string, Keeping<Context>>;
