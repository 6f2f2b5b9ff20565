import { expect, test } from 'vitest';
import { tracks } from '../../machines/index.ts';
import { silentGuards } from '../../machines/mends.ts';
import { welfare } from '../support/welfare/index.ts';

test.each(tracks.map((track) => [track.id, track] as const))('%s says of every step that is not possible why, and what mends it', (_, track) => {
  expect(silentGuards(track)).toEqual([]);
});

test('a guard without words, with words of code, or with nothing that mends it is found', () => {
  const action = tracks.find(({ id }) => id === 'action')!;
  const without = { ...action, words: { ...action.words, en: { ...action.words.en, guards: {} } } };
  expect(silentGuards(without)).toContain('action declineLeft: no en words');
  const guards = { ...action.words.nl.guards, declineLeft: { why: 'declineLeft faalt' } };
  expect(silentGuards({ ...action, words: { ...action.words, nl: { ...action.words.nl, guards } } })[0]).toMatch(/name code/);
  expect(silentGuards({ ...action, mends: { declineLeft: [{ say: 'NOTHING_LIKE_IT' }] } })).toEqual(['action declineLeft: there is no step NOTHING_LIKE_IT']);
  expect(silentGuards({ ...action, mends: { declineLeft: [] } })[0]).toMatch(/nothing mends it/);
});

test('a track of its own folder may say its own', () => {
  expect(Array.isArray(silentGuards(welfare))).toBe(true);
});
