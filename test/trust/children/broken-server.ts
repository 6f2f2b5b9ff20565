// The server, broken on purpose, for the twins: one sentence of its source is another one here. Argument: which; settings as server/main.ts.
import { registerHooks } from 'node:module';

const BROKEN: Record<string, { file: string; sentence: string; becomes: string }> = {
  // Answered when the work is done, three tenths of a second before it is committed: most of the time, so that nearly every kill falls in between.
  'early-answer': {
    file: '/db/sqlite-store.ts',
    sentence: 'const attempt = () => oneByOne(() => db.transaction().execute((tx) => work(tx as Tx)));',
    becomes: `const attempt = () => new Promise<any>((resolve, reject) => {
        const committed = oneByOne(() => db.transaction().execute(async (tx) => {
          resolve(await work(tx as Tx));
          await new Promise((later) => setTimeout(later, 300));
        }));
        committed.catch(reject);
      });`,
  },
  'early-answer-postgres': {
    file: '/db/postgres-store.ts',
    sentence: 'write: (work) => oneByOne(() => writer.transaction().execute((tx) => work(tx as Tx))),',
    becomes: `write: (work) => new Promise<any>((resolve, reject) => {
        const committed = oneByOne(() => writer.transaction().execute(async (tx) => {
          resolve(await work(tx as Tx));
          await new Promise((later) => setTimeout(later, 300));
        }));
        committed.catch(reject);
      }),`,
  },
  // A commit that does not wait for the disk.
  'no-sync': { file: '/db/sqlite-pragmas.ts', sentence: "set: 'full', expect: 2", becomes: "set: 'normal', expect: 1" },
  // The answer goes out while its row of the log still waits: so long that nearly every kill falls into the wait.
  'answers-first': {
    file: '/server/http/trail.ts',
    sentence: 'return flush();',
    // Each row by itself: else the timer of an earlier one would write it in time on a busy machine.
    becomes: 'const own = waiting.pop(); setTimeout(() => { waiting.push(own); void flush().catch(() => {}); }, 600); return Promise.resolve();',
  },
  // A log that cannot be written is no reason to say no.
  'log-may-fail': { file: '/server/audit/audit-in.ts', sentence: 'throw new AuditFailed(error);', becomes: 'return;' },
  // A disk that is full is told as a bug of ours.
  wordless: {
    file: '/server/app.ts',
    sentence: 'if (error instanceof ConnectionLost || error instanceof AuditFailed) return',
    becomes: 'if (error === undefined) return',
  },
  // A log that stays as long as it is, however full the disk.
  'log-stays': {
    file: '/db/sqlite-checkpointer.ts',
    sentence: 'return (this.#emptying ??= this.#empty(how).finally(() => (this.#emptying = null)));',
    becomes: "return Promise.resolve('nothing');",
  },
  // An I/O error is an error like any other: the server goes on.
  trusting: { file: '/db/failing-disk.ts', sentence: 'if (sentence && !broken) {', becomes: 'if (sentence?.length === 0) {' },
  // A lock that is not waited for.
  impatient: { file: '/db/sqlite-pragmas.ts', sentence: "set: '15000', expect: 15000", becomes: "set: '0', expect: 0" },
};

const { file, sentence, becomes } = BROKEN[process.argv[2]];
let done = false;
registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.endsWith(file)) return loaded;
    const source = String(loaded.source);
    if (!source.includes(sentence)) throw new Error(`${file} no longer says: ${sentence}`);
    done = true;
    return { ...loaded, source: source.replace(sentence, becomes) };
  },
});
await import('../../../server/main.ts');
if (!done) throw new Error(`${file} was not loaded`);
