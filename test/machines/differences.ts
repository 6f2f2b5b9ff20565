import { rootOf, structure, type Room } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';
import { reference, referenceArrows, referenceStates, type Arrow, type RefMachine } from './reference.ts';

/** Where a built machine and the specification say something different, as short lines; empty when they are the same. */
export function differences(track: Track, machine: RefMachine): string[] {
  return [...stateDifferences(structure(track), machine), ...arrowDifferences(arrowsOf(track), referenceArrows(machine))];
}

/** The arrows of a built machine, those of every state as `*`; names that begin with keep or set are the machine's own bookkeeping. */
export function arrowsOf(track: Track): Arrow[] {
  return [{ path: '*', transitions: rootOf(track).transitions }, ...structure(track)].flatMap((room) =>
    room.transitions.map((one) => ({
      from: room.path,
      on: one.timer ? `after ${one.timer}` : one.event,
      ...(one.guard && { guard: one.guard }),
      to: one.to.join(' + ') || '.',
      effects: one.effects.filter(isEffect).sort(),
      roles: [...one.roles].sort(),
    })),
  );
}

const isEffect = (name: string) => name in reference.effects || !/^(keep|set)[A-Z]/.test(name);

function stateDifferences(rooms: Room[], machine: RefMachine): string[] {
  const wanted = referenceStates(machine);
  const found = new Map(rooms.map((room) => [room.path, room]));
  return [
    ...[...wanted.keys()].filter((path) => !found.has(path)).map((path) => `state ${path}: missing`),
    ...[...found.keys()].filter((path) => !wanted.has(path)).map((path) => `state ${path}: extra`),
    ...[...wanted]
      .filter(([path, state]) => found.has(path) && Boolean(state.final) !== (found.get(path)!.kind === 'final'))
      .map(([path]) => `state ${path}: final or not`),
    ...[...wanted]
      .filter(([path, state]) => state.initial && found.get(path)?.initial !== state.initial)
      .map(([path, state]) => `state ${path}: begins in ${found.get(path)?.initial}, not ${state.initial}`),
  ];
}

function arrowDifferences(own: Arrow[], wanted: Arrow[]): string[] {
  const [mine, theirs] = [grouped(own), grouped(wanted)];
  return [...new Set([...theirs.keys(), ...mine.keys()])].flatMap((key) => {
    const [found, asked] = [mine.get(key) ?? [], theirs.get(key) ?? []];
    return Array.from({ length: Math.max(found.length, asked.length) }, (_, index) => compare(key, found[index], asked[index])).flat();
  });
}

function compare(key: string, found: Arrow | undefined, asked: Arrow | undefined): string[] {
  if (!found) return [`${key} -> ${asked!.to}: missing`];
  if (!asked) return [`${key} -> ${found.to}: extra`];
  const lines: string[] = [];
  if (found.guard !== asked.guard) lines.push(`${key} -> ${asked.to}: guard ${found.guard ?? 'none'}, not ${asked.guard ?? 'none'}`);
  if (found.to !== asked.to) lines.push(`${key} -> ${asked.to}: goes to ${found.to}`);
  for (const [what, has, wants] of [
    ['effect', found.effects, asked.effects],
    ['role', found.roles, asked.roles],
  ] as const) {
    lines.push(...has.filter((name) => !wants.includes(name)).map((name) => `${key} -> ${asked.to}: ${what} ${name} extra`));
    lines.push(...wants.filter((name) => !has.includes(name)).map((name) => `${key} -> ${asked.to}: ${what} ${name} missing`));
  }
  return lines;
}

function grouped(arrows: Arrow[]): Map<string, Arrow[]> {
  const groups = new Map<string, Arrow[]>();
  for (const arrow of arrows) groups.set(`${arrow.from} ${arrow.on}`, [...(groups.get(`${arrow.from} ${arrow.on}`) ?? []), arrow]);
  return groups;
}
