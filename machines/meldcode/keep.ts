import type { Keeping } from '../assigns.ts';
import { besideFrom } from '../beside-case.ts';
import type { Heard } from '../heard.ts';
import { noted } from '../notes.ts';
import type { Born } from '../track.ts';
import type { contract, MeldcodeContext } from './contract.ts';

type Change = (context: MeldcodeContext, event: Heard) => Partial<MeldcodeContext>;

/** A suspicion, seen by whoever has it and nobody else. */
export function begin(born: Born<typeof contract.input>): MeldcodeContext {
  const somebody = born.by.person === 'system' ? null : born.by.person;
  return {
    self: born.self,
    ...besideFrom(born),
    worker: born.worker ?? somebody,
    involved: [...new Set([somebody, born.worker].filter((person) => typeof person === 'string'))],
    pace: 'USUAL',
    signs: born.signs ?? null,
    consulted: null,
    weighed: null,
    decision: null,
    call: null,
    steps: [],
    notes: [],
  };
}

const weighed: Change = (_, event) => {
  const { suspicion, unsafe, canHelp, accepted, inTime, because } = event;
  return { weighed: { suspicion, unsafe, canHelp, accepted, inTime, because, at: event.at, by: event.by.person } };
};

/** What each event leaves behind. */
const changes: Record<string, Change> = {
  INVOLVE: (context, event) => ({ involved: [...new Set([...context.involved, event.person])] }),
  MAPPED: (context, event) => ({ signs: event.signs ?? context.signs }),
  ACUTE_UNSAFE: () => ({ pace: 'ACUTE', decision: 'REPORT' }),
  CONSULTED: (_, event) => ({ consulted: { who: event.consulted ?? 'COLLEAGUE', withWhom: event.withWhom ?? null, at: event.at } }),
  DECIDE_REPORT: (context, event) => ({ ...weighed(context, event), decision: 'REPORT' }),
  DECIDE_HELP: (context, event) => ({ ...weighed(context, event), decision: 'HELP' }),
  RESULT_NOT_OK: () => ({ decision: 'REPORT' }),
  REPORTED: (_, event) => ({ call: event.call ?? null }),
};

/** The assign actions of the reporting code. */
export const keep = {
  keepEvent: ({ context, event }) => ({
    notes: noted(context.notes, event),
    ...(event.type === 'INVOLVE' ? {} : { steps: [...context.steps, { step: event.type, at: event.at, by: event.by.person }] }),
    ...changes[event.type]?.(context, event),
  }),
} satisfies Record<string, Keeping<MeldcodeContext>>;
