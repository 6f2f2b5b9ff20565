import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchUpTo } from '../../client/refetch.ts';

/** A query on a screen whose answers the test hands out one by one. */
function onScreen(clocks: number[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(['meeting', 'm'], { clock: 1 });
  let fetches = 0;
  const observer = new QueryObserver(client, {
    queryKey: ['meeting', 'm'],
    queryFn: async () => {
      fetches += 1;
      await new Promise((resolve) => setTimeout(resolve, 40));
      return { clock: clocks.shift() ?? 99 };
    },
  });
  const stop = observer.subscribe(() => {});
  return { client, stop, fetches: () => fetches };
}
/** The clock of the test, so that a busy machine changes nothing. */
const pause = (ms: number) => vi.advanceTimersByTimeAsync(ms);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ten rows of one commit make one fetch', async () => {
  const { client, stop, fetches } = onScreen([5]);
  for (let at = 0; at < 10; at++) fetchUpTo(client, ['meeting', 'm'], 5);
  await pause(150);
  expect(fetches()).toBe(1);
  expect(client.getQueryData(['meeting', 'm'])).toEqual({ clock: 5 });
  stop();
});

test('a change during a fetch lets that fetch end and asks once more', async () => {
  const { client, stop, fetches } = onScreen([5, 6]);
  fetchUpTo(client, ['meeting', 'm'], 5);
  await pause(50);
  fetchUpTo(client, ['meeting', 'm'], 6);
  await pause(250);
  expect(fetches()).toBe(2);
  expect(client.getQueryData(['meeting', 'm'])).toEqual({ clock: 6 });
  stop();
});

test('an answer that never gets there is asked three times and no more', async () => {
  const { client, stop, fetches } = onScreen([2, 2, 2, 2, 2]);
  fetchUpTo(client, ['meeting', 'm'], 5);
  await pause(400);
  expect(fetches()).toBe(3);
  stop();
});
