import type { IncomingMessage } from 'node:http';
import type { RawSocket } from './raw-socket.ts';

const MINUTE_MS = 60_000;
/** addresses that are counted at once; more than that, and the count begins anew */
const MOST_ADDRESSES = 10_000;

export type Door = {
  /** whether one more handshake from this address fits in this minute */
  admits(request: IncomingMessage): boolean;
  /** closes a connection that brings more packets in a second than people can send, whatever is in them */
  guard(raw: RawSocket): void;
  close(): void;
};

/**
 * Who may knock how often (T15): handshakes a minute per address, packets a second per connection. `behindProxy`: a proxy on this machine says who called.
 * 0 handshakes: nobody is counted.
 */
export function createDoor(limits: { handshakesAMinute: number; packetsASecond: number; behindProxy: boolean }): Door {
  const knocks = new Map<string, number>();
  const counted = new Map<RawSocket, number>();
  const minute = setInterval(() => knocks.clear(), MINUTE_MS).unref();
  const second = setInterval(() => counted.forEach((_, raw) => counted.set(raw, 0)), 1000).unref();
  return {
    admits(request) {
      if (limits.handshakesAMinute === 0) return true;
      const address = callerOf(request, limits.behindProxy);
      if (knocks.size >= MOST_ADDRESSES && !knocks.has(address)) knocks.clear();
      const before = knocks.get(address) ?? 0;
      knocks.set(address, before + 1);
      return before < limits.handshakesAMinute;
    },
    guard(raw) {
      counted.set(raw, 0);
      raw.on('packet', () => {
        const packets = (counted.get(raw) ?? 0) + 1;
        counted.set(raw, packets);
        if (packets > limits.packetsASecond) raw.close(true);
      });
      raw.on('close', () => counted.delete(raw));
    },
    close() {
      clearInterval(minute);
      clearInterval(second);
    },
  };
}

/** The address of the other end; behind a proxy on this machine the last one that it names, as Express takes it. */
function callerOf({ socket, headers }: IncomingMessage, behindProxy: boolean): string {
  const peer = socket.remoteAddress ?? '';
  const said = headers['x-forwarded-for'];
  const proxied = behindProxy && /^(::1|127\.|::ffff:127\.)/.test(peer) && typeof said === 'string';
  return (proxied && said.split(',').at(-1)?.trim()) || peer;
}
