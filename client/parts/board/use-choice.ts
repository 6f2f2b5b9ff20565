import { useState } from 'react';

export type Kept = { grouping: string; sort: string; filters: Record<string, string> };

/** What a person chose on a board, remembered as long as the window is open. What is typed in the search is not: it may be a name. */
export function useChoice(id: string, first: Kept): [Kept, (change: Partial<Kept>) => void] {
  const place = `board:${id}`;
  const [kept, setKept] = useState<Kept>(() => ({ ...first, ...read(place) }));
  return [
    kept,
    (change) => {
      const next = { ...kept, ...change };
      setKept(next);
      try {
        sessionStorage.setItem(place, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing forgets it, no more.
      }
    },
  ];
}

function read(place: string): Partial<Kept> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Partial<Kept>;
  } catch {
    return {};
  }
}
