import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openStore } from '../../db/open.ts';
import { brokenIn, isInUse } from '../../db/sqlite-file.ts';
import type { Store } from '../../db/store.ts';
import type { Track } from '../../machines/track.ts';
import { headOf, openChain, type Writer } from '../audit/chain.ts';
import { appendCheckpoint, lastLineOf } from '../audit/checkpoints.ts';
import { verifyChain } from '../audit/verify-chain.ts';
import { openKeys } from '../engine/open-keys.ts';
import type { Clock, Keys } from '../engine/types.ts';
import { verifyAll } from '../engine/verify.ts';
import { afterRestore } from './after-restore.ts';
import { compareWithManifest, DamagedBackup, manifestOf } from './check-files.ts';
import { forceToDisk } from './digest.ts';
import { DATABASE_FILE, type Manifest } from './manifest.ts';

type Given = {
  /** folder of the backup */
  backup: string;
  master: () => Buffer;
  tracks: readonly Track[];
  clock: Clock;
  /** one sentence per step that went well */
  say: (sentence: string) => void;
};
export type Rehearsing = Given & { /** folder that is emptied again */ scratch: string };
export type Restoring = Given & {
  /** the new database file */
  to: string;
  /** an existing database is moved aside instead of refused */
  force: boolean;
  /** what stands after the @ of a Message-ID */
  domain: string;
  /** file of the signed audit checkpoints; null: none are kept */
  checkpoints: string | null;
};

/** Restores a backup to a scratch folder, runs every check, and takes it away again. Throws DamagedBackup with the first thing that is wrong. */
export async function rehearse({ scratch, ...given }: Rehearsing): Promise<Manifest> {
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const work = join(scratch, DATABASE_FILE);
  await removeDatabase(work);
  const { manifest, store } = await checked({ ...given, work });
  await store.close();
  await removeDatabase(work);
  return manifest;
}

/**
 * Puts a backup in the place of a database. Everything is copied and checked beside it first; the database that stands there is touched only when all is
 * well. Throws one sentence when a check fails, when there is a database and not `force`, or when a server has it open.
 */
export async function restore(given: Restoring): Promise<void> {
  const { to, force, say, clock } = given;
  if (existsSync(to) && !force) throw new Error(`There is a database at ${to} already: give --force to move it aside, or another place with --to.`);
  if (existsSync(to) && (await isInUse(to))) throw new Error(`The database at ${to} is in use: stop the server first.`);
  await mkdir(dirname(to), { recursive: true });
  const work = `${to}.restoring`;
  await removeDatabase(work);
  const { manifest, store, keys } = await checked({ ...given, work });
  let chain: { writer: Writer; head: Awaited<ReturnType<typeof headOf>> };
  const now = clock.now().toISOString();
  try {
    const writer = await openChain({ store, keys, clock });
    const set = await afterRestore(store, { name: manifest.name, at: manifest.at, now, domain: given.domain });
    chain = { writer, head: await headOf(store.db, writer.chain) };
    say(`${set.sessions} sessions were ended: everybody signs in again.`);
    say(`${set.mails} mails that had not left when the backup was made count as uncertain: their senders are told, and only a person sends them again.`);
  } finally {
    await store.close();
  }
  await putInPlace({ work, to, now, say });
  noteGap(given, manifest, chain, now);
  say(`Done. What was done after ${manifest.at} is not there; what was erased since must be erased again (docs/running.md).`);
}

type Checked = { manifest: Manifest; store: Store; keys: Keys };

/** Copies the backup and checks the copy from the bytes up to the histories. The store is open when it returns, and closed when it throws. */
async function checked({ backup, master, tracks, clock, say, work }: Given & { work: string }): Promise<Checked> {
  const { manifest, isOurs } = await manifestOf(backup);
  const events = manifest.counts.events ?? 0;
  say(`Manifest: ${manifest.name}, made ${manifest.at}, ${manifest.size} bytes, ${events} events, key ${manifest.master}.`);
  await copyFile(join(backup, DATABASE_FILE), work);
  await forceToDisk(work);
  await compareWithManifest(work, manifest);
  say('Bytes: the file is as it was written.');
  const broken = await brokenIn(work).catch((error: Error) => [error.message]);
  if (broken.length) throw new DamagedBackup(`The database in the backup is broken: ${broken[0]}.`);
  say('Database: every page, index and reference is whole.');
  const store = await openStore(`sqlite:${work}`);
  try {
    const applied = await migrated(store);
    say(`Schema: ${applied.length ? `brought up to date with ${applied.join(', ')}` : 'up to date'}.`);
    await store.assertDurable();
    const keys = await openKeys(store, master(), clock.now().toISOString());
    if (!isOurs(keys)) throw new DamagedBackup('The manifest was not written by this installation: its keyed hash does not fit.');
    say('Key: opens this backup, and the manifest was written with it.');
    await checkContents(store, { keys, manifest, tracks, say });
    return { manifest, store, keys };
  } catch (error) {
    await store.close();
    await removeDatabase(work);
    throw error;
  }
}

async function migrated(store: Store): Promise<string[]> {
  try {
    return await store.migrate();
  } catch (error) {
    throw new Error(`The backup cannot be brought up to the schema of this version (${(error as Error).message}): use the version of Mekoar that made it.`, {
      cause: error,
    });
  }
}

/** Every history replayed, and every row of the log in its chain up to where the manifest says that it stood. */
async function checkContents(store: Store, { keys, manifest, tracks, say }: Pick<Given, 'tracks' | 'say'> & { keys: Keys; manifest: Manifest }): Promise<void> {
  const replayed = await verifyAll(store, new Map(tracks.map((track) => [track.id, track])));
  const [first] = replayed.differences;
  if (first) throw new DamagedBackup(`${replayed.differences.length} histories do not replay, first ${first.id} rev ${first.rev}: ${first.what}.`);
  say(`Histories: ${replayed.instances} instances and ${replayed.events} events replayed without a difference.`);
  const log = await verifyChain(store.db, keys, null);
  const [fault] = log.faults;
  if (fault) throw new DamagedBackup(`The log does not hold: chain ${fault.chain}, row ${fault.from}: ${fault.what}.`);
  for (const { chain, n, mac } of manifest.heads) {
    const head = await headOf(store.db, chain);
    if (head.n !== n || head.mac !== mac) throw new DamagedBackup(`The log does not end where the manifest says: chain ${chain} at ${n}.`);
  }
  say(`Log: ${log.rows} rows in ${log.chains} chains hold.`);
}

async function putInPlace({ work, to, now, say }: { work: string; to: string; now: string; say: Given['say'] }): Promise<void> {
  if (existsSync(to)) {
    const aside = `${to}.replaced-${now.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
    for (const end of ['', '-wal', '-shm']) if (existsSync(to + end)) await rename(to + end, aside + end);
    say(`The database that stood at ${to} is now ${aside}; destroy it within 35 days.`);
  }
  for (const end of ['-wal', '-shm']) await rm(to + end, { force: true });
  await rename(work, to);
  await forceToDisk(to);
  await forceToDisk(dirname(to));
}

/** A signed line among the checkpoints: what the log said after the backup is gone, and this is why. */
function noteGap(
  { checkpoints, say }: Restoring,
  manifest: Manifest,
  { writer, head }: { writer: Writer; head: { seq: number; n: number; mac: string | null } },
  at: string,
): void {
  if (!checkpoints || !head.mac) return;
  const after = manifest.heads.find((one) => one.chain === writer.chain)?.n ?? 0;
  const restored = { from: manifest.name, after };
  appendCheckpoint(checkpoints, writer, { at, n: head.n, seq: head.seq, mac: head.mac, restored }, lastLineOf(checkpoints, writer.chain));
  say(`The checkpoints of the log (${checkpoints}) now name this restore: rows after ${after} of before are lost.`);
}

async function removeDatabase(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true });
}
