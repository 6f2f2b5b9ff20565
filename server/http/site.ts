import type { Request } from 'express';
import type { Site } from '../identity/passkeys.ts';

/** The address under which a browser reaches us: BASE_URL, or without it (on one's own machine) what the request itself says. */
export function siteOf(req: Request, baseUrl: string | null): Site {
  const { origin, hostname } = new URL(baseUrl ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`);
  return { origin, rpId: hostname };
}
