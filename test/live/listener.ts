import { io, type Socket } from 'socket.io-client';
import type { Change, Changes } from '../../server/contract/shapes.ts';

type Told = Changes & { room: string };
/** A page with its live connection: everything that it heard, and ways to wait for more. */
export type Listener = {
  socket: Socket;
  heard: Told[];
  presence: { room: string; people: string[] }[];
  byes: { code: string }[];
  /** asks with an acknowledgement */
  ask(event: string, payload: unknown): Promise<{ ok: boolean; code?: string; clock?: number }>;
  /** resolves when the condition holds after something was heard */
  until(holds: () => boolean): Promise<void>;
  rows(): Change[];
  close(): void;
};

/** Connects with this cookie. Rejects with the server's reason when it does not let us in. `patienceMs`: how long to wait for what must come; long runs share their machine. */
export async function listen(url: string, cookie: string, headers: Record<string, string> = {}, patienceMs = 5000): Promise<Listener> {
  const socket = io(url, { path: '/socket.io', extraHeaders: { ...(cookie ? { cookie } : {}), ...headers }, reconnection: false, forceNew: true });
  const waiting = new Set<() => void>();
  const wake = () => [...waiting].forEach((look) => look());
  const self: Listener = {
    socket,
    heard: [],
    presence: [],
    byes: [],
    ask: (event, payload) => socket.timeout(patienceMs).emitWithAck(event, payload),
    until: (holds) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('Nothing of the kind was heard.')), patienceMs);
        const look = () => {
          if (!holds()) return;
          clearTimeout(late);
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    rows: () => self.heard.flatMap((told) => told.rows),
    close: () => void socket.disconnect(),
  };
  socket.on('changes', (told: Told) => (self.heard.push(told), wake()));
  socket.on('presence', (told) => (self.presence.push(told), wake()));
  socket.on('bye', (told) => (self.byes.push(told), wake()));
  socket.on('disconnect', wake);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return self;
}
