import type { FigurePage, FigureValue } from '../../../server/contract/figures-shapes.ts';
import { figures, type Show } from '../../../server/figures/figures.ts';
import { nodesOf, type Family } from '../../../server/figures/fact.ts';
import type { Random } from './random.ts';

/** A sum of groups of people, by their names; `n` is how many there are together. */
type Equation = { groups: Map<string, number>; n: number };
type Place = { unit: string; period: string; node: string };
const nameOf = ({ unit, period, node }: Place) => `${unit}|${period}|${node}`;
const KINDS = ['practice', 'team', 'theme'] as const;
const TINY = 1e-6;

/** What the pages say about one family, as the attacker puts it together from all pages that he may ask for. */
export type Board = {
  family: Family;
  units: string[];
  periods: string[];
  shown: Map<string, number>;
  empty: Set<string>;
  /** where nobody really is, which only the test knows */ nobody: (name: string) => boolean;
};

/** Puts the numbers of all pages about one family together: those that stand there and those that a share holds. Which units had nothing in a period he knows too. */
export function boardOf(family: Family, pages: readonly FigurePage[], hasAny: (unit: string, period: string) => boolean, nobody: Board['nobody']): Board {
  const board: Board = { family, units: [], periods: [], shown: new Map(), empty: new Set(), nobody };
  for (const page of pages)
    for (const figure of page.figures)
      for (const line of figure.lines) {
        const defined = figures.find(({ id }) => id === figure.id)!.lines.find(({ id }) => id === line.id)!;
        if (defined.family.id !== family.id) continue;
        for (const [at, values] of line.values.entries())
          for (const [when, value] of values.entries()) note(board, { unit: page.units[at], period: page.periods[when].id }, defined.show, value);
      }
  board.units = [...new Set(pages.flatMap(({ units }) => units))];
  board.periods = [...new Set(pages.flatMap(({ periods }) => periods.map(({ id }) => id)))];
  for (const unit of board.units) for (const period of board.periods) if (!hasAny(unit, period)) board.empty.add(`${unit}|${period}`);
  return board;
}

function note(board: Board, where: { unit: string; period: string }, show: Show, { n, of }: FigureValue): void {
  const whole = show.as === 'share' ? show.whole : show.of;
  const told: [string, number | null][] =
    show.as === 'share'
      ? [
          [show.part, n],
          [whole, of],
        ]
      : [[whole, n]];
  for (const [node, count] of told) if (count !== null) board.shown.set(nameOf({ ...where, node }), count);
}

/** Everything that ties the groups to each other, with what is shown: parts of a node, units of a kind, quarters of a year. */
export function equationsOf(board: Board): Equation[] {
  const { family, units, periods, shown } = board;
  const sum = (whole: Place, parts: Place[]): Equation => ({
    groups: new Map([[nameOf(whole), -1], ...parts.map((part) => [nameOf(part), 1] as [string, number])]),
    n: 0,
  });
  const found: Equation[] = [...shown].map(([name, n]) => ({ groups: new Map([[name, 1]]), n }));
  for (const period of periods) {
    for (const unit of units)
      for (const { whole, parts } of family.splits)
        found.push(
          sum(
            { unit, period, node: whole },
            parts.map((node) => ({ unit, period, node })),
          ),
        );
    for (const kind of KINDS) {
      const some = units.filter((unit) => unit.startsWith(`${kind}:`));
      if (some.length)
        for (const node of nodesOf(family))
          found.push(
            sum(
              { unit: 'all', period, node },
              some.map((unit) => ({ unit, period, node })),
            ),
          );
    }
    const quarters = periods.filter((one) => one.startsWith(`${period}-Q`));
    if (quarters.length)
      for (const unit of units)
        for (const node of nodesOf(family))
          found.push(
            sum(
              { unit, period, node },
              quarters.map((one) => ({ unit, period: one, node })),
            ),
          );
  }
  for (const place of board.empty) for (const node of nodesOf(family)) found.push({ groups: new Map([[`${place}|${node}`, 1]]), n: 0 });
  return found;
}

/**
 * Solves the equations (Gauss and Jordan, in ordinary numbers: another way than the product's own) and says of any sum whether it follows, and then what it is. Throws
 * when the numbers contradict each other.
 */
export function solve(equations: readonly Equation[]): (wanted: ReadonlyMap<string, number>) => number | null {
  const rows = new Map<string, Equation>();
  const holders = new Map<string, Set<Equation>>();
  const minus = (row: Equation, other: Equation, factor: number) => {
    for (const [group, value] of other.groups) {
      const next = (row.groups.get(group) ?? 0) - factor * value;
      if (Math.abs(next) < TINY) row.groups.delete(group);
      else row.groups.set(group, next);
    }
    row.n -= factor * other.n;
  };
  const reduce = (given: { groups: ReadonlyMap<string, number>; n: number }): Equation => {
    const left = { groups: new Map(given.groups), n: given.n };
    for (const group of given.groups.keys()) {
      const pivot = rows.get(group);
      if (pivot) minus(left, pivot, left.groups.get(group) ?? 0);
    }
    return left;
  };
  for (const equation of equations) {
    const left = reduce(equation);
    const first = left.groups.keys().next();
    if (first.done) {
      if (Math.abs(left.n) > TINY) throw new Error('the numbers contradict each other');
      continue;
    }
    const scale = left.groups.get(first.value)!;
    for (const [group, value] of left.groups) left.groups.set(group, value / scale);
    left.n /= scale;
    for (const other of holders.get(first.value) ?? []) {
      const factor = other.groups.get(first.value);
      if (factor === undefined) continue;
      minus(other, left, factor);
      for (const group of left.groups.keys()) hold(holders, group, other);
    }
    rows.set(first.value, left);
    for (const group of left.groups.keys()) hold(holders, group, left);
  }
  return (wanted) => {
    const left = reduce({ groups: wanted, n: 0 });
    return left.groups.size === 0 ? Math.round(-left.n * 1000) / 1000 : null;
  };
}

function hold(holders: Map<string, Set<Equation>>, group: string, row: Equation): void {
  const some = holders.get(group);
  if (some) some.add(row);
  else holders.set(group, new Set([row]));
}

/**
 * What follows that may not: a number that is too small, shown or not, or what is left when one group is taken from another in which it lies
 * (`pairs` of these, by chance). Names of places and how many, no more.
 */
export function leaksOf(board: Board, k: number, random: Random, pairs: number): string[] {
  const follows = solve(equationsOf(board));
  const { family, units, periods, shown, empty } = board;
  const places = periods.flatMap((period) =>
    units.filter((unit) => !empty.has(`${unit}|${period}`)).flatMap((unit) => nodesOf(family).map((node) => ({ unit, period, node }))),
  );
  const leaks = [...shown].filter(([, n]) => n < k).map(([name, n]) => `${family.id}: ${name} shows ${n}`);
  for (const place of places) {
    const value = shown.has(nameOf(place)) ? null : follows(new Map([[nameOf(place), 1]]));
    if (value !== null && value > 0 && value < k) leaks.push(`${family.id}: ${nameOf(place)} follows, ${value}`);
  }
  for (let asked = 0; asked < pairs && places.length > 0; asked++) {
    const outer = places[random.whole(0, places.length - 1)];
    const inner = within(board, outer, random);
    const rest =
      inner &&
      follows(
        new Map([
          [nameOf(outer), 1],
          [nameOf(inner), -1],
        ]),
      );
    // Nothing is left when a unit or a quarter is all there is: nobody is hidden in that. Of two kinds it would say that all are of one.
    if (rest !== null && rest < k && !(rest === 0 && (inner!.node === outer.node || board.nobody(nameOf(outer)))))
      leaks.push(`${family.id}: ${nameOf(outer)} less ${nameOf(inner!)} is ${rest}`);
  }
  return leaks;
}

/** A group that lies in this one: fewer kinds of people, one unit of all, one quarter of the year. Null when nothing was made smaller. */
function within({ family, units, periods }: Board, outer: Place, random: Random): Place | null {
  const one = <T>(some: readonly T[], else_: T): T => (some.length && random.next() < 0.5 ? some[random.whole(0, some.length - 1)] : else_);
  const parts = family.splits.filter(({ whole }) => whole === outer.node).flatMap((split) => split.parts);
  const unit = outer.unit === 'all' ? one(units.slice(1), 'all') : outer.unit;
  const period = one(
    periods.filter((quarter) => quarter.startsWith(`${outer.period}-Q`)),
    outer.period,
  );
  const inner = { unit, period, node: one(parts, outer.node) };
  return nameOf(inner) === nameOf(outer) ? null : inner;
}
