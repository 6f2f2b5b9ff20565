import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { ConnectionLost } from '../db/connection-lost.ts';
import { AuditFailed } from './audit/failed.ts';
import { routes } from './contract/routes.ts';
import { clientFiles } from './http/client-files.ts';
import type { Deps } from './http/deps.ts';
import { allHandlers } from './http/handlers.ts';
import { mountRoutes } from './http/mount.ts';
import { sendBroken, sendProblem } from './http/problem.ts';
import { refuse } from './http/refuse.ts';
import { requestLimits } from './http/request-limits.ts';
import { securityHeaders } from './http/security-headers.ts';

/** The Express app: headers, one line a request in the log, the routes of the contract, the screens, and problem documents for the rest. */
export function createApp(deps: Deps, clientFolder = join(import.meta.dirname, '../dist/client')): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  // One proxy in front at most: the address of a caller counts for the sign-in limits.
  app.set('trust proxy', deps.baseUrl === null ? false : 'loopback');
  const https = deps.baseUrl?.startsWith('https:') ?? false;
  app.use(securityHeaders(https));
  app.use(logged(deps));
  for (const limit of requestLimits(deps.requestsAMinute ?? 0, https)) app.use('/api', limit);
  app.use(mountRoutes(deps, routes, allHandlers(deps)));
  app.use(clientFiles(clientFolder));
  app.use((req, res) => sendProblem(req, res, refuse('not-found')));
  app.use((error: unknown, req: Request, res: Response, _next: NextFunction) => failed(deps, error, req, res));
  return app;
}

/** Gives the request an id and writes one line when it is answered: no query string, no body, no person. */
function logged({ ids, log }: Deps) {
  return (req: Request, res: Response, next: NextFunction) => {
    const requestId = ids.uuid();
    const began = performance.now();
    res.locals.requestId = requestId;
    res.set('X-Request-Id', requestId);
    res.on('finish', () =>
      log.info({ requestId, method: req.method, path: req.path, status: res.statusCode, ms: Math.round(performance.now() - began) }, 'request'),
    );
    next();
  };
}

/** Express's own errors about the address are bad requests; everything else is a bug or a broken outside world. */
function failed({ log }: Deps, error: unknown, req: Request, res: Response): void {
  const status = (error as { status?: unknown } | null)?.status;
  if (res.headersSent) return void res.destroy();
  if (typeof status === 'number' && status >= 400 && status < 500) return sendProblem(req, res, refuse('bad-request'));
  log.error({ err: error, requestId: res.locals.requestId, path: req.path }, 'request failed');
  // The database is away for a moment: the same request with the same key may be sent again.
  if (error instanceof ConnectionLost || error instanceof AuditFailed) return sendProblem(req, res, refuse('unavailable'));
  sendBroken(req, res);
}
