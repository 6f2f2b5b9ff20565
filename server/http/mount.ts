import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { Role } from '../../machines/roles.ts';
import type { BodyOf, File, ParamsOf, QueryOf, ResponseOf, Route } from '../contract/route.ts';
import type { routes, RouteId } from '../contract/routes.ts';
import type { Refusal, Who } from '../engine/types.ts';
import { currentAccess } from '../audit/access.ts';
import { seesContent } from '../policy/content.ts';
import { inOneLook } from '../policy/one-look.ts';
import { accounted, nameAccess } from './accounted.ts';
import type { Deps } from './deps.ts';
import { fieldErrors } from '../contract/field-errors.ts';
import { jsonBody } from './json-body.ts';
import { fromOurPages } from './origin.ts';
import { sendProblem } from './problem.ts';
import { isRefusal, refuse } from './refuse.ts';
import { findSession, type Session } from './session.ts';

/** What a handler gets: everything parsed, and who is asking. For an open route there may be nobody. */
export type Ask<R extends Route = Route> = {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  who: R['policy'] extends 'public' | 'answer-link' | 'demo' | 'demo-clock' ? Who | null : Who;
  session: R['policy'] extends 'public' | 'answer-link' | 'demo' | 'demo-clock' ? Session | null : Session;
  /** the Idempotency-Key; empty for routes that need none */
  key: string;
  ifMatch: number | undefined;
  req: Request;
  res: Response;
};
export type Handler<R extends Route> = (ask: Ask<R>) => Promise<ResponseOf<R> | Refusal>;
export type Handlers = { [K in RouteId]: Handler<(typeof routes)[K]> };

/** Makes the router from the contract. Throws at boot when a route has no policy, no response or no handler (ARCHITECTURE.md, rule 6). */
export function mountRoutes(deps: Deps, contract: Record<string, Route>, handlers: Record<string, Handler<any>>): Router {
  const router = Router();
  for (const id of Object.keys(handlers)) if (!contract[id]) throw new Error(`There is a handler "${id}" without a contract.`);
  for (const route of Object.values(contract)) if (!route.policy || !route.response) throw new Error(`The route "${route.id}" has no policy or no contract.`);
  // A file's path (`:id.pdf`) would otherwise be taken for an id.
  const inOrder = Object.values(contract).sort((a, b) => Number(isFile(b)) - Number(isFile(a)));
  for (const route of inOrder) {
    const handler = handlers[route.id];
    if (!handler) throw new Error(`The route "${route.id}" has no handler.`);
    router[route.method](route.path, (req, res) => deps.underWay.add(answer(deps, route, handler, req, res)));
  }
  return router;
}

const isFile = (route: Route): route is Route & { response: { file: string } } => 'file' in route.response;

async function answer(deps: Deps, route: Route, handler: Handler<any>, req: Request, res: Response): Promise<void> {
  const result = await accounted(deps, route, { req, res }, async () => {
    const ask = await prepare(deps, route, req, res);
    if (isRefusal(ask)) return ask;
    return route.method === 'get' ? inOneLook(() => handler(ask)) : handler(ask);
  });
  if (res.headersSent) return;
  if (isRefusal(result)) return sendProblem(req, res, result);
  res.status(route.status ?? 200).set('Cache-Control', 'no-store');
  if (isFile(route)) return sendFile(res, result as File);
  // Only what the contract names leaves the server.
  const body = (route.response as z.ZodType).parse(result) as { rev?: unknown } | null;
  if (typeof body?.rev === 'number') res.set('ETag', `"${body.rev}"`);
  res.type('application/json').send(JSON.stringify(body));
}

/** Everything that can be refused before a handler runs, in the order: whence, who, may he, key, contents. */
async function prepare(deps: Deps, route: Route, req: Request, res: Response): Promise<Ask<any> | Refusal> {
  if (route.method !== 'get' && !fromOurPages(req, deps.baseUrl)) return refuse('wrong-origin');
  if (route.policy === 'demo' && !deps.demo) return refuse('not-found');
  if (route.policy === 'demo-clock' && !(deps.demo && deps.clock.manual)) return refuse('not-found');
  const found = await findSession(deps, req.headers);
  nameAccess(deps, currentAccess(), found);
  const barred = mayCall(route, found) ?? (route.fresh && !found?.fresh && !deps.demo ? refuse('fresh-needed') : null);
  if (barred) return barred;
  // Who is half-way is nobody yet, but for the routes of the second factor.
  const session = found?.stage === 'full' || route.policy === 'second-factor' ? found : null;
  const key = req.get('idempotency-key') ?? '';
  if (route.key && !/^[\x21-\x7e]{1,200}$/.test(key)) return refuse('no-key');
  const ifMatch = route.ifMatch ? readIfMatch(req) : undefined;
  if (ifMatch === null)
    return refuse('bad-request', [
      { path: 'If-Match', text: { nl: 'Geef het volgnummer tussen aanhalingstekens: "12".', en: 'Give the rev in quotes: "12".' } },
    ]);
  const params = route.params?.safeParse(req.params);
  // An id of the wrong form is an id that does not exist.
  if (params && !params.success) return refuse('not-found');
  const query = route.query?.safeParse(req.query);
  if (query && !query.success) return refuse('bad-input', fieldErrors(query.error));
  const raw = route.body ? await jsonBody(req, res) : undefined;
  if (isRefusal(raw)) return raw;
  const body = route.body?.safeParse((raw as { value: unknown } | undefined)?.value);
  if (body && !body.success) return refuse('bad-input', fieldErrors(body.error));
  return { params: params?.data ?? {}, query: query?.data ?? {}, body: body?.data, who: session?.who ?? null, session, key, ifMatch, req, res };
}

function mayCall(route: Route, session: Session | null): Refusal | null {
  switch (route.policy) {
    case 'public':
    case 'answer-link':
    case 'demo':
    case 'demo-clock':
      return null;
    case 'second-factor':
      return session ? null : refuse('not-signed-in');
    default:
      return !session ? refuse('not-signed-in') : session.stage !== 'full' ? refuse('second-factor-needed') : suits(route.policy, session);
  }
}

/** Whether the hat that is worn suits a route, of somebody who is wholly signed in. */
function suits(policy: Exclude<Route['policy'], 'public' | 'answer-link' | 'demo' | 'demo-clock' | 'second-factor'>, { who }: Session): Refusal | null {
  const wears = (...roles: Role[]) => roles.some((role) => who.roles.includes(role));
  switch (policy) {
    case 'signed-in':
    case 'audit':
      return null;
    case 'content':
      return seesContent(who) ? null : refuse('not-yours');
    case 'admin':
      return wears('ADMIN') ? null : refuse('not-yours');
    case 'oversight':
      return wears('ADMIN', 'PRIVACY_OFFICER') ? null : refuse('not-yours');
    default:
      return policy satisfies never;
  }
}

/** The rev of If-Match; undefined when absent or `*`, null when it is none. */
function readIfMatch(req: Request): number | undefined | null {
  const given = req.get('if-match')?.trim();
  if (given === undefined || given === '*') return undefined;
  const found = /^(?:W\/)?"?(\d{1,9})"?$/.exec(given);
  return found ? Number(found[1]) : null;
}

function sendFile(res: Response, file: File): void {
  res.type(file.type);
  if (file.name) res.set('Content-Disposition', `inline; filename="${file.name.replace(/[^\w.-]/g, '_')}"`);
  res.send(file.body);
}
