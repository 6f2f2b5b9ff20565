import { dueTimers, nextTimerAt, type DueTimer } from '../../db/queries/due.ts';
import type { Store } from '../../db/store.ts';
import type { Track } from '../../machines/track.ts';
import { currentAccess } from '../audit/access.ts';
import { hasWriter, openChain } from '../audit/chain.ts';
import type { Policy } from '../policy/types.ts';
import { canOn } from './can.ts';
import type { CommitDeps } from './commit.ts';
import { withTheirText } from './conflict.ts';
import { Held } from './held.ts';
import { createQueue, type Queue } from './queue.ts';
import { createSettings } from './settings.ts';
import type { Clock, Engine, Ids, Keys, Outcome, Vault, Who } from './types.ts';
import { createVault } from './vault.ts';
import { verifyAll } from './verify.ts';
import { instanceViews } from './view.ts';
import { createUpgrades, type Upgrades } from './upgrade/upgrades.ts';
import { Work } from './work.ts';

export type EngineDeps = { store: Store; tracks: readonly Track[]; clock: Clock; ids: Ids; keys: Keys; policy: Policy; stopwatch?: () => number };

const TIMERS_AT_ONCE = 200;

/** Opens the engine on a migrated store. Settings of timers are read once and again whenever they change. */
export async function createEngine(given: EngineDeps): Promise<Engine & { vault: Vault; reloadSettings(): Promise<void>; upgrades: Upgrades }> {
  const now = () => given.clock.now().toISOString();
  if (!hasWriter(given.store.db)) await openChain(given);
  const vault = createVault({ store: given.store, keys: given.keys, ids: given.ids, now });
  const settings = await createSettings(given.store);
  const deps: CommitDeps = {
    ...given,
    tracks: new Map(given.tracks.map((track) => [track.id, track])),
    vault,
    held: new Held(),
    settingOf: settings.of,
  };
  const listeners = new Set<(clock: number) => void>();
  const queue = createQueue(deps, (clock) => listeners.forEach((listener) => listener(clock)), given.stopwatch);
  const reading = () => new Work(given.store.db, deps.tracks, deps.held, 'screen');

  return {
    vault,
    reloadSettings: settings.reload,
    upgrades: createUpgrades(deps, queue.ask),
    start: (command) => queue.ask({ do: 'start', command: { ...command, access: currentAccess() } }),
    send: async (command) =>
      withTheirText(
        { ...deps, work: reading(), now: now() },
        command.id,
        command.who,
        await queue.ask({ do: 'send', command: { ...command, access: currentAccess() } }),
      ),
    term: (command) => queue.ask({ do: 'term', command: { ...command, access: currentAccess() } }),
    fireDue: () => fireDue(deps, queue),
    nextTimer: (after) => nextTimerAt(given.store.db, after),
    can: (id: string, who: Who) => canOn({ ...deps, work: reading(), now: now() }, id, who),
    view: async (id: string, who: Who) => (await instanceViews({ ...deps, work: reading(), now: now() }, [id], who))[0] ?? null,
    views: (ids: readonly string[], who: Who) => instanceViews({ ...deps, work: reading(), now: now() }, ids, who),
    verify: (onProgress) => verifyAll(given.store, deps.tracks, onProgress),
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    idle: queue.idle,
  };
}

async function fireDue(deps: CommitDeps, queue: Queue): Promise<number> {
  let fired = 0;
  let behind: DueTimer | undefined;
  for (;;) {
    const due = await dueTimers(deps.store.db, deps.clock.now().toISOString(), TIMERS_AT_ONCE, behind);
    const firing = due.map((timer) => () => queue.ask({ do: 'fire', id: timer.instance_id, key: timer.key, at: timer.at! }));
    const round = deps.clock.manual ? await firstThatFires(firing) : await together(firing);
    // A page of which none can fire (their instances are parked) does not keep back those behind it.
    behind = round === 0 ? due.at(-1) : undefined;
    if (round === 0 && due.length < TIMERS_AT_ONCE) return fired;
    fired += round;
  }
}

const together = async (firing: (() => Promise<Outcome>)[]) => (await Promise.all(firing.map((fire) => fire()))).filter((outcome) => outcome.ok).length;

/** After a jump of the clock each timer may arm an earlier one, so the list is read again after every firing. */
async function firstThatFires(firing: (() => Promise<Outcome>)[]): Promise<number> {
  for (const fire of firing) if ((await fire()).ok) return 1;
  return 0;
}
