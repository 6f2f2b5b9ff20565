import type { Request } from 'express';

/**
 * Whether a writing request comes from our own pages. A browser always says where it comes from (Sec-Fetch-Site, Origin);
 * a program that is no browser says neither and brings no cookie of somebody else.
 */
export function fromOurPages(req: Request, baseUrl: string | null): boolean {
  const site = req.get('sec-fetch-site');
  if (site && site !== 'same-origin' && site !== 'none') return false;
  const origin = req.get('origin');
  if (origin === undefined) return true;
  const parsed = URL.canParse(origin) ? new URL(origin) : null;
  if (!parsed) return false;
  return parsed.host === req.get('host') || (baseUrl !== null && parsed.origin === new URL(baseUrl).origin);
}
