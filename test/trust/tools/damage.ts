import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

export type Damage = { kind: string; what: string; work: (folder: string) => void };

const DATABASE = 'mekoar.db';
const MANIFEST = 'manifest.json';
const PAGE = 4096;

/** One way in which a backup can be spoiled, by accident or by hand. `older` is another backup of the same database. */
export function damage(random: Random, { at, older }: { at: number; older: string }): Damage {
  const make = kinds[at % kinds.length];
  return make(random, older);
}

const kinds: ((random: Random, older: string) => Damage)[] = [
  (random) => changed('a bit flipped', DATABASE, random, (bytes, place) => void (bytes[place] ^= 1 << random.whole(0, 7))),
  (random) => changed('a byte replaced', DATABASE, random, (bytes, place) => void (bytes[place] = (bytes[place] + random.whole(1, 255)) % 256)),
  (random) => changed('a bit of the manifest flipped', MANIFEST, random, (bytes, place) => void (bytes[place] ^= 1 << random.whole(0, 7))),
  (random) => cut('cut off', DATABASE, random),
  (random) => cut('the manifest cut off', MANIFEST, random),
  (random) =>
    changed('two pages swapped', DATABASE, random, (bytes, place) => {
      const [one, two] = [Math.floor(place / PAGE) * PAGE, bytes.length - PAGE * random.whole(1, 3)];
      const kept = Buffer.from(bytes.subarray(one, one + PAGE));
      if (kept.equals(bytes.subarray(two, two + PAGE))) bytes[0] ^= 1;
      bytes.copy(bytes, one, two, two + PAGE);
      kept.copy(bytes, two);
    }),
  () => ({ kind: 'bytes added', what: 'at the end', work: (folder) => writeFileSync(join(folder, DATABASE), Buffer.alloc(PAGE), { flag: 'a' }) }),
  (_random, older) => ({ kind: 'the file of another backup', what: 'older', work: (folder) => copyFileSync(join(older, DATABASE), join(folder, DATABASE)) }),
  (random) => {
    const file = random.whole(0, 1) ? DATABASE : MANIFEST;
    return { kind: 'a file missing', what: file, work: (folder) => rmSync(join(folder, file)) };
  },
];

function changed(kind: string, file: string, random: Random, change: (bytes: Buffer, place: number) => void): Damage {
  const share = random.whole(0, 999_999);
  return {
    kind,
    what: `at ${share / 10_000} %`,
    work: (folder) => {
      const bytes = readFileSync(join(folder, file));
      change(bytes, Math.floor((bytes.length * share) / 1_000_000));
      writeFileSync(join(folder, file), bytes);
    },
  };
}

function cut(kind: string, file: string, random: Random): Damage {
  const share = random.whole(0, 999);
  return {
    kind,
    what: `at ${share / 10} %`,
    work: (folder) => truncateSync(join(folder, file), Math.floor((readFileSync(join(folder, file)).length * share) / 1000)),
  };
}
