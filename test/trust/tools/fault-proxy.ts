import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A line between two processes that can be spoilt. */
export type FaultProxy = {
  port: number;
  /** swallows everything in both directions and lets nobody through, without a word, as a cut cable does */
  blackhole(): void;
  /** passes on again what waits and what comes, as when the cable is back */
  heal(): void;
  /** ends all connections with RST */
  reset(): void;
  close(): Promise<void>;
};

/** Listens on a port of its own and passes all bytes to `target` on this machine. */
export async function openFaultProxy(target: number): Promise<FaultProxy> {
  const sockets = new Set<Socket>();
  const lines = new Set<{ near: Socket; far: Socket }>();
  const held: Socket[] = [];
  let cut = false;

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  }
  function join(near: Socket): void {
    if (near.destroyed) return;
    const line = { near, far: connect(target, '127.0.0.1') };
    keep(line.far);
    lines.add(line);
    pass(near, line.far);
    pass(line.far, near);
    // Over a cut line nobody hears that the other end is gone.
    for (const socket of [near, line.far]) socket.on('close', () => cut || hangUp(line));
  }
  function pass(from: Socket, to: Socket): void {
    from.on('data', (part) => {
      if (to.destroyed || to.write(part)) return;
      from.pause();
      to.once('drain', () => cut || from.resume());
    });
  }
  function hangUp(line: { near: Socket; far: Socket }): void {
    lines.delete(line);
    line.near.destroy();
    line.far.destroy();
  }
  const server = createServer((near) => {
    keep(near);
    if (!cut) return join(near);
    near.pause();
    held.push(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    blackhole() {
      cut = true;
      for (const socket of sockets) socket.pause();
    },
    heal() {
      cut = false;
      for (const line of lines) if (line.near.destroyed || line.far.destroyed) hangUp(line);
      for (const near of held.splice(0)) join(near);
      for (const socket of sockets) socket.resume();
    },
    reset() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
