import { itemData, type Line, type Seat } from './meeting-model.ts';

export type QuorumView = {
  chairHere: boolean;
  /** different disciplines among those present */
  disciplines: string[];
  enough: boolean;
  /** lines whose required disciplines are not all there */
  gaps: { line: Line; missing: string[] }[];
  ok: boolean;
};

const AT_LEAST = 3;

/** The discipline for which somebody sits: a substitute counts for whom he replaces. */
export const disciplinesAt = (seats: Seat[], present: ReadonlySet<string>): Set<string> =>
  new Set(seats.filter((seat) => present.has(seat.person)).map((seat) => (seat.discipline === 'SUBSTITUTE_GP' ? 'GP' : seat.discipline)));

/** Required disciplines of a line that nobody among the given people covers. */
export function missingFor(line: Line, covered: ReadonlySet<string>): string[] {
  return line.item ? itemData(line.item).requiredDisciplines.filter((needed) => !covered.has(needed)) : [];
}

/**
 * Says before the button is pressed what the guard `quorumMet` will say: chair, three disciplines, and per item the required
 * disciplines. The server decides; this only explains.
 */
export function quorumOf(lines: Line[], seats: Seat[], present: ReadonlySet<string>, chair: string | null): QuorumView {
  const covered = disciplinesAt(seats, present);
  const gaps = lines
    .filter((line) => line.state === 'ready' || line.state === 'anonymous')
    .map((line) => ({ line, missing: missingFor(line, covered) }))
    .filter((gap) => gap.missing.length > 0);
  const chairHere = chair !== null && present.has(chair);
  const enough = covered.size >= AT_LEAST;
  return { chairHere, disciplines: [...covered], enough, gaps, ok: chairHere && enough && gaps.length === 0 };
}
