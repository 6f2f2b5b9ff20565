import type { z } from 'zod';
import { tracks } from '../../../machines/index.ts';
import type { Route } from '../../../server/contract/route.ts';
import { routes } from '../../../server/contract/routes.ts';
import type { Random } from '../tools/random.ts';
import { fromSchema, type Make } from './from-schema.ts';
import { NASTY, spoil } from './spoil.ts';

export type Fuzzed = { asked: number; wrong: string[]; slowestMs: number; statuses: Record<string, number> };
/** `cookies` of people, one of them empty; `ids` that exist. */
export type Target = { url: string; cookies: string[]; ids: string[]; hangMs: number };
type Sent = { method: string; path: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> };

/** These end the run for everybody: the session that asks, or the clock. */
const NEVER = new Set(['signOut', 'setClock', 'endOtherSessions', 'leave', 'endSessionsOf', 'endMembership', 'firstRun']);
const ALL = (Object.values(routes) as Route[]).filter((route) => !NEVER.has(route.id));
const TRACE = /\n\s+at .+:\d+|node_modules|\/server\/|SQLITE_|syntax error at/;

/** Sends so many requests that nearly fit the contracts, and many that do not fit anything, and says which were not answered as they should. */
export async function fuzzHttp(target: Target, random: Random, count: number): Promise<Fuzzed> {
  const fuzzed: Fuzzed = { asked: 0, wrong: [], slowestMs: 0, statuses: {} };
  const sender = requestsFor(target.ids);
  const worker = async () => {
    while (fuzzed.asked < count && fuzzed.wrong.length < 50) {
      fuzzed.asked += 1;
      await judge(target, sender(random, target.cookies), fuzzed);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return fuzzed;
}

async function judge({ url, hangMs }: Target, sent: Sent, fuzzed: Fuzzed): Promise<void> {
  const began = performance.now();
  const wrong = (what: string) => void fuzzed.wrong.push(`${sent.method} ${sent.path.slice(0, 90)} ${excerpt(sent.body)}: ${what}`);
  try {
    const answer = await fetch(url + sent.path, { ...sent, redirect: 'manual', signal: AbortSignal.timeout(hangMs) });
    const text = await answer.text();
    fuzzed.statuses[answer.status] = (fuzzed.statuses[answer.status] ?? 0) + 1;
    if (answer.status >= 500 && !(answer.status === 503 && text.includes('"unavailable"'))) wrong(`${answer.status}`);
    else if (answer.status >= 400 && !/problem\+json/.test(answer.headers.get('content-type') ?? '')) wrong(`${answer.status} without a problem document`);
    if (answer.status >= 400 && TRACE.test(text)) wrong('tells how it is made inside');
  } catch (error) {
    wrong((error as Error).name === 'TimeoutError' ? `no answer in ${hangMs} ms` : `cut off: ${String((error as Error).cause ?? error)}`);
  }
  fuzzed.slowestMs = Math.max(fuzzed.slowestMs, Math.round(performance.now() - began));
}

const excerpt = (body: Sent['body']) => (typeof body === 'string' ? body.slice(0, 300) : body ? `<${body.length} bytes>` : '');

function requestsFor(ids: string[]): (random: Random, cookies: string[]) => Sent {
  const makers = new Map<string, Make>();
  const maker = (name: string, schema: z.ZodType): Make => {
    if (!makers.has(name)) makers.set(name, fromSchema(schema, ids));
    return makers.get(name)!;
  };
  return (random, cookies) => {
    const pick = <T>(all: readonly T[]): T => all[random.whole(0, all.length - 1)];
    const route = random.whole(0, 3) === 0 ? pick([routes.start, routes.send] as Route[]) : pick(ALL);
    const path = pathOf(route, random, ids);
    const cookie = pick(cookies);
    const headers: Record<string, string> = cookie ? { cookie } : {};
    if (route.method === 'get') return { method: 'GET', path: path + queryOf(route, random, maker), headers: odd(headers, random) };
    headers['content-type'] = 'application/json';
    headers['idempotency-key'] = random.whole(0, 20) ? String(random.next()) : pick(['', 'x'.repeat(300), 'a b', '\u00e9']);
    const value = valueOf(route, random, maker);
    return { method: 'POST', path, ...spoilt(value, odd(headers, random), random) };
  };
}

function valueOf(route: Route, random: Random, maker: (name: string, schema: z.ZodType) => Make): unknown {
  const track = tracks[random.whole(0, tracks.length - 1)];
  let value: unknown = {};
  if (route.id === 'start') value = { machine: track.id, input: maker(`${track.id} start`, track.contract.input)(random) };
  else if (route.id === 'send') {
    const [type, schema] = Object.entries(track.contract.events)[random.whole(0, Object.keys(track.contract.events).length - 1)];
    value = { ...(maker(`${track.id} ${type}`, schema as z.ZodType)(random) as object), type };
  } else if (route.body) value = maker(route.id, route.body)(random);
  for (let times = random.whole(0, 2); times > 0; times--) value = spoil(value, random);
  return value;
}

function pathOf(route: Route, random: Random, ids: string[]): string {
  const value = () => {
    const nasty = NASTY[random.whole(0, NASTY.length - 1)];
    return random.whole(0, 3)
      ? ids[random.whole(0, ids.length - 1)]
      : encodeURIComponent(wellFormed(typeof nasty === 'string' ? nasty : JSON.stringify(nasty)).slice(0, 600)) || 'x';
  };
  return route.path.replaceAll(/:\w+/g, value);
}

/** encodeURIComponent knows no halves of a letter. */
const wellFormed = (text: string) => text.toWellFormed();

function queryOf(route: Route, random: Random, maker: (name: string, schema: z.ZodType) => Make): string {
  if (!route.query) return random.whole(0, 4) ? '' : '?x=%ff&__proto__[a]=1&a[b][c]=d';
  let value = maker(`${route.id} query`, route.query)(random) as Record<string, unknown>;
  if (random.whole(0, 1)) value = (spoil(value, random) ?? {}) as Record<string, unknown>;
  const parts = Object.entries(typeof value === 'object' ? value : { q: value }).slice(0, 20);
  return `?${parts.map(([name, one]) => `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(typeof one === 'string' ? one : JSON.stringify(one)).slice(0, 1500))}`).join('&')}`.slice(
    0,
    6000,
  );
}

/** Now and then bytes that are no JSON, too many of them, or in a wrapping that they are not in. */
function spoilt(value: unknown, headers: Record<string, string>, random: Random): Pick<Sent, 'headers' | 'body'> {
  const json = JSON.stringify(value) ?? 'null';
  const junk = () => Uint8Array.from({ length: random.whole(0, 400) }, () => random.whole(0, 255));
  switch (random.whole(0, 24)) {
    case 0:
      return { headers, body: junk() };
    case 1:
      return { headers: { ...headers, 'content-encoding': ['gzip', 'br', 'deflate', 'zstd', 'x'][random.whole(0, 4)] }, body: junk() };
    case 2:
      return {
        headers: {
          ...headers,
          'content-type': ['text/plain', 'application/json; charset=utf-16', 'multipart/form-data', 'application/x-www-form-urlencoded', 'x'][
            random.whole(0, 4)
          ],
        },
        body: json,
      };
    case 3:
      return { headers, body: json.slice(0, random.whole(0, json.length)) };
    case 4:
      return { headers, body: '['.repeat(random.whole(1, 60_000)) };
    case 5:
      return { headers, body: `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}` };
    case 6:
      return { headers, body: json.replace('{', '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},') };
    case 7:
      return { headers, body: json.replace(/\d+/, '9'.repeat(400)) };
    default:
      return { headers, body: json };
  }
}

function odd(headers: Record<string, string>, random: Random): Record<string, string> {
  switch (random.whole(0, 15)) {
    case 0:
      return { ...headers, 'if-match': ['"1"', '*', '"-1"', '\u00ff', '9'.repeat(500)][random.whole(0, 4)] };
    case 1:
      return { ...headers, cookie: `${headers.cookie ?? ''}; mekoar.session=${'x'.repeat(random.whole(0, 3000))}` };
    case 2:
      return { ...headers, 'accept-language': ['xx', 'en;q=nl', '*', ',,,;;;', 'nl-'.repeat(900)][random.whole(0, 4)] };
    case 3:
      return { ...headers, origin: ['null', 'https://elders.test', 'x', 'http://[::1'][random.whole(0, 3)] };
    default:
      return headers;
  }
}
