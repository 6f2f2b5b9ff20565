import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { CaseFile, Change, Changes, Instance, MeetingFile, Page, Row } from '../server/contract/shapes.ts';
import { api } from './api.ts';
import { fetchUpTo } from './refetch.ts';

/** Up to which clock this page knows what happened. */
let clock = 0;
let firstClock: () => void;
let catchingUp: Promise<void> | null = null;
const glowing = new Map<string, number>();
const listeners = new Set<() => void>();
let glowVersion = 0;

export const currentClock = (): number => clock;

/** Resolves once a first answer told the clock: before that there is nothing to ask changes since. */
export const clockKnown = new Promise<void>((resolve) => (firstClock = resolve));

/** Notes the clock of an answer, the first time: from there on live changes are asked. Hands the answer through. */
export function noteClock<T extends { clock: number }>(answer: T): T {
  if (clock === 0) clock = answer.clock;
  firstClock();
  return answer;
}

/**
 * Takes live changes in. When they begin after what this page knows, something was missed: it asks for all rows since then instead.
 */
export async function applyChanges(client: QueryClient, changes: Changes): Promise<void> {
  if (clock !== 0 && changes.from > clock) return catchUp(client);
  takeRows(client, changes.rows, true);
  clock = Math.max(clock, changes.to);
}

/** Asks for everything since the clock of this page; also used when the connection comes back. */
export function catchUp(client: QueryClient): Promise<void> {
  const asked = clock;
  catchingUp ??= api
    .get<Changes>(`/api/changes?since=${asked}`)
    .then((missed) => {
      // Too much happened (or the server went back to a backup): rows would not tell all of it.
      if (missed.from !== asked) {
        clock = missed.to;
        return void client.invalidateQueries();
      }
      takeRows(client, missed.rows, true);
      clock = Math.max(clock, missed.to);
    })
    .catch(() => void client.invalidateQueries())
    .finally(() => (catchingUp = null));
  return catchingUp;
}

/** Puts the answer to one's own send in the cache and has everything around it fetched again. */
export function settle(client: QueryClient, instance: Instance): void {
  if ('gone' in instance) return takeRows(client, [{ id: instance.id, gone: true, clock: instance.clock }], false);
  client.setQueryData(['instance', instance.id], instance);
  takeRows(client, [instance.row], false, instance.id);
}

/** True for a second after a live change touched this id. */
export function useGlow(id: string): boolean {
  useSyncExternalStore(subscribe, () => glowVersion);
  return glowing.has(id);
}

function takeRows(client: QueryClient, rows: Change[], live: boolean, already?: string): void {
  if (rows.length === 0) return;
  for (const change of rows) {
    patchLists(client, change);
    refreshBoards(client, change);
    if (change.id !== already) refreshIfOlder(client, ['instance', change.id], change.clock);
    refreshAround(client, change);
    if (live && !('gone' in change)) glow(change.id);
  }
  fetchUpTo(client, ['inbox'], 0);
  // One of mine opened or ended, perhaps in another window.
  if (rows.some((row) => 'machine' in row && row.machine === 'breakGlass')) void client.invalidateQueries({ queryKey: ['emergency'] });
}

function patchLists(client: QueryClient, change: Change): void {
  for (const [key, page] of client.getQueriesData<Page>({ queryKey: ['rows'] })) {
    if (!page) continue;
    const filter = key[1] as Record<string, unknown>;
    const at = page.rows.findIndex((row) => row.id === change.id);
    if ('gone' in change) {
      if (at >= 0) client.setQueryData<Page>(key, { ...page, rows: page.rows.filter((row) => row.id !== change.id), total: page.total - 1 });
      continue;
    }
    if (at >= 0 && page.rows[at].clock <= change.clock) client.setQueryData<Page>(key, { ...page, rows: page.rows.with(at, change) });
    if (concerns(filter, change, at >= 0)) void client.invalidateQueries({ queryKey: key, exact: true });
  }
}

/** A board is fetched anew when something of its machine changed, or a line of it is no longer to be seen. */
function refreshBoards(client: QueryClient, change: Change): void {
  for (const [key, board] of client.getQueriesData<{ lines?: { row: Row }[] }>({ queryKey: ['caseload'] })) {
    const stood = 'gone' in change && board?.lines?.some((line) => line.row.id === change.id);
    if (stood || ('machine' in change && change.machine === key[1])) refreshIfOlder(client, key, change.clock);
  }
}

/** Whether a changed row may enter or leave this list; one that merely stands in it has been replaced already. */
function concerns(filter: Record<string, unknown>, row: Row, stands: boolean): boolean {
  if (filter.machine && filter.machine !== row.machine) return false;
  if (filter.case && filter.case !== row.case) return false;
  return !stands || Boolean(filter.state || filter.owner || filter.due_before || filter.running);
}

function refreshAround(client: QueryClient, change: Change): void {
  const ids = 'gone' in change ? [change.id] : [change.id, change.case, change.meeting];
  for (const id of ids) {
    if (!id) continue;
    refreshIfOlder(client, ['case', id], change.clock);
    refreshIfOlder(client, ['meeting', id], change.clock);
  }
  for (const [key, file] of client.getQueriesData<CaseFile | MeetingFile>({ predicate: ({ queryKey }) => queryKey[0] === 'case' || queryKey[0] === 'meeting' }))
    if (file && holds(file, change.id)) refreshIfOlder(client, key, change.clock);
}

function holds(file: CaseFile | MeetingFile, id: string): boolean {
  if (file.actions.some((action) => action.id === id)) return true;
  if ('signals' in file) return [...file.signals, ...file.consents, ...file.items].some((instance) => instance.id === id);
  return file.items.some((item) => item.instance.id === id || item.instance.row.case === id);
}

function refreshIfOlder(client: QueryClient, key: readonly unknown[], than: number): void {
  const known = client.getQueryData<{ clock: number }>(key);
  if (known && known.clock >= than && than > 0) return;
  fetchUpTo(client, key, than);
}

function glow(id: string): void {
  clearTimeout(glowing.get(id));
  glowing.set(id, setTimeout(() => tell(() => glowing.delete(id)), 1600) as unknown as number);
  tell(() => {});
}

function tell(change: () => void): void {
  change();
  glowVersion += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const heard = new Set<(people: string[]) => void>();

/** Calls back with the person ids who changed what is on the screen, once the new timeline says it. Returns an unsubscribe. */
export function whoChanged(listener: (people: string[]) => void): () => void {
  heard.add(listener);
  return () => heard.delete(listener);
}

/** Tells who changed something on the screen; said by whoever fetched the new timeline. */
export function sayWhoChanged(people: string[]): void {
  for (const listener of heard) listener(people);
}
