import { tracks } from '../../../machines/index.ts';
import { goldenOf, makeGolden } from './golden.ts';

// `node test/machines/golden/make.ts`: a file of snapshots for each version of a machine that has none. Run it when a version is released, and commit what it makes.
for (const track of tracks) {
  const what = makeGolden(track);
  const { missing } = what === 'made' ? goldenOf(track) : { missing: [] };
  console.log(`${track.id} version ${track.version}: ${what}${missing.length ? `; never reached: ${missing.join(', ')}` : ''}`);
}
