import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Connection } from '../../../db/sqlite-connection.ts';
import type { Faults } from './faults.ts';

type Row = Record<string, unknown>;
type Handle = { db: DatabaseSync; prepared(sql: string): StatementSync };

/** The disk of a simulated world: one SQLite file in this thread, so that a seed decides the order of everything. WAL as the product has it, without waiting for a real disk. */
export class Disk {
  readonly #file: string;
  readonly #open: Handle[] = [];
  readonly #free: Record<'writer' | 'reader', Handle[]> = { writer: [], reader: [] };
  readonly #writer: Handle;
  readonly #onlooker: Handle;
  readonly #reset: StatementSync[] = [];

  /** `file` is made when absent. */
  constructor(file: string) {
    this.#file = file;
    this.#writer = this.#handle('writer');
    this.#writer.db.exec('pragma journal_mode = wal; pragma synchronous = off');
    this.#free.writer.push(this.#writer);
    this.#onlooker = this.#handle('reader');
  }

  /** Keeps what stands there now as that with which every world begins. What forbids to take rows away (of the audit log) is taken away itself. */
  keepFirst(): void {
    const { db } = this.#writer;
    for (const { name } of db.prepare(`select name from sqlite_master where type = 'trigger'`).all()) db.exec(`drop trigger "${String(name)}"`);
    db.exec(`vacuum into '${this.#file}.first'; attach '${this.#file}.first' as first; pragma foreign_keys = off`);
    const tables = db.prepare(`select name from first.sqlite_master where type = 'table' and name not like '%kysely%'`).all();
    for (const { name } of tables)
      this.#reset.push(
        db.prepare(`delete from main."${String(name)}"`),
        db.prepare(`insert into main."${String(name)}" select * from first."${String(name)}"`),
      );
    db.exec('pragma foreign_keys = on');
  }

  /** Back to the beginning, in a few milliseconds; a file of its own for each world costs ten times that, because SQLite reads the schema anew. */
  reset(): void {
    const { db } = this.#writer;
    db.exec('pragma foreign_keys = off; begin');
    for (const statement of this.#reset) statement.run();
    db.exec('commit; pragma foreign_keys = on');
  }

  /** What somebody sees who reads the file, past all faults. */
  rows(sql: string): Row[] {
    return this.#onlooker.prepared(sql).all();
  }

  /**
   * A connection for one life of the server. Before each statement the world may break; when it does, what was not committed is gone, and nothing is
   * answered any more. The handle is used again by the next life, because reading the schema anew costs more than a whole world.
   */
  connect(role: 'writer' | 'reader', faults: Faults): Connection {
    const handle = this.#free[role].pop() ?? this.#handle(role);
    let held = true;
    const giveBack = () => {
      if (!held) return;
      held = false;
      if (handle.db.isTransaction) handle.db.exec('rollback');
      this.#free[role].push(handle);
    };
    faults.onCrash(giveBack);
    return {
      async all(sql, parameters) {
        return sql.startsWith('pragma') ? [] : faults.around(sql, role, () => handle.prepared(sql).all(...bound(parameters)) as Row[]);
      },
      async run(sql, parameters) {
        return faults.around(sql, role, () => {
          const { changes, lastInsertRowid } = handle.prepared(sql).run(...bound(parameters));
          return { changes: Number(changes), lastId: Number(lastInsertRowid) };
        });
      },
      async *each(sql, parameters) {
        yield* handle.prepared(sql).all(...bound(parameters)) as Row[];
      },
      async close() {
        giveBack();
      },
    };
  }

  close(): void {
    for (const { db } of this.#open) db.close();
  }

  #handle(role: 'writer' | 'reader'): Handle {
    const db = new DatabaseSync(this.#file, { readOnly: role === 'reader', enableForeignKeyConstraints: true, timeout: 0 });
    const ready = new Map<string, StatementSync>();
    const prepared = (sql: string): StatementSync => {
      let statement = ready.get(sql);
      if (!statement) ready.set(sql, (statement = db.prepare(sql)));
      return statement;
    };
    const handle = { db, prepared };
    this.#open.push(handle);
    return handle;
  }
}

const bound = (parameters: readonly unknown[]): SQLInputValue[] =>
  parameters.map((value) => (typeof value === 'boolean' ? Number(value) : (value as SQLInputValue)));
