import { keepBackups } from '../backup/keep-backups.ts';
import { keepReviews } from '../audit/keep-reviews.ts';
import { runScheduler } from '../engine/scheduler.ts';
import type { Deps } from '../http/deps.ts';
import type { Live } from '../live/attach.ts';
import { secureMail } from '../outbound/mail/secure-mail.ts';
import { runOutbound } from '../outbound/run.ts';
import { keepRetention } from '../retention/keep.ts';
import { runWord } from '../runtime/run-word.ts';
import type { Ground } from './ground.ts';
import type { StartOptions } from './options.ts';

/** Begins what works by itself: timers, letters, mail, reviews, retention, backups. Gives what ends each, in the order in which to end them. */
export function startWorkers(options: StartOptions, ground: Ground, deps: Deps, live: Live): (() => Promise<void>)[] {
  const { log } = options;
  const { store, clock, keys } = ground;
  const retention = keepRetention(deps, ground.bus);
  const backups = backupsOn(options, deps);
  const reviews = keepReviews({ store, keys, clock, report: (err) => log.error({ err }, 'the weekly review was not made') });
  const [mail, outbound] = lettersOn(options, ground, deps, live);
  const standsStill = clock.manual && !clock.running;
  const stopTimers = standsStill ? async () => {} : runScheduler(deps.engine, clock, (err) => log.error({ err }, 'timers did not fire'));
  return [backups, retention.stop, reviews.stop, stopTimers, outbound.stop, mail.stop];
}

/** Each node carries out what it committed itself; what another left behind is found at the next interval. */
function lettersOn({ ids, log, smtp, baseUrl }: StartOptions, { store, clock, keys, own, policy, tracks }: Ground, deps: Deps, live: Live) {
  const shared = { store, clock, engine: own, vault: own.vault, delivered: live.poke };
  const mail = secureMail({
    ...shared,
    policy,
    keys,
    node: ids.uuid(),
    smtp: smtp ?? null,
    baseUrl,
    report: (what, err) => (err ? log.error({ err, what }, 'secure mail') : log.warn({ what }, 'secure mail')),
  });
  const outbound = runOutbound({ ...shared, policy, tracks, mailDomain: mail.domain, report: (what, err) => log.error({ err, what }, 'delivery failed') });
  deps.mail = mail;
  deps.deliver = outbound.run;
  return [mail, outbound] as const;
}

/** Backups in processes of their own, when a folder for them is set; gives what ends that work. */
function backupsOn({ backups, log }: StartOptions, deps: Deps): () => Promise<void> {
  if (!backups) return async () => {};
  const report = (what: string, failed: boolean) => log[failed ? 'error' : 'info']({ what }, 'backup');
  const keeper = keepBackups({ ...backups, wall: deps.wall, run: runWord, report });
  deps.backups = { ...backups, ...keeper };
  return keeper.stop;
}
