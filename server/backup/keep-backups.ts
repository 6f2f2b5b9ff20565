import type { Clock } from '../engine/types.ts';
import { listBackups } from './list-backups.ts';
import { rehearsalsOf } from './rehearsals.ts';

/** Where and how often the server makes backups. `run` carries out a word of `npm run mekoar` elsewhere. */
export type BackupSettings = { folder: string; everyMs: number };
type Keeping = BackupSettings & {
  wall: Clock;
  run: (words: string[], stopped: AbortSignal) => Promise<{ code: number; said: string }>;
  report: (what: string, failed: boolean) => void;
  lookEveryMs?: number;
};
/** What stands on the desk about the work itself. */
export type BackupKeeper = {
  lastFailure(): { at: string; what: string } | null;
  /** does what is due now; resolves when it is done */
  look(): Promise<void>;
  stop(): Promise<void>;
};

const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = 60_000;
/** After a failure it is left alone for so long, or until the next one is due. */
const PATIENCE_MS = 15 * 60_000;

/** Makes a backup when the newest one is old enough, and once a day restores the newest to a scratch folder. What it goes by stands in the folder, so a restart forgets nothing. */
export function keepBackups({ folder, everyMs, wall, run, report, lookEveryMs = LOOK_EVERY_MS }: Keeping): BackupKeeper {
  const stopping = new AbortController();
  let failure: { at: string; what: string; ms: number } | null = null;
  let running: Promise<void> | null = null;
  const isDue = (last: string | undefined, every: number, now: number) => last === undefined || now - Date.parse(last) >= every;

  async function say(words: string[]): Promise<void> {
    const { code, said } = await run(words, stopping.signal);
    if (stopping.signal.aborted) return;
    const now = wall.now();
    failure = code === 0 ? null : { at: now.toISOString(), what: said, ms: now.getTime() };
    report(`${words[0]}: ${said}`, code !== 0);
  }
  async function work(): Promise<void> {
    const now = wall.now().getTime();
    if (failure && now - failure.ms < Math.min(PATIENCE_MS, everyMs)) return;
    const [newest] = await listBackups(folder);
    if (isDue(newest?.at, everyMs, now)) await say(['backup', '--to', folder]);
    const [rehearsed] = await rehearsalsOf(folder);
    const [present] = await listBackups(folder);
    if (!stopping.signal.aborted && !failure && present && isDue(rehearsed?.at, DAY_MS, now)) await say(['rehearse', present.path]);
  }
  function look(): Promise<void> {
    running ??= work()
      .catch((error: Error) => report(error.message, true))
      .finally(() => (running = null));
    return running;
  }
  const timer = setInterval(() => void look(), lookEveryMs).unref();
  return {
    look,
    lastFailure: () => (failure ? { at: failure.at, what: failure.what } : null),
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
