import { useDraft } from '../../parts/form/drafts.ts';
import type { Values } from '../../parts/form/values.ts';
import { ownWords } from '../../words/own.ts';

export type OutcomeKind = 'DECISION' | 'ACTION' | 'CARRIER';
const KINDS: OutcomeKind[] = ['DECISION', 'ACTION', 'CARRIER'];

/** Under which the half-written outcome of an item is kept. */
const keyOf = (item: string, kind: OutcomeKind): string => `outcome ${item} ${kind}`;

/** All such keys of an item. */
export const outcomeKeys = (item: string): string[] => KINDS.map((kind) => keyOf(item, kind));

/**
 * A half-written decision or action of one item, with `base` for what nobody filled in. It outlives the field: the chair pauses or moves on while somebody
 * types. `set(null)` begins anew.
 */
export function useOutcomeDraft<T extends Values>(
  item: string,
  kind: OutcomeKind,
  base: T,
): { values: T; key: string; set: (changed: Partial<T> | null) => void } {
  const key = keyOf(item, kind);
  const [draft, setDraft] = useDraft(key);
  const values = { ...base, ...draft } as T;
  const set = (changed: Partial<T> | null) => {
    const next = { ...values, ...changed };
    // What was emptied again is nothing unsent.
    const nothing = changed === null || Object.keys(base).every((name) => next[name] === base[name]);
    setDraft(nothing ? null : next);
  };
  return { values, key, set };
}

/** Said on top of the meeting when the table went on. */
export const outcomeWords = ownWords(
  { half: 'Half geschreven besluit of actie bij punt {numbers}. Alleen op dit scherm: ga terug naar het punt, of gooi het weg.', discard: 'Weggooien' },
  { half: 'Half-written decision or action at item {numbers}. On this screen only: go back to the item, or discard it.', discard: 'Discard' },
);
