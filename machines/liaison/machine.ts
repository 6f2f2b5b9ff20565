import { setup } from 'xstate';
import { assigns, type Keeping } from '../assigns.ts';
import { by } from '../by.ts';
import { dayInAmsterdam } from '../calendar.ts';
import type { Heard } from '../heard.ts';
import { MANAGERS, SYSTEM } from '../roles.ts';
import { effectNames, namedDelays, type Born, type Said } from '../track.ts';
import type { contract, LiaisonContext } from './contract.ts';

type DeputyFact = { active: boolean; orgs: string[] } | null | undefined;
type Args = { context: LiaisonContext; event: Heard };

const LEADS = by(MANAGERS);
const THEMSELVES = by(MANAGERS, 'LIAISON');

const keep = {
  keepConfirmed: ({ context, event }) => ({ verifiedAt: event.at, from: context.from ?? dayInAmsterdam(event.at) }),
  keepReach: ({ context, event }) => ({ ...reachAfter(context, event), deputy: event.deputy ?? context.deputy, verifiedAt: event.at }),
  keepAbsence: ({ context, event }) => ({
    absence: { from: event.from ?? dayInAmsterdam(event.at), until: event.until ?? null },
    deputy: event.deputy ?? context.deputy,
  }),
  keepDeputy: ({ context, event }) => ({ deputy: event.deputy ?? context.deputy }),
  keepReturn: () => ({ absence: null }),
  keepLeft: ({ context, event }) => gone(context, event.on ?? dayInAmsterdam(event.at), event.deputy),
  keepRejected: ({ context, event }) => ({ ...gone(context, dayInAmsterdam(event.at)), before: context.before, reason: event.reason ?? null }),
  keepAssigned: ({ context, event }) => ({
    ...reachAfter(context, event),
    person: event.person ?? aPerson(event),
    deputy: event.deputy ?? context.deputy,
    from: event.from ?? null,
    until: event.until ?? null,
  }),
  keepReason: ({ event }) => ({ reason: event.reason ?? null }),
} satisfies Record<string, Keeping<LiaisonContext>>;

const left = { target: 'vacant', actions: ['keepLeft', 'flagCoverageGap', 'carryOver'], meta: LEADS } as const;
const back = { target: 'active', actions: 'keepReturn', meta: THEMSELVES } as const;

/** [LIA1] who is the fixed contact of an organisation for a theme; the assignment is the thing, not the person (DOMAIN.md 3.18). */
export const machine = setup({
  types: { context: {} as LiaisonContext, events: {} as Said<typeof contract.events>, input: {} as Born<typeof contract.input> },
  guards: { deputySet },
  actions: { ...effectNames('notifyParticipants', 'flagCoverageGap', 'carryOver', 'remindOwner'), ...assigns<LiaisonContext, typeof keep>(keep) },
  delays: namedDelays('LIAISON_VERIFY'),
}).createMachine({
  id: 'liaison',
  context: ({ input }) => begin(input),
  initial: 'proposed',
  states: {
    proposed: {
      on: {
        CONFIRM: { target: 'active', actions: ['keepConfirmed', 'notifyParticipants'], meta: LEADS },
        REJECT: { target: 'vacant', actions: ['keepRejected', 'flagCoverageGap'], meta: LEADS },
      },
    },
    active: {
      on: {
        UPDATE_REACHABILITY: { actions: 'keepReach', meta: THEMSELVES },
        START_ABSENCE: [
          { guard: 'deputySet', target: 'covered', actions: ['keepAbsence', 'notifyParticipants'], meta: THEMSELVES },
          { target: 'uncovered', actions: ['keepAbsence', 'flagCoverageGap'], meta: THEMSELVES },
        ],
        LEAVE: left,
      },
      after: { LIAISON_VERIFY: { actions: 'remindOwner', meta: by(SYSTEM) } },
    },
    covered: { on: { RETURN: back, LEAVE: left } },
    uncovered: {
      on: { SET_DEPUTY: { guard: 'deputySet', target: 'covered', actions: ['keepDeputy', 'notifyParticipants'], meta: LEADS }, RETURN: back, LEAVE: left },
    },
    vacant: {
      on: {
        ASSIGN: { target: 'proposed', actions: 'keepAssigned', meta: LEADS },
        CLOSE_THEME: { target: 'ended', actions: 'keepReason', meta: LEADS },
      },
    },
    ended: { type: 'final' },
  },
});

/** [LIA3] somebody else of the same organisation, who works there now */
function deputySet({ context, event }: Args): boolean {
  const deputy = event.deputy ?? context.deputy;
  const known = event.facts?.deputy as DeputyFact;
  return Boolean(deputy && deputy !== context.person && known?.active && (context.orgId === null || known.orgs.includes(context.orgId)));
}

function begin(born: Born<typeof contract.input>): LiaisonContext {
  return {
    self: born.self,
    orgId: born.orgId ?? born.by.org ?? null,
    theme: born.theme,
    person: born.person ?? aPerson(born),
    deputy: born.deputy ?? null,
    partners: born.partners,
    title: born.title ?? null,
    phone: born.phone ?? null,
    email: born.email ?? null,
    days: born.days ?? [],
    from: born.from ?? null,
    until: born.until ?? null,
    absence: null,
    verifiedAt: null,
    before: [],
    reason: null,
  };
}

const aPerson = (said: any): string | null => (said.by.person === 'system' ? null : said.by.person);

function reachAfter(context: LiaisonContext, event: Heard): Pick<LiaisonContext, 'title' | 'phone' | 'email' | 'days'> {
  const { title, phone, email, days } = context;
  return { title: event.title ?? title, phone: event.phone ?? phone, email: event.email ?? email, days: event.days ?? days };
}

/** The number of who left is not the number of the next one; whoever takes over in the meantime stays as deputy. */
function gone(context: LiaisonContext, on: string, deputy?: string): Partial<LiaisonContext> {
  const before = context.person ? [...context.before, { person: context.person, until: on }] : context.before;
  return { person: null, deputy: deputy ?? context.deputy, title: null, phone: null, email: null, days: [], absence: null, verifiedAt: null, before };
}
