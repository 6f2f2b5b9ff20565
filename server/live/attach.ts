import type { IncomingHttpHeaders, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Engine } from '../engine/types.ts';
import { createUnderWay } from '../runtime/under-way.ts';
import { MOST_PEOPLE, type Bus } from './bus.ts';
import type { LiveTrail } from './live-trail.ts';
import type { FeedDeps } from './feed.ts';
import { ANSWERED, Connection, type Visitor } from './connection.ts';
import { liveEvents } from '../contract/live.ts';
import { checkEvents } from './check-events.ts';
import { createDoor, type Door } from './door.ts';
import { originFits } from './origin.ts';
import { Presence } from './presence.ts';
import { sharePresence } from './share-presence.ts';
import { createSharedLooks } from './shared-looks.ts';

export type LiveDeps = FeedDeps & {
  engine: Pick<Engine, 'onCommit'>;
  /** who the cookie of these headers speaks for, while he looks at these meetings; null when the session is over or has no hat that may see content */
  resolveWho: (headers: IncomingHttpHeaders, meetings?: string[]) => Promise<Visitor | null>;
  /** origins besides the server's own host from which a browser may connect */
  origins: string[];
  /** a proxy on this machine says who calls */
  behindProxy?: boolean;
  /** from one address; absent or 0: any number */
  handshakesAMinute?: number;
  /** notes before it is sent what a viewer gets, and what he was refused; the feed sends nothing that could not be noted */
  trail: LiveTrail;
  /** says which class of failure happened; never content */
  report: (what: string, error: unknown) => void;
  /** the line to other nodes on the same database */
  bus: Bus;
  /** how often presence is told to them and grows old; default 5 s */
  beatMs?: number;
  /** how often an idle connection's session and clock are looked at; default 5 s */
  sweepMs?: number;
};

export type Live = {
  /** who is in a room now; from memory only */
  online(room: string): string[];
  /** tells these people's screens that their inbox has something new */
  poke(people: string[]): void;
  /** looks at the sessions of this person (or everybody) at once: after sign-out, a change of hat, an account that was closed */
  recheck(person?: string): Promise<void>;
  close(): Promise<void>;
};

const MOST_BYTES = 16_384;
const MOST_CONNECTIONS = 20;
const MESSAGES_A_SECOND = 20;
/** Packets of whatever kind; a page that says twenty things a second sends thirty. */
const PACKETS_A_SECOND = 100;
/** Who is connected and does not say who he is. */
const SILENT_MS = 10_000;
const SWEEP_MS = 5000;

/**
 * Puts the live feed on an HTTP server: Socket.IO with the session cookie. A commit is only a nudge; what a viewer gets is read from the database
 * since the clock that he has, so a lost nudge loses nothing. Nobody is let in without a session, from a foreign origin, or more than 20 times.
 */
export function attachLive(httpServer: HttpServer, deps: LiveDeps): Live {
  checkEvents(liveEvents, ANSWERED);
  const presence = new Presence();
  const tell = (room: string) => void io.to(room).emit('presence', { room, people: presence.people(room) });
  const shared = sharePresence({ presence, bus: deps.bus, tell, beatMs: deps.beatMs });
  const announce = (room: string) => (tell(room), shared.changed(room));
  const looks = createSharedLooks(deps);
  const connections = new Set<Connection>();
  /** looks at sessions, and queries of connections that ended before them */
  const underWay = createUnderWay();
  const { handshakesAMinute = 0, behindProxy = false } = deps;
  const door = createDoor({ handshakesAMinute, packetsASecond: PACKETS_A_SECOND, behindProxy });
  const io = socketServer(httpServer, deps.origins, door);

  io.use(async (socket, next) => {
    try {
      const visitor = await underWay.add(deps.resolveWho(socket.request.headers));
      const mine = [...connections].filter((connection) => connection.person === visitor?.who.person).length;
      if (!visitor) return next(new Error('not-signed-in'));
      if (mine >= MOST_CONNECTIONS) return next(new Error('too-many'));
      socket.data.visitor = visitor;
      next();
    } catch (error) {
      deps.report('live handshake', error);
      next(new Error('unavailable'));
    }
  });
  io.on('connection', (socket) => {
    const connection = new Connection(socket, socket.data.visitor, { ...deps, looks, presence, announce, messagesASecond: MESSAGES_A_SECOND });
    connections.add(connection);
    socket.on('disconnect', () => {
      connections.delete(connection);
      void underWay.add(connection.settled());
    });
  });

  const each = (work: (connection: Connection) => void) => connections.forEach(work);
  const poke = (people: string[]) => each((connection) => people.includes(connection.person) && connection.poke());
  const recheck = (person?: string) =>
    Promise.all([...connections].filter((one) => !person || one.person === person).map((one) => underWay.add(one.recheck())));
  const stops = [
    shared.stop,
    deps.engine.onCommit((clock) => (looks.nudged(), each((connection) => connection.nudge(clock)))),
    deps.bus.subscribe('inbox', ({ people }) => poke(people)),
    deps.bus.subscribe('session', ({ person }) => void recheck(person).catch((error) => deps.report('live session', error))),
  ];
  const tick = setInterval(() => each((connection) => connection.refill()), 1000).unref();
  const sweep = setInterval(() => each((connection) => void connection.sweep()), deps.sweepMs ?? SWEEP_MS).unref();

  return {
    online: (room) => presence.people(room),
    poke(people) {
      poke(people);
      for (let at = 0; at < people.length; at += MOST_PEOPLE) deps.bus.publish('inbox', { people: people.slice(at, at + MOST_PEOPLE) });
    },
    async recheck(person) {
      deps.bus.publish('session', { person });
      await recheck(person);
    },
    async close() {
      stops.forEach((stop) => stop());
      clearInterval(tick);
      clearInterval(sweep);
      door.close();
      io.disconnectSockets(true);
      // The HTTP server is the caller's to close; engine and its clients are ours.
      io.engine.close();
      await Promise.all([...connections].map((connection) => connection.settled()));
      await underWay.settled();
    },
  };
}

/** Socket.IO behind its door: foreign pages and who knocks too often stay outside, and nobody stays who does not say who he is. */
function socketServer(httpServer: HttpServer, origins: string[], door: Door): Server {
  const io = new Server(httpServer, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: MOST_BYTES,
    // Measured: recovery by the library loses packets across restarts; catching up since a clock does not (TRUST.md H6).
    connectionStateRecovery: undefined,
    connectTimeout: SILENT_MS,
    allowRequest: (request, answer) => answer(null, originFits(request.headers, origins) && door.admits(request)),
  });
  io.engine.on('connection', door.guard);
  io.engine.on('headers', (headers: Record<string, string>) => Object.assign(headers, { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }));
  return io;
}
