import type { IncomingHttpHeaders } from 'node:http';

/**
 * May a page of this origin connect? Browsers name their origin on every WebSocket; programs name none, and a plain same-origin GET neither. An origin
 * that is named must be the server's own host or one that is listed, so that another site cannot ride on somebody's cookie.
 */
export function originFits(headers: IncomingHttpHeaders, allowed: string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
