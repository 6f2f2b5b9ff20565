import type { Store } from '../../db/store.ts';
import type { Clock, Engine } from '../engine/types.ts';
import { createUnderWay } from '../runtime/under-way.ts';
import type { Bus } from './bus.ts';

/** Settings are read again this often, in case the word that one changed was lost with the node that said it. */
const SETTINGS_MS = 60_000;

type Reloading = Pick<Engine, 'onCommit'> & { reloadSettings(): Promise<void> };
type Shared<E> = { engine: E; stop: () => Promise<void> };

/**
 * An engine as one of several on a database: it tells the others of its commits and changed settings, and takes theirs for its own. What was missed while
 * the line was broken is found by looking at the clock.
 */
export function amongNodes<E extends Reloading>(own: E, deps: { bus: Bus; store: Store; report: (what: string, error: unknown) => void }): Shared<E> {
  const { bus, store, report } = deps;
  const listeners = new Set<(clock: number) => void>();
  const tell = (clock: number) => listeners.forEach((listener) => listener(clock));
  const underWay = createUnderWay();
  const reload = () => void underWay.add(own.reloadSettings()).catch((error) => report('settings were not read again', error));

  async function look(): Promise<void> {
    tell((await store.db.selectFrom('clock').select('value').where('id', '=', 1).executeTakeFirstOrThrow()).value);
    reload();
  }
  const stops = [
    own.onCommit((clock) => bus.publish('commit', { clock })),
    bus.subscribe('commit', ({ clock }) => tell(clock)),
    bus.subscribe('settings', reload),
    bus.onGap(() => void underWay.add(look()).catch((error) => report('the clock was not looked at', error))),
  ];
  const timer = store.kind === 'postgres' ? setInterval(reload, SETTINGS_MS).unref() : undefined;

  return {
    engine: {
      ...own,
      onCommit(listener: (clock: number) => void) {
        listeners.add(listener);
        const stop = own.onCommit(listener);
        return () => (stop(), listeners.delete(listener));
      },
      async reloadSettings() {
        await own.reloadSettings();
        bus.publish('settings', {});
      },
    },
    async stop() {
      clearInterval(timer);
      stops.forEach((stop) => stop());
      await underWay.settled();
    },
  };
}

/** Less than this is the time that a message takes. */
const NEAR_MS = 500;

/** The clock of a demonstration, which is moved on all nodes when it is moved on one. Any other clock is given back as it is. */
export function clockAmongNodes(clock: Clock, bus: Bus): Clock {
  const { set } = clock;
  if (!set) return clock;
  const say = () => bus.publish('moment', { now: clock.now().toISOString() });
  bus.subscribe('moment', ({ now }) => {
    const ahead = Date.parse(now) - clock.now().getTime();
    if (ahead > 0) set(new Date(now));
    else if (ahead < -NEAR_MS) say();
  });
  bus.onGap(say);
  say();
  return { ...clock, set: (to) => (set(to), say()) };
}
