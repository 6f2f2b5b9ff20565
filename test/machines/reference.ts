import { readFileSync } from 'node:fs';

export type RefTransition = { ev?: string; timer?: string; to: string | null; g?: string; fx: string[]; r: string[] };
type RefState = { nl?: string; on?: RefTransition[]; final?: boolean; initial?: string; states?: Record<string, RefState>; regions?: Record<string, RefState> };
export type RefMachine = RefState & { id: string };
type Reference = { effects: Record<string, string>; machines: RefMachine[] };

/** The specification of DOMAIN.md section 3 as data: a copy of domain/machines.json, so that the comparison needs nothing from outside. */
export const reference: Reference = JSON.parse(readFileSync(new URL('reference.json', import.meta.url), 'utf8'));

/** One arrow, from the specification or from a machine, in the same words. */
export type Arrow = { from: string; on: string; guard?: string; to: string; effects: string[]; roles: string[] };

/** All states of a reference machine by dotted path, and whether they are final. */
export function referenceStates(machine: RefMachine): Map<string, RefState> {
  const found = new Map<string, RefState>();
  const walk = (state: RefState, path: string) => {
    for (const [name, inner] of Object.entries({ ...state.regions, ...state.states })) {
      const own = path ? `${path}.${name}` : name;
      found.set(own, inner);
      walk(inner, own);
    }
  };
  walk(machine, '');
  return found;
}

/** All arrows of a reference machine; a target is a sibling, or `#name` from the top. */
export function referenceArrows(machine: RefMachine): Arrow[] {
  const states = referenceStates(machine);
  const resolve = (from: string, to: string | null) => {
    if (to === null) return '.';
    if (to.startsWith('#')) return to.slice(1);
    const parent = from.split('.').slice(0, -1);
    for (let depth = parent.length; depth >= 0; depth -= 1) {
      const path = [...parent.slice(0, depth), to].join('.');
      if (states.has(path)) return path;
    }
    throw new Error(`${machine.id}: ${from} names no state ${to}`);
  };
  return [...states].flatMap(([from, state]) =>
    (state.on ?? []).map((one) => ({
      from,
      on: one.ev ?? `after ${one.timer}`,
      ...(one.g && { guard: one.g }),
      to: resolve(from, one.to),
      effects: [...one.fx].sort(),
      roles: [...one.r].sort(),
    })),
  );
}
