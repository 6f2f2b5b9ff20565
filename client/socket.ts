import { useEffect, useSyncExternalStore } from 'react';
import { io, type Socket } from 'socket.io-client';
import type { Changes } from '../server/contract/shapes.ts';

export type Room = 'mine' | `case:${string}` | `meeting:${string}`;
export type Connection = 'connecting' | 'online' | 'offline';

type Hooks = { changes: (changes: Changes) => void; clock: () => number; clockKnown: Promise<void>; bye: () => void; inbox: () => void };

let socket: Socket | null = null;
let hooks: Hooks | null = null;
let connection: Connection = 'connecting';
const rooms = new Map<string, number>();
const presence = new Map<string, string[]>();
const listeners = new Set<() => void>();
const nobody: string[] = [];

/** Opens the one live connection of this page; `hooks` are the cache's. Called once somebody is signed in. */
export function openSocket(given: Hooks): () => void {
  hooks = given;
  // The library adds up to half: after any outage a screen is back within eight seconds, where ten are promised.
  socket = io({ path: '/socket.io', withCredentials: true, reconnectionDelay: 500, reconnectionDelayMax: 5_000 });
  socket.on('connect', () => {
    become('online');
    // A lost nudge loses nothing: every room is asked again from the clock that the cache stands at.
    for (const room of rooms.keys()) void ask(room);
  });
  socket.on('disconnect', () => become('offline'));
  socket.on('connect_error', () => become('offline'));
  socket.on('changes', (changes: Changes) => hooks?.changes(changes));
  socket.on('presence', (told: { room: string; people: string[] }) => {
    presence.set(told.room, told.people);
    tellAll();
  });
  window.addEventListener('offline', wentOffline);
  window.addEventListener('online', cameOnline);
  socket.on('bye', () => hooks?.bye());
  socket.on('inbox', () => hooks?.inbox());
  return closeSocket;
}

/** Closes it: signed out, or another hat is put on. Rooms stay known, so that opening again watches them again. */
export function closeSocket(): void {
  window.removeEventListener('offline', wentOffline);
  window.removeEventListener('online', cameOnline);
  socket?.removeAllListeners();
  socket?.disconnect();
  socket = null;
  presence.clear();
  become('connecting');
}

/** Watches a room until the returned function is called; several watchers of one room share it. */
export function watchRoom(room: Room): () => void {
  const watchers = rooms.get(room) ?? 0;
  rooms.set(room, watchers + 1);
  if (watchers === 0 && socket?.connected) void ask(room);
  return () => {
    const left = (rooms.get(room) ?? 1) - 1;
    if (left > 0) return void rooms.set(room, left);
    rooms.delete(room);
    presence.delete(room);
    socket?.emit('unwatch', { room });
  };
}

/** Watches a room as long as the component is on the screen. */
export function useRoom(room: Room | null): void {
  useEffect(() => (room ? watchRoom(room) : undefined), [room]);
}

/** online, offline, or connecting for the first time. */
export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => connection);
}

/** Person ids who look at this room now. Never stored anywhere. */
export function usePresence(room: Room | null): string[] {
  return useSyncExternalStore(subscribe, () => (room && presence.get(room)) || nobody);
}

/** Says that the person really looks at this room (a tab in front, a key pressed). */
export function sayHere(room: Room): void {
  socket?.emit('here', { room });
}

// The browser knows of a pulled cable long before a silent socket does.
const wentOffline = (): void => become('offline');
const cameOnline = (): void => {
  if (socket?.connected) become('online');
};

async function ask(room: string): Promise<void> {
  await hooks?.clockKnown;
  if (rooms.has(room)) socket?.emit('watch', { room, since: hooks?.clock() ?? 0 });
}

function become(next: Connection): void {
  if (next === connection) return;
  connection = next;
  tellAll();
}

function tellAll(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
