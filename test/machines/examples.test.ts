import { describe, expect, test } from 'vitest';
import { tracks } from '../../machines/index.ts';
import { runExample } from './pure-run.ts';

describe.each(tracks.map((track) => [track.id, track] as const))('%s does as its rules say', (_, track) => {
  for (const example of track.examples)
    test(`[${example.rule}] ${example.title}`, () => {
      const { seen, expected } = runExample(track, example);
      expect(seen).toEqual(expected);
    });
});
