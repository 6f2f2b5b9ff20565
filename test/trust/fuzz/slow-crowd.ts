import { connect, type Socket } from 'node:net';

/** Connections that never finish their request: half of them say nothing, the others a header now and then. */
export type Crowd = { there(): number; cutOff(): number; leave(): void };

/** Opens so many of them. Those that the server hangs up on are counted. */
export async function slowCrowd(url: string, count: number): Promise<Crowd> {
  const { hostname, port } = new URL(url);
  let cut = 0;
  const sockets: Socket[] = [];
  const enter = (at: number) =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname);
      sockets.push(socket);
      socket.once('connect', () => {
        if (at % 2) socket.write('POST /api/auth/sign-in/email HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
        resolve();
      });
      socket.once('close', () => ((cut += 1), resolve()));
      socket.on('error', () => {});
      // Reading lets the end be seen.
      socket.resume();
    });
  for (let at = 0; at < count; at += 100) await Promise.all(Array.from({ length: Math.min(100, count - at) }, (_, nth) => enter(at + nth)));
  const drip = setInterval(() => sockets.forEach((socket, at) => at % 2 && socket.writable && socket.write('X-A: b\r\n')), 200);
  return {
    there: () => sockets.filter((socket) => !socket.destroyed).length,
    cutOff: () => cut,
    leave() {
      clearInterval(drip);
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
