import type { Instance, Problem } from '../server/contract/shapes.ts';

/** What the server refused, or what kept us from reaching it, as a value that a screen can show. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.text?.en ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export type SendOptions = { key?: string; ifMatch?: number };

const signedOut = new Set<() => void>();

/** Calls back when the server says that nobody is signed in any more (401). Returns an unsubscribe. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

let askFresh: (() => Promise<boolean>) | null = null;

/** Sets who asks the second factor once more (403 `fresh-needed`); resolves with whether it was given. Returns an unsubscribe. */
export function onFreshNeeded(ask: () => Promise<boolean>): () => void {
  askFresh = ask;
  return () => {
    if (askFresh === ask) askFresh = null;
  };
}

/** Requests that a page makes by itself do not keep a session alive: only what follows a touch, a key or a click does. */
const SIGN_OF_LIFE_MS = 60_000;
let lastInput = performance.now();
for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
  globalThis.addEventListener?.(kind, () => (lastInput = performance.now()), { passive: true, capture: true });

/** A key for one intention of a person: made once, kept for every retry of the same intention. */
export function newKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Without https there is no randomUUID, and a pilot in a practice may well begin on plain http inside the house.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** JSON over HTTP on the same origin. Every failure is a ProblemError: of the server, or with code `offline`. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal) => call<T>('GET', path, undefined, {}, signal),
  post: <T>(path: string, body: unknown = {}, options: SendOptions = {}) => call<T>('POST', path, body, options),
  /** a file as it is */
  upload: <T>(path: string, file: Blob, options: SendOptions = {}) => call<T>('POST', path, file, options),
  /** bytes that are asked for with a body, such as a PDF */
  file: (path: string, body: unknown) => reach('POST', path, body, {}).then((response) => response.blob()),
  /** text of another type, such as the picture of a statechart */
  text: (path: string) => reach('GET', path, undefined, {}).then((response) => response.text()),
};

/** Says something to an instance; resolves with the instance as it stands afterwards. Throws ProblemError. */
export function sendEvent(id: string, type: string, payload: Record<string, unknown> = {}, options: { rev?: number; key?: string } = {}): Promise<Instance> {
  return api.post<Instance>(`/api/instances/${id}/events`, { ...payload, type }, { key: options.key ?? newKey(), ifMatch: options.rev });
}

/** Starts an instance; resolves with it. Throws ProblemError. */
export function startInstance(machine: string, input: Record<string, unknown> = {}, key: string = newKey()): Promise<Instance> {
  return api.post<Instance>('/api/instances', { machine, input }, { key });
}

/** Whether trying the same thing again, with the same key, is sensible: we do not know if it arrived. */
export function isUncertain(problem: Problem): boolean {
  return problem.code === 'offline' || problem.status >= 500 || problem.status === 429;
}

async function call<T>(method: string, path: string, body: unknown, options: SendOptions, signal?: AbortSignal): Promise<T> {
  const response = await reach(method, path, body, options, signal);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

async function reach(method: string, path: string, body: unknown, options: SendOptions, signal?: AbortSignal, again = false): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const bytes = body instanceof Blob;
  if (body !== undefined) headers['content-type'] = bytes ? 'application/octet-stream' : 'application/json';
  if (options.key) headers['idempotency-key'] = options.key;
  if (performance.now() - lastInput > SIGN_OF_LIFE_MS) headers['x-by-itself'] = '1';
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : bytes ? body : JSON.stringify(body),
      credentials: 'same-origin',
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError(offline());
  }
  if (response.ok) return response;
  if (response.status === 401 && !path.startsWith('/api/auth/')) for (const listener of signedOut) listener();
  const problem = await problemOf(response);
  // The same request once more, with the same key, after the second factor was given again.
  if (problem.code === 'fresh-needed' && askFresh && !again && (await askFresh())) return reach(method, path, body, options, signal, true);
  throw new ProblemError(problem);
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as Problem;
    if (body && typeof body.code === 'string' && body.text) return body;
  } catch {
    // Not our document: a proxy, or a server that is just starting. It gets words of our own below.
  }
  return {
    type: 'about:blank',
    title: response.statusText || 'Error',
    status: response.status,
    code: response.status === 401 ? 'not-signed-in' : 'unavailable',
    detail: '',
    text: { nl: 'De server gaf geen bruikbaar antwoord.', en: 'The server gave no usable answer.' },
    remedy: { nl: 'Probeer het over een minuut opnieuw.', en: 'Try again in a minute.' },
  };
}

function offline(): Problem {
  return {
    type: 'about:blank',
    title: 'Offline',
    status: 0,
    code: 'offline',
    detail: '',
    text: { nl: 'Geen verbinding met Mekoar. Het is nog niet verzonden.', en: 'No connection with Mekoar. It has not been sent yet.' },
    remedy: {
      nl: 'Wat u typte blijft staan. Zodra de verbinding terug is, kan het alsnog weg.',
      en: 'What you typed is kept. As soon as the connection is back it can still go.',
    },
  };
}
