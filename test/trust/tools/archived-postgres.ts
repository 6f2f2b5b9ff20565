import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchPostgres, type PostgresServer } from '../../../server/commands/demo/launch-postgres.ts';
import { NOBODY, ROOT } from '../../../server/commands/demo/usable-binaries.ts';
import { onPostgres } from './prepare-postgres.ts';

/** What docs/running.md tells to do once, with /backup/wal as the archive; a test holds the two together. */
export const ARCHIVING = [
  `alter system set archive_mode = on`,
  `alter system set archive_timeout = '1s'`,
  `alter system set archive_command = 'test ! -f /backup/wal/%f && cp %p /backup/wal/%f.part && sync /backup/wal/%f.part && mv /backup/wal/%f.part /backup/wal/%f && sync /backup/wal'`,
];
/** The same for bringing it back, in a shell. */
export const BRINGING_BACK = [
  `cp -a "$BASE" "$PGDATA"`,
  `echo "restore_command = 'cp /backup/wal/%f %p'" >> "$PGDATA/postgresql.auto.conf"`,
  `echo "archive_mode = off" >> "$PGDATA/postgresql.auto.conf"`,
  `touch "$PGDATA/recovery.signal"`,
];
export const TO_A_MOMENT = [
  `echo "recovery_target_time = '$MOMENT'" >> "$PGDATA/postgresql.auto.conf"`,
  `echo "recovery_target_action = promote" >> "$PGDATA/postgresql.auto.conf"`,
];

export type Archived = {
  postgres: PostgresServer;
  port: number;
  /** where it keeps its files */
  data: string;
  /** what was archived, by name, oldest first; whole segments only */
  archive(): string[];
  archiveFolder: string;
  /** a path that is free, for a base or a data folder */
  free(name: string): string;
  remove(): void;
};

/** A PostgreSQL server that archives its WAL each second, in segments of a megabyte so that a second costs no more. */
export async function archivedPostgres(): Promise<Archived> {
  const folder = mkdtempSync(join(tmpdir(), 'mekoar-archived-'));
  chmodSync(folder, 0o755);
  const archiveFolder = join(folder, 'wal');
  mkdirSync(archiveFolder);
  if (ROOT) for (const path of [folder, archiveFolder]) chownSync(path, NOBODY, NOBODY);
  const data = join(folder, 'data');
  const postgres = await launchPostgres({ durable: true, data, initdb: ['--wal-segsize=1'] });
  await onPostgres(postgres, async (client) => {
    for (const line of [...ARCHIVING, 'alter system set track_commit_timestamp = on']) await client.query(line.replaceAll('/backup/wal', archiveFolder));
  });
  await postgres.restart();
  return {
    postgres,
    port: Number(new URL(postgres.address('postgres')).port),
    data,
    archiveFolder,
    archive: () =>
      readdirSync(archiveFolder)
        .filter((name) => /^[0-9A-F]{24}$/.test(name))
        .sort(),
    free: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type Bringing = { base: string; data: string; archiveFolder: string; /** absent: as far as the archive goes */ moment?: string; port?: number };
export type Brought = { server: PostgresServer; stop(): Promise<void> };

/** Brings a base back in a data folder of its own and starts PostgreSQL on it. Throws with what that said when it does not come up. */
export async function bringBack({ base, data, archiveFolder, moment, port }: Bringing): Promise<Brought> {
  const lines = [...BRINGING_BACK, ...(moment ? TO_A_MOMENT : [])];
  const script = ['set -e', ...lines].join('\n').replaceAll('/backup/wal', archiveFolder);
  const shell = spawn('sh', ['-c', script], { env: { PATH: process.env.PATH, BASE: base, PGDATA: data, MOMENT: moment ?? '' }, stdio: 'inherit' });
  const [code] = await once(shell, 'exit');
  if (code !== 0) throw new Error(`bringing ${base} back ended with ${code}`);
  if (ROOT) chownSync(join(data, 'recovery.signal'), NOBODY, NOBODY);
  let said = '';
  const server = await launchPostgres({ durable: true, data, port, complains: (text) => (said += text) }).catch((error: Error) => {
    throw new Error(`${error.message}: ${said.slice(-1500)}`, { cause: error });
  });
  return {
    server,
    async stop() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
