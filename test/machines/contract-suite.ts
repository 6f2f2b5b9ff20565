import { describe, expect, test } from 'vitest';
import { isTimerKey, rootOf, structure, type Room } from '../../machines/step.ts';
import type { Locale, Track, TrackWords } from '../../machines/track.ts';
import { ROLES } from '../../machines/roles.ts';
import { enumValues, fieldNames } from './schema-names.ts';
import { settingsRunning, throughJson, walk } from './walk.ts';

const LOCALES: Locale[] = ['nl', 'en'];

/** What holds for every machine, old or new (STYLE.md, "What the contract suite checks"). Written once, run on each track of machines/index.ts. */
export function contractSuite(track: Track): void {
  describe(`${track.id}: the folder is filled in`, () => words(track));
  describe(`${track.id}: nothing falls between`, () => nothingFallsBetween(track));
  describe(`${track.id}: who may`, () => permissions(track));
  describe(`${track.id}: same in, same out`, () => determinism(track));
}

function words(track: Track): void {
  const rooms = structure(track);
  const types = eventTypesOf(track);
  const guards = [...new Set([...all(track).flatMap((one) => one.guard ?? []), ...(track.saysInstead ?? [])])];
  const timers = [...new Set(all(track).flatMap((one) => one.timer ?? []))];
  const effects = [...new Set(all(track).flatMap((one) => one.effects))];
  const schemas = [track.contract.input, ...Object.values(track.contract.events)];

  test('every event that a state takes has a contract, and every contract is taken somewhere', () => {
    expect(types.toSorted()).toEqual(Object.keys(track.contract.events).toSorted());
  });
  for (const locale of LOCALES) {
    const own: TrackWords = track.words[locale];
    const lacking = (names: string[], has: (name: string) => unknown) => names.filter((name) => !has(name));
    test(`${locale}: names, states and events have words`, () => {
      expect([own.name, own.plural].every(Boolean)).toBe(true);
      expect(
        lacking(
          rooms.map(({ path }) => path),
          (path) => own.states[path],
        ),
      ).toEqual([]);
      expect(lacking(types, (type) => own.events[type]?.label && own.events[type]?.done)).toEqual([]);
    });
    test(`${locale}: every field and every value to choose has words`, () => {
      expect(lacking([...new Set(schemas.flatMap(fieldNames))], (name) => own.fields[name])).toEqual([]);
      expect(
        lacking(
          [...new Set(schemas.flatMap(enumValues))].filter((value) => !(ROLES as readonly string[]).includes(value)),
          (value) => own.values[value],
        ),
      ).toEqual([]);
    });
    test(`${locale}: every guard says why not, and where there is a way out`, () => {
      expect(lacking(guards, (name) => own.guards[name]?.why)).toEqual([]);
      // A guard that only chooses between two ways never refuses alone.
      const refusing = guards.filter((name) => !choosesOnly(track, name));
      expect(lacking(refusing, (name) => own.guards[name]?.remedy)).toEqual([]);
    });
    test(`${locale}: every leaf has a sentence of now, every timer says what happens if nobody acts`, () => {
      expect(
        lacking(
          rooms.filter(isLeaf).map(({ path }) => path),
          (path) => own.now[path],
        ),
      ).toEqual([]);
      expect(lacking(timers, (name) => own.timers[name])).toEqual([]);
    });
  }
  test('both languages have the same words, and no word is for something that is not there', () => {
    const [nl, en] = LOCALES.map((locale) => track.words[locale]);
    for (const part of ['states', 'events', 'fields', 'values', 'guards', 'now', 'timers', 'notices'] as const)
      expect(Object.keys(nl[part]).toSorted(), part).toEqual(Object.keys(en[part]).toSorted());
    expect(Object.keys(nl.states).filter((path) => !rooms.some((room) => room.path === path))).toEqual([]);
    expect(Object.keys(nl.events).filter((type) => !types.includes(type))).toEqual([]);
    expect(Object.keys(nl.guards).filter((name) => !guards.includes(name))).toEqual([]);
  });
  test('every timer has a setting and every setting a timer', () => {
    expect(Object.keys(track.timers).toSorted()).toEqual(timers.toSorted());
  });
  test('a timer that leaves its state as it is repeats, or sleeps until its date moves', () => {
    const staying = all(track)
      .filter((one) => one.timer && one.to.length === 0)
      .map((one) => one.timer!);
    expect([...new Set(staying)].filter((name) => !track.timers[name]?.repeats && track.timers[name]?.anchor === 'entry')).toEqual([]);
  });
  test('every effect and fact belongs to the machine', () => {
    expect(Object.keys(track.effects).filter((name) => !effects.includes(name) && !entersOrLeaves(track).includes(name))).toEqual([]);
    const known = [...types, ...timers, 'start'];
    expect(Object.entries(track.facts).flatMap(([name, fact]) => fact.for.filter((type) => !known.includes(type)).map((type) => `${name}: ${type}`))).toEqual(
      [],
    );
    expect(track.payloadGuards.filter((name) => !guards.includes(name))).toEqual([]);
  });
  test('no notice holds personal text', () => {
    for (const locale of LOCALES)
      for (const text of Object.values(track.words[locale].notices)) expect(text).not.toMatch(/\{(name|client|text|what|description|question|reason)\}/);
  });
}

function nothingFallsBetween(track: Track): void {
  const rooms = structure(track);
  test('every state can be reached', () => {
    const reached = reachable(track);
    expect(rooms.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });
  test('there is no dead end but the final ones', () => {
    const dead = rooms.filter(
      (room) => isLeaf(room) && room.kind !== 'final' && !lineOf(rooms, room).some((one) => one.transitions.some((arrow) => arrow.to.length > 0)),
    );
    expect(dead.map(({ path }) => path).filter((path) => !(path in track.rest))).toEqual([]);
  });
  test('every state that waits has a timer, a role that is reminded, or a reason to rest', () => {
    const falling = rooms.filter((room) => {
      if (!isLeaf(room) || room.kind === 'final') return false;
      const line = lineOf(rooms, room);
      const timed = line.some((one) => one.transitions.some((arrow) => arrow.timer));
      return !timed && !line.some(({ path }) => path in track.rest || path in track.waitsFor);
    });
    expect(falling.map(({ path }) => path)).toEqual([]);
  });
  test('rest and waitsFor name states of the machine', () => {
    expect([...Object.keys(track.rest), ...Object.keys(track.waitsFor)].filter((path) => !rooms.some((room) => room.path === path))).toEqual([]);
  });
}

function permissions(track: Track): void {
  const walks = walk(track, 60);
  test('every transition says who may, and nobody may send a timer', () => {
    const arrows = all(track);
    expect(arrows.filter((one) => one.roles.length === 0).map((one) => `${one.from} ${one.event}`)).toEqual([]);
    expect(arrows.filter((one) => one.timer && one.roles.some((role) => role !== 'SYSTEM')).map((one) => `${one.from} ${one.event}`)).toEqual([]);
    expect(arrows.flatMap((one) => one.roles).filter((role) => !ROLES.includes(role))).toEqual([]);
  });
  test('two ways of one event in one state are open to the same people', () => {
    for (const room of structure(track))
      for (const arrow of room.transitions) {
        const twins = room.transitions.filter((one) => one.event === arrow.event);
        expect(
          twins.map(({ roles }) => [...roles].sort().join()),
          `${room.path} ${arrow.event}`,
        ).toEqual(twins.map(() => [...arrow.roles].sort().join()));
      }
  });
  test('no way stands behind an unguarded twin', () => {
    for (const room of structure(track))
      for (const [index, arrow] of room.transitions.entries())
        if (!arrow.guard)
          expect(
            room.transitions.slice(index + 1).some((one) => one.event === arrow.event),
            `${room.path} ${arrow.event}`,
          ).toBe(false);
  });
  test("a stranger's view is empty: access names persons, meetings, triage and managers, never everybody", () => {
    for (const run of walks) {
      const rows = track.view.access(run.live.context, 'self');
      expect(
        rows.filter(
          ({ subject, kind }) =>
            (!/^((person|org|triage|managers|meeting):[^\s:*]+(:lead)?)$/.test(subject) && !/^(consent|veto|ended):/.test(kind)) ||
            /:(null|undefined|system|\*)/.test(subject),
        ),
      ).toEqual([]);
    }
  });
  test('what a viewer gets of a context does not name instances that he may not see', () => {
    for (const run of walks) {
      const blind = { person: 'nobody', roles: [], kinds: [], visible: () => false };
      const seen = track.view.see?.(run.live.context, blind);
      if (seen && 'caseId' in seen && !('clientId' in seen && track.id === 'case')) expect(seen.caseId ?? null).toBe(null);
    }
  });
}

function determinism(track: Track): void {
  const walks = walk(track, 60);
  test('a snapshot survives JSON and gives the same answers', () => {
    for (const { before, after } of walks.map(throughJson)) expect(after).toBe(before);
  });
  test('its context fits its schema, and the schema drops nothing', () => {
    for (const { live } of walks) expect(track.contract.context.parse(live.context)).toEqual(live.context);
  });
  test('the same words at the same time give the same output', () => {
    const [first, second] = [walks, walk(track, 60)].map((runs) => runs.map(({ live, effects }) => JSON.stringify([live.value, live.context, effects])));
    expect(second).toEqual(first);
  });
  test('a board line, its effects and its timers can be made in every state', () => {
    for (const run of walks) {
      expect(JSON.parse(JSON.stringify(track.view.board(run.live.context, run.live.value)))).toBeTypeOf('object');
      expect(settingsRunning(run).filter((setting) => setting === undefined)).toEqual([]);
    }
  });
}

const isLeaf = (room: Room) => room.kind === 'atomic' || room.kind === 'final';
const all = (track: Track) => [...rootOf(track).transitions, ...structure(track).flatMap((room) => room.transitions)];
const eventTypesOf = (track: Track) => [
  ...new Set(
    all(track)
      .map(({ event }) => event)
      .filter((type) => !isTimerKey(type)),
  ),
];

/** A state and all those around it. */
const lineOf = (rooms: Room[], room: Room) => rooms.filter(({ path }) => room.path === path || room.path.startsWith(`${path}.`));

function choosesOnly(track: Track, guard: string): boolean {
  return structure(track).every((room) =>
    room.transitions.every((arrow) => arrow.guard !== guard || room.transitions.some((one) => one !== arrow && one.event === arrow.event)),
  );
}

function entersOrLeaves(track: Track): string[] {
  const names: string[] = [];
  const look = (node: any) => {
    for (const action of [...node.entry, ...node.exit]) names.push(typeof action === 'string' ? action : action.type);
    for (const child of Object.values(node.states)) look(child);
  };
  look((track.machine as any).root);
  return names;
}

/** States that some path of arrows leads to, guards assumed to be passable. */
function reachable(track: Track): Set<string> {
  const rooms = structure(track);
  const reached = new Set<string>();
  const enter = (path: string) => {
    if (reached.has(path)) return;
    const room = rooms.find((one) => one.path === path)!;
    reached.add(path);
    if (room.parent && !reached.has(room.parent)) enter(room.parent);
    if (room.kind === 'compound') enter(`${path}.${room.initial}`);
    if (room.kind === 'parallel') rooms.filter((one) => one.parent === path).forEach((one) => enter(one.path));
    for (const arrow of room.transitions) arrow.to.forEach(enter);
  };
  const root = rootOf(track);
  if (root.kind === 'parallel') rooms.filter((one) => one.parent === '').forEach((one) => enter(one.path));
  else enter(root.initial!);
  for (const arrow of root.transitions) arrow.to.forEach(enter);
  return reached;
}
