import express, { type Request, type Response } from 'express';
import type { Refusal } from '../engine/types.ts';
import { refuse } from './refuse.ts';

const LIMIT = '256kb';
const parser = express.json({ limit: LIMIT, strict: false, type: () => true });

/** Reads the body as JSON, whatever its media type says; only after it is known who sends it. */
export function jsonBody(req: Request, res: Response): Promise<{ value: unknown } | Refusal> {
  return new Promise((resolve) => {
    parser(req, res, (error?: unknown) => {
      if (!error) return resolve({ value: req.body });
      const status = (error as { status?: number }).status;
      resolve(refuse(status === 413 ? 'too-big' : 'bad-json'));
    });
  });
}
