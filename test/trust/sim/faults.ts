import type { Random } from '../tools/random.ts';

export type Broken = 'forgets-keys' | 'answers-early' | 'marks-undelivered' | 'loses-timers';

/** What may go wrong at a statement, and how many of a thousand do. */
const KINDS = {
  /** before any statement */
  crash: 5,
  /** committed, and gone before anybody heard */
  crashAfterCommit: 30,
  diskFull: 4,
  lockHeld: 20,
  /** an I/O error of a commit that was not kept, or was */
  diskFailed: 10,
  diskFailedAfter: 10,
} as const;

/** The world of one life of the server: from its start until it crashes or ends. */
export type Faults = {
  /** carries a statement out, or breaks */
  around<T>(sql: string, role: 'writer' | 'reader', work: () => T): Promise<T>;
  onCrash(close: () => void): void;
  /** resolves when the process is gone */
  crashed: Promise<void>;
  readonly isGone: boolean;
  /** what went wrong, by name */
  count: Record<string, number>;
  /** the process is gone, now */
  end(): void;
};

/** Faults that follow from the seed. `off`: nothing goes wrong any more. `broken`: what a deliberately broken store does to its statements. */
export function seededFaults(random: Random, options: { off?: boolean; broken?: Broken; count: Record<string, number> }): Faults {
  const { count, broken } = options;
  const closers: (() => void)[] = [];
  let gone = false;
  let tellCrash: () => void;
  const crashed = new Promise<void>((resolve) => (tellCrash = resolve));
  const never = <T>() => new Promise<T>(() => {});
  const happens = (kind: keyof typeof KINDS) => !options.off && random.next() * 1000 < KINDS[kind] && Boolean((count[kind] = (count[kind] ?? 0) + 1));

  function crash<T>(): Promise<T> {
    if (gone) return never<T>();
    gone = true;
    // Closing gives back what was not committed, as a process that dies does.
    for (const close of closers) close();
    tellCrash();
    return never<T>();
  }

  return {
    crashed,
    count,
    get isGone() {
      return gone;
    },
    onCrash: (close) => void closers.push(close),
    end: () => void crash(),
    async around(sql, role, work) {
      if (gone) return never();
      const swallowed = broken && role === 'writer' ? spoiled(broken, sql, random) : undefined;
      if (swallowed) return swallowed as Awaited<ReturnType<typeof work>>;
      if (sql === 'rollback') return work();
      if (happens('crash')) return crash();
      if (role === 'reader') return work();
      if (sql === 'begin immediate' && happens('lockHeld')) throw sqliteError('SQLITE_BUSY');
      if (/^(insert|commit)/.test(sql) && happens('diskFull')) throw sqliteError('SQLITE_FULL');
      if (sql === 'commit' && happens('diskFailed')) throw sqliteError('SQLITE_IOERR');
      const result = work();
      if (sql === 'commit' && happens('crashAfterCommit')) return crash();
      if (sql === 'commit' && happens('diskFailedAfter')) throw sqliteError('SQLITE_IOERR');
      return result;
    },
  };
}

const sqliteError = (code: string) => Object.assign(new Error(`${code}: simulated`), { code });
const NOTHING = { changes: 1, lastId: 0 };

/** A store that is broken on purpose: some statements are answered and not carried out. */
function spoiled(broken: Broken, sql: string, random: Random): object | undefined {
  if (broken === 'forgets-keys' && sql.startsWith('insert into "idempotency"')) return NOTHING;
  if (broken === 'marks-undelivered' && sql.startsWith('insert into "inbox"') && random.next() < 0.5) return NOTHING;
  if (broken === 'loses-timers' && sql.startsWith('insert into "timers"') && random.next() < 0.3) return NOTHING;
  return undefined;
}
