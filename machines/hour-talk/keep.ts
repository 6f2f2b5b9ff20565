import { besideFrom } from '../beside-case.ts';
import { dayInAmsterdam } from '../calendar.ts';
import type { Keeping } from '../assigns.ts';
import type { Heard } from '../heard.ts';
import { noted, timed } from '../notes.ts';
import type { Born } from '../track.ts';
import type { contract, HourTalkContext } from './contract.ts';
import { dayOfTalk, ruleFor, unfundedBecause } from './funding.ts';

type Change = (context: HourTalkContext, event: Heard) => Partial<HourTalkContext>;

const AN_HOUR = 60;

/** An hour that is proposed; the practice of whoever proposes it is the one that may declare it. */
export function begin(born: Born<typeof contract.input>): HourTalkContext {
  const beside = besideFrom(born);
  return {
    self: born.self,
    ...beside,
    orgId: born.orgId ?? born.by.org ?? beside.orgId,
    worker: born.worker ?? (born.by.roles.includes('GP') ? born.by.person : null),
    proposer: born.by.person === 'system' ? null : born.by.person,
    plannedOn: null,
    funded: false,
    unfundedBecause: null,
    ruleSet: null,
    heldOn: null,
    minutes: AN_HOUR,
    domains: [],
    plan: null,
    declaration: null,
    recordedAt: null,
    ledger: [],
    notes: noted([], { ...born, type: 'start' }),
  };
}

const offAgain: Change = () => ({ plannedOn: null, funded: false, unfundedBecause: null, ruleSet: null });

/** What each event leaves behind in the track. */
const changes: Record<string, Change> = {
  CANCEL: offAgain,
  NO_SHOW: offAgain,
  HELD: (context, event) => ({
    heldOn: event.on ?? dayInAmsterdam(event.at),
    minutes: event.minutes ?? AN_HOUR,
    worker: context.worker ?? event.by.person,
    domains: mapped(event) ?? context.domains,
    ledger: timed(context.ledger, event, 'HOUR', AN_HOUR),
  }),
  PLAN_RECORDED: (context, event) => ({
    recordedAt: event.at,
    domains: mapped(event) ?? context.domains,
    plan: {
      goals: event.goals,
      actions: event.actions.map((line: any) => ({ text: line.text, owner: line.owner ?? null, due: line.due ?? null })),
      owner: event.owner ?? context.worker ?? event.by.person,
      nextEvaluation: event.nextEvaluation,
    },
  }),
  DECLARE: (context, event) => ({
    declaration: {
      ruleSet: event.ruleSet ?? ruleFor(event).ruleSet,
      code: event.code ?? ruleFor(event).code ?? '',
      minutes: context.minutes,
      on: dayInAmsterdam(event.at),
    },
  }),
};

/** The assign actions of an hour. */
export const keep = {
  keepEvent: ({ context, event }) => ({ notes: noted(context.notes, event), ...changes[event.type]?.(context, event) }),
  keepFunded: ({ context, event }) => ({ plannedOn: dayOfTalk({ context, event }), funded: true, unfundedBecause: null, ruleSet: ruleFor(event).ruleSet }),
  keepUnfunded: ({ context, event }) => ({
    plannedOn: dayOfTalk({ context, event }),
    funded: false,
    unfundedBecause: unfundedBecause({ context, event }),
    ruleSet: ruleFor(event).ruleSet,
  }),
} satisfies Record<string, Keeping<HourTalkContext>>;

function mapped(event: Heard): HourTalkContext['domains'] | undefined {
  return event.domains?.map((line: any) => ({ domain: line.domain, problem: line.problem ?? false, note: line.note ?? null, strength: line.strength ?? null }));
}
