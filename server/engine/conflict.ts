import { isRef } from '../../machines/personal.ts';
import type { Outcome, Who } from './types.ts';
import { seenContext, type ViewDeps } from './view.ts';

/**
 * A refusal with the other text of a conflict in words. The store keeps the reference only; it is read here, and only when the track's own `see`
 * shows this person the field. Otherwise the conflict is left out: a guess at somebody's item tells nothing.
 */
export async function withTheirText(deps: ViewDeps, id: string, who: Who, outcome: Outcome): Promise<Outcome> {
  if (outcome.ok || !outcome.conflict || !isRef(outcome.conflict.text)) return outcome;
  const { conflict, ...rest } = outcome;
  const seen = await seenContext(deps, id, who);
  if (!seen || !JSON.stringify(seen).includes(conflict.text)) return rest;
  return { ...rest, conflict: { ...conflict, text: (await deps.vault.read([conflict.text])).get(conflict.text) ?? '' } };
}
