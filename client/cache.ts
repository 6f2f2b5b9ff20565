import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import type { CaseFile, ClientCard, Directory, Instance, Me, MeetingFile, Page, Problem, inboxLine, letter, onCallNumber } from '../server/contract/shapes.ts';
import { api, isUncertain, newKey, ProblemError, sendEvent } from './api.ts';
import { setServerNow } from './clock.ts';
import { noteClock, settle } from './live.ts';

export type OnCallNumber = z.infer<typeof onCallNumber>;
export type InboxLine = z.infer<typeof inboxLine>;
export type Letter = z.infer<typeof letter>;
export type RowFilter = {
  machine?: string;
  state?: string;
  owner?: string;
  case?: string;
  meeting?: string;
  client?: string;
  due_before?: string;
  q?: string;
  running?: string;
  limit?: number;
  after?: string;
};
/** `gone`: the act took the instance out of one's sight; there is no more of it than its id. */
export type Sent = { ok: true; instance: Instance; gone?: boolean } | { ok: false; problem: Problem };
export type Send = { type: string; payload?: Record<string, unknown>; rev?: number; key?: string };

/** One place for the names under which the cache keeps things. */
export const keys = {
  me: ['me'] as const,
  directory: ['directory'] as const,
  onCall: ['on-call'] as const,
  inbox: ['inbox'] as const,
  clients: (q: string) => ['clients', q] as const,
  rows: (filter: RowFilter) => ['rows', filter] as const,
  instance: (id: string) => ['instance', id] as const,
  case: (id: string) => ['case', id] as const,
  meeting: (id: string) => ['meeting', id] as const,
  letter: (id: string) => ['letter', id] as const,
};

/** The cache of this page. What is fetched stays good until a live change or a send says otherwise. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      // Without a network it says so at once, instead of waiting in silence; the forms send again by themselves.
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && isUncertain(error.problem),
    },
    mutations: { networkMode: 'always' },
  },
});

/** Who I am; `data: null` when nobody is signed in. Sets the clock of the screens. */
export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: loadMe, staleTime: 5 * 60_000 });
}

/** Everybody one works with, and names by id. */
export function useDirectory() {
  const query = useQuery({ queryKey: keys.directory, queryFn: () => api.get<Directory>('/api/directory'), staleTime: 10 * 60_000 });
  const people = query.data?.people ?? [];
  const organisations = query.data?.organisations ?? [];
  return {
    ...query,
    people,
    organisations,
    personName: (id: string | null | undefined) => people.find((person) => person.id === id)?.name ?? '',
    orgName: (id: string | null | undefined) => organisations.find((org) => org.id === id)?.name ?? '',
  };
}

export const useInstance = (id: string) =>
  useQuery({ queryKey: keys.instance(id), queryFn: ({ signal }) => api.get<Instance>(`/api/instances/${id}`, signal).then(noteClock) });
export const useCase = (id: string) =>
  useQuery({ queryKey: keys.case(id), queryFn: ({ signal }) => api.get<CaseFile>(`/api/cases/${id}`, signal).then(noteClock) });
export const useOnCall = () => useQuery({ queryKey: keys.onCall, queryFn: () => api.get<OnCallNumber[]>('/api/on-call').then(listOf<OnCallNumber>) });
export const useInbox = () => useQuery({ queryKey: keys.inbox, queryFn: () => api.get<InboxLine[]>('/api/inbox').then(listOf<InboxLine>) });
export const useLetter = (id: string) => useQuery({ queryKey: keys.letter(id), queryFn: () => api.get<Letter>(`/api/letters/${id}`) });

/** A meeting with its agenda; also sets the clock, so that every screen shows the same item clock. */
export const useMeeting = (id: string) =>
  useQuery({
    queryKey: keys.meeting(id),
    queryFn: async ({ signal }) => {
      const file = noteClock(await api.get<MeetingFile>(`/api/meetings/${id}`, signal));
      if (file.now) setServerNow(file.now, standsStill(cache.getQueryData<Me>(keys.me)));
      return file;
    },
  });

/** What this viewer may see, as lines of a list. */
export const useRows = (filter: RowFilter, options: { enabled?: boolean } = {}) =>
  useQuery({
    queryKey: keys.rows(filter),
    queryFn: ({ signal }) => api.get<Page>(`/api/instances?${query(filter)}`, signal).then(noteClock),
    placeholderData: (before) => before,
    ...options,
  });

/** Clients by (part of a) name; asked from two letters on. */
export const useClients = (q: string) =>
  useQuery({
    queryKey: keys.clients(q),
    queryFn: ({ signal }) => api.get<ClientCard[]>(`/api/clients?q=${encodeURIComponent(q)}`, signal).then(listOf<ClientCard>),
    enabled: q.trim().length > 1,
    placeholderData: (before) => before,
  });

/**
 * Sends events to one instance. A refusal comes back as `{ok: false, problem}`, to be shown beside the button. The key of a send that
 * may or may not have arrived is kept, and used again when the same thing is sent once more.
 */
export function useSend(id: string) {
  const client = useQueryClient();
  const pending = useRef<{ said: string; key: string } | null>(null);
  return useMutation<Sent, Error, Send>({
    mutationFn: async ({ type, payload = {}, rev, key }) => {
      const said = JSON.stringify([id, type, payload]);
      const used = key ?? (pending.current?.said === said ? pending.current.key : newKey());
      pending.current = { said, key: used };
      try {
        const instance = await sendEvent(id, type, payload, { rev, key: used });
        pending.current = null;
        const gone = 'gone' in instance;
        settle(client, instance);
        return { ok: true, instance, gone };
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (!isUncertain(error.problem)) pending.current = null;
        if (error.problem.status === 409 || error.problem.status === 412) void client.invalidateQueries({ queryKey: keys.instance(id) });
        return { ok: false, problem: error.problem };
      }
    },
  });
}

async function loadMe(): Promise<Me | null> {
  try {
    const me = await api.get<Me>('/api/me');
    setServerNow(me.now, standsStill(me));
    return me;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return null;
    throw error;
  }
}

function query(filter: RowFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

/** A list route answers with an array, or with one under a name. */
function listOf<T>(answer: unknown): T[] {
  if (Array.isArray(answer)) return answer as T[];
  return (Object.values(answer as Record<string, unknown>).find(Array.isArray) as T[] | undefined) ?? [];
}

const standsStill = (me: Me | undefined): boolean => (me?.manualClock ?? false) && !me?.clockRuns;
