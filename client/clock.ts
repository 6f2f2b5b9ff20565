import { useEffect, useState } from 'react';

/**
 * The server's time on this screen. It is set from what the server says and runs on the monotonic timer of the browser,
 * so a wrong clock on a desk shows nobody a wrong deadline; a manual clock stands still.
 */
const state = { instant: 0, measured: 0, manual: false };
const listeners = new Set<() => void>();

/** Takes over the server's now (ISO). */
export function setServerNow(iso: string, manual: boolean): void {
  state.instant = Date.parse(iso);
  state.measured = performance.now();
  state.manual = manual;
  for (const listener of listeners) listener();
}

/** The server's present instant, in milliseconds. */
export function serverNow(): number {
  if (!state.instant) return performance.timeOrigin + performance.now();
  return state.manual ? state.instant : state.instant + (performance.now() - state.measured);
}

/** The server's present instant, renewed every so many milliseconds (default: a minute). */
export function useNow(every = 60_000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const tick = () => setNow(serverNow());
    const timer = setInterval(tick, every);
    listeners.add(tick);
    tick();
    return () => {
      clearInterval(timer);
      listeners.delete(tick);
    };
  }, [every]);
  return now;
}
