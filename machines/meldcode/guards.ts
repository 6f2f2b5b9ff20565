import { helpIsEnough, missingInWeighing } from './weighing.ts';

type Args = { event: any };

/** The guards of the reporting code: those of DOMAIN.md 3.3, and two of the weighing (machines/deviations.ts). */
export const guards = {
  weighed: ({ event }: Args) => missingInWeighing(event).length === 0,
  helpAllowed: ({ event }: Args) => helpIsEnough(event),
  crisisLogged: ({ event }: Args) => Boolean(event.call),
};

/** For a guard that fails: which fields are missing. */
export const explain = {
  weighed: ({ event }: Args) => ({ missing: missingInWeighing(event) }),
  helpAllowed: ({ event }: Args) => ({ missing: missingInWeighing(event) }),
  crisisLogged: () => ({ missing: ['call'] }),
};
