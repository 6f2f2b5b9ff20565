import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tracks } from '../../machines/index.ts';
import { matrix } from './matrix.ts';
import { walk } from './walk.ts';

const file = new URL('matrix.md', import.meta.url);

test('the committed matrix is what the machines do', () => {
  const now = matrix(tracks.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  if (process.env.UPDATE) writeFileSync(file, now);
  expect(readFileSync(file, 'utf8')).toBe(now);
});

describe.each(tracks.map((track) => [track.id, track] as const))('%s', (_, track) => {
  test('says in every place to every event either where it goes or why not', () => {
    // Every guard has its words (contract suite), those of transitions of the whole machine too.
    const guards = Object.keys(track.words.nl.guards);
    for (const { refused } of walk(track, 200, 3)) if (refused) expect(['not-now', 'role', ...guards]).toContain(refused);
  });
});
