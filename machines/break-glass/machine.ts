import { setup } from 'xstate';
import { assigns, type Keeping } from '../assigns.ts';
import { by } from '../by.ts';
import { addOffset } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import { ANY, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import type { BreakGlassContext, contract } from './contract.ts';
import type { CaseFact } from './facts.ts';

type Args = { context: BreakGlassContext; event: Heard };

const keep = {
  keepGp: ({ context, event }) => ({ gp: event.facts?.gp === context.person ? null : (event.facts?.gp ?? null) }),
  keepDenied: ({ event }) => ({ denied: event.why, until: event.at, endedAt: event.at }),
  keepEnded: ({ event }) => ({ endedAt: event.at, endedBy: event.by.person === 'system' ? null : event.by.person }),
  keepReview: ({ event }) => ({ outcome: event.outcome, note: event.note ?? null, reviewedBy: event.by.person, reviewedAt: event.at }),
} satisfies Record<string, Keeping<BreakGlassContext>>;

const review = { meta: by('PRIVACY_OFFICER') } as const;

/** [NOOD1] a look into a file in an emergency: asked with a reason, open for at most an hour, told at once, judged afterwards by somebody else. */
export const machine = setup({
  types: { context: {} as BreakGlassContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards: {
    // [NOOD3] who opened it ends it, and so may who answers for the client or for privacy
    mayEnd: ({ context, event }: Args) =>
      event.by.person === context.person || event.by.roles.some((role: string) => role === 'CASE_OWNER' || role === 'PRIVACY_OFFICER'),
    // [NOOD7] nobody judges what he did himself, and a no says why
    judgedByAnother: ({ context, event }: Args) => event.by.person !== context.person && (event.outcome !== 'NOT_JUSTIFIED' || Boolean(event.note)),
  },
  actions: {
    ...effectNames('judge', 'tellOpened', 'tellReview', 'remindReview', 'escalate', 'tellOutcome'),
    ...assigns<BreakGlassContext, typeof keep>(keep),
  },
  delays: namedDelays('BREAK_GLASS_END', 'BREAK_GLASS_REMIND', 'BREAK_GLASS_REVIEW'),
}).createMachine({
  id: 'breakGlass',
  context: ({ input }) => begin(input),
  initial: 'asked',
  states: {
    asked: {
      entry: 'judge',
      on: {
        ALLOW: { target: 'open', actions: ['keepGp', 'tellOpened'], meta: by(SYSTEM) },
        DENY: { target: 'refused', actions: 'keepDenied', meta: by(SYSTEM) },
      },
    },
    open: {
      on: { END: { guard: 'mayEnd', target: 'review', actions: ['keepEnded', 'tellReview'], meta: by(ANY, 'PRIVACY_OFFICER') } },
      after: { BREAK_GLASS_END: { target: 'review', actions: ['keepEnded', 'tellReview'], meta: by(SYSTEM) } },
    },
    review: {
      on: {
        REVIEW: [{ guard: 'judgedByAnother', target: 'reviewed', actions: ['keepReview', 'tellOutcome'], ...review }],
      },
      after: {
        BREAK_GLASS_REMIND: { actions: 'remindReview', meta: by(SYSTEM) },
        BREAK_GLASS_REVIEW: { actions: 'escalate', meta: by(SYSTEM) },
      },
    },
    reviewed: { type: 'final' },
    refused: { type: 'final' },
  },
});

function begin(born: Born<typeof contract.input>): BreakGlassContext {
  const about = born.facts?.case as CaseFact | undefined;
  return {
    self: born.self,
    caseId: born.caseId,
    clientId: about?.clientId ?? null,
    orgId: about?.orgId ?? null,
    gp: null,
    person: born.by.person,
    personOrg: born.by.org ?? null,
    reason: born.reason,
    purpose: born.purpose,
    lifeThreat: born.lifeThreat,
    sameSurname: born.sameSurname,
    openedAt: born.at,
    until: addOffset(born.at, born.minutes, 'min'),
    reviewBy: addOffset(born.at, born.reviewDays, 'd'),
    endedAt: null,
    endedBy: null,
    denied: null,
    outcome: null,
    note: null,
    reviewedBy: null,
    reviewedAt: null,
  };
}
