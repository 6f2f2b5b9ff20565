import { io, type Socket } from 'socket.io-client';
import type { Changes } from '../../../server/contract/shapes.ts';

/** A page of somebody, with its live connection and all that it ever saw. */
export type Page = {
  /** id of a row → when it was seen first, on our own watch */
  seen: Map<string, number>;
  /** how often it had to connect anew */
  again: number;
  /** moments at which its clock did not fit what came: it would have to fetch afresh */
  afresh: number;
  /** is away, as a laptop that is shut, until `back` */
  leave(): void;
  back(): void;
  close(): void;
};

const BETWEEN_MS = [200, 600] as const;

/**
 * Opens a page that watches `mine` on one of the servers and goes to the next one whenever it is cut off. `forgetful`, a twin: it does not say since when it
 * knows, so that what happened while it was away does not reach it.
 */
export async function openPage({ urls, at, cookie, forgetful }: { urls: string[]; at: number; cookie: string; forgetful: boolean }): Promise<Page> {
  const page: Page = { seen: new Map(), again: 0, afresh: 0, leave: () => {}, back: () => {}, close: () => {} };
  let clock = 0;
  let turn = at;
  let closed = false;
  let away = false;
  let socket: Socket | undefined;
  let retry: NodeJS.Timeout | undefined;

  function take(told: Changes): void {
    const now = performance.now();
    if (told.from !== clock) page.afresh++;
    clock = told.to;
    for (const row of told.rows) if (!page.seen.has(row.id)) page.seen.set(row.id, now);
  }
  function later(): void {
    if (closed || away) return;
    clearTimeout(retry);
    page.again++;
    retry = setTimeout(connect, BETWEEN_MS[0] + ((at * 37) % (BETWEEN_MS[1] - BETWEEN_MS[0])));
  }
  function connect(): void {
    if (closed || away) return;
    const own = io(urls[turn++ % urls.length], { transports: ['websocket'], extraHeaders: { cookie }, reconnection: false, forceNew: true, timeout: 5000 });
    socket = own;
    let over = false;
    const end = (): void => {
      if (over) return;
      over = true;
      own.disconnect();
      later();
    };
    own.on('connect', () => {
      // Far ahead of any clock: the server answers where it stands, and nothing of before.
      const since = forgetful && clock > 0 ? Number.MAX_SAFE_INTEGER : clock;
      own.timeout(8000).emit('watch', { room: 'mine', since }, (error: Error | null, answer?: { ok: boolean }) => (error || !answer?.ok) && end());
    });
    own.on('changes', take);
    own.on('disconnect', end);
    own.on('connect_error', end);
  }
  page.leave = () => {
    away = true;
    clearTimeout(retry);
    socket?.disconnect();
  };
  page.back = () => {
    away = false;
    later();
  };
  page.close = () => {
    closed = true;
    clearTimeout(retry);
    socket?.disconnect();
  };
  connect();
  return page;
}
