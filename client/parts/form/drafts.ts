import { useCallback, useSyncExternalStore } from 'react';
import type { Values } from './values.ts';

/**
 * What was typed and not sent, by form. It lives in the memory of this page only: it may be about a person, and a desk in a practice is shared.
 * Leaving the page with something unsent asks first.
 */
const drafts = new Map<string, Values>();
const listeners = new Set<() => void>();

window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault();
});

/** The unsent values of a form (null: nothing typed yet) and a way to set or, with null, to forget them. */
export function useDraft(key: string): [Values | null, (values: Values | null) => void] {
  const draft = useSyncExternalStore(subscribe, () => drafts.get(key) ?? null);
  const set = useCallback((values: Values | null) => setDraft(key, values), [key]);
  return [draft, set];
}

/** Whether something unsent is kept under this key. */
export const hasDraft = (key: string): boolean => drafts.has(key);

let writer: string | null = null;

/** Says who sits here now: what somebody else left unsent on this page is not his to see. */
export function writeAs(person: string): void {
  if (writer !== null && writer !== person) forgetDrafts([...drafts.keys()]);
  writer = person;
}

/** Forgets these, wherever they are shown. */
export function forgetDrafts(keys: readonly string[]): void {
  for (const key of keys) drafts.delete(key);
  for (const listener of listeners) listener();
}

/** Redraws when any draft comes or goes. */
export function useDrafts(): number {
  return useSyncExternalStore(subscribe, () => drafts.size);
}

function setDraft(key: string, values: Values | null): void {
  if (values === null) drafts.delete(key);
  else drafts.set(key, values);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
