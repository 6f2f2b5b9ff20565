import type { PersonKey, Step } from '../types.ts';

type Fields = Record<string, unknown>;

/** Steps that one track takes: `to` is its machine, days get ten o'clock unless they say a time. */
export const said =
  (to: string) =>
  (day: string, by: PersonKey, say: string, payload: Fields = {}): Step => ({ at: timed(day), by, to, say, with: payload });

/** The start of a track beside the case of the dossier. */
export const started = (to: string, day: string, by: PersonKey, payload: Fields = {}, machine = to): Step => ({
  at: timed(day),
  by,
  to,
  start: machine,
  with: { caseId: '$case', ...payload },
});

const timed = (day: string): string => (day.length === 10 ? `${day}T10:00` : day);
