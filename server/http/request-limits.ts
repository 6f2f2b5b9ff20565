import type { NextFunction, Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { tokenOf } from '../identity/session-cookie.ts';
import { sendProblem } from './problem.ts';
import { refuse } from './refuse.ts';

/** A practice shares one address: as many sessions may be busy behind it before the address itself is too busy. */
const SESSIONS_AN_ADDRESS = 20;
const MINUTE_MS = 60_000;

/**
 * Refuses with 429 `too-fast` and Retry-After who asks more than so many times in a minute: per session (its cookie, whether it is one or not), and twenty times
 * that per address. Counted in this process; sign-in has limits of its own, in the database. 0: nobody is refused.
 */
export function requestLimits(aMinute: number, https: boolean): ((req: Request, res: Response, next: NextFunction) => void)[] {
  if (aMinute === 0) return [];
  const common = {
    windowMs: MINUTE_MS,
    standardHeaders: false,
    legacyHeaders: false,
    // Its warnings are about a proxy that app.ts has settled.
    validate: false,
    handler: (req: Request, res: Response) => sendProblem(req, res, refuse('too-fast')),
  } as const;
  const address = rateLimit({ ...common, limit: aMinute * SESSIONS_AN_ADDRESS, keyGenerator: (req) => ipKeyGenerator(req.ip ?? '') });
  const session = rateLimit({
    ...common,
    limit: aMinute,
    skip: (req) => tokenOf(req.headers, https) === null,
    keyGenerator: (req) => tokenOf(req.headers, https) ?? '',
  });
  return [address, session];
}
