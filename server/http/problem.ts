import { STATUS_CODES } from 'node:http';
import type { Request, Response } from 'express';
import type { Problem } from '../contract/shapes.ts';
import type { Refusal } from '../engine/types.ts';

/** A refusal as RFC 9457 problem document. Undefined members are left out. */
export function toProblem(refusal: Refusal, locale: 'nl' | 'en', requestId?: string): Problem {
  return {
    type: `urn:mekoar:problem:${refusal.code}`,
    title: STATUS_CODES[refusal.status] ?? 'Refused',
    status: refusal.status,
    code: refusal.code,
    detail: refusal.why[locale],
    text: refusal.why,
    ...([403, 409, 412].includes(refusal.status) ? { why: refusal.why } : {}),
    ...(refusal.remedy ? { remedy: refusal.remedy } : {}),
    ...(refusal.errors ? { errors: refusal.errors } : {}),
    ...(refusal.conflict ? { conflict: refusal.conflict } : {}),
    ...(refusal.rev === undefined ? {} : { rev: refusal.rev }),
    ...(requestId ? { requestId } : {}),
  };
}

/** Seconds after which the same request may go well (RFC 9110, 10.2.3). */
const RETRY_AFTER: Record<string, number> = { 'too-many': 900, 'too-fast': 60, unavailable: 5 };

/** Sends a refusal. The status is the refusal's own; nothing about it may be cached. */
export function sendProblem(req: Request, res: Response, refusal: Refusal): void {
  const body = toProblem(refusal, localeOf(req), res.locals.requestId);
  const seconds = RETRY_AFTER[refusal.code];
  if (seconds && !res.get('Retry-After')) res.set('Retry-After', String(seconds));
  res.status(refusal.status).set('Cache-Control', 'no-store').type('application/problem+json').send(JSON.stringify(body));
}

/** Sends the answer to a bug or a broken outside world: no detail leaves, the request id leads to the log. */
export function sendBroken(req: Request, res: Response): void {
  const text = { nl: 'Er ging iets mis aan onze kant. Er is niets half gedaan.', en: 'Something went wrong on our side. Nothing was done by halves.' };
  const body = {
    type: 'urn:mekoar:problem:broken',
    title: 'Internal Server Error',
    status: 500,
    code: 'broken',
    detail: text[localeOf(req)],
    text,
    requestId: res.locals.requestId,
  };
  res.status(500).set('Cache-Control', 'no-store').type('application/problem+json').send(JSON.stringify(body));
}

function localeOf(req: Request): 'nl' | 'en' {
  return req.acceptsLanguages('nl', 'en') === 'en' ? 'en' : 'nl';
}
