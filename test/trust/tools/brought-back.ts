import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openStore } from '../../../db/open.ts';
import { bringBack, type Archived } from './archived-postgres.ts';
import type { Ledger } from './ledger.ts';
import { checkAt, isRed, notesOf } from './outcome.ts';
import type { Random } from './random.ts';

/** An event and when it was committed, UTC with microseconds; those from before PostgreSQL kept that have none. */
export type Committed = { id: string; at: string };
type Scene = { archived: Archived; base: string; database: string; ledger: Ledger };

/** Every event that the database holds, in the order of their commits. */
export async function committedAt(databaseUrl: string): Promise<Committed[]> {
  const store = await openStore(databaseUrl);
  try {
    const { rows } = await sql<Committed>`select id, coalesce(to_char(pg_xact_commit_timestamp(xmin) at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS.US'), '') as at
      from events order by clock`.execute(store.db);
    return rows;
  } finally {
    await store.close();
  }
}

/** Moments to go back to, later than `from`: every other one is the very instant of a commit, which is then still there. */
export function momentsOf(all: Committed[], from: string, count: number, random: Random): string[] {
  const times = [...new Set(all.map(({ at }) => at))].filter((at) => at > from);
  // After the last commit there is nothing by which PostgreSQL could see that the moment is past.
  const last = times.pop();
  if (last === undefined || times.length < 2) return [];
  const micros = (at: string) => Date.parse(`${at.slice(0, 23).replace(' ', 'T')}Z`) * 1000 + Number(at.slice(23));
  const [low, high] = [micros(from), micros(last)];
  const text = (moment: number) =>
    `${new Date(Math.floor(moment / 1000)).toISOString().slice(0, 23).replace('T', ' ')}${String(moment % 1000).padStart(3, '0')}`;
  return Array.from({ length: count }, (_, n) =>
    n % 2 === 0 ? times[random.whole(0, times.length - 1)] : text(low + Math.floor(random.next() * (high - low))),
  );
}

/** Goes back to a moment and says what is not as it was: an event too many, one too few, or a history that does not replay. */
export async function wrongAt(scene: Scene, moment: string, all: Committed[]): Promise<string[]> {
  const { archived, base, database, ledger } = scene;
  const brought = await bringBack({ base, data: archived.free('moment'), archiveFolder: archived.archiveFolder, moment: `${moment}+00` });
  try {
    const url = brought.server.address(database);
    const there = new Set((await committedAt(url)).map(({ id }) => id));
    const wanted = new Set(all.filter(({ at }) => at <= moment).map(({ id }) => id));
    const found = await checkAt(url, ledger.upTo(Date.parse(`${moment.slice(0, 23).replace(' ', 'T')}Z`)));
    return [
      ...[...wanted].filter((id) => !there.has(id)).map((id) => `at ${moment} event ${id} is not there`),
      ...[...there].filter((id) => !wanted.has(id)).map((id) => `at ${moment} event ${id} is there already`),
      ...(isRed(found) ? notesOf(found).map((note) => `at ${moment}: ${note}`) : []),
    ];
  } finally {
    await brought.stop();
  }
}

/** What comes of a base with an archive in which something is wrong, for the twins: what the checker says, or what PostgreSQL says when it does not come up. Of a sound one: nothing. */
export async function foundIn({ archived, base, database, ledger }: Scene, spoil?: (archiveFolder: string) => void): Promise<string[]> {
  const archiveFolder = archived.free('spoilt');
  execFileSync('cp', ['-a', archived.archiveFolder, archiveFolder]);
  spoil?.(archiveFolder);
  try {
    const brought = await bringBack({ base, data: archived.free('twin'), archiveFolder }).catch((error: Error) => error);
    if (brought instanceof Error) return [`PostgreSQL does not come up: ${/(PANIC|FATAL): .*/.exec(brought.message)?.[0] ?? brought.message}`];
    const found = await checkAt(brought.server.address(database), ledger)
      .then((one) => [...one.lost, ...one.doubled, ...one.broken])
      .catch((error: Error) => [`it cannot be read: ${error.message}`]);
    await brought.stop();
    return found;
  } finally {
    for (const path of [archiveFolder, archived.free('twin')]) rmSync(path, { recursive: true, force: true });
  }
}

/** Takes this segment away. */
export const without = (segment: string) => (archiveFolder: string) => rmSync(join(archiveFolder, segment));

/** Spoils this segment in the middle of what was written in it. */
export const damaged = (segment: string) => (archiveFolder: string) => {
  const path = join(archiveFolder, segment);
  const bytes = readFileSync(path);
  const used = bytes.findLastIndex((byte) => byte !== 0);
  for (let at = used >> 1; at < (used >> 1) + 64; at++) bytes[at] ^= 0xff;
  writeFileSync(path, bytes);
};
