import { createHash } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

type Node = { port: number; restUntil: number };
type Options = { host: string; port: number; nodes: number[] };

const REST_MS = 1000;
const MOST_BODY = 1_000_000;
const NOBODY = { nl: 'Geen van de servers antwoordt.', en: 'None of the servers answers.' };

/**
 * One address before several nodes. Each connection of a browser is with the next node in turn, its live connection always with the same one; when that does
 * not answer, another one does. A request that may be said twice (it only reads, or has an Idempotency-Key) is said again when its node dies over it.
 * Rejects when the port is taken.
 */
export async function openFront({ host, port, nodes }: Options): Promise<{ close(): void }> {
  const all: Node[] = nodes.map((own) => ({ port: own, restUntil: 0 }));
  const turns = new WeakMap<object, number>();
  const open = new Set<Socket>();
  let turn = 0;

  /** The nodes in the order in which to try them for this request: those that failed just now come last. */
  function inOrder(asked: IncomingMessage): Node[] {
    // The first steps of a live connection are several requests, of which only one node knows.
    const live = asked.url?.startsWith('/socket.io');
    if (!live && !turns.has(asked.socket)) turns.set(asked.socket, turn++);
    const first = (live ? numberOf(asked.headers.cookie ?? '') : turns.get(asked.socket)!) % all.length;
    const order = [...all.slice(first), ...all.slice(0, first)];
    const rests = (node: Node) => Number(node.restUntil > performance.now());
    return order.sort((a, b) => rests(a) - rests(b));
  }

  const server = createServer(async (asked, answer) => {
    const body = await bodyOf(asked);
    if (!body) return void answer.writeHead(413).end();
    for (const node of inOrder(asked)) if (await passOn(asked, body, node, answer)) return;
    answer.writeHead(503, { 'content-type': 'application/problem+json' });
    answer.end(
      JSON.stringify({
        type: 'urn:mekoar:problem:unavailable',
        title: 'Service Unavailable',
        status: 503,
        code: 'unavailable',
        detail: NOBODY.nl,
        text: NOBODY,
      }),
    );
  });
  server.on('connection', (socket: Socket) => open.add(socket.on('close', () => open.delete(socket))));
  server.on('upgrade', (asked, socket, head) => void upgrade(asked, socket, head, inOrder(asked)));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return {
    close() {
      server.close();
      open.forEach((socket) => socket.destroy());
    },
  };
}

const numberOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();

/** The whole body, because it may have to be said twice; null when it is too large. */
async function bodyOf(asked: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of asked) {
    size += part.length;
    if (size > MOST_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Resolves to false when another node may be asked: this one did not hear it, or it may be said twice. */
function passOn(asked: IncomingMessage, body: Buffer, node: Node, answer: ServerResponse): Promise<boolean> {
  const { method, url: path, headers } = asked;
  const twice = method === 'GET' || method === 'HEAD' || headers['idempotency-key'] !== undefined;
  return new Promise((resolve) => {
    const passed = request({ host: '127.0.0.1', port: node.port, method, path, headers: { ...headers, connection: 'close' }, agent: false });
    passed.on('response', (given) => {
      // Whether the browser's own connection stays is between it and us.
      const { connection: _, 'keep-alive': __, ...rest } = given.headersDistinct;
      answer.writeHead(given.statusCode!, rest as Record<string, string[]>);
      given.pipe(answer);
      // A node that dies in the middle of an answer: the browser must see that it is not whole.
      given.on('close', () => given.complete || answer.destroy());
      resolve(true);
    });
    passed.on('error', (error: NodeJS.ErrnoException) => {
      if (answer.headersSent) return;
      node.restUntil = performance.now() + REST_MS;
      if (twice || error.code === 'ECONNREFUSED') return resolve(false);
      resolve(true);
      answer.destroy();
    });
    answer.on('close', () => passed.destroy());
    passed.end(body);
  });
}

async function upgrade(asked: IncomingMessage, browser: Duplex, head: Buffer, nodes: Node[]): Promise<void> {
  for (const node of nodes) {
    const line = await reach(node);
    if (!line) continue;
    const headers = asked.rawHeaders.reduce((text, part, at) => text + part + (at % 2 ? '\r\n' : ': '), '');
    line.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers}\r\n`);
    line.write(head);
    for (const [from, to] of [
      [line, browser],
      [browser, line],
    ])
      from
        .on('error', () => to.destroy())
        .on('close', () => to.destroy())
        .pipe(to);
    return;
  }
  browser.destroy();
}

function reach(node: Node): Promise<Socket | null> {
  return new Promise((resolve) => {
    const line = connect(node.port, '127.0.0.1');
    line.once('connect', () => resolve(line));
    line.once('error', () => {
      node.restUntil = performance.now() + REST_MS;
      resolve(null);
    });
  });
}
