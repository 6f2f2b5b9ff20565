import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { tracks } from '../../machines/index.ts';
import { contractSuite } from './contract-suite.ts';

for (const track of tracks) contractSuite(track);

/** The folder of a machine: `agendaItem` lives in `agenda-item`. */
const folderOf = (id: string) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test.each(tracks.map((track) => [track.id, track] as const))('%s has an example for every rule, and a rule for every example', (id, track) => {
  const rules = [...readFileSync(new URL(`../../machines/${folderOf(id)}/rules.md`, import.meta.url), 'utf8').matchAll(/^(?:- )?\[([A-Z]+\d+)\]/gm)].map(
    ([, rule]) => rule,
  );
  expect(new Set(rules).size).toBe(rules.length);
  expect(rules.toSorted()).toEqual([...new Set(track.examples.map(({ rule }) => rule))].toSorted());
});

test('no two machines, examples or rules bear the same name', () => {
  const ids = tracks.map(({ id }) => id);
  const titles = tracks.flatMap((track) => track.examples.map(({ rule, title }) => `${rule} ${title}`));
  expect([new Set(ids).size, new Set(titles).size]).toEqual([ids.length, titles.length]);
});
