import type { Locale, TimerSetting, Track, Unit } from '../../machines/track.ts';
import { rootOf, structure, type Room } from '../../machines/step.ts';

/** A box of the picture: a state, or the dot with which a region begins. */
export type Box = {
  id: string;
  kind: Room['kind'] | 'begin';
  lines: string[];
  /** what leads here from many places, said in words instead of a bundle of arrows */ notes: string[];
  children: Box[];
};
/** An arrow: all events that lead from one state to another, as short labels. */
export type Arrow = { id: string; from: string; to: string; labels: string[] };
export type Chart = { boxes: Box[]; arrows: Arrow[] };

const UNITS: Record<Locale, Record<Unit, [string, string]>> = {
  nl: {
    wd: ['werkdag', 'werkdagen'],
    d: ['dag', 'dagen'],
    w: ['week', 'weken'],
    mo: ['maand', 'maanden'],
    y: ['jaar', 'jaar'],
    min: ['minuut', 'minuten'],
    h: ['uur', 'uur'],
    wh: ['werkuur', 'werkuren'],
  },
  en: {
    wd: ['working day', 'working days'],
    d: ['day', 'days'],
    w: ['week', 'weeks'],
    mo: ['month', 'months'],
    y: ['year', 'years'],
    min: ['minute', 'minutes'],
    h: ['hour', 'hours'],
    wh: ['working hour', 'working hours'],
  },
};
const CLOCK: Record<Locale, { after: (term: string) => string; term: string }> = {
  nl: { after: (term) => `klok: na ${term}`, term: 'klok: op de termijn' },
  en: { after: (term) => `clock: after ${term}`, term: 'clock: at the deadline' },
};

const FROM_MANY: Record<Locale, (label: string, count: number) => string> = {
  nl: (label, count) => `← ${label} (vanuit ${count} fasen)`,
  en: (label, count) => `← ${label} (from ${count} states)`,
};

/** Turns the structure of a machine into boxes and arrows with words; events that stay in their state draw no arrow. */
export function chartGraph(track: Track, locale: Locale): Chart {
  const rooms = structure(track);
  const initials = initialPaths(track, rooms);
  const begins = rooms
    .filter((room) => initials.has(room.path))
    .map((room) => ({ id: `begin:${room.path}`, from: beginId(room.parent), to: room.path, labels: [] }));
  const merged = new Map<string, Arrow>();
  for (const room of rooms)
    for (const transition of room.transitions)
      for (const to of transition.to) {
        if (to === room.path) continue;
        const id = `${room.path}>${to}`;
        const arrow = merged.get(id) ?? { id, from: room.path, to, labels: [] };
        const label = sayingOf(track, locale, transition);
        if (!arrow.labels.includes(label)) arrow.labels.push(label);
        merged.set(id, arrow);
      }
  const { arrows, notes } = withoutBundles([...merged.values()], locale);
  return { boxes: boxesBelow('', { rooms, initials, notes, track, locale }), arrows: [...begins, ...arrows] };
}

/** From this many states on, the same event to the same state is said in the state itself: ten long arrows hide the others. */
const BUNDLE = 4;

function withoutBundles(all: Arrow[], locale: Locale): { arrows: Arrow[]; notes: Map<string, string[]> } {
  const count = new Map<string, number>();
  const key = (arrow: Arrow, label: string) => `${arrow.to} ${label}`;
  for (const arrow of all) for (const label of arrow.labels) count.set(key(arrow, label), (count.get(key(arrow, label)) ?? 0) + 1);
  const isBundle = (arrow: Arrow, label: string) => count.get(key(arrow, label))! >= BUNDLE;
  const notes = new Map<string, string[]>();
  for (const arrow of all)
    for (const label of arrow.labels.filter((one) => isBundle(arrow, one))) {
      const note = FROM_MANY[locale](label, count.get(key(arrow, label))!);
      const known = notes.get(arrow.to) ?? [];
      if (!known.includes(note)) notes.set(arrow.to, [...known, note]);
    }
  const arrows = all.map((arrow) => ({ ...arrow, labels: arrow.labels.filter((label) => !isBundle(arrow, label)) })).filter((arrow) => arrow.labels.length > 0);
  return { arrows, notes };
}

/** The words for what makes a transition happen: the label of its button, or the term of its timer. */
export function sayingOf(track: Track, locale: Locale, transition: { event: string; timer?: string }): string {
  if (transition.timer === undefined) return track.words[locale].events[transition.event]?.label ?? transition.event;
  return termOf(track.timers[transition.timer], locale);
}

/** The label of a state by its dotted path. */
export function stateLabel(track: Track, locale: Locale, path: string): string {
  return track.words[locale].states[path] ?? path.slice(path.lastIndexOf('.') + 1);
}

function termOf(setting: TimerSetting | undefined, locale: Locale): string {
  if (!setting || setting.anchor !== 'entry' || setting.by || setting.offset <= 0) return CLOCK[locale].term;
  const [one, many] = UNITS[locale][setting.unit];
  return CLOCK[locale].after(`${setting.offset} ${setting.offset === 1 ? one : many}`);
}

type Plan = { rooms: Room[]; initials: Set<string>; notes: Map<string, string[]>; track: Track; locale: Locale };

function boxesBelow(parent: string, plan: Plan): Box[] {
  const inside = plan.rooms.filter((room) => room.parent === parent);
  const boxes: Box[] = inside.map((room) => ({
    id: room.path,
    kind: room.kind,
    lines: wrap(stateLabel(plan.track, plan.locale, room.path), 22),
    notes: (plan.notes.get(room.path) ?? []).flatMap((note) => wrap(note, 30)),
    children: boxesBelow(room.path, plan),
  }));
  if (inside.some((room) => plan.initials.has(room.path))) boxes.unshift({ id: beginId(parent), kind: 'begin', lines: [], notes: [], children: [] });
  return boxes;
}

/** The states with which the machine and its compound states begin; regions of a parallel state all begin, without a dot. */
function initialPaths(track: Track, rooms: Room[]): Set<string> {
  const paths = rooms.filter((room) => room.kind === 'compound' && room.initial).map((room) => `${room.path}.${room.initial}`);
  const root = rootOf(track);
  return new Set(root.kind === 'compound' && root.initial ? [root.initial, ...paths] : paths);
}

const beginId = (parent: string) => `${parent}#begin`;

/** Breaks a label into lines of about `width` characters, at spaces. */
export function wrap(label: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
