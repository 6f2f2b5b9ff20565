import type { ReactNode } from 'react';
import type { Row } from '../../../server/contract/shapes.ts';

/** What a board can show: anything with a line of a list. */
export type BoardLine = { row: Row };
/** A way to lay the board out: its columns in their order, and in which of them a line stands. A line of no known column stands in none. */
export type BoardGrouping<L> = { id: string; label: string; groups: readonly { id: string; label: string; help?: string }[]; of: (line: L) => string };
/** What one can filter by; its choices are the values that occur, by name. */
export type BoardFilter<L> = { id: string; label: string; of: (line: L) => string | readonly string[] | null; name: (value: string) => string };
export type BoardSort<L> = { id: string; label: string; by: (a: L, b: L) => number };
export type BoardFamily = { id: string; label: string };

export type BoardProps<L extends BoardLine> = {
  /** under which the choices of this person are remembered as long as the window is open */
  id: string;
  /** what stands on it, for who cannot see it: "Trajecten van de OJG" */
  label: string;
  /** undefined: not there yet */
  lines: readonly L[] | undefined;
  failed?: { error: unknown; retry: () => void } | null;
  /** the first is what one begins with; with more of them one can choose */
  groupings: readonly BoardGrouping<L>[];
  sorts: readonly BoardSort<L>[];
  filters?: readonly BoardFilter<L>[];
  /** what the search looks through; never sent anywhere */
  textOf: (line: L) => string;
  /** what stands on a card. Keep the function itself stable (useCallback), or 400 cards are drawn at every key */
  card: (line: L) => ReactNode;
  /** lines of one family stand together in a column, under its name, when there are more of them on the board */
  familyOf?: (line: L) => BoardFamily | null;
  /** when there is nothing at all: `<Empty>` with a way on */
  empty: ReactNode;
};
