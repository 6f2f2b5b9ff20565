import type { QueryClient } from '@tanstack/react-query';

/** Rows of one commit come through several rooms within a moment; they are waited for, so that one fetch serves them all. */
const TOGETHER_MS = 30;
/** An answer that stays behind the clock that was asked for, three times over, will not catch up by asking. */
const MOST_TRIES = 3;

const wanted = new Map<string, number>();
const running = new Set<string>();

/**
 * Has a query fetched again until it stands at this clock. Many calls make one fetch, and a fetch under way is never broken off: in a meeting
 * people type faster than its file is made, and a screen that starts over each time would show nothing new.
 */
export function fetchUpTo(client: QueryClient, key: readonly unknown[], clock: number): void {
  const name = JSON.stringify(key);
  wanted.set(name, Math.max(wanted.get(name) ?? 0, clock));
  if (running.has(name)) return;
  running.add(name);
  // Taken off in the same turn in which the last look was taken, so that no call falls between.
  void run(client, key, name);
}

async function run(client: QueryClient, key: readonly unknown[], name: string): Promise<void> {
  try {
    await new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));
    await until(client, key, name);
  } finally {
    running.delete(name);
  }
}

async function until(client: QueryClient, key: readonly unknown[], name: string): Promise<void> {
  let goal = 0;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const next = wanted.get(name);
    if (next !== undefined && next > goal) [goal, tries] = [next, 0];
    wanted.delete(name);
    await client.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
    const query = client.getQueryCache().find({ queryKey: key, exact: true });
    const stands = (query?.state.data as { clock?: number } | undefined)?.clock;
    // Not on a screen, failed, or without a clock of its own: asked once is enough.
    const over = !query?.isActive() || query.state.status === 'error' || stands === undefined || stands >= goal;
    if (over && !wanted.has(name)) return;
  }
}
