import type { Heard } from '../heard.ts';
import type { MeldcodeContext } from './contract.ts';
import { helpIsEnough, missingInWeighing } from './weighing.ts';

type Args = { context: MeldcodeContext; event: Heard };

/** What each step writes down; nobody takes one in silence. */
const RECORD: Record<string, string> = {
  MAPPED: 'signs',
  CONSULTED: 'withWhom',
  TALKED: 'note',
  TALK_NOT_SAFE: 'reason',
  NO_SUSPICION: 'reason',
  SUSPICION: 'reason',
};

/** The guards of the reporting code: those of DOMAIN.md 3.3, and three of its own (machines/deviations.ts). */
export const guards = {
  // [MELD8] who was consulted, what was said, why it is or is not a suspicion
  stepRecorded: (args: Args) => missingInStep(args).length === 0,
  weighed: ({ event }: Args) => missingInWeighing(event).length === 0,
  helpAllowed: ({ event }: Args) => helpIsEnough(event),
  crisisLogged: ({ event }: Args) => Boolean(event.call),
};

/** For a guard that fails: which fields are missing. */
export const explain = {
  stepRecorded: (args: Args) => ({ missing: missingInStep(args) }),
  weighed: ({ event }: Args) => ({ missing: missingInWeighing(event) }),
  helpAllowed: ({ event }: Args) => ({ missing: missingInWeighing(event) }),
  crisisLogged: () => ({ missing: ['call'] }),
};

function missingInStep({ context, event }: Args): string[] {
  const field = RECORD[event.type];
  return !field || event[field] || (field === 'signs' && context.signs) ? [] : [field];
}
