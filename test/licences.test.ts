import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { questionnaires } from '../machines/questionnaires/questionnaires.ts';
import { flat, isScoreEntry, readQuestionnaire } from '../machines/questionnaires/read-questionnaire.ts';
import { licensedIn, quick, readLicensed, runsOf, sealed } from './support/licensed-text.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** What is shipped, and what describes it; `dist` when it was built. */
const shipped = globSync('{client,machines,server,db,docs,dist}/**/*.{ts,tsx,json,js,css,html,md,csv,sql}', { cwd: root });
const licensed = readLicensed(read('test/support/licensed-runs.txt'));
/** A sentence of ours that plays somebody else's item. */
const PRETENDED = 'Mijn buurman telt elke ochtend de duiven op zijn dak.';

test('no words of an instrument that is somebody else’s are shipped', { timeout: 30_000 }, () => {
  expect(licensed.size).toBeGreaterThan(400);
  expect(shipped.length).toBeGreaterThan(700);
  expect(shipped.flatMap((path) => licensedIn(read(path), licensed).map((code) => `${path}: ${code}`))).toEqual([]);
});

test('an item that was typed in is found, whatever its capitals, accents and signs', () => {
  const list = readLicensed(
    runsOf(PRETENDED)
      .map((run) => `PRETEND ${quick(run)} ${sealed(run)}`)
      .join('\n'),
  );
  expect(licensedIn(`const items = ["MIJN buurman, telt élke ochtend de duiven op zijn dak"];`, list)).toEqual(['PRETEND']);
  expect(licensedIn('Mijn buurvrouw telt de duiven.', list)).toEqual([]);
});

test('of a questionnaire that is neither our own nor free only scores are asked', () => {
  const others = questionnaires.filter(({ licence }) => licence !== 'own' && licence !== 'free');
  expect(others.length).toBeGreaterThan(10);
  expect(
    others.flatMap((form) =>
      flat(form.items)
        .filter((item) => !isScoreEntry(item))
        .map(({ linkId }) => `${form.code}: ${linkId}`),
    ),
  ).toEqual([]);
});

test('a question in such a file stops the start', () => {
  const file = JSON.parse(read('machines/questionnaires/sdq-1.0.0.json'));
  const item = { ...file.item[0], linkId: 'q1', text: PRETENDED, type: 'boolean', extension: [] };
  expect(() => readQuestionnaire({ ...file, item: [...file.item, item] })).toThrow(/q1 is a question of somebody else/);
  // Neither does it help to call it a score.
  expect(() => readQuestionnaire({ ...file, item: [{ ...file.item[0], linkId: 'score.q', text: PRETENDED }] })).toThrow(
    /score\.q is a question of somebody else/,
  );
});

test('a version that was released is never changed: a change is a new file beside it', () => {
  const known = read('test/support/questionnaire-versions.txt').trim().split('\n');
  const now = globSync('machines/questionnaires/*.json', { cwd: root })
    .sort()
    .map((path) => `${path.split('/').at(-1)} ${createHash('sha256').update(read(path)).digest('hex')}`);
  expect(now).toEqual(known);
  for (const form of questionnaires)
    expect(
      now.some((line) => line.startsWith(`${form.canonical.split('/').at(-1)!.replace('|', '-')}.json `)),
      form.canonical,
    ).toBe(true);
  expect(questionnaires).toHaveLength(now.length);
});
