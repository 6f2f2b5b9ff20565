import { codeOf, emailOf, PASSWORD, type Name } from './world.ts';

export type Answer = { status: number; type: string; body: any; headers: Headers };
export type CallOptions = { key?: string | null; headers?: Record<string, string>; raw?: string };
/** Somebody with a browser session, speaking HTTP. */
export type Visitor = {
  cookie: string;
  get(path: string, options?: CallOptions): Promise<Answer>;
  /** sends an Idempotency-Key unless `key` is null */
  post(path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  start(machine: string, input?: Record<string, unknown>, options?: CallOptions): Promise<Answer>;
  say(id: string, type: string, payload?: Record<string, unknown>, options?: CallOptions): Promise<Answer>;
};

/** Somebody who is not signed in (or has this cookie). */
export function visitor(url: string, cookie = ''): Visitor {
  const call = async (method: string, path: string, body: string | undefined, { headers }: CallOptions, key?: string): Promise<Answer> => {
    const sent = {
      ...(cookie ? { cookie } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key ? { 'idempotency-key': key } : {}),
      ...headers,
    };
    const response = await fetch(url + path, { method, headers: sent, body });
    const type = response.headers.get('content-type') ?? '';
    const text = await response.text();
    return { status: response.status, type, body: /json/.test(type) ? JSON.parse(text) : text, headers: response.headers };
  };
  const self: Visitor = {
    cookie,
    get: (path, options = {}) => call('GET', path, undefined, options),
    post: (path, body = {}, options = {}) =>
      call('POST', path, options.raw ?? JSON.stringify(body), options, options.key === null ? undefined : (options.key ?? crypto.randomUUID())),
    start: (machine, input = {}, options = {}) => self.post('/api/instances', { machine, input }, options),
    say: (id, type, payload = {}, options = {}) => self.post(`/api/instances/${id}/events`, { type, ...payload }, options),
  };
  return self;
}

/** Signs a person of the test world in. */
export async function signIn(url: string, name: Name): Promise<Visitor> {
  const answer = await visitor(url).post('/api/auth/sign-in/email', { email: emailOf(name), password: PASSWORD });
  if (answer.status !== 200) throw new Error(`${name} could not sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
  const signedIn = visitor(url, cookieOf(answer));
  if (answer.body.next !== 'second-factor') return signedIn;
  // A code works once: whoever signs in again within the half minute takes one of those beside it.
  for (const drift of [-30_000, 0, 30_000]) {
    const second = await signedIn.post('/api/auth/second-factor/code', { code: codeOf(name, Date.now() + drift) });
    if (second.status === 200) return visitor(url, cookieOf(second));
  }
  throw new Error(`${name} has used up the codes of this minute`);
}

/** The cookies that an answer sets, as a browser sends them back. */
export function cookieOf({ headers }: Answer): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
