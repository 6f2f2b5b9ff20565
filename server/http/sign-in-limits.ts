import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';

const QUARTER_MS = 15 * 60_000;

/**
 * Limits on failed sign-ins: ten in a quarter of an hour per address, a hundred per computer (a practice shares one). A sign-in that succeeds does not
 * count. Resolves to whether this attempt may go on.
 */
export function createSignInLimits(): (req: Request, res: Response) => Promise<boolean> {
  const perAddress = limiter(
    10,
    (req) =>
      `${ipKeyGenerator(req.ip ?? '')} ${String((req.body as { email?: unknown })?.email)
        .trim()
        .toLowerCase()}`,
  );
  const perComputer = limiter(100, (req) => ipKeyGenerator(req.ip ?? ''));
  return async (req, res) => (await passes(perComputer, req, res)) && (await passes(perAddress, req, res));
}

const limiter = (limit: number, keyGenerator: (req: Request) => string) =>
  rateLimit({
    windowMs: QUARTER_MS,
    limit,
    keyGenerator,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_req, res) => (res.locals.overLimit as () => void)(),
  });

function passes(limit: RateLimitRequestHandler, req: Request, res: Response): Promise<boolean> {
  return new Promise((resolve, reject) => {
    res.locals.overLimit = () => resolve(false);
    void limit(req, res, (error?: unknown) => (error ? reject(error) : resolve(true)));
  });
}
