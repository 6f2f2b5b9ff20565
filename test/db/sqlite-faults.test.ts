import { existsSync, rmSync, statSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { asLost, ConnectionLost } from '../../db/connection-lost.ts';
import { DAMAGED, FAILING_DISK, READ_ONLY } from '../../db/failing-disk.ts';
import { Reserve } from '../../db/reserve.ts';
import { Checkpointer } from '../../db/sqlite-checkpointer.ts';
import { openConnection, type Connect } from '../../db/sqlite-connection.ts';
import { openSqlite } from '../../db/sqlite-store.ts';
import { AT, freshFile } from './fixtures.ts';

const key = (scope: string) => ({ scope, wrapped: Buffer.alloc(2000, 'x'), created_at: AT });
const failure = (code: string, said = 'as SQLite says it') => Object.assign(new Error(`${code}: ${said}`), { code });

/** A store on a file that is up to date. While `faults` says something for a command of the writer, that fails. */
async function withFaults(faults: (sql: string) => Error | null) {
  const file = freshFile();
  const first = await openSqlite(file);
  await first.migrate();
  await first.close();
  const said: string[] = [];
  const connect: Connect = async (path, role) => {
    const inner = await openConnection(path, role);
    const check = (command: string) => {
      const error = role === 'writer' ? faults(command) : null;
      if (error) throw error;
    };
    return {
      all: async (command, parameters) => (check(command), inner.all(command, parameters)),
      run: async (command, parameters) => (check(command), inner.run(command, parameters)),
      each: (command, parameters) => inner.each(command, parameters),
      close: () => inner.close(),
    };
  };
  const store = await openSqlite(file, { connect, diskFailed: (sentence) => said.push(sentence) });
  const write = (scope: string) => store.write((tx) => tx.insertInto('keys').values(key(scope)).execute());
  const scopes = async () => (await store.db.selectFrom('keys').select('scope').orderBy('scope').execute()).map((row) => row.scope);
  return { store, said, write, scopes };
}

describe('[R-04] what the disk does wrong is told in words', () => {
  it.each([
    'SQLITE_IOERR',
    'SQLITE_IOERR_FSYNC',
    'SQLITE_FULL',
    'SQLITE_CANTOPEN',
    'SQLITE_CANTOPEN_DIRTYWAL',
    'SQLITE_READONLY',
    'SQLITE_READONLY_CANTINIT',
    'SQLITE_BUSY',
    'SQLITE_BUSY_RECOVERY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_NOMEM',
    'SQLITE_PROTOCOL',
    'SQLITE_CORRUPT',
    'SQLITE_NOTADB',
  ])('%s is the outside world', (code) => expect(asLost(failure(code), 'nothing')).toBeInstanceOf(ConnectionLost));

  it('but a mistake in a statement is ours', () => {
    for (const code of ['SQLITE_ERROR', 'SQLITE_CONSTRAINT', 'SQLITE_MISUSE', 'SQLITE_RANGE'])
      expect(asLost(failure(code), 'nothing')).not.toBeInstanceOf(ConnectionLost);
  });

  it.each([
    ['SQLITE_IOERR', FAILING_DISK],
    ['SQLITE_READONLY', READ_ONLY],
    ['SQLITE_CORRUPT', DAMAGED],
  ])('%s ends the process: it is said once, and nothing is answered any more', async (code, sentence) => {
    let on = false;
    const { store, said, write } = await withFaults((command) => (on && command.startsWith('insert') ? failure(code) : null));
    await write('before');
    on = true;
    await expect(write('during')).rejects.toThrow(ConnectionLost);
    on = false;
    await expect(write('after')).rejects.toThrow(ConnectionLost);
    expect(said).toEqual([sentence]);
    await expect(store.db.selectFrom('keys').select('scope').execute()).rejects.toThrow(ConnectionLost);
    await store.close();
  });

  it('a file that SQLite could only open for reading is found at the start, and by the first write', async () => {
    const file = freshFile();
    const first = await openSqlite(file);
    await first.migrate();
    await first.close();
    for (const use of ['start', 'write'] as const) {
      const said: string[] = [];
      const store = await openSqlite(file, { connect: (path) => openConnection(path, 'reader'), diskFailed: (sentence) => said.push(sentence) });
      if (use === 'start') await expect(store.assertDurable()).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
      else await expect(store.write((tx) => tx.insertInto('keys').values(key('a')).execute())).rejects.toThrow(ConnectionLost);
      expect(said).toEqual([READ_ONLY]);
      await store.close();
    }
  });
});

describe('[R-04] a transaction that went wrong', () => {
  it('and could not be rolled back keeps nobody from the next one, and nothing of it stays', async () => {
    let on = true;
    const { store, write, scopes } = await withFaults((command) => (on && command.startsWith('rollback') ? failure('SQLITE_NOMEM') : null));
    await expect(
      store.write(async (tx) => {
        await tx.insertInto('keys').values(key('undone')).execute();
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow();
    on = false;
    await write('next');
    expect(await scopes()).toEqual(['next']);
    await store.close();
  });

  it('and whose error was caught is told as that error at the end, not as a bug', async () => {
    const { store, scopes } = await withFaults((command) => (command.startsWith('insert') ? failure('SQLITE_FULL') : null));
    const work = store.write(async (tx) => {
      await tx
        .insertInto('keys')
        .values(key('a'))
        .execute()
        .catch(() => {});
    });
    await expect(work).rejects.toMatchObject({ name: 'ConnectionLost', happened: 'nothing', cause: { cause: { cause: { code: 'SQLITE_FULL' } } } });
    expect(await scopes()).toEqual([]);
    await store.close();
  });
});

describe('[R-05] room for a full disk', () => {
  it('comes from the log too: it is written anew, or emptied, as soon as nobody reads what is older', async () => {
    const file = freshFile();
    const store = await openSqlite(file);
    await store.migrate();
    const checkpointer = new Checkpointer(file, openConnection);
    const size = () => statSync(`${file}-wal`).size;
    for (let i = 0; i < 20; i++)
      await store.write((tx) =>
        tx
          .insertInto('keys')
          .values(key(`${i}`))
          .execute(),
      );
    expect(size()).toBeGreaterThan(50_000);
    const reader = await openConnection(file, 'reader');
    await reader.run('begin', []);
    await reader.all('select * from keys', []);
    await store.write((tx) => tx.insertInto('keys').values(key('later')).execute());
    expect(await checkpointer.empty('truncate')).toBe('busy');
    await reader.run('rollback', []);
    await reader.close();
    const before = size();
    expect(await checkpointer.empty('restart')).toBe('emptied');
    await store.write((tx) => tx.insertInto('keys').values(key('anew')).execute());
    expect(size()).toBe(before);
    expect(await Promise.all([checkpointer.empty('truncate'), checkpointer.empty('truncate')])).toEqual(['emptied', 'emptied']);
    expect(size()).toBe(0);
    expect(await checkpointer.empty('truncate')).toBe('nothing');
    expect((await sql<{ n: number }>`select count(*) as n from keys`.execute(store.db)).rows).toEqual([{ n: 22 }]);
    await checkpointer.stop();
    await store.close();
  });

  it('is given up also when somebody else took the file away, and counts what a killed process left', () => {
    const file = freshFile();
    const reserve = new Reserve(file);
    rmSync(`${file}.reserve`);
    expect(reserve.giveUp()).toBe(true);
    expect(reserve.allowsCommands()).toBe(true);
    expect(existsSync(`${file}.reserve`)).toBe(true);
    const next = new Reserve(file);
    next.close();
    expect(existsSync(`${file}.reserve`)).toBe(false);
  });
});
