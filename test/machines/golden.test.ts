import { describe, expect, test } from 'vitest';
import { trackById, tracks } from '../../machines/index.ts';
import { persist, restore } from '../../machines/step.ts';
import type { Track } from '../../machines/track.ts';
import { carry, trackAt } from '../../machines/versions.ts';
import { fileOf, goldenFiles, goldenOf, pathsOf, type Golden } from './golden/golden.ts';
import { welfare } from '../support/welfare/index.ts';
import { welfareV2 } from '../support/welfare/versions/v2.ts';
import { welfareV3 } from '../support/welfare/versions/v3.ts';
import { welfareV4 } from '../support/welfare/versions/v4.ts';

/** What a golden snapshot says when the product no longer takes it: the version it was made by is gone, does not read it, or cannot bring it to the present one. */
function faultsOf(present: Track | undefined, { machine, version, snapshots }: Golden): string[] {
  if (!present) return [`${machine} is not installed`];
  const own = trackAt(present, version);
  if (!own) return [`version ${version} of ${machine} is not kept`];
  return snapshots.flatMap((snapshot) => {
    const where = `${machine} ${version} ${JSON.stringify(snapshot.value)}`;
    try {
      expect(JSON.parse(JSON.stringify(persist(restore(own, snapshot))))).toEqual(snapshot);
    } catch (error) {
      return [`${where} is not read as it was: ${(error as Error).message.slice(0, 200)}`];
    }
    if (snapshot.status === 'done') return [];
    const carried = carry(present, version, snapshot);
    return carried.ok || carried.code === 'cannot' ? [] : [`${where} cannot come to version ${present.version}: ${carried.code} ${carried.why.en}`];
  });
}

const CHANGED =
  'a machine that has run somewhere changed: raise its version, keep the old one in `earlier`, and say how the snapshot comes along (docs/decisions/010)';

describe('snapshots of every version that was ever released', () => {
  const files = goldenFiles();
  test.each(files.map((golden) => [`${golden.machine} ${golden.version}`, golden] as const))(
    '%s: each is read by its version, and comes to the present one',
    (_, golden) => {
      expect(faultsOf(trackById(golden.machine), golden), CHANGED).toEqual([]);
    },
  );

  test('are there for each version of a track that has more than one', () => {
    const there = new Set(files.map(({ machine, version }) => fileOf(machine, version)));
    // A new track (its first version, not released yet) is one folder and one line: it gets its file when it is released.
    const kept = tracks.filter(({ version }) => version > 1).flatMap((track) => [...(track.earlier ?? []), track]);
    const missing = kept.filter((track) => !there.has(fileOf(track.id, track.version)));
    expect(missing.map(({ id, version }) => `${id} ${version}: run node test/machines/golden/make.ts and commit its file`)).toEqual([]);
  });
});

describe('a track that changed three times', () => {
  const versions = [welfare, welfareV2, welfareV3];
  test.each(versions.map((track) => [track.version, track] as const))(
    'version %i: every state comes to the present version, and stands in one that it has',
    (_, track) => {
      const golden = { ...goldenOf({ ...track, examples: welfare.examples.filter(() => track.version === 1) }).golden };
      expect(golden.snapshots.length).toBeGreaterThanOrEqual(3);
      expect(faultsOf(welfareV4, golden)).toEqual([]);
      for (const snapshot of golden.snapshots.filter(({ status }) => status === 'active')) {
        const carried = carry(welfareV4, track.version, snapshot);
        expect(carried).toMatchObject({ ok: true });
        if (carried.ok) expect(pathsOf(welfareV4, persist(carried.live)).length).toBeGreaterThan(0);
      }
    },
  );

  test('whose upgrade forgets a field, a state or a version is found out', () => {
    const { golden } = goldenOf(welfare);
    const without = (upgrade: Track['upgrade']): Track => ({ ...welfareV4, upgrade });
    const { 1: first, ...later } = welfareV4.upgrade!;
    expect(faultsOf(without({ ...later, 1: { states: first.states } }), golden).join()).toContain('does-not-fit');
    expect(faultsOf(without({ ...later, 1: { carry: first.carry } }), golden).join()).toContain('needs-mapping');
    expect(faultsOf(without(later), golden).join()).toContain('no-way');
    expect(faultsOf({ ...welfareV4, earlier: [welfareV2] }, golden)).toEqual(['version 1 of welfare is not kept']);
    expect(faultsOf({ ...welfareV4, earlier: [{ ...welfare, machine: welfareV2.machine }] }, golden).join()).toContain('is not read as it was');
  });
});
