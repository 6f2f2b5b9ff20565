import { createServer, type RequestListener, type Server } from 'node:http';

/** How long, how much and how many a server puts up with before it hangs up. */
export type Patience = { headersMs: number; requestMs: number; idleMs: number; checkMs: number; connections: number };

/** Fifteen seconds for the headers and thirty for all of a request are ample for a phone with one bar; a connection that says nothing more goes after a minute. */
export const PATIENCE: Patience = { headersMs: 15_000, requestMs: 30_000, idleMs: 60_000, checkMs: 2000, connections: 10_000 };

const MOST_HEADERS = 100;
const HEADER_BYTES = 16_384;
/** answers on one connection before it must be made anew */
const REQUESTS_A_CONNECTION = 10_000;

/**
 * An HTTP server that slow senders cannot hold (T15): who does not finish his headers or body in time gets 408 and is cut off, headers that are too large 431, and
 * beyond the most connections a new one is closed at once.
 */
export function patientServer(app: RequestListener, patience: Patience = PATIENCE): Server {
  const server = createServer(
    {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      keepAliveTimeout: patience.idleMs,
      connectionsCheckingInterval: patience.checkMs,
      maxHeaderSize: HEADER_BYTES,
      // A request with more than one Host, or none, is no request of a browser.
      requireHostHeader: true,
      insecureHTTPParser: false,
    },
    app,
  );
  server.maxHeadersCount = MOST_HEADERS;
  server.maxRequestsPerSocket = REQUESTS_A_CONNECTION;
  server.maxConnections = patience.connections;
  return server;
}
