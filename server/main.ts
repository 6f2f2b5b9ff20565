import { FAILING_DISK } from '../db/failing-disk.ts';
import type { Clock } from './engine/types.ts';
import { systemClock } from './runtime/clock.ts';
import { keepCompiled } from './runtime/compiled.ts';
import { readSettings, type Settings } from './runtime/env.ts';
import { uuidV7 } from './runtime/ids.ts';
import { checkpointsOf, loadMaster } from './runtime/master-key.ts';
import { createLogger } from './runtime/logger.ts';
import { momentOf } from './runtime/moment.ts';
import { startFault } from './runtime/start-fault.ts';

/** The server process: reads the environment (nothing else does), starts, and stops when it is told to. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const clock = await clockOf(settings).catch(cannotStart(settings));
  const log = createLogger(settings.logLevel);
  const compiled = keepCompiled();
  // Loaded only now: who mistyped a setting hears it at once.
  const { start } = await import('./start.ts');
  const disk = { fault: null as string | null, started: false };
  const running = await start({
    ...settings,
    checkpoints: checkpointsOf(settings),
    clock,
    ids: uuidV7(clock),
    log,
    // A start that fails says more exactly what is wrong with the file than the store can.
    diskFailed: (sentence) => (disk.started || sentence === FAILING_DISK ? endOf(sentence) : void (disk.fault = sentence)),
    master: (fresh) => loadMaster(settings, fresh),
  }).catch(cannotStart(settings));
  disk.started = true;
  if (disk.fault) endOf(disk.fault);
  compiled();
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      running.stop().then(
        () => process.exit(0),
        (err) => giveUp(err),
      );
    });
  log.info({ url: running.url, demo: settings.demo, clock: clock.manual ? 'manual' : 'system' }, 'listening');
  if (settings.demo) process.stdout.write(`${(await import('./commands/demo/announce.ts')).announce(running.url, clock.now())}\n`);
}

/** The clock of the machine, or that of the demo, whose neighbourhood is made when the database is empty. */
async function clockOf(settings: Settings): Promise<Clock> {
  if (!settings.demo) return systemClock();
  const clock = settings.clock === null ? null : momentOf(settings.clock);
  if (settings.clock !== null && !clock) throw new Error('The setting CLOCK is wrong: it must be a moment such as 2026-11-24T09:00.');
  const { openDemo } = await import('./commands/demo/open-demo.ts');
  return openDemo({ databaseUrl: settings.databaseUrl, clock, master: (fresh) => loadMaster(settings, fresh) });
}

/** One sentence for the operator, who knows the settings and not the code. */
const cannotStart = (settings: Settings) => (error: unknown) => giveUp(new Error(startFault(error, settings)));

/** Ends at once: what clients got no answer to, they send again under the same key. */
const endOf = (sentence: string): never => giveUp(new Error(sentence));

function giveUp(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(giveUp);
