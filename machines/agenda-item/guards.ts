import type { Heard } from '../heard.ts';
import type { AgendaItemContext } from './contract.ts';

type Args = { context: AgendaItemContext; event: Heard };

const MOST_EXTENSIONS = 2;

/** The guards of an agenda item, by the names of DOMAIN.md 3.3; `stillPrepares` is our own. */
export const guards = {
  // [ITEM1] no name at the table without consent that holds today (BR-03).
  itemConsentOk: ({ context, event }: Args) => context.anonymous !== null || event.facts?.consent?.ok === true,
  extendLeft: ({ context }: Args) => context.extensions < MOST_EXTENSIONS,
  outcomeRecorded: (args: Args) => {
    const { decisions, actions, noChange } = outcomeOf(args);
    return decisions + actions > 0 || noChange;
  },
  stillPrepares: ({ context }: Args) => context.openedAt === null,
};

/** For a guard that fails: the numbers for its sentence. */
export const explain = {
  extendLeft: ({ context }: Args) => ({ extensions: context.extensions }),
};

/**
 * What came of it: said with the event, else what the meeting wrote down. [ITEM5] In a talk between two, without a meeting,
 * saying nothing means that nothing changes.
 */
export function outcomeOf({ event }: Args): { decisions: number; actions: number; noChange: boolean } {
  const said = { decisions: event.decisions ?? 0, actions: event.actions ?? 0, noChange: event.noChange ?? false };
  if (said.decisions + said.actions > 0 || said.noChange) return said;
  return event.facts?.recorded ?? { ...said, noChange: event.facts?.recorded === null };
}
