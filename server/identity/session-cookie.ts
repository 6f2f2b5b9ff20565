import type { IncomingHttpHeaders } from 'node:http';

/** With https the browser itself keeps other hosts and paths from setting it (`__Host-`). */
const nameOf = (https: boolean) => (https ? '__Host-mekoar.session' : 'mekoar.session');

/** The line that gives the browser its session; null takes it away. It ends with the browser: how long it holds, the server says. */
export function sessionCookie(token: string | null, https: boolean): string {
  const parts = [`${nameOf(https)}=${token ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Lax', ...(https ? ['Secure'] : []), ...(token ? [] : ['Max-Age=0'])];
  return parts.join('; ');
}

/** The token that a browser sent; null when there is none. */
export function tokenOf(headers: Pick<IncomingHttpHeaders, 'cookie'>, https: boolean): string | null {
  const found = (headers.cookie ?? '').split(/;\s*/).find((part) => part.startsWith(`${nameOf(https)}=`));
  const token = found?.slice(nameOf(https).length + 1) ?? '';
  return /^[\w-]{43}$/.test(token) ? token : null;
}
