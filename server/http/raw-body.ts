import express, { type Request, type Response } from 'express';
import type { Refusal } from '../engine/types.ts';
import { refuse } from './refuse.ts';

/** Reads the body as it is, up to `limit` bytes; for files, after it is known who sends them. An empty one is refused. */
export function rawBody(req: Request, res: Response, limit: number): Promise<Buffer | Refusal> {
  return new Promise((resolve) => {
    express.raw({ limit, type: () => true, inflate: false })(req, res, (error?: unknown) => {
      if (error) return resolve(refuse((error as { status?: number }).status === 413 ? 'too-big' : 'bad-request'));
      const empty = !Buffer.isBuffer(req.body) || req.body.length === 0;
      resolve(empty ? refuse('bad-input', [{ path: '', text: { nl: 'Het bestand is leeg.', en: 'The file is empty.' } }]) : req.body);
    });
  });
}
