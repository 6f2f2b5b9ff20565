import { describe, expect, test } from 'vitest';
import { deviations } from '../../machines/deviations.ts';
import { tracks } from '../../machines/index.ts';
import { differences } from './differences.ts';
import { reference } from './reference.ts';

/** A deviation's line, with `*` for any text. */
const fits = (what: string, line: string) =>
  new RegExp(
    `^${what
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(line);

describe.each(tracks.map((track) => [track.id, track] as const))('%s against the specification', (id, track) => {
  // A track that the reference does not know is its own specification.
  const machine = reference.machines.find((one) => one.id === id);
  const own = deviations.filter((one) => one.machine === id);
  const found = machine ? differences(track, machine) : [];

  test('differs only where the list of deviations says so', () => {
    expect(found.filter((line) => !own.some(({ what }) => fits(what, line)))).toEqual([]);
  });
  test('has no deviation on the list that is none', () => {
    expect(own.filter(({ what }) => !found.some((line) => fits(what, line)))).toEqual([]);
  });
});

test('every deviation gives its reason and names an installed machine', () => {
  const installed = tracks.map(({ id }) => id);
  // What is written down for a machine that is still being built is not lost, but it is not judged either.
  for (const { machine, what, reason } of deviations) expect(reason.length, `${machine}: ${what}`).toBeGreaterThan(20);
  expect(deviations.filter(({ machine }) => !installed.includes(machine))).toEqual([]);
});
