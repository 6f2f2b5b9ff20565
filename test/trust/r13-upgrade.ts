import { openStore } from '../../db/open.ts';
import type { Track } from '../../machines/track.ts';
import { launchPostgres, type PostgresServer } from '../../server/commands/demo/launch-postgres.ts';
import { NATIVE } from '../../server/commands/demo/postgres-binaries.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { welfare } from '../support/welfare/index.ts';
import { welfareV2 } from '../support/welfare/versions/v2.ts';
import { welfareV3 } from '../support/welfare/versions/v3.ts';
import { welfareV4 } from '../support/welfare/versions/v4.ts';
import { onPostgres } from './tools/prepare-postgres.ts';
import { randomOf } from './tools/random.ts';
import { upgradeLoad } from './tools/upgrade-load.ts';
import { upgradeMatrix, type Matrix } from './tools/upgrade-matrix.ts';
import type { Asked, Result, TrustTest } from './trust-test.ts';

/** Every version that the newest one still takes along: three back. */
const OLDER = [welfare, welfareV2, welfareV3];

/** An upgrade that forgets what was counted: people's visits are gone. */
const forgetful: Track = {
  ...welfareV4,
  upgrade: {
    ...welfareV4.upgrade,
    1: { states: { proposed: 'waiting' }, carry: ({ value, context }) => ({ value, context: { ...context, visits: 0 } }) },
  },
};
/** A server of version 3 that takes what version 4 wrote for its own. */
const guessing: Track = { ...welfareV3, version: 4, earlier: [], upgrade: undefined };

/** two servers on one PostgreSQL with different versions of a track: nothing is stepped by a server that does not know it, nothing is stuck, nothing is lost. */
export const r13: TrustTest = { id: 'R-13', title: 'servers of different versions side by side', run };

async function run(asked: Asked): Promise<Result> {
  const none: Result = { id: r13.id, title: r13.title, tried: 0, lost: 0, doubled: 0, ok: false, twinFailed: false, notes: [], figures: {} };
  if (!NATIVE) return { ...none, skipped: `there are no binaries of PostgreSQL for ${process.platform}-${process.arch}` };
  const postgres = await launchPostgres();
  try {
    return await measured(postgres, asked, none);
  } finally {
    await postgres.stop();
  }
}

async function measured(postgres: PostgresServer, asked: Asked, none: Result): Promise<Result> {
  // `size` is the number of visits that are noted while instances are brought over.
  const size = asked.size ?? (asked.quick ? 60 : 20_000);
  const { quick } = asked;
  const clock = systemClock();
  const [main, guessed, forgot] = await databases(postgres, ['upgrade', 'guessed', 'forgot']);
  const matrix = (address: string, older: Track, twin?: Track) => upgradeMatrix(address, { older, newest: welfareV4, clock, quick, guessing: twin });
  const matrices: Matrix[] = [];
  for (const older of OLDER) {
    matrices.push(await matrix(main, older));
    asked.say(`version ${older.version}: ${matrices.at(-1)!.tried} tried`);
  }
  const faults = matrices.flatMap((one) => one.faults);
  const load = await upgradeLoad(main, { older: welfare, newest: welfareV4, clock, size, random: randomOf(asked.seed) });
  const stepped = (await matrix(guessed, welfareV3, guessing)).faults.filter((fault) => fault.includes('stepped'));
  const gone = await upgradeLoad(forgot, { older: welfare, newest: forgetful, clock, size: Math.min(size, 40), random: randomOf(asked.seed) });
  const stuck = matrices.reduce((sum, one) => sum + one.stuck, 0);
  const sound = faults.length + stuck + load.lost + load.doubled + load.differences + load.odd.length === 0;
  const twinFailed = stepped.length > 0 && gone.lost > 0;
  return {
    ...none,
    tried: matrices.reduce((sum, one) => sum + one.tried, 0) + load.acknowledged,
    lost: load.lost,
    doubled: load.doubled,
    ok: sound && twinFailed && load.handedOver > 0 && load.broughtOver > 0,
    twinFailed,
    notes: [
      ...faults.slice(0, 6),
      ...[...new Set(load.odd)].map((code) => `answered ${code}`),
      `twin "a server that takes any version for its own": stepped ${stepped.length} times`,
      `twin "an upgrade that forgets": ${gone.lost} visits gone`,
    ],
    figures: {
      versionsBack: OLDER.length,
      placesByEvents: matrices.reduce((sum, one) => sum + one.tried, 0),
      stuck,
      parked: matrices.reduce((sum, one) => sum + one.parked, 0),
      faults: faults.length,
      acknowledged: load.acknowledged,
      handedOver: load.handedOver,
      broughtOver: load.broughtOver,
      broughtBack: load.broughtBack,
      replayDifferences: load.differences,
    },
  };
}

/** Databases of their own, copied from one that was migrated. */
async function databases(postgres: PostgresServer, names: string[]): Promise<string[]> {
  const create = (name: string, from: string) => onPostgres(postgres, (client) => client.query(`create database ${name} template ${from}`));
  await create('migrated', 'template0');
  const store = await openStore(postgres.address('migrated'), { unsafe: true });
  await store.migrate();
  await store.close();
  for (const name of names) await create(name, 'migrated');
  return names.map((name) => postgres.address(name));
}
