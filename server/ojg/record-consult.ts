import type { ConsultBody } from '../contract/ojg.ts';
import type { Engine, Outcome, Who } from '../engine/types.ts';

/**
 * A question about somebody without a name (P-100), in one go: the track of nobody begins, says that it is a consult, and closes with its minutes. Sent again
 * with the same key it goes on where it stopped, so that it is there once and whole.
 */
export async function recordConsult(engine: Engine, who: Who, key: string, { org, field, minutes, line }: ConsultBody): Promise<Outcome> {
  const begun = await engine.start({ machine: 'ojg', input: { orgId: org, ...(line ? { referralQuestion: line } : {}) }, who, key: `${key}/begin` });
  if (!begun.ok) return begun;
  const { id } = begun;
  const said = await engine.send({ id, type: 'CONSULT_ONLY', payload: field ? { problemField: field } : {}, who, key: `${key}/consult` });
  if (!said.ok) return said;
  return engine.send({ id, type: 'CLOSE_CONSULT', payload: { minutes }, who, key: `${key}/close` });
}
