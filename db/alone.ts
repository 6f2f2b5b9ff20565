import { AsyncLocalStorage } from 'node:async_hooks';

/** Guards the writes of one store: a write inside a write would wait for itself for ever; it is a bug and says so. */
export function alone(): <T>(work: () => Promise<T>) => Promise<T> {
  const inside = new AsyncLocalStorage<{ running: boolean }>();
  return async (work) => {
    if (inside.getStore()?.running) throw new Error('write inside write: pass the transaction down instead');
    const mark = { running: true };
    return inside.run(mark, async () => {
      try {
        return await work();
      } finally {
        mark.running = false;
      }
    });
  };
}
