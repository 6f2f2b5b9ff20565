import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { activePaths, persist, restore, structure, type Snapshot } from '../../../machines/step.ts';
import type { Track } from '../../../machines/track.ts';
import { dice, oneOf } from '../any-value.ts';
import { begin, say, type Run } from '../pure-run.ts';
import { anySaying, walk } from '../walk.ts';

const FOLDER = import.meta.dirname;
/** After the examples, so many places are visited at random, from the start and from where examples end. */
const VISITS = 800;
const FURTHER = 4_000;
const STEPS = 20;

export type Golden = { machine: string; version: number; snapshots: Snapshot[] };

/** Snapshots of a track in which every state that was reached is active at least once, few of them; and the states that were not found. */
export function goldenOf(track: Track): { golden: Golden; missing: string[] } {
  const wanted = new Set(structure(track).map((room) => room.path));
  const snapshots: Snapshot[] = [];
  for (const run of visits(track)) {
    if (wanted.size === 0) break;
    const snapshot = JSON.parse(JSON.stringify(persist(run.live))) as Snapshot;
    if (pathsOf(track, snapshot).filter((path) => wanted.delete(path)).length) snapshots.push(snapshot);
  }
  return { golden: { machine: track.id, version: track.version, snapshots }, missing: [...wanted] };
}

/** Places a track comes to: along its examples, at random, and at random from where its examples end; the same ones each time. */
function* visits(track: Track): Generator<Run> {
  const ends: Run[] = [];
  for (const example of track.examples) {
    let run = begin(track, example.input, example.facts, example.given?.[0]?.person ?? example.when.person);
    yield run;
    for (const saying of [...(example.given ?? []), example.when]) {
      run = say(run, { ...saying, facts: { ...example.facts, ...saying.facts } });
      if (!run.refused) yield run;
    }
    ends.push(run);
  }
  yield* walk(track, VISITS);
  const roll = dice(3);
  for (let visited = 0; ends.length > 0 && visited < FURTHER;) {
    let run = oneOf(ends, roll);
    for (let step = 0; step < STEPS && run.live.status === 'active'; step++, visited++) {
      run = say(run, anySaying(run, step, roll));
      yield run;
    }
    visited++;
  }
}

/** The states that are active in a snapshot, also in one that is over. */
export const pathsOf = (track: Track, snapshot: Snapshot): string[] => activePaths(restore(track, snapshot));

export const fileOf = (machine: string, version: number): string => join(FOLDER, `${machine}-v${version}.json`);

/** Every file that was ever made. */
export const goldenFiles = (): Golden[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Golden);

/** Writes the file of a version that has none yet, one snapshot a line. One that is there stays as it is: what was released is never made again. */
export function makeGolden(track: Track): 'made' | 'there already' {
  const file = fileOf(track.id, track.version);
  if (existsSync(file)) return 'there already';
  const { golden } = goldenOf(track);
  const lines = golden.snapshots.map((snapshot) => `    ${JSON.stringify(snapshot)}`);
  writeFileSync(file, `{\n  "machine": "${golden.machine}",\n  "version": ${golden.version},\n  "snapshots": [\n${lines.join(',\n')}\n  ]\n}\n`);
  return 'made';
}
