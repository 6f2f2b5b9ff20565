import { parseArgs } from 'node:util';
import { copyAll } from '../../db/copy.ts';
import { openStore } from '../../db/open.ts';
import { tracks } from '../../machines/index.ts';
import { verifyAll } from '../engine/verify.ts';

const USAGE = 'Usage: npm run mekoar -- move --from sqlite:./data/mekoar.db --to postgres://user@host/database [--resume]';

/**
 * `npm run mekoar -- move`: copies everything from one database into another, empty one, in either direction, and replays every history there. Stop the server first:
 * what is written meanwhile may be missed, which the counts at the end then say. Broken off, `--resume` goes on where it stopped. The key file is not in
 * the database and goes along by hand. Exit code 1 when the two differ.
 */
export async function move(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' }, resume: { type: 'boolean', default: false } } });
  if (!values.from || !values.to) throw new Error(USAGE);
  const from = await openStore(values.from);
  try {
    const to = await openStore(values.to);
    try {
      await from.migrate();
      await to.migrate();
      await to.assertDurable();
      const differences = await copyAll(from, to, { resume: values.resume, onProgress: (line) => console.log(line) });
      const replayed = await verifyAll(to, new Map(tracks.map((track) => [track.id, track])));
      for (const line of differences) console.log(line);
      for (const { id, rev, what } of replayed.differences) console.log(`${id} rev ${rev}: ${what}`);
      const wrong = differences.length + replayed.differences.length;
      console.log(`${replayed.instances} instances and ${replayed.events} events replayed on the new database, ${wrong} differences`);
      return wrong === 0 ? 0 : 1;
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

if (import.meta.main)
  process.exit(
    await move(process.argv.slice(2)).catch((error: Error) => {
      console.error(error.message);
      return 1;
    }),
  );
