import express, { type Request, type Response } from 'express';
import type { Refusal } from '../engine/types.ts';
import { refuse } from './refuse.ts';

const MOST_BYTES = 256 * 1024;
/** Time for a sender to read the refusal before the line is cut. */
const LAST_WORD_MS = 1000;
const parser = express.json({ limit: MOST_BYTES, strict: false, type: () => true });

/** Deeper than any form of ours; what walks a value by calling itself could not come back from 100,000 brackets. */
const DEEPEST = 40;

/** Whether a value is no deeper than that, and has no key that could become somebody's prototype (ASVS 15.3.6). */
function tame(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false;
    const inner: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      if (Object.hasOwn(one, '__proto__')) return false;
      for (const part of Object.values(one)) if (typeof part === 'object' && part !== null) inner.push(part);
    }
    level = inner;
  }
  return true;
}

/** Reads the body as JSON, whatever its media type says; only after it is known who sends it. */
export function jsonBody(req: Request, res: Response): Promise<{ value: unknown } | Refusal> {
  return new Promise((resolve) => {
    // The parser reads what is too large to its end before it says so, and some bodies have none.
    let bytes = 0;
    req.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= MOST_BYTES || res.headersSent) return;
      res.set('Connection', 'close');
      res.once('finish', () => setTimeout(() => req.destroy(), LAST_WORD_MS).unref());
      resolve(refuse('too-big'));
    });
    parser(req, res, (error?: unknown) => {
      if (!error) return resolve(tame(req.body) ? { value: req.body } : refuse('bad-json'));
      const status = (error as { status?: number }).status;
      resolve(refuse(status === 413 ? 'too-big' : 'bad-json'));
    });
  });
}
